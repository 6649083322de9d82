"""The comments of a Word document: those that are there stay, new ones are added with the parts they need."""

from __future__ import annotations

import posixpath
from typing import Any

from contingent.reading.documents.word_runs import W

AUTHOR = "contingent"
"""Whom the tracked changes and comments are by."""

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"


class Comments:
    """The comments part of a document whose main part is `main`; new ones are dated `day` (ISO)."""

    def __init__(self, parts: dict[str, bytes], main: str, day: str) -> None:
        from lxml import etree

        self.by = {f"{W}author": AUTHOR, f"{W}date": f"{day}T00:00:00Z"}
        self._etree = etree
        self._parts = parts
        folder, name = posixpath.split(main)
        self._folder = folder
        self._relations_part = posixpath.join(folder, "_rels", f"{name}.rels")
        self._part = self._existing()
        self._tree: Any = (
            etree.fromstring(parts[self._part]) if self._part else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        )
        self._next = max((int(comment.get(f"{W}id")) for comment in self._tree.iter(f"{W}comment")), default=-1) + 1
        self._added = False

    def add(self, lines: list[str]) -> str:
        """Add a comment, a paragraph a line, and return its id."""
        number, self._next, self._added = str(self._next), self._next + 1, True
        attributes = {f"{W}id": number, **self.by, f"{W}initials": "c"}
        comment = self._etree.SubElement(self._tree, f"{W}comment", attributes)
        for line in lines:
            paragraph = self._etree.SubElement(comment, f"{W}p")
            run = self._etree.SubElement(paragraph, f"{W}r")
            self._etree.SubElement(run, f"{W}t").text = line
        return number

    def parts(self) -> dict[str, bytes]:
        """Return the parts that changed; none where no comment was added."""
        if not self._added:
            return {}
        part = self._part or posixpath.join(self._folder, "comments.xml")
        changed = {part: self._written(self._tree)}
        if self._part is None:
            changed[self._relations_part] = self._related(part)
            changed[_TYPES_PART] = self._typed(part)
        return changed

    def _existing(self) -> str | None:
        data = self._parts.get(self._relations_part)
        if data is None:
            return None
        for relation in self._etree.fromstring(data).iter(f"{_RELATIONS}Relationship"):
            if relation.get("Type") == _COMMENTS:
                target = relation.get("Target")
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
                return posixpath.normpath(path)
        return None

    def _related(self, part: str) -> bytes:
        data = self._parts.get(self._relations_part)
        tree = (
            self._etree.fromstring(data)
            if data is not None
            else self._etree.Element(f"{_RELATIONS}Relationships", nsmap={None: _RELATIONS[1:-1]})
        )
        taken = {relation.get("Id") for relation in tree}
        number = next(number for number in range(1, len(taken) + 2) if f"rIdComments{number}" not in taken)
        target = posixpath.relpath(part, self._folder or ".")
        attributes = {"Id": f"rIdComments{number}", "Type": _COMMENTS, "Target": target}
        self._etree.SubElement(tree, f"{_RELATIONS}Relationship", attributes)
        return self._written(tree)

    def _typed(self, part: str) -> bytes:
        tree = self._etree.fromstring(self._parts[_TYPES_PART])
        self._etree.SubElement(tree, f"{_TYPES}Override", {"PartName": f"/{part}", "ContentType": _MEDIA})
        return self._written(tree)

    def _written(self, tree: Any) -> bytes:
        written: bytes = self._etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        return written
