"""SVG elements as text. Every colour is a name of `colours`, written as an attribute and as a class."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as escaped

from contingent.presenting.charts.drawing.colours import LIGHT

SANS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
SERIF = "Georgia, 'Liberation Serif', 'Times New Roman', serif"


def escape(text: str) -> str:
    """Return text for XML; quotation marks stay."""
    return escaped(text, quote=False)


def number(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 12,
    fill: str = "ink",
    anchor: str = "start",
    bold: bool = False,
    halo: bool = False,
    serif: bool = False,
) -> str:
    """Write `text` with its baseline at y; `halo` sets it off from what it stands on."""
    attributes = {"x": number(x), "y": number(y), "font-size": number(size)}
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if bold:
        attributes["font-weight"] = "700"
    if serif:
        attributes["font-family"] = SERIF
    if halo:
        attributes |= {"stroke-width": "3", "stroke-linejoin": "round", "paint-order": "stroke"}
    return _element("text", attributes, fill=fill, stroke="paper" if halo else None, inside=escape(text))


def path(
    d: str,
    *,
    fill: str | None = None,
    stroke: str | None = None,
    width: float = 1,
    dash: str | None = None,
    tip: str = "",
    pattern: str = "",
) -> str:
    """Draw a path; `pattern` names what fills it instead of a colour, `tip` is shown when it is pointed at."""
    attributes = {"d": d}
    if stroke:
        attributes |= {"stroke-width": number(width), "stroke-linejoin": "round"}
    if dash:
        attributes["stroke-dasharray"] = dash
    if pattern:
        attributes["fill"] = f"url(#{pattern})"
    elif fill is None:
        attributes["fill"] = "none"
    return _element("path", attributes, fill=fill, stroke=stroke, inside=_tip(tip))


def line(points: Iterable[tuple[float, float]], *, stroke: str, width: float = 1, dash: str | None = None) -> str:
    """Draw a line through points."""
    return path(through(points), stroke=stroke, width=width, dash=dash)


def rectangle(x: float, y: float, width: float, height: float, fill: str, *, tip: str = "") -> str:
    """Draw a filled rectangle."""
    attributes = {"x": number(x), "y": number(y), "width": number(width), "height": number(height)}
    return _element("rect", attributes, fill=fill, inside=_tip(tip))


def circle(
    x: float,
    y: float,
    radius: float,
    fill: str | None,
    *,
    stroke: str | None = "paper",
    width: float = 1,
    tip: str = "",
) -> str:
    """Draw a circle, filled and with an edge."""
    attributes = {"cx": number(x), "cy": number(y), "r": number(radius)}
    attributes |= {"stroke-width": number(width)} if stroke else {}
    attributes |= {} if fill else {"fill": "none"}
    return _element("circle", attributes, fill=fill, stroke=stroke, inside=_tip(tip))


def hatching(identifier: str, stretch: float = 1.0) -> str:
    """Define the pattern of disputed areas: stripes that read on any colour, in grey and in the dark.

    `stretch` are the units of the drawing that make a pixel.
    """
    stripe = _element("path", {"d": "M1 0v4", "stroke-width": "1.2"}, stroke="hatch")
    ground = _element("rect", {"width": "4", "height": "4"}, fill="paper")
    return (
        f'<defs><pattern id="{identifier}" width="3" height="3" patternUnits="userSpaceOnUse" '
        f'patternTransform="scale({number(stretch)}) rotate(45)">{ground}{stripe}</pattern></defs>'
    )


def through(points: Iterable[tuple[float, float]]) -> str:
    """Write the path through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def group(inside: str, x: float = 0, y: float = 0) -> str:
    """Move elements."""
    return f'<g transform="translate({number(x)} {number(y)})">{inside}</g>' if x or y else inside


def document(width: float, height: float, title: str, told: str, inside: str, identifier: str) -> str:
    """Put elements into an SVG that stands alone, with its name and description for those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(width)} {number(height)}" '
        f'width="{number(width)}" height="{number(height)}" role="img" '
        f'aria-labelledby="{identifier}-t {identifier}-d" font-family="{SANS}">'
        f'<title id="{identifier}-t">{escape(title)}</title><desc id="{identifier}-d">{escape(told)}</desc>'
        f"{inside}</svg>\n"
    )


def _tip(words: str) -> str:
    return f"<title>{escape(words)}</title>" if words else ""


def _element(
    name: str, attributes: dict[str, str], *, fill: str | None = None, stroke: str | None = None, inside: str = ""
) -> str:
    painted = dict(attributes)
    if fill:
        painted["fill"] = LIGHT[fill]
    if stroke:
        painted["stroke"] = LIGHT[stroke]
    classes = " ".join(f"{kind}-{colour}" for kind, colour in (("f", fill), ("s", stroke)) if colour)
    if classes:
        painted["class"] = classes
    written = "".join(f' {key}="{escape(value).replace(chr(34), "&quot;")}"' for key, value in painted.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"
