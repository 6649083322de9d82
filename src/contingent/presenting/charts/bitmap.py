"""Charts as PNG files, drawn from their SVG without a browser, with their words inside the file."""

from __future__ import annotations

import struct
import zlib

from contingent.errors import MissingExtraError
from contingent.presenting.charts.chart import Chart

_SIGNATURE = 8
"""Bytes before the first chunk of a PNG file."""


def png(chart: Chart, width: int, *, framed: bool, scale: float) -> bytes:
    """Return the chart as PNG, `scale` times `width` pixels across. Raises MissingExtraError without resvg."""
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtraError.of("drawing a PNG", "resvg_py", "charts") from error
    drawn = bytes(resvg_py.svg_to_bytes(svg_string=chart.svg(width, framed=framed), zoom=scale, background="#ffffff"))
    return _told(drawn, {"Title": chart.title, "Description": chart.alt, "Source": chart.source_line})


def _told(image: bytes, words: dict[str, str]) -> bytes:
    """Put words into a PNG, after its header."""
    header = _SIGNATURE + 8 + struct.unpack(">I", image[_SIGNATURE : _SIGNATURE + 4])[0] + 4
    chunks = b"".join(_chunk(b"iTXt", f"{key}\0\0\0\0\0{text}".encode()) for key, text in words.items())
    return image[:header] + chunks + image[header:]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
