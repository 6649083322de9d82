"""Claims of refugees hosted: by each definition, at the ends of years, by origin, as a share, a number or a rank."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contingent.checking import wording
from contingent.checking.accept import Number
from contingent.checking.facts.answers import Answer, Asked
from contingent.checking.facts.figures import accepts, between, stated_number
from contingent.checking.facts.origins import from_place, origins_of, said_origins, share_note
from contingent.checking.facts.phrases import as_of, dated, name, sentence
from contingent.checking.facts.readings import FactReading, Span, joined
from contingent.checking.facts.when import When
from contingent.checking.question import Unanswerable
from contingent.checking.sentences import sentence_at
from contingent.errors import UnknownNameError
from contingent.model.partial_date import last_day
from contingent.model.statistic import Statistic
from contingent.record.statistics import Statistics, how_to_add, kept_statistics
from contingent.vocabulary.definitions import Definition, definitions_of
from contingent.vocabulary.groups import find_group
from contingent.vocabulary.groups import members as group_members

CONCEPTS = ("refugees_hosted", "asylum_seekers_hosted")
EVACUEES = "evacuees"
FACTBOOK = "factbook_refugees"
PUBLISHED_IN = 6
"""UNHCR publishes the figures of the end of a year in June: before, a text may know those of the year before only."""


_PART = re.compile(
    r"\b(?:one (?:region|camp|province)|(?:in|at) (?:the )?(?:\w+ )?camps?|settlement|province|district"
    r"|arrivals|arrived|arrive|crossed|newly|inhabitants?|UNRWA|(?<!from )Palestin\w+)\b",
    re.IGNORECASE,
)
_OTHER_COUNT = re.compile(r"\b(?:registered|government|authorit\w+|estimate\w*|planning|census)\b", re.IGNORECASE)


def _around(asked: Asked) -> str:
    """Return the quote and the words right after it."""
    return asked.text[asked.claim.start : asked.claim.end + 40].split(".")[0].split(";")[0]


@dataclass(frozen=True)
class _Wanted:
    """What is compared: whom, by which definition, from where."""

    asked: Asked
    statistics: Statistics
    host: str
    origins: tuple[str, ...]


def answer(asked: Asked) -> Answer:
    """Return the readings of a claim of refugees. Raises Unanswerable without a host or a number."""
    claim = asked.claim
    if claim.contributor is None:
        raise Unanswerable("the claim names no host")
    if claim.value is None and claim.rank is None:
        raise Unanswerable("the claim states no number")
    wanted = _Wanted(asked, kept_statistics(asked.record), claim.contributor, origins_of(claim, asked.text))
    if part := _PART.search(f"{claim.note or ''} {_around(asked)}"):
        raise Unanswerable(f"the claim counts a part ('{part[0]}'), and the record has whole countries only")
    if evacuated := _evacuees(wanted):
        return evacuated
    if claim.value_unit == "percent" and not wanted.origins:
        raise Unanswerable("the claim's share is not one by country of origin, which is all that the record has")
    readings = list(_readings(wanted))
    if not any(reading.spans for reading in readings):
        raise Unanswerable(f"the record has no statistics of refugees in {name(wanted.host)}: {how_to_add('refugees')}")
    days = sorted({span.first for reading in readings if reading.literal for span in reading.spans})
    when = _at_year_ends(asked.when, days, asked.claim.as_of)
    number, about = stated_number(claim, _values(readings), counted=claim.value_unit != "percent")
    notes = [*about, *_share(wanted, when), *_mid_year(asked, when)]
    missing = f"the record has refugees in {name(wanted.host)} at the ends of {days[0].year} to {days[-1].year} only"
    return Answer(
        tuple(readings), missing, tuple(notes), when=when, first_open=_open(asked, when, number, readings),
        open_to=_other_count(wanted, number, readings, when), number=number,
    )  # fmt: skip


def _other_count(wanted: _Wanted, number: Number | None, readings: Sequence[FactReading], when: When) -> str | None:
    """Say why a number is not contradicted: somebody else's count, or one of a part that the sentence names."""
    words = f"{wanted.asked.claim.note or ''} {_around(wanted.asked)}"
    if found := _OTHER_COUNT.search(words):
        return f"the claim names another count ('{found[0]}') than UNHCR's, which is all that the record has"
    own = [span for one in readings if one.literal for span in one.covering(when.first, when.last)]
    few = number is not None and any(span.value and number.value < span.value / 2 for span in own)
    if few and said_origins(wanted.asked.claim, wanted.asked.text):
        return "the claim may count those of some origins only, which it names beside the number"
    return None


def _values(readings: Sequence[FactReading]) -> list[float]:
    return [span.value for reading in readings for span in reading.spans if span.value is not None]


