"""Comparing contributors: the same measures of several, side by side, each figure with its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from contingent.checking import wording
from contingent.errors import InputError
from contingent.model.month import Month
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.asylum import CONCEPTS
from contingent.presenting.briefs.html import FOLDER, page_style
from contingent.presenting.briefs.model import Note, Subject, by_work
from contingent.presenting.briefs.notes import note_of_document
from contingent.presenting.briefs.security import TYPES
from contingent.presenting.briefs.subject import choose_month, find_subject
from contingent.presenting.check.words import ordinal_words
from contingent.presenting.look import policy, template
from contingent.record.record import Record
from contingent.record.statistics import Statistics
from contingent.vocabulary.definitions import find_definition
from contingent.vocabulary.measures import all_measures

MOST = 8
"""More than these do not fit beside one another."""
UNKNOWN = "not known"


@dataclass(frozen=True)
class Cell:
    """One figure as written, with its notes; `value` is None where it has none."""

    text: str
    notes: tuple[Note, ...] = ()
    value: float | None = None


@dataclass(frozen=True)
class Line:
    """One measure of all that are compared; `label` says the definition and the month."""

    group: str
    label: str
    cells: tuple[Cell, ...]
    words: bool = False
    """Whether the cells hold words, which may be broken over lines, and not one figure."""


@dataclass(frozen=True)
class Comparison:
    """Several contributors side by side as of a month."""

    subjects: tuple[Subject, ...]
    month: Month
    record: str
    lines: tuple[Line, ...]
    definitions: dict[str, str]

    @property
    def title(self) -> str:
        """What is compared."""
        return wording.listed([subject.name for subject in self.subjects])

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes, in the order in which they are first needed."""
        return tuple(dict.fromkeys(note for line in self.lines for cell in line.cells for note in cell.notes))

    @property
    def works(self) -> dict[str, tuple[tuple[int, Note], ...]]:
        """The numbered footnotes by what they cite, so that a document is named once."""
        return by_work(self.notes)

    @cached_property
    def groups(self) -> dict[str, list[Line]]:
        """The lines by group."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.group, []).append(line)
        return found

    def numbers(self, notes: Sequence[Note]) -> tuple[int, ...]:
        """Return the numbers of footnotes, sorted."""
        return tuple(sorted({self.notes.index(note) + 1 for note in notes}))


def compare(record: Record, names: Sequence[str], month: Month | str | None = None) -> Comparison:
    """Compare contributors as of a month (the newest by default). Raises InputError for fewer than 2 or more than 8.

    Organisations and missions cannot be compared with this; names that are unknown raise UnknownNameError.
    """
    subjects = tuple(dict.fromkeys(find_subject(name) for name in names))
    others = [subject.name for subject in subjects if subject.kind != "party"]
    if others or not 2 <= len(subjects) <= MOST:
        what = f"{others[0]} is no contributor" if others else f"{len(subjects)} different names are given"
        raise InputError(what, where="compare", to_do=f"name two to {MOST} different states or territories")
    ask = Ask(record, choose_month(record, subjects[0], month))
    lines = [*_strength(ask, subjects), *_women(ask, subjects), *_change(ask, subjects), *_hosting(ask, subjects)]
    kept = tuple(line for line in lines if any(cell.value is not None for cell in line.cells))
    used = ["uniformed", *_kinds(ask, subjects), "women_share_uniformed"]
    named = {all_measures()[name].name: all_measures()[name].definition for name in used}
    return Comparison(subjects, ask.month, record.version, kept, named)


def _kinds(ask: Ask, subjects: Sequence[Subject]) -> Sequence[str]:
    """Return the finest kinds of personnel that the month tells apart."""
    first = subjects[0].id
    return next((kinds for kinds in TYPES if all(ask.value(first, kind) is not None for kind in kinds)), ())


def _counted(ask: Ask, group: str, label: str, subjects: Sequence[Subject], measure: str, month: Month) -> Line:
    def cell(subject: Subject) -> Cell:
        value = ask.value(subject.id, measure, month=month)
        if value is None:
            return Cell(UNKNOWN)
        percent = all_measures()[measure].unit == "percent"
        text = f"{value:.1f}%" if percent else wording.number(value)
        return Cell(text, ask.notes_of([(subject.id, measure, "all")], month), value)

    return Line(group, f"{label}, {month.spoken}", tuple(map(cell, subjects)))


def _strength(ask: Ask, subjects: Sequence[Subject]) -> list[Line]:
    group = "In UN missions"
    lines = [_counted(ask, group, "Uniformed personnel", subjects, "uniformed", ask.month)]
    lines += [_ranked(ask, group, subjects, measure) for measure in ("uniformed", "troops", "police")]
    for kind in _kinds(ask, subjects):
        lines.append(_counted(ask, group, all_measures()[kind].name, subjects, kind, ask.month))
    return [*lines, *_missions(ask, group, subjects)]


def _ranked(ask: Ask, group: str, subjects: Sequence[Subject], measure: str) -> Line:
    def cell(subject: Subject) -> Cell:
        rank = ask.rank(subject.id, measure)
        if rank is None:
            covered = ask.value(subject.id, measure) is not None
            return Cell("no rank" if covered else UNKNOWN)
        return Cell(ordinal_words(rank), ask.notes_of([(subject.id, measure, "all")]), float(rank))

    return Line(group, f"Rank by {all_measures()[measure].noun}, {ask.month.spoken}", tuple(map(cell, subjects)))


def _missions(ask: Ask, group: str, subjects: Sequence[Subject]) -> list[Line]:
    def told(subject: Subject, write: Callable[[dict[str, int]], str]) -> Cell:
        missions = ask.missions(subject.id)
        if not missions:
            return Cell(UNKNOWN if ask.value(subject.id, "uniformed") else "0", (), None)
        notes = ask.notes_of([(subject.id, "uniformed", f"mission:{name}") for name in missions])
        return Cell(write(missions), notes, float(len(missions)))

    def largest(missions: dict[str, int]) -> str:
        return "; ".join(f"{name} {wording.number(count)}" for name, count in list(missions.items())[:3])

    when = ask.month.spoken
    return [
        Line(group, f"UN missions with uniformed personnel, {when}",
             tuple(told(s, lambda missions: str(len(missions))) for s in subjects)),
        Line(group, f"Largest contingents of uniformed personnel, {when}", tuple(told(s, largest) for s in subjects),
             words=True),
    ]  # fmt: skip


def _women(ask: Ask, subjects: Sequence[Subject]) -> list[Line]:
    return [
        _counted(ask, "Women", f"Women among {wording.noun(whole)}", subjects, f"women_share_{whole}", ask.month)
        for whole in ("uniformed", "troops", "police")
    ]


def _change(ask: Ask, subjects: Sequence[Subject]) -> list[Line]:
    months = [ask.month - 12 * years for years in (1, 5, 10)]
    return [_counted(ask, "Before", "Uniformed personnel", subjects, "uniformed", month) for month in months]


def _hosting(ask: Ask, subjects: Sequence[Subject]) -> list[Line]:
    """Return the refugees that each hosts at the end of the last year that all sources give by then."""
    meant = find_definition(CONCEPTS, "refugees")
    found, day = Statistics(ask.record), ask.month.last_day.isoformat()
    if not found.has(meant.indicators[0]):
        return []
    series = {subject.id: found.series(meant.indicators, subject.id) for subject in subjects}
    periods = sorted({period for one in series.values() for period in one if period <= day})
    if not periods:
        return []

    def cell(subject: Subject) -> Cell:
        figure = series[subject.id].get(periods[-1])
        if figure is None or figure.value is None:
            return Cell(UNKNOWN)
        where = f"rows of {periods[-1][:4]} and {subject.name}"
        notes = tuple(note_of_document(ask.record, document, where) for document in figure.documents)
        return Cell(wording.number(figure.value), notes, figure.value)

    year = periods[-1][:4]
    return [Line("Asylum", f"Refugees hosted, end of {year}", tuple(map(cell, subjects)))]


def as_markdown(comparison: Comparison) -> str:
    """Return the comparison as Markdown with footnotes."""
    lines = [f"# {comparison.title}", "", f"*{_about(comparison)}*", ""]
    for group, listed in comparison.groups.items():
        lines += [f"## {group}", "", f"| | {' | '.join(subject.name for subject in comparison.subjects)} |"]
        lines.append(f"|---|{'|'.join(['---:'] * len(comparison.subjects))}|")
        for line in listed:
            cells = (cell.text + "".join(f"[^s{n}]" for n in comparison.numbers(cell.notes)) for cell in line.cells)
            lines.append(f"| {line.label} | {' | '.join(cells)} |")
        lines.append("")
    lines += ["## Definitions", ""] + [f"- {name}: {meaning}." for name, meaning in comparison.definitions.items()]
    lines += ["", "## Sources", ""] + [f"[^s{n}]: {note.text}" for n, note in enumerate(comparison.notes, 1)]
    lines += ["", _end(comparison)]
    return "\n".join(lines) + "\n"


def as_html(comparison: Comparison) -> str:
    """Return the comparison as one page that needs nothing else."""
    css = page_style()
    return template(FOLDER, "compare.html.j2").render(
        comparison=comparison, css=Markup(css), policy=policy(css), about=_about(comparison), end=_end(comparison)
    )


def _about(comparison: Comparison) -> str:
    return f"As of {comparison.month.spoken}"


def _end(comparison: Comparison) -> str:
    return f"Written from version {comparison.record} of the record of contingent."
