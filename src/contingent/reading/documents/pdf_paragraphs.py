"""Lines of a PDF to paragraphs, list items and table rows: lines that were wrapped are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contingent.reading.documents.pdf_lines import BULLETS, Cell, Line
from contingent.reading.documents.pieces import Piece, row

_BULLET = re.compile(r"(?:[•‣▪●◦∙·*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_WIDE = 0.8
_HEADING = 90
_LOOSE = 1.9
_OTHER_SIZE = 0.35


def paragraphs(pages: list[list[Line]]) -> list[Piece]:
    """The pieces of all pages. A paragraph that a page break parts is one, on the page where it begins."""
    words = _vocabulary(pages)
    made: list[Piece] = []
    for number, lines in enumerate(pages, 1):
        width = max((line.cells[-1].right for line in lines if len(line.cells) == 1), default=0.0)
        first = True
        for group in _groups(lines, width):
            piece_list = _table(group, number) if _is_table(group) else [_prose(group, words, number)]
            if first and made and _continues(made[-1], piece_list[0]):
                made[-1] = _joined(made[-1], piece_list.pop(0), words)
            made.extend(piece_list)
            first = False
    return made


def _groups(lines: list[Line], width: float) -> Iterable[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _parts(group, line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parts(group: list[Line], line: Line, width: float) -> bool:
    """Whether a new block begins with `line`."""
    last = group[-1]
    if (len(last.cells) > 1) != (len(line.cells) > 1):
        return True
    if len(line.cells) > 1:
        return False
    if _stands_apart(last, line) or _BULLET.match(line.text):
        return True
    if last.text.endswith(("-", "–")):
        return False
    left = min(each.cells[0].left for each in group[:2])
    reach = (last.cells[0].right - left) / max(width - left, 1.0)
    ended = _ENDS.search(last.text) is not None
    if reach < _WIDE and (ended or not line.text[:1].islower()):
        return True
    return ended and line.cells[0].left > left + 1.5 * line.height


def _stands_apart(last: Line, line: Line) -> bool:
    """Whether a line is not right below the last one, or in letters of another size."""
    step = last.bottom - line.bottom
    tall = max(last.height, line.height)
    return step <= 0 or step > _LOOSE * tall or abs(last.height - line.height) > _OTHER_SIZE * tall


def _is_table(group: list[Line]) -> bool:
    return len(group[0].cells) > 1


def _table(group: list[Line], page: int) -> list[Piece]:
    columns = _columns(group)
    made: list[Piece] = []
    for line in group:
        cells = [""] * len(columns)
        for cell in line.cells:
            at = _column_of(columns, cell)
            cells[at] = f"{cells[at]} {cell.text}".strip()
        if piece := row(cells, page):
            made.append(piece)
    return made


def _columns(group: list[Line]) -> list[tuple[float, float]]:
    """The columns of a table: the stretches from left to right that its cells cover together."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for line in group for cell in line.cells):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column_of(columns: list[tuple[float, float]], cell: Cell) -> int:
    return next(index for index, (left, right) in enumerate(columns) if left <= cell.left and cell.right <= right)


def _prose(group: list[Line], words: frozenset[str], page: int) -> Piece:
    text = group[0].text
    for line in group[1:]:
        text = _append(text, line.text, words)
    bullet = _BULLET.match(text)
    if bullet:
        sign = bullet[0].strip()
        return Piece("item", text[bullet.end() :], page=page, marker="- " if sign in BULLETS else f"{sign} ")
    is_heading = len(group) == 1 and len(text) < _HEADING and not _ENDS.search(text)
    return Piece("heading" if is_heading else "paragraph", text, page=page)


def _append(text: str, following: str, words: frozenset[str]) -> str:
    """Join a wrapped line. A hyphen at its end goes, unless the document writes the word with a hyphen elsewhere."""
    hyphen = re.search(r"([^\W\d_]{2,})-$", text)
    if not hyphen or not following[:1].islower():
        return text + following if re.search(r"\d[-–]$", text) else f"{text} {following}"
    rest = re.match(r"\w+", following)
    joined = hyphen[1] + (rest[0] if rest else "")
    hyphened = f"{hyphen[1]}-{rest[0] if rest else ''}"
    if hyphened.lower() in words and joined.lower() not in words:
        return text + following
    return text[:-1] + following


def _vocabulary(pages: list[list[Line]]) -> frozenset[str]:
    return frozenset(
        word.lower() for lines in pages for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.text)
    )


def _continues(before: Piece, after: Piece) -> bool:
    is_prose = before.kind in {"paragraph", "item"} and after.kind in {"paragraph", "heading"}
    return is_prose and not _ENDS.search(before.text) and after.text[:1].islower()


def _joined(before: Piece, after: Piece, words: frozenset[str]) -> Piece:
    return Piece(before.kind, _append(before.text, after.text, words), page=before.page, marker=before.marker)
