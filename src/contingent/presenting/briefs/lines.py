"""Lines that all forms of a brief share."""

from __future__ import annotations

from contingent.presenting.briefs.mission import about
from contingent.presenting.briefs.model import Brief, Gap
from contingent.presenting.briefs.spoken import date_words
from contingent.vocabulary.parties import all_parties

TAGLINE = "Every sentence states its month and its definition, and has its source in a footnote."


def about_line(brief: Brief) -> str:
    """Say as of when a brief is."""
    return f"As of {brief.month.spoken}"


def end_line(brief: Brief) -> str:
    """Say what a brief promises and which record it was written from."""
    return f"{TAGLINE} Written from version {brief.record} of the record of contingent."


def full_name(brief: Brief) -> str:
    """Return the line under the title: a formal name, or a mission's name, hosts and life; empty where it adds none."""
    if brief.subject.kind == "mission":
        return about(brief.subject.id)
    party = all_parties()[brief.subject.id]
    formal = "" if party.formal_name == brief.title else party.formal_name
    ended = f"until {date_words(party.valid_to.isoformat())}" if party.valid_to else ""
    return " · ".join(filter(None, (formal, ended)))


def gap_line(gap: Gap) -> str:
    """Write what the record does not know as a line."""
    what = f"{gap.what[:1].upper()}{gap.what[1:]}: {gap.why}"
    return (f"{what}; {gap.to_do}." if gap.to_do else f"{what}.").replace("`", "")
