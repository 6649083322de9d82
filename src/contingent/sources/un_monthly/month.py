"""The month a report is about, read from inside the file, never from its name.

A dated report prints the last day of its month (in its title, on each page, or on each row); all dates must agree.

An undated report (2019-10 is the only one known) is dated by two facts in the file that must meet: the file was
created after its month had ended, so the month is at most the last one complete on that day; and it lists missions,
so the month is at least the one in which the youngest of them began. Where the two leave more than one month, the
report is refused.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from contingent.errors import SourceError
from contingent.model.month import Month
from contingent.sources.un_monthly.words import Pages
from contingent.vocabulary.missions import all_missions, find_mission

_TOP = 12
_DAY = r"(\d{2}/\d{2}/\d{4})"
_PRINTED = (
    (re.compile(rf"\bAs of ?: {_DAY}"), "%d/%m/%Y"),
    (re.compile(rf"\bTroops,? {_DAY}"), "%d/%m/%Y"),
    (re.compile(r"\bMonth of Report : (\d{2}-[A-Z][a-z]{2}-\d{2})\b"), "%d-%b-%y"),
    (re.compile(r"\bby End of ([A-Z][a-z]+, \d{4})\b"), "%B, %Y"),
)
_TO_DO = "compare with the publisher's copy; a report states what was so on the last day of one month"


def find_month(pages: Pages, row_dates: Iterable[str], missions: Iterable[str]) -> Month:
    """Return the report's month. `missions` are the missions it lists, as printed. Raises SourceError."""
    dates = {_parsed(text, "%d/%m/%Y", pages.name) for text in row_dates} | _title_dates(pages)
    if len(dates) > 1:
        several = ", ".join(str(day) for day in sorted(dates))
        raise SourceError(f"the report gives several dates: {several}", where=pages.name, to_do=_TO_DO)
    if not dates:
        return _undated(pages, missions)
    day = dates.pop()
    month = Month.containing(day)
    if day != month.last_day:
        raise SourceError(f"the date {day} is not the last day of a month", where=pages.name, to_do=_TO_DO)
    if pages.created and pages.created < day:
        what = f"the file was created on {pages.created}, before the {day} it reports on"
        raise SourceError(what, where=pages.name, to_do=_TO_DO)
    return month


def _title_dates(pages: Pages) -> set[datetime.date]:
    dates: set[datetime.date] = set()
    for _, lines in pages.numbered():
        top = " ".join(line.text for line in lines[:_TOP])
        for pattern, form in _PRINTED:
            dates |= {_parsed(text, form, pages.name) for text in pattern.findall(top)}
    return dates


def _parsed(text: str, form: str, name: str) -> datetime.date:
    """Read a printed date; one without a day means the last day of its month."""
    try:
        day = datetime.datetime.strptime(text, form).date()
    except ValueError as error:
        raise SourceError(f"'{text}' is not a date", where=name, to_do=_TO_DO) from error
    return day if "%d" in form else Month.containing(day).last_day


def _undated(pages: Pages, missions: Iterable[str]) -> Month:
    begun = [_began(mission) for mission in missions]
    earliest = max((month for month in begun if month), default=None)
    latest = Month.containing(pages.created) - 1 if pages.created else None
    if earliest is None or earliest != latest:
        between = f"between {earliest or 'unknown'} (its youngest mission) and {latest or 'unknown'} (file created)"
        raise SourceError(
            f"the report prints no date, and its month can only be placed {between}", where=pages.name, to_do=_TO_DO
        )
    return earliest


def _began(mission: str) -> Month | None:
    """Return the month in which a mission began, or None where the vocabulary does not know it to the month."""
    start = all_missions()[find_mission(mission)].start
    return Month.parse(str(start)[:7]) if start and len(str(start)) >= 7 else None
