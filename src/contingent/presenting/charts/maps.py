"""World maps: where a contributor has people, and who ranks where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contingent.checking.wording import listed, month_name, name, number, of_group, within
from contingent.errors import NotCoveredError
from contingent.model.month import Month
from contingent.model.observation import ALL_CONTRIBUTORS
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.maps import POLICY, Circle, CircleMap, Shade, ShadedMap
from contingent.presenting.charts.drawing.world import world
from contingent.presenting.charts.over_months import documents, party_of
from contingent.presenting.charts.ranks import sources_of, upper
from contingent.record.deployments import deployments as forces
from contingent.record.missions import missions as all_of
from contingent.record.ranking import rank as ranking
from contingent.record.record import Record
from contingent.record.rows import Row, Rows
from contingent.vocabulary.measures import all_measures
from contingent.vocabulary.missions import all_missions
from contingent.vocabulary.parties import all_parties

CLASSES = (
    (10, "1st to 10th", "m5"),
    (25, "11th to 25th", "m4"),
    (50, "26th to 50th", "m3"),
    (100, "51st to 100th", "m2"),
)
REST = ("101st and after", "m1")
NAMED = 5
"""Contributors written on the map of ranks."""
WHERE = {"UNISFA": "abyei", "UNDOF": "golan", "UNMOGIP": "kashmir"}
"""Missions in a disputed area, which are shown there and not at a claimant's centre."""
FIELDS = (
    "month", "contributor", "side", "force", "host", "place", "count", "low", "high", "status", "told_from", "told_to",
    "publisher", "document", "locator",
)  # fmt: skip
BRIEF = ("month", "contributor", "side", "force", "host", "place", "count", "low", "high", "publisher")


def deployments(record: Record, *, party: str | None = None, month: Month | str | None = None) -> Chart:
    """Draw where a contributor (all together by default) has people in a month, UN missions and other forces."""
    who = party_of(party)
    when = Month.read(month) or record.columns.last_month
    rows, sources = _everywhere(record, when) if who == ALL_CONTRIBUTORS else _of(record, who, when)
    circles = tuple(_circles(rows))
    if not circles:
        raise NotCoveredError(
            f"nothing to draw: no source in the record tells where {name(who)} had people on {when.spoken}",
            where=f"record {record.version}",
            to_do="ask for another month; see `contingent deployments`",
        )
    title = f"Where {name(who)} has people" if who != ALL_CONTRIBUTORS else "UN missions"
    reading = [POLICY]
    lost = sorted({str(row["host"] or row["place"] or row["force"]) for row in rows if not _place(row)})
    if lost:
        reading.insert(0, f"Not on the map, since no country is told: {', '.join(lost)}.")
    if any(row["side"] != "UN" for row in rows):
        reading.insert(0, "Forces outside the UN: the newest figure of each source, which may be years older.")
    about = {"month": str(when), "contributor": who, "measure": "uniformed", "record": record.version}
    return Chart(
        name="deployments",
        title=f"{title}, {month_name(when)}",
        subtitle=f"Uniformed personnel in UN missions{_and_others(rows)} on {when.spoken}",
        alt=_told(title, when, rows),
        months=(str(when),),
        data=Rows(FIELDS, tuple(rows), about, sources, brief=BRIEF),
        picture=CircleMap(circles, None if who == ALL_CONTRIBUTORS else who),
        reading=tuple(reading),
    )


def _and_others(rows: Iterable[Row]) -> str:
    return ", and forces outside the UN as other sources tell," if any(row["side"] != "UN" for row in rows) else ""


def _of(record: Record, who: str, month: Month) -> tuple[list[Row], tuple[Row, ...]]:
    """Return what all sources tell of a party's forces in the month."""
    answer = forces(record, who, month=month)
    rows = [
        {
            "month": str(month),
            "contributor": who,
            **{key: row[key] for key in ("side", "force", "host", "place", "count", "low", "high", "status")},
            "told_from": row["first"],
            "told_to": row["last"],
            "publisher": row["publisher"],
            "document": row["document"],
            "locator": row["locator"],
        }
        for row in answer
        if row["status"] != "ended"
    ]
    return rows, answer.sources


def _everywhere(record: Record, month: Month) -> tuple[list[Row], tuple[Row, ...]]:
    """Return everybody in UN missions in the month, mission by mission."""
    rows: list[Row] = [
        dict.fromkeys(FIELDS)
        | {
            "month": str(month),
            "contributor": ALL_CONTRIBUTORS,
            "side": "UN",
            "force": row["mission"],
            "host": ";".join(all_missions()[row["mission"]].hosts),
            "count": row["count"],
            "status": "reported",
        }
        for row in all_of(record, month)
    ]
    return rows, documents(record, {str(month)})