def _readings(wanted: _Wanted) -> Iterator[FactReading]:
    factbook = _cites_the_factbook(wanted.asked)
    defined = [one for concept in CONCEPTS for one in definitions_of(concept)]
    listed = [one for one in defined if (FACTBOOK in one.indicators) == factbook]
    literal = listed[0].id if factbook else _literal(wanted.asked)
    scope = f"host:{wanted.host}" + "".join(f";origin:{one}" for one in wanted.origins)
    for one in listed:
        if any(wanted.statistics.has(name_) for name_ in one.indicators):
            yield FactReading(one.id, scope, one.id == literal, joined(_spans(wanted, one)))


def _cites_the_factbook(asked: Asked) -> bool:
    """Tell whether the sentence gives the World Factbook's count and not UNHCR's."""
    return "Factbook" in asked.text[slice(*sentence_at(asked.text, asked.claim.start))]


def _literal(asked: Asked) -> str:
    """Return the definition that the words of a claim mean."""
    words = f"{asked.claim.quote} {asked.claim.note or ''}".lower().replace("-", " ")
    if "concern" in words:
        return "people_of_concern"
    if "asylum seekers only" in words or ("asylum" in words and "refugee" not in words):
        return "asylum_seekers"
    return "refugees_and_asylum_seekers" if asked.claim.category == "refugees_asylum" else "refugees"


def _spans(wanted: _Wanted, one: Definition) -> Iterator[Span]:
    """Yield a span a counted day: the figure of the end of a year."""
    whole = wanted.statistics.series(one.indicators, wanted.host)
    figures = {period: figure.value or 0.0 for period, figure in whole.items()}
    if wanted.origins:
        figures = dict.fromkeys(whole, 0.0)
        for origin in wanted.origins:
            for period, figure in wanted.statistics.series(one.indicators, wanted.host, origin).items():
                figures[period] = figures.get(period, 0.0) + (figure.value or 0.0)
    claim = wanted.asked.claim
    percent = claim.value_unit == "percent"
    totals = {period: figure.value or 0.0 for period, figure in whole.items()}
    if percent:
        figures = {p: 100 * value / totals[p] for p, value in figures.items() if totals.get(p)}
    number, _ = stated_number(claim, figures.values(), counted=not percent)
    for period, value in figures.items():
        day = last_day(period)
        rank = _rank(wanted, one, period) if claim.rank is not None else None
        fits = _ranked(wanted, rank) if claim.rank is not None else accepts(number, value)
        yield Span(day, day, fits, _say(wanted, one, day, value, rank), value, _rows(wanted, one, period))


def _rank(wanted: _Wanted, one: Definition, period: str) -> int | None:
    """Return the place among hosts, of all or of the group that the claim counts among."""
    values = wanted.statistics.by_area(one.indicators, period)
    if wanted.asked.claim.among:
        try:
            there = group_members(find_group(wanted.asked.claim.among), last_day(period))
        except UnknownNameError:
            raise Unanswerable(f"the vocabulary has no group '{wanted.asked.claim.among}'") from None
        values = {host: value for host, value in values.items() if host in there}
    own = values.get(wanted.host)
    return None if own is None else 1 + sum(value > own for value in values.values())


def _ranked(wanted: _Wanted, rank: int | None) -> bool:
    claimed = wanted.asked.claim.rank
    if rank is None or claimed is None:
        return False
    return rank <= claimed if wanted.asked.claim.comparator == "<=" else rank == claimed


_NOUNS = {
    "refugees": "refugees",
    "asylum_seekers": "asylum-seekers",
    "refugees_and_asylum_seekers": "refugees and asylum-seekers",
    "refugees_and_protected": "refugees and others in need of international protection",
    "people_of_concern": "refugees, asylum-seekers and others of concern",
    "factbook": "refugees by the count of the CIA World Factbook",
}


def _say(wanted: _Wanted, one: Definition, day: datetime.date, value: float, rank: int | None) -> str:
    noun = _NOUNS.get(one.id, one.meaning)
    origin = f" from {wording.listed([name(one) for one in wanted.origins])}" if wanted.origins else ""
    host = name(wanted.host)
    if wanted.asked.claim.value_unit == "percent":
        return as_of(f"{value:.1f} % of the {noun} in {host} were{origin}", day)
    place = ""
    if rank is not None:
        among = f" in {wanted.asked.claim.among}" if wanted.asked.claim.among else ""
        place = f", the {wording.largest(rank)} number of any host{among}"
    return as_of(f"{host} hosted {wording.number(value)} {noun}{origin}{place}", day)


