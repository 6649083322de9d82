"""The colours of charts by name, for light and dark pages: told apart by the colour-blind and in black and white.

Neighbours in the order of SERIES differ in lightness, so that they differ in grey; the maps' steps only darken.
Every element bears its colour as an attribute and as a class, so that a picture stands alone and a page may recolour
it without inline styles.
"""

from __future__ import annotations

SERIES = ("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8")
"""Series colours in the order in which they are given out."""
STEPS = ("m1", "m2", "m3", "m4", "m5")
"""Colours of a map's classes, from little to much."""

LIGHT: dict[str, str] = {
    "paper": "#ffffff", "ink": "#1d1b17", "muted": "#5b574e", "line": "#d9d4c8", "axis": "#8d877a", "gap": "#efece5",
    "c1": "#14506b", "c2": "#e6a93f", "c3": "#8c3b5e", "c4": "#83bfc4",
    "c5": "#b3492c", "c6": "#c6c488", "c7": "#3f7350", "c8": "#c3aed2",
    "other": "#8d877a", "whole": "#cfc9bc", "accent": "#14506b", "pale": "#a9c3cf",
    "on_dark": "#ffffff", "on_light": "#1d1b17",
    "land": "#efece6", "border": "#ffffff", "hatch": "#6f695d",
    "m1": "#c0d9dd", "m2": "#8fc0c9", "m3": "#5a9db0", "m4": "#2a708c", "m5": "#0d3b54",
}  # fmt: skip
DARK: dict[str, str] = {
    "paper": "#1f2125", "ink": "#eceae4", "muted": "#aeaba2", "line": "#3b3d42", "axis": "#7f8088", "gap": "#2b2d32",
    "c1": "#4f9dc0", "c2": "#f2c572", "c3": "#c0708f", "c4": "#a9dde0",
    "c5": "#d9714f", "c6": "#e0dfae", "c7": "#5f9a73", "c8": "#d8c6e6",
    "on_dark": "#16171a", "on_light": "#16171a",
    "other": "#9b9ca2", "whole": "#77787e", "accent": "#79c3e4", "pale": "#41616f",
    "land": "#36383d", "border": "#1f2125", "hatch": "#a29e94",
    "m1": "#335661", "m2": "#437686", "m3": "#538fa3", "m4": "#82bdcd", "m5": "#c9eaf0",
}  # fmt: skip


def on(colour: str) -> str:
    """Return the name of the colour in which words stand on `colour`."""
    red, green, blue = (int(LIGHT[colour][at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "on_light" if 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 else "on_dark"


def css(within: str) -> str:
    """Return the style that recolours drawings inside the selector `within` for light, dark and printed pages."""
    light = _variables(LIGHT)
    rules = [f"{within} {{ {light} }}"]
    rules.append(f"@media screen and (prefers-color-scheme: dark) {{ {within} {{ {_variables(DARK)} }} }}")
    rules += [f"{within} .f-{name} {{ fill: var(--chart-{name}) }}" for name in LIGHT]
    rules += [f"{within} .s-{name} {{ stroke: var(--chart-{name}) }}" for name in LIGHT]
    return "\n".join(rules)


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--chart-{name}: {value};" for name, value in colours.items())
