"""Claims of deaths in missions: counted by nationality, mission, cause and type, over the time that is spoken of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contingent.checking import wording
from contingent.checking.accept import Number
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import accepts, stated_number
from contingent.checking.facts.phrases import name, spoken
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.when import BEGINNING, When
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.checking.times import NOW_MONTHS
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.model.partial_date import first_day
from contingent.model.verdict import Evidence
from contingent.record.fatalities import serving_list
from contingent.vocabulary.missions import all_missions, mission_candidates

_ATTACK = re.compile(
    r"\b(?:kill\w*|attack\w*|ambush\w*|shot|hostile|malicious|combat|fell|fallen|violent)\b", re.IGNORECASE
)
MILITARY = ("military", "military_observer")
UNIFORMED = (*MILITARY, "police")
_CAUSES = {
    "malicious_act": re.compile(r"\b(?:bullets?|hostile (?:acts?|fire)|malicious acts?)\b", re.IGNORECASE),
    "accident": re.compile(r"\b(?:accidents?|road\w*|crash\w*)\b", re.IGNORECASE),
    "illness": re.compile(r"\b(?:illness\w*|disease\w*|malaria|covid\S*)\b", re.IGNORECASE),
}
_NOT_UN = re.compile(r"\b(?:non-UN|not UN|bilateral|together|UN and others|mission not said)\b", re.IGNORECASE)
TYPES = {"police": ("police",), "military": MILITARY, "troops": MILITARY, "experts": ("military_observer", "police")}
ADD = "add the Data Hub's DPPADPOSS-FATALITIES with `contingent build --add` or `sync`"


@dataclass(frozen=True)
class _Deaths:
    """The deaths that a claim may count: [month] from `first` on, by definition, and the file that lists them."""

    first: Month
    by_definition: dict[str, NDArray[np.int64]]
    document: str


def answer(asked: Asked) -> Answer:
    """Return the readings of a claim of deaths."""
    claim = asked.claim
    if claim.value is None:
        raise Unanswerable("the claim states no number")
    if claim.value_unit not in (None, "persons"):
        raise Unanswerable("the list of deaths gives numbers of people")
    _refuse_others(asked)
    document = serving_list(asked.record)
    if not document:
        raise Unanswerable(f"the record has no list of deaths in missions: {ADD}")
    deaths = _deaths(asked, document)
    last = deaths.first + (len(next(iter(deaths.by_definition.values()))) - 1)
    if asked.when.first > last.last_day:
        raise Unanswerable(f"the list of deaths ends in {spoken(str(last))}")
    literal = _literal(asked)
    since = _since(asked)
    number, about = _number(asked, deaths, since)
    readings = [
        FactReading(
            measure, _scope(asked), measure in literal, joined(_spans(asked, deaths, measure, number, since, last))
        )
        for measure in deaths.by_definition
    ]
    when, notes = _when(asked, since, last)
    notes = [*about, *notes]
    return Answer(
        tuple(readings), "the list of deaths does not cover the time", tuple(notes),
        open_to=_revised(when, readings, number),
        when=when,
        first_open=_open(asked, when, readings, number),
        number=number,
    )  # fmt: skip


def _refuse_others(asked: Asked) -> None:
    """Refuse deaths outside the United Nations' missions. Raises Unanswerable."""
    claim = asked.claim
    named = [all_missions()[one] for one in _missions(claim.mission)] if claim.mission else []
    if any(not mission.is_un for mission in named) or _NOT_UN.search(claim.note or ""):
        raise Unanswerable("the list of deaths is of missions of the United Nations, and the claim counts others")


def _others_named(asked: Asked) -> bool:
    """Tell whether the text names a force that is not the United Nations', whose dead the claim may count."""
    others = {one for one, mission in all_missions().items() if not mission.is_un and one.isupper()}
    return asked.claim.mission is None and bool(others & set(re.findall(r"\b[A-Z][A-Z-]{2,}\b", asked.text)))


def _deaths(asked: Asked, document: str) -> _Deaths:
    """Count the deaths of the claim's people by month."""
    claim, counts = asked.claim, asked.record.fatalities
    mask = counts.mask(document=document)
    months = np.array([Month.parse(month).ordinal for month in counts.tables["month"]])[counts.codes["month"]]
    first, last = int(months[mask].min()), int(months[mask].max())
    if claim.contributor not in (None, ALL_CONTRIBUTORS):
        mask &= counts.mask(nationality=claim.contributor or "")
    if claim.mission:
        mask &= counts.mask(mission=[_of_its_time(one, asked.when) for one in _missions(claim.mission)])
    wide: dict[str, NDArray[np.bool_]] = {"fatalities": mask}
    kinds = TYPES.get(claim.category or "")
    if kinds:
        wide = {f"fatalities_{claim.category}": mask & counts.mask(personnel_type=kinds), "fatalities": mask}
    else:
        wide["fatalities_uniformed"] = mask & counts.mask(personnel_type=UNIFORMED)
    cause = _cause(asked) or "malicious_act"
    by_cause = counts.mask(incident_type=cause)
    narrow = {f"{measure}_{cause}": rows & by_cause for measure, rows in wide.items()}
    wide = narrow if _cause(asked) else wide | narrow
    by_definition = {
        measure: np.bincount(
            months[rows] - first, weights=counts.numbers["count"][rows], minlength=last - first + 1
        ).astype(np.int64)
        for measure, rows in wide.items()
    }
    return _Deaths(Month(first), by_definition, document)