def _place(row: Row) -> str | None:
    """Return the party or disputed area of the map where a force is shown; None where nobody tells one."""
    if row["force"] in WHERE:
        return WHERE[row["force"]]
    hosts = [host for host in str(row["host"] or "").split(";") if world().point(host)]
    return hosts[0] if hosts else None


def _circles(rows: Iterable[Row]) -> Iterator[Circle]:
    """Yield a circle a force and place: of what sources tell of one force outside the UN, the newest."""
    newest: dict[tuple[str, str], Row] = {}
    for row in rows:
        place = _place(row)
        if place is None:
            continue
        key = (str(row["force"] or row["side"]), place)
        if key not in newest or str(row["told_to"]) > str(newest[key]["told_to"]):
            newest[key] = row
    for (force, place), row in newest.items():
        own = row["side"] != "UN"
        count = row["count"] if row["count"] is not None else row["low"]
        label = (all_parties()[place].name if place in all_parties() else place) if force == "own" else force
        source = f" ({row['publisher']}, {row['told_to']})" if own else ""
        told = "number not told" if count is None else number(float(count))
        yield Circle(label, place, count, f"{label}: {told}{source}", own)


def _told(title: str, month: Month, rows: list[Row]) -> str:
    un = sorted((row for row in rows if row["side"] == "UN"), key=lambda row: (-(row["count"] or 0), row["force"]))
    told = [f"{row['force']} {number(row['count'])}" for row in un]
    others = [_other(row) for row in rows if row["side"] != "UN"]
    text = f"World map. {title}, {month.spoken}: "
    text += f"{listed(told)} uniformed personnel in UN missions" if told else "nobody in UN missions"
    return f"{text}; outside the UN {listed(others)}." if others else f"{text}."


def _other(row: Row) -> str:
    where = all_parties()[row["host"]].name if row["host"] in all_parties() else row["place"] or "an unnamed place"
    count = "" if row["count"] is None and row["low"] is None else f" {number(float(row['count'] or row['low'] or 0))}"
    return f"{row['force'] or 'own forces'} in {where}{count} ({row['publisher']}, {row['told_to']})"


def ranks(
    record: Record,
    *,
    month: Month | str | None = None,
    measure: str = "uniformed",
    scope: str = "all",
    among: str | None = None,
) -> Chart:
    """Draw the contributors of a month by classes of ranks, the first ones named."""
    answer = ranking(record, month, measure, scope, among)
    when = Month.parse(answer.about["month"])
    if not answer.rows:
        raise NotCoveredError(
            f"nothing to draw: nobody is ranked on {when.spoken}", where="ranks", to_do="ask for another month or scope"
        )
    figure = "percent" if "percent" in answer.fields else "count"
    noun = all_measures()[str(answer.about["measure"])].noun
    shown = {
        row["contributor"]: (_class(row["rank"]), f"{row['rank']}, {number(row[figure])} {noun}") for row in answer
    }
    there = {who: told for who, told in shown.items() if who in world().areas}
    used = sorted({place for place, _ in there.values()})
    shades = tuple(Shade(label, colour) for label, colour in (_shade(place) for place in used))
    named = tuple(
        (row["contributor"], f"{row['rank']} {row['name']}")
        for row in answer.rows[:NAMED]
        if row["contributor"] in there
    )
    title = (
        f"Contributors of {noun} {within(str(answer.about['scope']), 'to')}{of_group(answer.about['among'])} by rank"
    )
    lost = [row["name"] for row in answer if row["contributor"] not in there]
    return Chart(
        name="ranks",
        title=f"{title}, {month_name(when)}",
        subtitle=f"{len(answer)} contributors on {when.spoken}, by rank; countries too small to be seen are dots",
        alt=_ranks_told(title, when, answer, figure),
        months=(str(when),),
        data=Rows(
            answer.fields, answer.rows, answer.about, sources_of(record, answer.rows), answer.notes, answer.brief
        ),
        picture=ShadedMap(
            shades, {who: (used.index(place), told) for who, (place, told) in there.items()}, named, "Nobody"
        ),
        reading=(*((f"Not on the map: {', '.join(lost)}.",) if lost else ()), POLICY),
    )


def _class(rank: int) -> int:
    return next((place for place, (last, _, _) in enumerate(CLASSES) if rank <= last), len(CLASSES))


def _shade(place: int) -> tuple[str, str]:
    return CLASSES[place][1:] if place < len(CLASSES) else REST


def _ranks_told(title: str, month: Month, answer: Rows, figure: str) -> str:
    first = [f"{row['rank']} {row['name']} {number(row[figure])}" for row in answer.rows[:10]]
    rest = f"; {len(answer) - 10} more" if len(answer) > 10 else ""
    return f"World map. {upper(title)}, {month.spoken}: {', '.join(first)}{rest}."
