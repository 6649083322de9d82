"""Composing a brief: whom it is about, its sections, its charts, and what the record does not know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.presenting.briefs import mission, organisation
from contingent.presenting.briefs.ask import Ask
from contingent.presenting.briefs.asylum import asylum
from contingent.presenting.briefs.diplomacy import diplomacy
from contingent.presenting.briefs.military import military
from contingent.presenting.briefs.model import Brief, Gap, Section, Subject
from contingent.presenting.briefs.pictures import with_charts
from contingent.presenting.briefs.regional import regional
from contingent.presenting.briefs.security import security
from contingent.presenting.briefs.subject import choose_month, find_subject
from contingent.record.record import Record
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.parties import all_parties

Maker = Callable[[Ask, str], Section]
PARTY: Mapping[str, Maker] = {
    "security": security, "military": military, "diplomacy": diplomacy, "regional": regional, "asylum": asylum,
}  # fmt: skip
MISSION: Mapping[str, Maker] = {
    "strength": mission.strength, "contributors": mission.contributors, "changes": mission.changes,
}  # fmt: skip
ORGANISATION = ("members", "contributions", "forces")
SECTIONS = {"party": tuple(PARTY), "mission": tuple(MISSION), "organisation": ORGANISATION}
"""The sections of a brief by what it is about, in their order."""


def brief(
    record: Record,
    subject: str,
    month: Month | str | None = None,
    *,
    sections: Collection[str] = (),
    long: bool = False,
    charts: bool = True,
) -> Brief:
    """Compose the fact sheet of a party, organisation or mission as of the last day of `month`.

    Without a month it is the newest that can be asked of the subject. `sections` are names of SECTIONS, all of them
    by default; `long` keeps what the two pages of the short brief leave out. A subject the record knows nothing of
    gives a brief that says so. Raises UnknownNameError for names, NotCoveredError for a month without a report.
    """
    found = find_subject(subject)
    ask = Ask(record, choose_month(record, found, month), long)
    wanted = _wanted(found, sections)
    made = list(_sections(ask, found, wanted))
    if charts:
        made = [with_charts(ask, found, section) for section in made]
    shown = made if long else [section.shortened() for section in made]
    gaps = (*_general(ask, found), *(gap for section in made for gap in section.gaps))
    return Brief(
        subject=found,
        title=found.name,
        month=ask.month,
        record=record.version,
        sections=tuple(section for section in shown if not section.empty),
        gaps=gaps,
        long=long,
        definitions=_definitions(shown),
    )


def _wanted(found: Subject, sections: Collection[str]) -> Collection[str]:
    known = SECTIONS[found.kind]
    for name in sections:
        if name not in known:
            raise UnknownNameError.of("section", name, known, where=f"brief of {found.name}")
    return sections or known


def _sections(ask: Ask, found: Subject, wanted: Collection[str]) -> Iterator[Section]:
    if found.kind == "organisation":
        made = organisation.sections(ask, found.id)
        yield from (section for section in made if section.id in wanted)
        return
    makers = PARTY if found.kind == "party" else MISSION
    for name, make in makers.items():
        if name in wanted:
            yield make(ask, found.id)


def _general(ask: Ask, found: Subject) -> Iterator[Gap]:
    """Say what is not known whatever the section: an end, newer months, flagged figures."""
    if found.kind != "mission":
        party = all_parties()[found.id]
        if party.valid_to and party.valid_to < ask.month.last_day:
            yield Gap(f"{found.the_name} after {party.valid_to}", "it no longer existed")
    for flag in ask.record.flags:
        if flag.month == ask.month and flag.contributor == found.id:
            why = f"{flag.rule.replace('_', ' ')}: {flag.note}"
            yield Gap(f"whether the figures of {ask.month.spoken} are right", why)


def _definitions(sections: Collection[Section]) -> dict[str, str]:
    """Return the measures of the sentences and tables by name, with what they count."""
    asked = [one.measure for s in sections for one in s.sentences] + [t.measure for s in sections for t in s.tables]
    used = [name for measures in asked for name in measures.split(",")]
    known = all_measures()
    named = {known[name].name: known[name].definition for name in dict.fromkeys(used) if name in known}
    return dict(sorted(named.items()))