def _of_its_time(mission: str, when: When) -> str:
    """Return the mission, or the one it took over from where the claim speaks of a time before it began."""
    known = all_missions()[mission]
    before = when.tense == "stated" and known.start is not None and when.last < first_day(known.start)
    return known.predecessor if before and known.predecessor in all_missions() else mission


def _missions(named: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in named.split(";"):
        one = (part,) if part in all_missions() else mission_candidates(part)
        if len(one) != 1:
            raise Unanswerable(f"the vocabulary has no mission '{part}'")
        found += one
    return tuple(found)


def _cause(asked: Asked) -> str | None:
    """Return the cause of death that a claim's words name."""
    words = f"{asked.claim.note or ''} {asked.claim.quote}"
    return next((cause for cause, pattern in _CAUSES.items() if pattern.search(words)), None)


def _literal(asked: Asked) -> set[str]:
    """Return the definitions that the words mean: all deaths of the people named, or those by attack too."""
    claim = asked.claim
    base = f"fatalities_{claim.category}" if claim.category in TYPES else "fatalities"
    found = {base}
    if claim.category in ("unspecified", "personnel", "uniformed", None):
        found |= {"fatalities", "fatalities_uniformed"}
    if cause := _cause(asked):
        return {f"{one}_{cause}" for one in found}
    first, last = sentence_at(asked.text, claim.start)
    if _ATTACK.search(asked.text, first, max(last, claim.end)):
        found |= {f"{one}_malicious_act" for one in found}
    return found


def _since(asked: Asked) -> datetime.date | None:
    """Return where counting begins: at a stated beginning; None where all deaths so far count."""
    when = asked.when
    if asked.claim.as_of is None or when.tense != "stated" or when.first == BEGINNING:
        return None
    return when.first


def _scope(asked: Asked) -> str:
    who = asked.claim.contributor
    party = "all" if who in (None, ALL_CONTRIBUTORS) else f"party:{who}"
    return f"{party};mission:{asked.claim.mission}" if asked.claim.mission else party


def _number(asked: Asked, deaths: _Deaths, since: datetime.date | None) -> tuple[Number | None, list[str]]:
    running = [float(value) for counts in deaths.by_definition.values() for value in np.cumsum(counts)]
    return stated_number(asked.claim, running)


def _periods(asked: Asked, since: datetime.date | None, last: Month, first: Month) -> Iterator[tuple[Month, Month]]:
    """Yield the stretches of months whose deaths may be meant: the stated one, or all from its beginning on."""
    if since is None or asked.when.lasting:
        begin = first if since is None else max(first, Month.containing(since))
        for ordinal in range(begin.ordinal, last.ordinal + 1):
            yield begin, Month(ordinal)
        return
    yield Month.containing(since), Month.containing(asked.when.last)


def _spans(
    asked: Asked, deaths: _Deaths, measure: str, number: Number | None, since: datetime.date | None, last: Month
) -> Iterator[Span]:
    running = np.concatenate([[0], np.cumsum(deaths.by_definition[measure])])
    lasting = since is None or asked.when.lasting
    for begin, end in _periods(asked, since, last, deaths.first):
        before = max(begin.ordinal - deaths.first.ordinal, 0)
        until = min(end.ordinal - deaths.first.ordinal + 1, len(running) - 1)
        value = float(running[until] - running[before])
        from_day = datetime.date(end.year, end.month, 1) if lasting else datetime.date(begin.year, begin.month, 1)
        told = _say(asked, measure, begin, end, value, lasting and since is None)
        proof = _proof(asked, deaths, end, measure, value)
        before_this = float(running[max(until - 1, 0)] - running[before])
        fit = accepts(number, value) or (lasting and number is not None and _passed(number, before_this, value))
        passed = number is not None and fit and value > number.value and number.comparator == "="
        notes = (f"the count passed {number.value:,.0f} in that month",) if passed and number else ()
        yield Span(from_day, end.last_day, fit, told, value, (proof,), None, notes)


def _passed(number: Number, before: float, after: float) -> bool:
    """Tell whether a count passed the stated number within a month, between its end and that of the month before."""
    return number.comparator == "=" and before < number.value < after


def _say(asked: Asked, measure: str, begin: Month, end: Month, value: float, so_far: bool) -> str:
    who = asked.claim.contributor
    people = "person" if value == 1 else "people"
    people += "" if who in (None, ALL_CONTRIBUTORS) else f" from {name(who or '')}"
    kind = measure.removeprefix("fatalities").strip("_")
    for cause, words in _BY.items():
        kind = kind.replace(cause, words)
    kind = kind.replace("_", ", ", 1).replace("_", " ")
    which = f" ({kind})" if kind else ""
    where = f" in {wording.listed(asked.claim.mission.split(';'))}" if asked.claim.mission else " in UN missions"
    if so_far:
        return f"By {end.spoken}, {wording.number(value)} {people} had died{where}{which}."
    time = f"In {spoken(str(end))}" if begin == end else f"From {spoken(str(begin))} to {spoken(str(end))}"
    return f"{time}, {wording.number(value)} {people} died{where}{which}."


_BY = {"malicious_act": "by malicious acts", "accident": "by accidents", "illness": "by illness"}


def _proof(asked: Asked, deaths: _Deaths, month: Month, measure: str, value: float) -> Evidence:
    document = asked.record.document_by_id[deaths.document]
    who = asked.claim.contributor or ALL_CONTRIBUTORS
    where = f"rows of {who}" + (f" in {asked.claim.mission}" if asked.claim.mission else "") + f" to {month}"
    return Evidence(document.source, document.name, document.title, document.sha256, where, month, who, measure, value)


def _when(asked: Asked, since: datetime.date | None, last: Month) -> tuple[When | None, list[str]]:
    """Count deaths so far, or of a lasting time, at its end; a time that goes on after the list, at the list's end."""
    from dataclasses import replace

    when = asked.when
    end = min(when.last, last.last_day)
    notes = (
        [f"the list of deaths ends in {spoken(str(last))}: later ones are not counted"]
        if when.last > last.last_day
        else []
    )
    so_far = asked.claim.as_of is not None and asked.known.is_now(asked.claim.as_of.rpartition("/")[2])
    if so_far and when.tense == "stated":
        begin = Month.containing(end) - (NOW_MONTHS - 1)
        return replace(when, first=datetime.date(begin.year, begin.month, 1), last=end, lasting=False), notes
    if since is None and asked.claim.as_of is not None and when.tense == "stated":
        return replace(when, first=datetime.date(end.year, end.month, 1), last=end, lasting=False), notes
    if when.lasting:
        return replace(when, first=datetime.date(end.year, end.month, 1), last=end, lasting=False), notes
    if when.tense == "present":
        month = Month.containing(end)
        before = month - 2
        return replace(when, first=datetime.date(before.year, before.month, 1), last=end), notes
    return replace(when, last=end) if end >= when.first else None, notes


def _revised(when: When | None, readings: Sequence[FactReading], number: Number | None) -> str | None:
    """Say why a number near that of the list is not contradicted: lists are revised, and differ in whom they count."""
    if number is None or when is None:
        return None
    told = [span.value for one in readings for span in one.covering(when.first, when.last) if span.value]
    low, high = number.interval()
    near = [value for value in told if low <= value * 1.1 + 1 and value * 0.9 - 1 <= high]
    if near:
        return f"the list says {wording.number(near[0])}: such lists are revised, and differ in whom they count"
    return None


def _open(asked: Asked, when: When | None, readings: Sequence[FactReading], number: Number | None) -> str | None:
    """Say why a number that does not fit its own time cannot be judged, and no other time be named instead."""
    if number is None or when is None:
        return None
    fitting = any(span.fits for one in readings for span in one.covering(when.first, when.last))
    if fitting:
        return _more_that_month(asked, when, readings, number)
    if asked.when.tense == "present":
        return "it is not said over which time they died"
    if _others_named(asked):
        return "the text names forces that are not the United Nations', whose dead the list does not count"
    return _more_that_month(asked, when, readings, number)


def _more_that_month(asked: Asked, when: When, readings: Sequence[FactReading], number: Number) -> str | None:
    """Say why a number of one incident cannot be judged: the list is kept by month, and more died in it."""
    if number.comparator not in ("=", "~") or not (asked.when.exact or _one_month(asked)):
        return None
    literal = [span for one in readings if one.literal for span in one.covering(when.first, when.last)]
    most = max((span.value or 0.0 for span in literal), default=0.0)
    if most > number.value and not any(span.fits for span in literal):
        return f"the record counts deaths by month, not by incident: {most:,.0f} in that month"
    return None


def _one_month(asked: Asked) -> bool:
    when = asked.when
    return when.tense == "stated" and not when.lasting and (when.last - when.first).days <= 31
