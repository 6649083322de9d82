"""Charts as Vega-Lite specifications: the same figures and colours, for whoever wants to change them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.model.month import Month
from contingent.presenting.charts.chart import WIDTH, Chart
from contingent.presenting.charts.drawing.bars import Bars
from contingent.presenting.charts.drawing.colours import LIGHT
from contingent.presenting.charts.drawing.elements import SANS
from contingent.presenting.charts.drawing.lines import Lines
from contingent.presenting.charts.drawing.maps import Circle, CircleMap, ShadedMap
from contingent.presenting.charts.drawing.stack import Stack
from contingent.presenting.charts.drawing.world import Rings, corners, world

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
Spec = dict[str, Any]


def spec(chart: Chart) -> Spec:
    """Return the specification of a chart with its figures inside; `usermeta` says source, record and notes."""
    return {
        "$schema": SCHEMA,
        "title": {"text": chart.title, "subtitle": chart.subtitle, "anchor": "start", "offset": 12},
        "description": chart.alt,
        "usermeta": {
            "source": chart.source_line,
            "record": chart.data.about["record"],
            "months": list(chart.months),
            "notes": list(chart.reading),
        },
        "config": {"font": SANS, "view": {"stroke": None}, "axis": {"gridColor": LIGHT["line"], "domain": False}},
        **_KINDS[type(chart.picture)](chart.picture),
    }


def _stack(picture: Stack) -> Spec:
    """Draw areas between edges; each run of months that tell a part is an area of its own, so that gaps stay gaps."""
    values: list[Spec] = []
    low = np.zeros(len(picture.covered))
    for band in picture.bands:
        told = _runs(band.label, band.values, picture.first)
        values += [{**each, "low": float(low[at])} for each, at in zip(told, _known(band.values), strict=True)]
        low = low + np.nan_to_num(band.values)
    values = [{**each, "high": each["low"] + each["value"]} for each in values]
    return {
        "width": WIDTH,
        "height": 400,
        "data": {"values": values},
        "mark": {"type": "area", "stroke": LIGHT["paper"], "strokeWidth": 0.5, "interpolate": "linear"},
        "encoding": {
            "x": _time("month"),
            "y": {"field": "low", "type": "quantitative", "title": picture.unit, "stack": None},
            "y2": {"field": "high"},
            "color": _colours("series", [(band.label, band.colour) for band in picture.bands]),
            "detail": {"field": "run"},
            "tooltip": [{"field": name} for name in ("month", "series", "value")],
        },
    }


def _lines(picture: Lines) -> Spec:
    panels = []
    for panel in picture.panels:
        values = [each for line in panel.lines for each in _runs(line.label, line.values, picture.first)]
        scale = {"reverse": True, "type": "log", "nice": False} if picture.ranks else {}
        y = {"field": "value", "type": "quantitative", "title": picture.what, "scale": scale}
        layers: list[Spec] = [
            {
                "data": {"values": values},
                "mark": {"type": "line", "point": False},
                "encoding": {
                    "x": _time("month"),
                    "y": y,
                    "color": _colours("series", [(line.label, line.colour) for line in panel.lines]),
                    "strokeDash": {
                        "field": "series",
                        "legend": None,
                        "scale": {
                            "domain": [line.label for line in panel.lines],
                            "range": [_dash(line.dash) for line in panel.lines],
                        },
                    },
                    "detail": {"field": "run"},
                    "tooltip": [{"field": name} for name in ("month", "series", "value")],
                },
            }
        ]
        if panel.level:
            rule = {"data": {"values": [{"level": panel.level[0], "name": f"{panel.level[1]}: {panel.level[2]}"}]}}
            layers.append(
                {
                    **rule,
                    "mark": {"type": "rule", "strokeDash": [5, 4]},
                    "encoding": {"y": {"field": "level", "type": "quantitative"}, "tooltip": {"field": "name"}},
                }
            )
        wide = WIDTH if len(picture.panels) == 1 else WIDTH // 2 - 60
        panels.append(
            {"title": panel.title or None, "width": wide, "height": 300 if wide == WIDTH else 150, "layer": layers}
        )
    return (
        panels[0] if len(panels) == 1 else {"concat": panels, "columns": 2, "resolve": {"scale": {"color": "shared"}}}
    )


def _bars(picture: Bars) -> Spec:
    names = picture.names or ("",)
    values = [
        {
            "name": bar.label,
            "place": place,
            "part": names[min(at, len(names) - 1)],
            "value": value,
            "colour": LIGHT[colour],
        }
        for place, bar in enumerate(picture.bars)
        for at, (value, colour) in enumerate(bar.parts)
    ]
    marks = [
        {"name": bar.label, "place": place, "mark": bar.mark}
        for place, bar in enumerate(picture.bars)
        if bar.mark is not None
    ]
    y = {"field": "name", "type": "nominal", "sort": [bar.label for bar in picture.bars], "title": None}
    layers: list[Spec] = [
        {
            "data": {"values": values},
            "mark": {"type": "bar", "height": 16},
            "encoding": {
                "y": y,
                "x": {"field": "value", "type": "quantitative", "title": picture.what},
                "color": {"field": "colour", "type": "nominal", "scale": None},
                "tooltip": [{"field": name} for name in ("name", "part", "value")],
            },
        }
    ]
    if marks:
        layers.append(
            {
                "data": {"values": marks},
                "mark": {"type": "tick", "thickness": 2, "color": LIGHT["ink"], "size": 20},
                "encoding": {
                    "y": y,
                    "x": {"field": "mark", "type": "quantitative"},
                    "tooltip": {"field": "mark", "title": picture.marked},
                },
            }
        )
    return {"width": WIDTH, "height": {"step": 25}, "layer": layers}


def _shaded(picture: ShadedMap) -> Spec:
    atlas = world()
    values = []
    for party, area in atlas.areas.items():
        place, told = picture.shown.get(party, (None, picture.rest))
        colour = LIGHT["land"] if place is None else LIGHT[picture.shades[place].colour]
        if area.rings:
            values.append(_feature(area.rings, party=party, told=told, colour=colour))
    dots = [
        {
            "x": area.dot[0],
            "y": area.dot[1],
            "party": party,
            "told": picture.shown[party][1],
            "colour": LIGHT[picture.shades[picture.shown[party][0]].colour],
        }
        for party, area in sorted(atlas.areas.items())
        if area.small and party in picture.shown
    ]
    return _map([_land(values), *_disputed(), _points(dots, 40)])


def _circles(picture: CircleMap) -> Spec:
    atlas = world()
    hosts = {each.place for each in picture.circles}
    values = [
        _feature(area.rings, party=party, told=party, colour=LIGHT["m1" if party in hosts else "land"])
        for party, area in atlas.areas.items()
        if area.rings
    ]
    dots = [_dot(each) for each in picture.circles if atlas.point(each.place)]
    layer = _points(dots, 0)
    layer["encoding"]["size"] = {
        "field": "count",
        "type": "quantitative",
        "legend": None,
        "scale": {"range": [15, 1200]},
    }
    return _map([_land(values), *_disputed(), layer])


def _dot(each: Circle) -> Spec:
    x, y = world().point(each.place) or (0, 0)
    return {
        "x": x,
        "y": y,
        "party": each.place,
        "told": each.told,
        "count": each.count,
        "colour": LIGHT["c5" if each.own else "c1"],
    }


def _map(layers: list[Spec]) -> Spec:
    """Put layers into the map's own plane; `identity` keeps the places as they are."""
    atlas = world()
    return {
        "width": WIDTH,
        "height": round(WIDTH * atlas.height / atlas.width),
        "projection": {"type": "identity", "scale": WIDTH / atlas.width, "translate": [0, 0]},
        "layer": layers,
    }


