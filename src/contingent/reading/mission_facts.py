"""What the vocabulary knows of missions: whose they are, and which was at work where and when."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.model.mission import Mission
from contingent.reading.context import Context
from contingent.reading.document import Mention
from contingent.reading.names import family_of
from contingent.vocabulary.missions import all_missions

FORCE_KINDS = frozenset({"contribution_level", "units", "mission_presence", "deployment_other"})
"""Kinds of claims of forces, which are the United Nations' or others'."""


def is_other(mission: str) -> bool:
    """Whether a mission is no mission of the United Nations."""
    return kind_of(mission) == "non_un"


def kind_of(mission: str) -> str | None:
    """The kind of a mission the vocabulary knows; None of others."""
    known = all_missions().get(mission)
    return known.kind if known is not None else None


def described(context: Context, mention: Mention, named: str | None, month: str | None) -> Sequence[str]:
    """The mission a name means: of a description, "the UN mission in Haiti", the one there in the month."""
    mission = all_missions().get(named or "")
    described = not _GENERIC.isdisjoint(context.document.tokens.raw[mention.first : mention.end])
    if mission is not None and described and month is not None and not is_active(mission, month):
        there = [one for one in all_missions().values() if is_active(one, month) and _is_alike(mission, one)]
        likeliest = max(
            there, key=lambda one: (set(one.hosts) == set(mission.hosts), _KINDS.index(one.kind)), default=mission
        )
        return (family_of(likeliest.id) or likeliest.id,)
    return (named,) if named else ()


_KINDS = ("special_political", "peacekeeping")
_GENERIC = frozenset({"mission", "force", "operation"})


def is_active(mission: Mission, month: str) -> bool:
    """Whether a mission was at work in a month, or year."""
    return (mission.start or "")[: len(month)] <= month <= (mission.end or "9999")


def _is_alike(one: Mission, other: Mission) -> bool:
    """Whether another is a mission of the United Nations in the same countries."""
    return other.kind in _KINDS and bool(one.hosts) and set(one.hosts) <= set(other.hosts)
