"""Brief: a sourced fact sheet as data. Sections hold points, points hold sentences, and every sentence its notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from contingent.model.month import Month

if TYPE_CHECKING:
    from contingent.presenting.charts import Chart

SHORT_CHARTS = 2
"""How many charts a section of the short brief has."""
SubjectKind = Literal["party", "organisation", "mission"]


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a brief is about: a state or territory, an organisation or group, or a mission, by its id."""

    kind: SubjectKind
    id: str
    name: str
    the_name: str


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """Where a sentence stands: the publisher, its document, and the place in it, as a footnote gives them.

    `identifier` is the id of the document in the record (empty for a page on the web that no file of ours holds);
    `where` the page or row; `quote` the words of the source where it is one that says, not counts.
    """

    publisher: str
    title: str
    document: str
    where: str
    identifier: str = ""
    url: str = ""
    quote: str = ""

    @property
    def work(self) -> str:
        """What is cited, without the place in it."""
        told = [f"{self.publisher}: {self.title}" if self.title else self.publisher]
        return ", ".join([*told, self.document] if self.document else told)

    @property
    def place(self) -> str:
        """The place and the words of the source."""
        quoted = f"“{self.quote}”" if self.quote else ""
        return ": ".join(part for part in (self.where, quoted) if part)

    @property
    def text(self) -> str:
        """The footnote in one line."""
        return f"{self.work}{', ' if self.place else ''}{self.place}."


Datum = Mapping[str, Any]
"""One figure or fact that a sentence states, as a row of data."""


@dataclass(frozen=True)
class Sentence:
    """One sentence with what it states: `period` are the months or dates, `measure` the definition's id.

    `definition` says in words what is counted or meant. `data` are the figures it states, a row each.
    """

    text: str
    period: tuple[str, ...]
    measure: str
    definition: str
    notes: tuple[Note, ...]
    data: tuple[Datum, ...] = ()


@dataclass(frozen=True)
class Point:
    """Sentences on one topic, under a short `label`. Points that are not `main` are left to the long brief."""

    label: str
    sentences: tuple[Sentence, ...]
    main: bool = True


@dataclass(frozen=True)
class Table:
    """A table with its caption (which says month and definition) and notes; `marked` is the row of the subject.

    The first `brief_rows` rows are enough for the short brief; None: all of them.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    period: tuple[str, ...]
    measure: str
    definition: str
    notes: tuple[Note, ...]
    data: tuple[Datum, ...] = ()
    marked: int | None = None
    brief_rows: int | None = None
    main: bool = True

    def shortened(self) -> Table:
        """Return the table as the short brief shows it."""
        return self if self.brief_rows is None else replace(self, rows=self.rows[: self.brief_rows])


@dataclass(frozen=True)
class Gap:
    """Something that the record does not know: `what`, why, and what would bring it."""

    what: str
    why: str
    to_do: str = ""


@dataclass(frozen=True)
class Section:
    """A chapter of a brief. `gaps` are what the record does not know about its topic."""

    id: str
    title: str
    points: tuple[Point, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences, in their order."""
        return (sentence for point in self.points for sentence in point.sentences)

    @property
    def empty(self) -> bool:
        """Whether the section says nothing."""
        return not (self.points or self.tables or self.charts)

    def shortened(self) -> Section:
        """Return what the short brief has of the section."""
        points = tuple(point for point in self.points if point.main)
        tables = tuple(table.shortened() for table in self.tables if table.main)
        return replace(self, points=points, tables=tables, charts=self.charts[:SHORT_CHARTS])


@dataclass(frozen=True)
class Brief:
    """A fact sheet about `subject` as of the last day of `month`, from one version of the record.

    `sections` say what the record knows; `gaps` what it does not. `definitions` are the measures used, by name.
    """

    subject: Subject
    title: str
    month: Month
    record: str
    sections: tuple[Section, ...]
    gaps: tuple[Gap, ...]
    long: bool = False
    definitions: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentences(self) -> list[Sentence]:
        """All sentences, in their order."""
        return [sentence for section in self.sections for sentence in section.sentences]

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes, in the order in which they are first needed."""
        found: dict[Note, None] = {}
        for section in self.sections:
            for sentence in section.sentences:
                found |= dict.fromkeys(sentence.notes)
            for table in section.tables:
                found |= dict.fromkeys(table.notes)
        return tuple(found)

    @cached_property
    def works(self) -> dict[str, tuple[tuple[int, Note], ...]]:
        """The numbered footnotes by what they cite, so that a document is named once."""
        return by_work(self.notes)

    def numbers(self, notes: Sequence[Note]) -> tuple[int, ...]:
        """Return the numbers of footnotes, sorted."""
        return tuple(sorted({self._number[note] for note in notes}))

    @cached_property
    def _number(self) -> dict[Note, int]:
        return {note: place for place, note in enumerate(self.notes, 1)}


def by_work(notes: Sequence[Note]) -> dict[str, tuple[tuple[int, Note], ...]]:
    """Return footnotes, numbered in their order, by what they cite."""
    found: dict[str, list[tuple[int, Note]]] = {}
    for number, note in enumerate(notes, 1):
        found.setdefault(note.work, []).append((number, note))
    return {work: tuple(cited) for work, cited in found.items()}
