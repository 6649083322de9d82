"""Rows of the World Factbook's texts, in the columns of the mirror's table."""

from __future__ import annotations

HEAD = "gec,name,field,text,first_seen,last_seen,commit"


def table(*rows: tuple[str, str, str, str, str]) -> bytes:
    """Return a table of (gec, name, field, text, first_seen) rows."""
    lines = [f'{gec},{name},{field},"{text}",{seen},{seen},0' for gec, name, field, text, seen in rows]
    return ("\n".join([HEAD, *lines]) + "\n").encode()
