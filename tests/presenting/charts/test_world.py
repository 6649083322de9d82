"""The map takes no side: disputed areas lie above all countries, and are cut out of those that hold them."""

from __future__ import annotations

import datetime
import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from geometry.make import main, placed
from geometry.plane import area, projected, simplified
from geometry.topojson import holds, joined, read_map, unwrapped

from contingent.presenting.charts import chart
from contingent.presenting.charts.drawing.world import FILE, corners, outline, world
from contingent.record.record import Record
from contingent.vocabulary.disputed import all_disputed_areas
from contingent.vocabulary.parties import all_parties

IN = {
    "crimea": (34.3, 45.2), "abyei": (28.4, 9.8), "golan": (35.73, 33.0), "kashmir": (75.5, 34.5),
    "western_sahara": (-13.5, 24.5), "kosovo": (20.9, 42.6), "taiwan": (121.0, 23.8), "palestine": (35.25, 32.0),
    "northern_cyprus": (33.5, 35.3), "somaliland": (46.0, 9.5), "aksai_chin": (79.3, 35.2),
    "kuril_islands": (147.9, 45.1), "falkland_islands": (-58.8, -51.8),
}  # fmt: skip
"""A place in disputed areas, longitude and latitude."""
CAPITALS = {
    "RWA": (30.06, -1.95),
    "SSD": (31.58, 4.85),
    "SDN": (32.53, 15.55),
    "UKR": (30.5, 50.45),
    "RUS": (37.6, 55.75),
}


def place(point: tuple[float, float]) -> tuple[int, int]:
    return placed([point])[0]


def within(rings: Sequence[Sequence[int]], point: tuple[int, int]) -> bool:
    """Say whether a point is inside an area, holes left out, as SVG and the even-odd rule see it."""
    return sum(holds([(float(x), float(y)) for x, y in corners(ring)], point) for ring in rings) % 2 == 1


def test_every_disputed_area_of_the_vocabulary_is_on_the_map() -> None:
    assert set(world().disputed) == set(all_disputed_areas())


@pytest.mark.parametrize("name", sorted(IN))
def test_a_disputed_area_is_where_it_is_and_lies_above_every_country(name: str) -> None:
    assert within(world().disputed[name], place(IN[name])), name


@pytest.mark.parametrize(
    "name", ["crimea", "kosovo", "taiwan", "palestine", "somaliland", "falkland_islands", "kuril_islands"]
)
def test_what_the_map_has_as_a_part_of_its_own_is_in_nobody_s_area(name: str) -> None:
    assert [who for who, each in world().areas.items() if within(each.rings, place(IN[name]))] == []


def test_claimants_bear_no_colour_in_a_disputed_area(record: Record) -> None:
    made = chart(record, "ranks").svg()
    above = made.index(outline(world().borders, closed=False))
    for name, rings in world().disputed.items():
        drawn = outline(rings)
        assert made.index(drawn) > above
        element = made[made.rindex("<path", 0, made.index(drawn)) : made.index(drawn) + len(drawn) + 300]
        assert re.search(r'fill="url\(#h\w+\)"', element.split(">")[0]), name
    for area_ in world().areas.values():
        if area_.rings:
            assert made.index(outline(area_.rings)) < above
    assert "coloured as nobody" in made


@pytest.mark.parametrize("party", sorted(CAPITALS))
def test_capitals_lie_in_their_country_and_no_other(party: str) -> None:
    assert [who for who, each in world().areas.items() if within(each.rings, place(CAPITALS[party]))] == [party]


def test_every_state_has_an_area_or_a_dot() -> None:
    today = datetime.date(2025, 7, 31)
    states = [party.id for party in all_parties().values() if party.kind == "state" and party.exists_on(today)]
    assert [state for state in states if state not in world().areas] == []
    unseen = [state for state in states if not world().areas[state].rings and not world().areas[state].small]
    assert unseen == []
    assert all(world().areas[party].small for party in ("MLT", "TON", "TUV", "SGP", "MDV", "PLW", "SYC", "WSM", "BHR"))


def test_small_states_that_rank_are_dots(record: Record) -> None:
    made = chart(record, "ranks", month="2025-07")
    small = [row["contributor"] for row in made.rows if world().areas[row["contributor"]].small]
    assert len(small) >= 5
    assert made.svg().count("<circle") >= len(small)


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 400_000


def test_the_map_is_made_from_natural_earth_s(shared: Path, tmp_path: Path) -> None:
    main([str(shared / "data/conflict/maps/countries-50m.json.gz"), str(tmp_path / "world.json")])
    assert json.loads((tmp_path / "world.json").read_text("utf-8")) == json.loads(FILE.read_text("utf-8"))


def test_a_topojson_map_is_read(tmp_path: Path) -> None:
    arcs = [[[0, 0], [10, 0], [0, 10]], [[10, 10], [-10, 0], [0, -10]], [[10, 10], [0, -10]]]
    shapes = [{"type": "Polygon", "id": "646", "properties": {"name": "R"}, "arcs": [[0, 1]]}]
    told = {
        "transform": {"scale": [1, 2], "translate": [100, 0]},
        "objects": {"countries": {"geometries": shapes}},
        "arcs": arcs,
    }
    file = tmp_path / "small.json.gz"
    file.write_bytes(gzip.compress(json.dumps(told).encode()))
    found = read_map(file)
    ring = joined(found.shapes[0].polygons[0][0], found.arcs)
    assert ring == [(100, 0), (110, 0), (110, 20), (100, 20)]
    assert holds(ring, (105, 5)) and not holds(ring, (111, 5))


def test_a_line_over_the_date_line_runs_on() -> None:
    assert unwrapped([(179.0, 1.0), (-179.0, 2.0), (178.0, 3.0)]) == [(179.0, 1.0), (181.0, 2.0), (178.0, 3.0)]


def test_the_projection_keeps_areas_true_to_scale() -> None:
    def box(north: float) -> float:
        ring = [projected(point, 20) for point in ((20, north), (21, north), (21, north + 1), (20, north + 1))]
        return area(ring)

    import math

    scale = [box(north) / math.cos(math.radians(north + 0.5)) for north in (0.0, 30.0, 60.0)]
    assert max(scale) / min(scale) == pytest.approx(1, abs=0.002)


def test_bends_that_cannot_be_seen_are_left_out() -> None:
    line = [(0.0, 0.0), (5.0, 0.1), (10.0, 0.0), (10.0, 10.0), (10.1, 15.0), (10.0, 20.0)]
    assert simplified(line, 5.0) == [0, 2, 5]
