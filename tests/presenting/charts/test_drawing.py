"""The parts of drawings: text that is measured, scales, labels that keep apart, colours told apart."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contingent.model.month import Month
from contingent.presenting.charts.drawing.colours import DARK, LIGHT, SERIES, STEPS, on
from contingent.presenting.charts.drawing.scales import Scale, rank_ticks, runs, spread, ticks
from contingent.presenting.charts.drawing.stack import Band, Stack
from contingent.presenting.charts.drawing.text import balanced, shortened, width, wrapped

# What a colour becomes for people without red, green or blue cones (Machado, Oliveira and Fernandes 2009).
BLIND = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lightness(colour: str) -> float:
    light = float(linear(colour) @ [0.2126, 0.7152, 0.0722])
    return 116 * light ** (1 / 3) - 16


def lab(light: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.clip(to_xyz @ light, 1e-6, None) / [0.9505, 1.0, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_neighbouring_bands_differ_in_grey(theme: dict[str, str]) -> None:
    for one, other in itertools.pairwise(SERIES):
        assert abs(lightness(theme[one]) - lightness(theme[other])) > 12, (one, other)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("sight", sorted(BLIND))
def test_series_are_told_apart_by_the_colour_blind(theme: dict[str, str], sight: str) -> None:
    seen = {name: lab(np.clip(np.array(BLIND[sight]) @ linear(theme[name]), 0, 1)) for name in SERIES}
    for one, other in itertools.pairwise(SERIES):
        assert np.linalg.norm(seen[one] - seen[other]) > 15, (one, other)


def test_steps_of_a_map_only_darken_and_in_the_dark_only_lighten() -> None:
    assert [lightness(LIGHT[step]) for step in STEPS] == sorted((lightness(LIGHT[s]) for s in STEPS), reverse=True)
    assert [lightness(DARK[step]) for step in STEPS] == sorted(lightness(DARK[step]) for step in STEPS)
    for theme in (LIGHT, DARK):
        for one, other in itertools.pairwise(["land", *STEPS]):
            assert abs(lightness(theme[one]) - lightness(theme[other])) > 5, (one, other)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_their_ground(theme: dict[str, str]) -> None:
    def contrast(one: str, other: str) -> float:
        lights = sorted(
            (float(linear(theme[name]) @ [0.2126, 0.7152, 0.0722]) + 0.05 for name in (one, other)), reverse=True
        )
        return lights[0] / lights[1]

    assert contrast("ink", "paper") > 7 and contrast("muted", "paper") > 4.5
    for name in (*SERIES, "whole", "other"):
        assert contrast(on(name), name) > 3, name


def test_both_themes_name_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK)


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(10, 40)), min_size=1, max_size=6))
def test_labels_keep_apart_and_in_order(labels: list[tuple[float, float]]) -> None:
    places, apart = [place for place, _ in labels], [tall for _, tall in labels]
    found = spread(places, apart, 0, 300)
    order = sorted(range(len(places)), key=lambda one: (places[one], one))
    for one, other in itertools.pairwise(order):
        assert found[other] - found[one] >= (apart[one] + apart[other]) / 2 - 1e-6
    if sum(apart) <= 300:
        assert min(f - a / 2 for f, a in zip(found, apart, strict=True)) >= -1e-6
        assert max(f + a / 2 for f, a in zip(found, apart, strict=True)) <= 300 + 1e-6


@given(st.floats(0.001, 1e7))
def test_ticks_reach_the_highest_figure_in_even_steps(high: float) -> None:
    at = ticks(high)
    assert at[0] == 0 and at[-1] >= high * 0.999 and 2 <= len(at) <= 12
    steps = {round((b - a) / (at[1] - at[0]), 6) for a, b in itertools.pairwise(at)}
    assert steps == {1.0}


def test_ranks_are_marked_from_the_first() -> None:
    assert rank_ticks(104) == [1, 2, 3, 5, 10, 20, 50, 100]
    assert rank_ticks(1)[0] == 1


def test_each_doubling_has_the_same_room() -> None:
    scale = Scale(1, 64, 0, 60, doubling=True)
    assert [round(scale(rank)) for rank in (1, 2, 4, 64)] == [0, 10, 20, 60]


def test_runs_are_cut_at_gaps() -> None:
    assert runs(np.array([1.0, 2.0, np.nan, 4.0, np.nan])) == [[0, 1], [3]]


def test_text_is_broken_balanced_and_cut() -> None:
    words = "Women among Rwanda's uniformed personnel, against the UN's targets for 2028"
    assert all(width(row, 20) <= 300 for row in wrapped(words, 20, 300))
    rows = balanced(words, 20, 600)
    assert len(rows) == len(wrapped(words, 20, 600)) and " ".join(rows) == words
    assert max(width(row, 20) for row in rows) - min(width(row, 20) for row in rows) < 200
    assert shortened("Bosnia and Herzegovina", 12, 60).endswith("…")
    assert width("Côte d'Ivoire", 12) == width("Cote d'Ivoire", 12)


def test_a_month_between_gaps_is_drawn_as_wide_as_a_month() -> None:
    values = np.array([np.nan, 5.0, np.nan, 5.0, 5.0])
    stack = Stack(Month.parse("2020-01"), (Band("one", "c1", values),), "people")
    _, drawn = stack.draw(400)
    assert drawn.count("z") >= 2 and "2020-03 to 2020-03: not covered" in drawn


def test_a_chart_of_one_month_can_be_drawn() -> None:
    stack = Stack(Month.parse("2020-05"), (Band("one", "c1", np.array([5.0])),), "people")
    assert "one" in stack.draw(400)[1]


def test_names_above_a_stack_keep_off_each_other_and_off_its_unit() -> None:
    values = np.zeros((5, 48))
    values[:4, 20:24] = 100.0
    values[4] = 5.0
    stack = Stack(Month(24000), tuple(Band(f"Mission number {n}", "c1", row) for n, row in enumerate(values)), "people")
    for across in (320, 760):
        _, drawn = stack.draw(across)
        places = [
            (float(found[1]), float(found[2]), found[3])
            for found in re.finditer(r'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*>([^<]+)', drawn)
        ]
        names = [place for place in places if place[2].startswith("Mission number")]
        assert len(names) >= 4
        for one, other in itertools.combinations(names, 2):
            apart = abs(one[0] - other[0]) >= width("Mission number 0", 12, bold=True)
            assert apart or abs(one[1] - other[1]) >= 11, (one, other)
        assert min(y for _, y, _ in names) > 20
