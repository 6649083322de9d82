"""The command that examines the installation: doctor."""

from __future__ import annotations

import importlib.metadata
import platform
import re
from pathlib import Path

import click

from contingent.cli.options import Context, form_option, pass_context, show
from contingent.record.health import Finding, examine
from contingent.record.rows import Rows

FIELDS = ("subject", "state", "what", "to_do")
FOR_DEVELOPERS = ("lint", "test")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")
REQUIREMENT = re.compile(r"""([\w.-]+)[^;]*;.*extra\s*==\s*['"]([\w-]+)['"]""")


@click.command()
@form_option("text", "json")
@pass_context
def doctor(context: Context, form: str) -> int:
    """Examine the record and the installation: what is whole, what is missing, and what to do about it.

    Exit code 0 when nothing is wrong, else 1. A missing extra or font is worth a note and not wrong.
    """
    found = [_program(), *examine(Path(context.folder) if context.folder else None), *_extras(), _fonts()]
    rows = tuple({name: getattr(finding, name) for name in FIELDS} for finding in found)
    wrong = sum(finding.state == "wrong" for finding in found)
    show(Rows(FIELDS, rows, {}, notes=(f"{wrong or 'nothing'} wrong",)), form, title="Health")
    return int(wrong > 0)


def _program() -> Finding:
    versions = (f"{name} {importlib.metadata.version(name)}" for name in ("contingent", "duckdb", "numpy"))
    return Finding("program", "fine", ", ".join((*versions, f"Python {platform.python_version()}")))


def _extras() -> list[Finding]:
    """Say of each extra whether its packages are installed, as the package's own metadata names them."""
    packages: dict[str, list[str]] = {}
    for requirement in importlib.metadata.requires("contingent") or ():
        if match := REQUIREMENT.match(requirement):
            packages.setdefault(match[2], []).append(match[1])
    return [_extra(name, packages[name]) for name in sorted(packages) if name not in FOR_DEVELOPERS]


def _extra(name: str, packages: list[str]) -> Finding:
    versions = {package: _version(package) for package in packages}
    missing = [package for package, version in versions.items() if version is None]
    if missing:
        line = f"pip install 'contingent[{name}]'"
        return Finding(f"extra {name}", "note", f"not installed: {', '.join(missing)}", f"if you want it: {line}")
    return Finding(f"extra {name}", "fine", ", ".join(f"{package} {version}" for package, version in versions.items()))


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _fonts() -> Finding:
    """Look for a font to set PDF pages in; screens and SVG bring their own."""
    for folder in map(Path, FONT_FOLDERS):
        if any(path.suffix in (".ttf", ".otf", ".ttc") for path in folder.expanduser().rglob("*")):
            return Finding("fonts", "fine", f"there are fonts in {folder}")
    return Finding("fonts", "note", "none found", "for pages as PDF install some, for example DejaVu (fonts-dejavu)")
