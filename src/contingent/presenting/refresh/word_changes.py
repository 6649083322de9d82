"""Tracked changes in the body of a Word document: runs are split, old words struck, new ones inserted beside them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from contingent.presenting.refresh.change import Edit
from contingent.presenting.refresh.word_comments import Comments
from contingent.reading.documents.places import NOWHERE
from contingent.reading.documents.word_runs import W, texts, visible_characters

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NUMBERED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart"))
_TEXT = frozenset(f"{W}{name}" for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"))


class Tracker:
    """Makes edits in a document's tree. Existing tracked changes stay, by whomever they are."""

    def __init__(self, tree: Any, comments: Comments) -> None:
        self._comments = comments
        self._characters = list(visible_characters(tree.find(f"{W}body")))
        self._next = max((int(node.get(f"{W}id", "0")) for node in tree.iter(*_NUMBERED)), default=0) + 1

    def track(self, at: Sequence[int], edits: Sequence[Edit]) -> None:
        """Make the edits, the last first, so that the places before stay true; then comment on each group."""
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        marks: dict[int, list[Any]] = {}
        for edit in reversed(ordered):
            marks.setdefault(edit.group, [])[:0] = self._made(at, edit)
        for group in dict.fromkeys(edit.group for edit in ordered):
            self._comment(marks[group], [edit for edit in ordered if edit.group == group])

    def _made(self, at: Sequence[int], edit: Edit) -> list[Any]:
        """Make one edit and return the elements it consists of, in order."""
        places = [place for place in at[edit.start : edit.end] if place != NOWHERE]
        if not places:
            before = next(place for place in reversed(at[: edit.start]) if place != NOWHERE)
            _, element, index = self._characters[before]
            run = element.getparent()
            _split(run, element, index + 1)
            return [self._inserted(run, run, edit.new)]
        runs = self._cut(places, spaced=edit.old.endswith(" "))
        struck = [self._struck(run) for run in runs]
        if not edit.new:
            return struck
        last = [mark for mark in struck if mark.getparent() is struck[0].getparent()][-1]
        place = struck.index(last) + 1
        return [*struck[:place], self._inserted(last, runs[0], edit.new), *struck[place:]]

    def _cut(self, places: Sequence[int], *, spaced: bool) -> list[Any]:
        """Split runs so that the characters at some places, and what stands between, fill runs of their own."""
        paragraph, first, start = self._characters[places[0]]
        _, last, index = self._characters[places[-1]]
        stop = index + 1
        if spaced:
            stop += len((last.text or "")[stop:]) - len((last.text or "")[stop:].lstrip())
        _split(last.getparent(), last, stop)
        cut = _split(first.getparent(), first, start)
        if first is last:
            return [cut]
        inside = _between(paragraph, next(part for part in cut if part.tag != f"{W}rPr"), last)
        for run in dict.fromkeys(part.getparent() for part in inside):
            _isolate(run)
        return list(dict.fromkeys(part.getparent() for part in inside))

    def _mark(self, name: str) -> Any:
        number, self._next = str(self._next), self._next + 1
        mark = _new(name, {"id": number})
        mark.attrib.update(self._comments.by)
        return mark

    def _struck(self, run: Any) -> Any:
        """Wrap a run into a deletion."""
        mark = self._mark("del")
        run.addprevious(mark)
        mark.append(run)
        for text in run.findall(f"{W}t"):
            text.tag = f"{W}delText"
            text.set(_SPACE, "preserve")
        return mark

    def _inserted(self, after: Any, like: Any, words: str) -> Any:
        """Insert words after an element, looking like a run; never inside another author's insertion."""
        mark = self._mark("ins")
        run = _new("r", {})
        if (look := like.find(f"{W}rPr")) is not None:
            run.append(copy.deepcopy(look))
        text = _new("t", {})
        text.text = words
        text.set(_SPACE, "preserve")
        run.append(text)
        mark.append(run)
        outer = after.getparent()
        if outer.tag == f"{W}ins":
            rest = _new("ins", {})
            rest.attrib.update(outer.attrib)
            rest.extend(list(after.itersiblings()))
            outer.addnext(mark)
            if len(rest):
                mark.addnext(rest)
        else:
            after.addnext(mark)
        return mark

    def _comment(self, marks: Sequence[Any], edits: Sequence[Edit]) -> None:
        lines = []
        for edit in edits:
            for line in (edit.reason, f"Source: {edit.source}" if edit.source else ""):
                if line and line not in lines:
                    lines.append(line)
        number = {"id": self._comments.add(lines)}
        marks[0].addprevious(_new("commentRangeStart", number))
        reference = _new("r", {})
        reference.append(_new("commentReference", number))
        marks[-1].addnext(reference)
        marks[-1].addnext(_new("commentRangeEnd", number))


def _new(name: str, attributes: dict[str, str]) -> Any:
    from lxml import etree

    return etree.Element(f"{W}{name}", {f"{W}{key}": value for key, value in attributes.items()})


def _split(run: Any, element: Any, index: int) -> Any:
    """Split a run before a character of one of its elements, and return the run that begins there.

    The first run keeps its elements, so that places before the split stay true. Nothing is split off where the
    character is the run's first, or where nothing follows.
    """
    content = [part for part in run if part.tag != f"{W}rPr"]
    text = element.text or ""
    if index == 0 and content[0] is element:
        return run
    tail = _new("r", {})
    if (look := run.find(f"{W}rPr")) is not None:
        tail.append(copy.deepcopy(look))
    following = list(element.itersiblings())
    if element.tag != f"{W}t" or index == 0:
        following = [element, *following] if index == 0 else following
    elif index < len(text):
        rest = _new("t", {})
        rest.text, element.text = text[index:], text[:index]
        rest.set(_SPACE, "preserve")
        element.set(_SPACE, "preserve")
        tail.append(rest)
    tail.extend(following)
    if any(part.tag != f"{W}rPr" for part in tail):
        run.addnext(tail)
    return tail


def _between(paragraph: Any, first: Any, last: Any) -> list[Any]:
    """Return the elements of text of a paragraph from one to another."""
    parts = [part for part, _ in texts(paragraph)]
    return parts[parts.index(first) : parts.index(last) + 1]


def _isolate(run: Any) -> None:
    """Give what is no text in a run (a note's mark, a picture) runs of its own, so that it is not struck."""
    for part in [part for part in run if part.tag not in _TEXT and part.tag != f"{W}rPr"]:
        holder = _split(part.getparent(), part, 0)
        after = part.getnext()
        if after is not None:
            _split(holder, after, 0)
