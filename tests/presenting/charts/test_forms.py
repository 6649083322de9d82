"""Charts as SVG, PNG, pages and Vega-Lite: rendered for real, with their words in them."""

from __future__ import annotations

import builtins
import html
import json
import re
import struct
import xml.etree.ElementTree as ET
import zlib
from typing import Any

import pytest

from contingent.errors import MissingExtraError
from contingent.presenting.charts import Chart, bitmap, chart
from contingent.presenting.charts.chart import NARROW
from contingent.presenting.charts.page import figure, style
from contingent.record.record import Record
from tests.presenting.charts.test_figures import ABOUT

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=sorted(ABOUT))
def made(record: Record, request: pytest.FixtureRequest) -> Chart:
    return chart(record, request.param, **ABOUT[request.param])


def test_an_svg_bears_its_words(made: Chart) -> None:
    root = ET.fromstring(made.svg())
    assert root.attrib["role"] == "img"
    names = root.attrib["aria-labelledby"].split()
    told = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert [element.attrib["id"] for element in told if element is not None] == names
    assert [element.text for element in told if element is not None] == [made.title, made.alt]
    shown = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert " ".join(shown.split()).startswith(made.title)
    assert made.source_line in shown


@pytest.mark.parametrize("width", [NARROW, 720])
def test_nothing_is_drawn_outside_the_picture(made: Chart, width: int) -> None:
    root = ET.fromstring(made.svg(width, framed=False))
    wide, tall = (float(part) for part in root.attrib["viewBox"].split()[2:])
    assert wide == width
    for element in root.iter(f"{SVG}text"):
        assert 0 <= float(element.attrib["x"]) <= wide
        assert 0 < float(element.attrib["y"]) <= tall


def test_every_colour_is_a_class_that_a_page_can_recolour(made: Chart) -> None:
    css = style()
    for element in ET.fromstring(made.svg()).iter():
        assert "style" not in element.attrib
        for attribute, prefix in (("fill", "f-"), ("stroke", "s-")):
            if element.attrib.get(attribute, "none").startswith("#"):
                classes = [name for name in element.attrib["class"].split() if name.startswith(prefix)]
                assert len(classes) == 1 and f".{classes[0]} {{" in css


def test_the_same_chart_gives_the_same_bytes(made: Chart, record: Record) -> None:
    again = chart(record, made.name, **ABOUT[made.name])
    assert again.svg() == made.svg() and again.html() == made.html() and again.vega() == made.vega()


def chunks(image: bytes) -> dict[bytes, list[bytes]]:
    """Read a PNG's chunks, checking each one's sum."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    found: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(image):
        (size,) = struct.unpack(">I", image[at : at + 4])
        kind, data = image[at + 4 : at + 8], image[at + 8 : at + 8 + size]
        assert struct.unpack(">I", image[at + 8 + size : at + 12 + size])[0] == zlib.crc32(kind + data)
        found.setdefault(kind, []).append(data)
        at += 12 + size
    return found


def test_a_png_is_drawn_and_bears_its_words(record: Record) -> None:
    made = chart(record, "ranks")
    parts = chunks(made.png(scale=1))
    assert struct.unpack(">I", parts[b"IHDR"][0][:4]) == (720,)
    words = dict(part.split(b"\0\0\0\0\0", 1) for part in parts[b"iTXt"])
    assert words[b"Description"].decode() == made.alt
    assert words[b"Title"].decode() == made.title and words[b"Source"].decode() == made.source_line
    assert len(made.png(scale=1)) > 20_000


def test_without_its_extra_a_png_says_the_install_line(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any, **more: Any) -> Any:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(MissingExtraError, match=r"contingent\[charts\]"):
        chart(record, "ranks").png()


def test_without_a_font_a_png_is_refused_not_mute(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bitmap, "_has_font", lambda _: False)
    with pytest.raises(bitmap.MissingFontError, match="fonts-liberation"):
        chart(record, "ranks").png()


def test_a_figure_has_the_figures_as_a_table(made: Chart) -> None:
    page = figure(made)
    assert page.count("<tr>") == len(made.rows) + 1
    assert page.count("<svg ") == 2 and "<script" not in page and "style=" not in page
    assert "<table" not in figure(made, table=False)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_figures_of_one_page_share_no_ids(record: Record) -> None:
    pages = [figure(chart(record, name, **about)) for name, about in ABOUT.items()]
    ids = [found for page in pages for found in re.findall(r' id="([^"]+)"', page)]
    assert len(ids) == len(set(ids))


def test_a_page_allows_only_its_own_style(made: Chart) -> None:
    page = made.html()
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    policy = html.unescape(found[1]) if found else ""
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "script-src" not in policy
    assert not re.search(r'(?:src|href)="', page)


def test_a_specification_is_drawn_by_vega_lite(made: Chart) -> None:
    vega = pytest.importorskip("vl_convert", reason="vl-convert-python is not installed")
    spec = made.spec()
    assert json.loads(made.vega()) == json.loads(json.dumps(spec))
    assert spec["description"] == made.alt and spec["usermeta"]["source"] == made.source_line
    drawn = vega.vegalite_to_svg(json.dumps(spec))
    assert drawn.startswith("<svg") and drawn.count("<path") > 5


def test_a_specification_has_the_figures_drawn(record: Record) -> None:
    made = chart(record, "missions", party="RWA", since="2019-08")
    values = made.spec()["data"]["values"]
    told = {(value["month"], value["series"]): value["value"] for value in values}
    assert told["2025-07", "UNMISS"] == 3062
    assert ("2020-06", "UNMISS") not in told
    before, after = (
        next(v["run"] for v in values if v["month"] == m and v["series"] == "UNMISS") for m in ("2020-05", "2020-07")
    )
    assert after == before + 1
