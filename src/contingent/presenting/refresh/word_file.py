"""Word documents: real tracked changes, each group with a comment; every other part is copied as it is."""

from __future__ import annotations

import datetime
import io
import posixpath
import zipfile
from collections.abc import Sequence
from typing import Any

from contingent.presenting.refresh.change import Edit
from contingent.presenting.refresh.word_changes import Tracker
from contingent.presenting.refresh.word_comments import Comments
from contingent.reading.documents import word
from contingent.reading.documents.places import Placed, placed

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def placed_document(data: bytes, name: str) -> Placed:
    """Return the text of a docx with the place of each character among the visible ones of its body."""
    return placed(word.pieces(data, name, placed=True))


def tracked_document(data: bytes, at: Sequence[int], edits: Sequence[Edit], day: datetime.date) -> bytes:
    """Return the docx with tracked changes and comments; `at` gives the place of each character of its text.

    The changes are dated `day`, so that the same document always gives the same bytes.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {member.filename: package.read(member) for member in package.infolist()}
        members = package.infolist()
    main = _main_part(parts, etree)
    tree = etree.fromstring(parts[main])
    comments = Comments(parts, main, day.isoformat())
    Tracker(tree, comments).track(at, edits)
    changed = {main: _written(tree, etree), **comments.parts()}
    return _packed(members, parts, changed)


def _main_part(parts: dict[str, bytes], etree: Any) -> str:
    """Return the name of the part that holds the text."""
    for relation in etree.fromstring(parts["_rels/.rels"]).iter(f"{_RELATIONS}Relationship"):
        if relation.get("Type") == _OFFICE:
            return posixpath.normpath(str(relation.get("Target")).lstrip("/"))
    return "word/document.xml"


def _written(tree: Any, etree: Any) -> bytes:
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _packed(members: list[zipfile.ZipInfo], parts: dict[str, bytes], changed: dict[str, bytes]) -> bytes:
    """Pack the parts again in their order and with their dates, new ones at the end."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for member in members:
            package.writestr(member, changed.get(member.filename, parts[member.filename]))
        for name in sorted(changed.keys() - parts.keys()):
            package.writestr(zipfile.ZipInfo(name), changed[name], zipfile.ZIP_DEFLATED)
    return packed.getvalue()