def _land(values: list[Spec]) -> Spec:
    return {
        "data": {"values": values},
        "mark": {"type": "geoshape", "stroke": LIGHT["border"], "strokeWidth": 0.5},
        "encoding": {
            "fill": {"field": "properties.colour", "type": "nominal", "scale": None},
            "tooltip": [{"field": "properties.party", "title": "party"}, {"field": "properties.told", "title": "told"}],
        },
    }


def _disputed() -> list[Spec]:
    """Return the disputed areas in the colour of paper with dashed edges: Vega has no hatching."""
    atlas = world()
    values = [
        _feature(rings, party=name, told="disputed", colour=LIGHT["paper"]) for name, rings in atlas.disputed.items()
    ]
    values.append(_feature(atlas.nobody, party="", told="disputed", colour=LIGHT["paper"]))
    mark = {
        "type": "geoshape",
        "fill": LIGHT["paper"],
        "stroke": LIGHT["hatch"],
        "strokeWidth": 0.8,
        "strokeDash": [1.5, 1.5],
    }
    return [{"data": {"values": values}, "mark": mark, "encoding": {"tooltip": {"field": "properties.party"}}}]


def _points(values: list[Spec], size: int) -> Spec:
    scale = WIDTH / world().width
    placed = [{**value, "x": value["x"] * scale, "y": value["y"] * scale} for value in values]
    return {
        "data": {"values": placed},
        "mark": {"type": "circle", "opacity": 0.9, "stroke": LIGHT["paper"], **({"size": size} if size else {})},
        "encoding": {
            "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, WIDTH], "nice": False}},
            "y": {
                "field": "y",
                "type": "quantitative",
                "axis": None,
                "scale": {"domain": [round(WIDTH * world().height / world().width), 0], "nice": False},
            },
            "color": {"field": "colour", "type": "nominal", "scale": None},
            "tooltip": [{"field": "party"}, {"field": "told"}],
        },
    }


def _feature(rings: Rings, **properties: str) -> Spec:
    """Return rings as a GeoJSON feature in the map's plane."""
    closed = [[list(point) for point in (*corners(ring), corners(ring)[0])] for ring in rings]
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in closed]},
    }


def _runs(label: str, values: NDArray[np.float64], first: Month) -> list[Spec]:
    """Return the figures of a series, each with the number of its run of months without a gap."""
    told = ~np.isnan(values)
    run = np.cumsum(np.diff(told.astype(int), prepend=0) == 1)
    return [
        {"month": str(first + at), "series": label, "run": int(run[at]), "value": float(values[at])}
        for at in _known(values)
    ]


def _known(values: NDArray[np.float64]) -> list[int]:
    """Return the places that have a figure."""
    places: list[int] = np.flatnonzero(~np.isnan(values)).tolist()
    return places


def _time(field: str) -> Spec:
    return {"field": field, "type": "temporal", "title": None, "axis": {"grid": False}}


def _colours(field: str, pairs: list[tuple[str, str]]) -> Spec:
    scale = {"domain": [name for name, _ in pairs], "range": [LIGHT[colour] for _, colour in pairs]}
    return {"field": field, "type": "nominal", "title": None, "scale": scale, "sort": None}


def _dash(dash: str | None) -> list[float]:
    return [float(part) for part in dash.split()] if dash else [1, 0]


_KINDS: dict[type, Callable[[Any], Spec]] = {
    Stack: _stack,
    Lines: _lines,
    Bars: _bars,
    ShadedMap: _shaded,
    CircleMap: _circles,
}
