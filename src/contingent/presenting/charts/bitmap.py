"""Charts as PNG files, drawn from their SVG without a browser, with their words inside the file."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from typing import Any

from contingent.errors import ContingentError, MissingExtraError
from contingent.presenting.charts.chart import Chart
from contingent.presenting.charts.drawing.elements import SANS

_SIGNATURE = 8
"""Bytes before the first chunk of a PNG file."""


class MissingFontError(ContingentError):
    """No font on the machine to draw words with."""


def png(chart: Chart, width: int, *, framed: bool, scale: float) -> bytes:
    """Return the chart as PNG, `scale` times `width` pixels across.

    Raises MissingExtraError without resvg, MissingFontError where words would be left out for want of a font.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtraError.of("drawing a PNG", "resvg_py", "charts") from error
    if not _has_font(resvg_py):
        raise MissingFontError(
            "no font is installed, so that a PNG would have no words",
            where="chart",
            to_do="install one, as with `apt-get install fonts-liberation`, or draw SVG",
        )
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=chart.svg(width, framed=framed), zoom=scale, background="#ffffff"))
    return _told(drawn, {"Title": chart.title, "Description": chart.alt, "Source": chart.source_line})


@cache
def _has_font(resvg: Any) -> bool:
    """Say whether a letter leaves anything on the picture."""
    letter = f'<text y="16" font-family="{SANS}">M</text>'
    frame = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
    blank, written = (bytes(resvg.svg_to_bytes(svg_string=frame.format(inside))) for inside in ("", letter))
    return blank != written


def _told(image: bytes, words: dict[str, str]) -> bytes:
    """Put words into a PNG, after its header."""
    header = _SIGNATURE + 8 + struct.unpack(">I", image[_SIGNATURE : _SIGNATURE + 4])[0] + 4
    chunks = b"".join(_chunk(b"iTXt", f"{key}\0\0\0\0\0{text}".encode()) for key, text in words.items())
    return image[:header] + chunks + image[header:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