def _rows(wanted: _Wanted, one: Definition, period: str) -> tuple[Statistic, ...]:
    """Return the largest rows that a figure was added up from."""
    if not wanted.asked.when.first.year <= int(period[:4]) <= wanted.asked.when.last.year + 1:
        return ()
    found = [
        row
        for indicator in one.indicators
        for row in wanted.statistics.statistics(indicator, wanted.host)
        if row.period_end == period and (not wanted.origins or row.counterpart in wanted.origins)
    ]
    return tuple(sorted(found, key=lambda row: (-(row.value or 0.0), row))[:4])


def _at_year_ends(when: When, days: Sequence[datetime.date], as_of_: str | None) -> When:
    """Move a time to counted days: those in it or, without any, the last one before it; the present to the newest."""
    if not days or when.tense == "past":
        return when
    if when.tense == "present":
        known = [day for day in days if day <= when.limit]
        early = 2 if when.limit.month < PUBLISHED_IN or (as_of_ is None and when.limit.month == 12) else 1
        return replace(when, first=known[-early:][0], last=known[-1]) if known else when
    if any(when.first <= day <= when.last for day in days):
        return when
    before = [day for day in days if day < when.first]
    after = [day for day in days if day > when.last]
    return replace(when, first=before[-1], last=before[-1]) if before and after else when


def _mid_year(asked: Asked, when: When) -> Iterator[str]:
    if when.first != asked.when.first and asked.when.tense == "stated":
        yield f"counted at the ends of years: compared with {when.last}, the last one before the stated time"


def _open(asked: Asked, when: When, number: Number | None, readings: Sequence[FactReading]) -> str | None:
    """Say why a figure between two counted days cannot be judged: the claim fits one that lies between them."""
    if number is None or asked.when.tense == "past" or when.first == asked.when.first:
        return None
    own = next((reading for reading in readings if reading.literal), None)
    values = {span.first: span.value for span in own.spans if span.value is not None} if own else {}
    after = [day for day in values if day > asked.when.last]
    counted = [values[day] or 0.0 for day in values if when.first <= day <= when.last]
    fitting = any(span.fits for reading in readings for span in reading.covering(when.first, when.last))
    if counted and after and not fitting and between(number, counted[-1], values[min(after)] or 0.0):
        between_them = f"between {when.last} and {min(after)}"
        return f"the record has figures of the ends of years only, and it may have been so {between_them}"
    return None


def _share(wanted: _Wanted, when: When) -> Iterator[str]:
    """Remark on "mostly from ..." in the same sentence."""
    said = said_origins(wanted.asked.claim, wanted.asked.text)
    series = wanted.statistics.series(("refugees",), wanted.host) if said else {}
    periods = [period for period in series if when.first <= last_day(period) <= when.last]
    if periods:
        by_origin = wanted.statistics.by_counterpart(("refugees",), wanted.host, periods[-1])
        told = share_note(said, by_origin, series[periods[-1]].value or 0.0, f"at the end of {periods[-1][:4]}")
        yield from (told,) if told else ()


def _evacuees(wanted: _Wanted) -> Answer | None:
    """Answer for people brought from a country by evacuation flights, all flights so far together."""
    asked = wanted.asked
    places = wanted.origins or from_place(asked.claim, asked.text)
    rows = [
        row
        for place in places
        for row in asked.record.statistics.where(indicator=EVACUEES, area=wanted.host, counterpart=place)
    ]
    if not rows or not places:
        return None
    rows.sort(key=lambda row: last_day(row.period_end))
    number, about = stated_number(asked.claim, [row.value or 0.0 for row in rows])
    spans = []
    end = max(asked.now, asked.when.limit)
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        value = row.value or 0.0
        last = last_day(after.period_end) if after else end
        told = sentence(
            f"{dated(row.period_end)}, {wording.number(value)} refugees and asylum-seekers evacuated"
            f" from {name(places[0])} had come to {name(wanted.host)} ({row.release.rpartition(',')[0]})"
        )
        spans.append(Span(last_day(row.period_end), last, accepts(number, value), told, value, (row,)))
    scope = f"host:{wanted.host};from:{places[0]}"
    reading = FactReading(EVACUEES, scope, True, joined(spans))
    note = (
        "evacuees are counted by the country they were flown out of, all flights together; refugees hosted"
        " are counted by country of origin, and not by where they came from last"
    )
    missing = f"the record counts them from {rows[0].period_end} on"
    when = replace(asked.when, first=min(spans[-1].first, asked.now)) if asked.when.tense == "present" else asked.when
    later = (
        [f"the newest figure is higher: {spans[-1].say}"]
        if number and (spans[-1].value or 0) > 1.5 * number.value
        else []
    )
    return Answer((reading,), missing, (*about, note, *later), when=when, number=number)
