"""What the World Factbook's short texts on deployments say: how many, where, in which force, agreed bilaterally."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from contingent.errors import UnknownNameError
from contingent.model.month import Month
from contingent.vocabulary import printed
from contingent.vocabulary.missions import all_missions, mission_candidates
from contingent.vocabulary.parties import all_parties, candidates

_COUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?![\d,])|(?!(?:19|20)\d\d\b)\d{4,6})"
_QUALIFIERS = (
    r"est\.|estimated|an estimated|approximately|approx\.|up to|more than|at least|nearly|over|as many as|some|about"
    r"|fewer than|has|had|an additional|a contingent of"
)
_NUMBER = re.compile(rf"(?<![\d,-])(?P<low>{_COUNT})(?:\s?-\s?(?P<high>{_COUNT}))?(?![\d-]|,\d| percent|%)")
_HEAD = re.compile(
    rf"(?P<said>(?:(?:{_QUALIFIERS})\s+)*){_NUMBER.pattern}\s*(?:\((?P<beside>plus [^)]*)\)\s*)?"
    r"(?P<place>[^(),;]*)(?P<inside>(?:\([^()]*\)\s*)*)(?P<tail>[,;]?.*)",
    re.DOTALL,
)
_PLACE_FIRST = re.compile(rf"(?P<place>[A-Z][A-Za-z' ]+?)\s*\(?{_NUMBER.pattern}\)?\s*(?P<inside>(?:\([^()]*\))?)")
_SENTENCE = re.compile(
    r"\b(?:sent|deployed|deploys|has|had|have|as many as)\b[^.;]{0,40}?"
    rf"{_NUMBER.pattern}\s+(?P<who>[\w -]{{0,60}}?)\b(?:to|in) (?P<place>(?:the )?[A-Z][\w' ]+)(?P<after>.*)"
)
_CLAUSES = re.compile(r";|\bnotes?(?:\(s\))?(?: \d)? ?[:-]")
_SINCE = re.compile(r"\b(?:since|from) \d{4}")
_DATE = re.compile(
    r"\b[Ii]n (?:early |late |mid-|early-)?(?:(?P<month>[A-Z][a-z]+) (?:of )?)?(?P<year>(?:19|20)\d\d)\b"
)
_PEOPLE = re.compile(r"\b(?:troops?|personnel|soldiers|police|peacekeepers|additional)\b|^$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:fighters|contractors|veterans|Syrian|mercenar|private military)", re.IGNORECASE)
_PLANS = re.compile(r"\b(?:plans|planned|pledged?|will|authorized|approved|would)\b")
_BILATERAL = re.compile(r"\bbi-?lateral")
_VAGUE = re.compile(r"several thousand [\w ]*troops deployed in (?P<place>(?:the )?[A-Z][\w' ]+)")
_STATES = ("state", "territory", "former_state")
_DATE_NEAR = 12
"""A sentence that dates what it says does so within this many characters of its beginning."""
MONTHS = {
    "jan": "01", "feb": "02", "mar": "03", "apr": "04", "may": "05", "jun": "06",
    "jul": "07", "aug": "08", "sep": "09", "oct": "10", "nov": "11", "dec": "12",
}  # fmt: skip
_ACRONYM = re.compile(r"\b(?:[A-Z]{3,}[A-Za-z]*(?:-[A-Z0-9]+)?|Operation [A-Z]\w+(?: [A-Z]\w+)?|Task Force [A-Z]\w+)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """People of a sender at one place in one force: `value` to `high` of them, None where the text does not say.

    `host` is a party id or empty; `place` its name where that is no party. `force` is a mission or an organisation;
    empty under the sender's own command. `note` says what limits the figure; `date`
    is when they went, where a sentence says so.
    """

    host: str
    place: str
    force: str
    value: float | None
    high: float | None
    status: str
    note: str
    date: str = ""


def parts_of(text: str) -> list[Part]:
    """Return what one segment of a text says; nothing where it does not name a number and a place."""
    text = re.sub(r"^(?:note[^:-]*[:-] ?)+", "", text.strip())
    if "including: " in text:
        text = text.partition("including: ")[2]
    head = _HEAD.match(text)
    if head and (head["place"] or head["inside"]):
        found = list(_of_head(head))
        rest = head["tail"].lstrip(",; ")
        return found + (parts_of(rest) if rest and found and _HEAD.match(rest) else [])
    first = _PLACE_FIRST.fullmatch(text)
    if first:
        return list(_placed(first["place"], _numbers(first), _pieces(first["inside"]), []))
    return list(_of_sentence(text))


def _of_head(head: re.Match[str]) -> Iterator[Part]:
    pieces, place = _pieces(head["inside"]), head["place"]
    if not place and pieces:
        place, pieces = pieces[0], pieces[1:] if hosts_of(pieces[0]) else pieces
    said = [head["said"].strip()] if head["said"].strip() else []
    yield from _placed(place, _numbers(head), pieces, said + ([head["beside"]] if head["beside"] else []))


def _placed(place: str, numbers: tuple[float, float | None], pieces: list[str], notes: list[str]) -> Iterator[Part]:
    hosts = hosts_of(place)
    status = "announced" if _PLANS.search(place) else "reported"
    where = "" if len(hosts) == 1 else " ".join(place.split())
    if _under(place):
        pieces = [*pieces, _under(place)]
    given = [(piece, _NUMBER.search(_dateless(piece))) for piece in pieces if not _PLANS.search(piece)]
    counted = [(piece, _numbers(match)) for piece, match in given if match and (forces(piece, hosts) or _own(piece))]
    named = sorted({force for piece in pieces for force in forces(piece, hosts)})
    said = "; ".join(notes + [piece for piece in pieces if piece not in named])
    if counted:
        yield from _split(counted, hosts, where, status, numbers, said)
    elif len(named) > 1 or len(hosts) > 1:
        most = numbers[1] or numbers[0]
        together = f"{most:,.0f} in all of them together; {said}".rstrip("; ")
        for host in hosts or ("",):
            for force in named or ("",):
                yield Part(host, where, force, None, most, status, together)
    else:
        force = named[0] if named else ""
        if not hosts and force in all_missions() and len(all_missions()[force].hosts) == 1:
            hosts = all_missions()[force].hosts
        yield Part(hosts[0] if hosts else "", where, force, *numbers, status, said)


def _split(
    counted: list[tuple[str, tuple[float, float | None]]],
    hosts: tuple[str, ...],
    where: str,
    status: str,
    numbers: tuple[float, float | None],
    said: str,
) -> Iterator[Part]:
    """Yield the parts of a figure that the text divides, and the whole where the parts do not make it up."""
    host = hosts[0] if len(hosts) == 1 else ""
    for piece, (value, high) in counted:
        yield Part(host, where, (forces(piece, hosts) or ("",))[0], value, high, status, piece)
    if sum(high or value for _, (value, high) in counted) < 0.9 * numbers[0]:
        yield Part(host, where, "", *numbers, status, f"all together, in and outside the forces named; {said}")


def _of_sentence(text: str) -> Iterator[Part]:
    """Yield what the clauses of a note say in whole sentences. Sums over many years are not taken."""
    for clause in _CLAUSES.split(text):
        found = _SENTENCE.search(clause)
        if found and not _SINCE.search(clause) and not _OTHERS.search(clause) and _PEOPLE.search(found["who"]):
            yield from _said(clause, found)
        vague = _VAGUE.search(clause)
        if vague and len(hosts := _beginning(vague["place"])) == 1:
            yield Part(hosts[0], "", "", None, None, "reported", "several thousand")


def _said(clause: str, found: re.Match[str]) -> Iterator[Part]:
    hosts = _beginning(found["place"])
    if len(hosts) != 1 or "brigade" in found["place"] + found["after"]:
        return
    force = (forces(found["place"] + found["after"], hosts) or ("",))[0]
    status = "unclear" if "unclear" in found["after"] else "reported"
    notes = [" ".join(found["who"].split()), "bilateral agreement" if _own(found["after"]) else ""]
    yield Part(hosts[0], "", force, *_numbers(found), status, "; ".join(filter(None, notes)), _date(clause))


def _date(clause: str) -> str:
    found = _DATE.search(clause)
    if not found or found.start() > _DATE_NEAR:
        return ""
    month = MONTHS.get((found["month"] or "")[:3].lower(), "")
    return f"{found['year']}-{month}" if month else found["year"]


def _beginning(words: str) -> tuple[str, ...]:
    """Return the party that words begin with, the longest name first."""
    split = words.removeprefix("the ").split()
    for length in range(min(7, len(split)), 0, -1):
        found = _states(" ".join(split[:length]))
        if len(found) == 1:
            return found
    return ()


def _numbers(found: re.Match[str]) -> tuple[float, float | None]:
    low, high = (float(found[name].replace(",", "")) if found[name] else None for name in ("low", "high"))
    assert low is not None
    if high is not None and low * 100 < high:
        low *= 1000
    return low, high


def _pieces(inside: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"[();]", inside) if piece.strip()]


def _dateless(piece: str) -> str:
    """Leave out years and days, and people counted beside the troops."""
    return re.sub(r"\bplus\b.*|(?:mid-)?\b(?:19|20)\d\d\b|\b\d{1,2},? (?=\d{4})", "", piece)


def _own(piece: str) -> bool:
    return _BILATERAL.search(piece) is not None


def _under(place: str) -> str:
    return place.partition(" under ")[2]


@lru_cache(maxsize=2048)
def hosts_of(place: str) -> tuple[str, ...]:
    """Return the parties that a place names, several where they are joined by strokes; none for a region."""
    place = re.sub(r"^(?:and |in |assigned |deployed (?:in|to) |authorized for |the )+", "", place.strip())
    whole = _states(place.partition(" under ")[0])
    if len(whole) == 1:
        return whole
    each = [_states(part) for part in place.split("/")]
    return tuple(found[0] for found in each) if len(each) > 1 and all(len(found) == 1 for found in each) else ()


def _states(name: str) -> tuple[str, ...]:
    return tuple(one for one in candidates(name) if all_parties()[one].kind in _STATES)


@lru_cache(maxsize=4096)
def forces(text: str, hosts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the missions and organisations that a text names as those in whose force people serve."""
    found = [force for name in _ACRONYM.findall(text) for force in _force(name, hosts)]
    found += [one for name, one in _organisations().items() if name in text]
    leads = {lead for force in found if force in all_missions() for lead in all_missions()[force].lead}
    return tuple(dict.fromkeys(force for force in found if force not in leads))


def _force(name: str, hosts: tuple[str, ...]) -> tuple[str, ...]:
    missions = mission_candidates(name) or mission_candidates(name.removeprefix("Task Force ")) or _printed(name)
    if not missions:
        missions = tuple(one for one in all_missions() if one.startswith(f"{name} ") and name.startswith("EU"))
    if len(missions) > 1:
        missions = tuple(one for one in missions if set(all_missions()[one].hosts) & set(hosts))[-1:]
    if missions:
        return missions[:1]
    organisations = candidates(name)
    return organisations if len(organisations) == 1 and all_parties()[organisations[0]].kind == "organisation" else ()


@cache
def _organisations() -> dict[str, str]:
    """The organisations by full name, those of one word aside."""
    parties = all_parties().values()
    return {one.formal_name: one.id for one in parties if one.kind == "organisation" and " " in one.formal_name}


def _printed(name: str) -> tuple[str, ...]:
    try:
        return (printed.mission(name, Month.of(2021, 1)),)
    except UnknownNameError:
        return ()
