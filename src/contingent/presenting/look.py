"""The one look of all pages that leave the house: its colours and type, and the policy that keeps a page to itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template


@cache
def template(folder: Path, name: str) -> Template:
    """Return a template of a page or a part of one, in which what is filled in is escaped and must be there."""
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(folder),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)


@cache
def tokens() -> str:
    """Return the style that names the house's colours and typefaces, for light and dark pages."""
    return Path(__file__).with_name("look.css").read_text(encoding="utf-8").strip()


def policy(css: str, script: str = "") -> str:
    """Return a content policy that lets a page's own style and script run, and nothing else."""
    scripts = f"script-src {_hash(script)}; " if script else ""
    trusted = "; require-trusted-types-for 'script'" if script else ""
    return f"default-src 'none'; style-src {_hash(css)}; {scripts}base-uri 'none'; form-action 'none'{trusted}"


def _hash(part: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"
