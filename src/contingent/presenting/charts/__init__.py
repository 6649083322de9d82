"""Charts and maps of the record, rendered without a browser, with their words and figures beside them."""

from __future__ import annotations

import importlib
from typing import Any

from contingent.errors import InputError, UnknownNameError
from contingent.presenting.charts.chart import Chart
from contingent.record.record import Record

__all__ = ["CHARTS", "Chart", "chart"]

CHARTS: dict[str, str] = {
    "missions": "what a contributor has in each mission, month by month",
    "rank": "a contributor's rank, month by month, by each definition",
    "women": "the share of women among a contributor's people, against the UN's targets for 2028",
    "peers": "a contributor among those ranked next to it in a month",
    "contributors": "who is in a mission in a month, with military and police apart",
    "strength": "a mission's people, month by month, by contributor",
    "deployments": "a world map of where a contributor has people in a month",
    "ranks": "a world map of contributors by rank in a month",
}
"""The charts by name, and what each shows."""

_MAKERS = {
    "missions": "missions:missions",
    "rank": "ranks:rank",
    "women": "women:women",
    "peers": "ranks:peers",
    "contributors": "in_mission:contributors",
    "strength": "strength:strength",
    "deployments": "maps:deployments",
    "ranks": "maps:ranks",
}

_CALLED = {"party": "contributor", "mission": "mission"}
_NEEDED = set(_CALLED)


def chart(record: Record, name: str, **what: Any) -> Chart:
    """Make the chart `name` (one of CHARTS) of what is asked: `party`, `mission`, `month`, `since`, `until` and so on.

    `missions`, `rank`, `women`: party, since, until (`rank` also measures, scope, among). `peers`: party, month,
    measure, scope, among. `contributors`: mission, month. `strength`: mission, since, until. `deployments`: party,
    month. `ranks`: month, measure, scope. Months left out are the record's first and last. Raises UnknownNameError
    for another name, InputError for what a chart does not take, NotCoveredError where the record has nothing to draw.
    """
    if name not in CHARTS:
        raise UnknownNameError.of("chart", name, CHARTS, where="chart")
    module, _, function = _MAKERS[name].partition(":")
    make = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    given = {key: value for key, value in what.items() if value is not None}
    takes = sorted(make.__kwdefaults__)
    unknown = sorted(set(given) - set(takes))
    if unknown:
        raise InputError(
            f"the chart '{name}' does not take {' and '.join(unknown)}",
            where="chart",
            to_do=f"it takes {', '.join(takes)}",
        )
    for key in _NEEDED & set(takes) - set(given):
        if make.__kwdefaults__[key] == "":
            raise InputError(
                f"the chart '{name}' is about one {_CALLED[key]}",
                where="chart",
                to_do=f"name it, as in `contingent chart {name} {_CALLED[key].upper()}`",
            )
    made: Chart = make(record, **given)
    return made
