"""Sheets as Stata files, in the documented format 118 (Stata 14 and later), a piece at a time in little memory."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contingent.presenting.export.about import About
from contingent.presenting.export.sheet import CHUNK, EMPTY, Progress, Sheet, Variable

LONGEST_LABEL = 80
EPOCH = 1960 * 12
"""The Month ordinal that Stata counts months from."""
NUMBERS: tuple[tuple[int, int, int, str, int], ...] = (
    (-127, 100, 65530, "<i1", 101),
    (-32_767, 32_740, 65529, "<i2", 32_741),
    (-2_147_483_647, 2_147_483_620, 65528, "<i4", 2_147_483_621),
)
"""Stata's byte, int and long: least and most, the type's code, how NumPy has it, and its missing value `.`."""
PARTS = (
    "variable_types", "varnames", "sortlist", "formats", "value_label_names", "variable_labels", "characteristics",
    "data", "strls", "value_labels",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A variable as Stata keeps it: type code, NumPy type, display format, and [row] values (codes for texts)."""

    variable: Variable
    code: int
    dtype: str
    display: str
    values: NDArray[Any]
    texts: NDArray[np.bytes_] | None = None
    """[code] the texts of a variable that stays text; the last one is empty."""

    @property
    def labelled(self) -> bool:
        """Whether the numbers bear value labels."""
        return self.variable.kind == "text" and self.texts is None and bool(self.variable.texts)

    def piece(self, rows: slice) -> NDArray[Any]:
        """Return the values of some rows as they stand in the file."""
        return self.values[rows] if self.texts is None else self.texts[self.values[rows]]


def write_stata(sheet: Sheet, path: Path, about: About, progress: Progress) -> None:
    """Write variable labels, months as monthly dates (%tm), texts that repeat as value labels, citations as notes.

    What is empty is Stata's missing value `.`; in a variable that stays text, an empty text.
    """
    columns = [_column(variable) for variable in sheet.variables]
    with path.open("wb") as file:
        file.write(_header(sheet, about))
        at = file.tell()
        file.write(_map([]))
        starts = []
        for part in PARTS:
            starts.append(file.tell())
            file.write(f"<{part}>".encode())
            _write_part(file, part, columns, about, progress)
            file.write(f"</{part}>".encode())
        starts.append(file.tell())
        file.write(b"</stata_dta>")
        places = [0, at, *starts, file.tell()]
        file.seek(at)
        file.write(_map(places))


def _column(variable: Variable) -> Column:
    values = variable.values
    if variable.kind == "text" and not variable.about.labelled:
        encoded = [text.encode() for text in variable.texts]
        width = max([1, *map(len, encoded)])
        texts = np.array([*encoded, b""], dtype=f"S{width}")
        return Column(variable, width, f"S{width}", f"%-{width}s", values, texts)
    empty = values == EMPTY
    numbers = values + 1 if variable.kind == "text" else values - EPOCH if variable.kind == "month" else values
    shown = numbers[~empty]
    least, most = int(shown.min(initial=0)), int(shown.max(initial=0))
    code, dtype, missing = next(kind[2:] for kind in NUMBERS if kind[0] <= least and most <= kind[1])
    display = "%tm" if variable.kind == "month" else "%24.0g" if variable.kind == "text" else "%10.0g"
    return Column(variable, code, dtype, display, np.where(empty, missing, numbers).astype(dtype))


def _header(sheet: Sheet, about: About) -> bytes:
    """Return the header. There is no time stamp, so that equal figures give equal bytes."""
    label = f"{sheet.name}, {about.name}"[:LONGEST_LABEL].encode()
    return (
        b"<stata_dta><header><release>118</release><byteorder>LSF</byteorder>"
        + b"<K>" + struct.pack("<H", len(sheet.variables)) + b"</K><N>" + struct.pack("<Q", len(sheet)) + b"</N>"
        + b"<label>" + struct.pack("<H", len(label)) + label + b"</label><timestamp>\0</timestamp></header>"
    )  # fmt: skip


def _map(places: Sequence[int]) -> bytes:
    """Return the map of where each part starts: of the right length while the places are not known yet."""
    return b"<map>" + struct.pack("<14Q", *(places or [0] * 14)) + b"</map>"


def _write_part(file: BufferedWriter, part: str, columns: Sequence[Column], about: About, progress: Progress) -> None:
    if part == "data":
        file.writelines(_data(columns, progress))
    elif part == "value_labels":
        file.writelines(_value_labels(column.variable) for column in columns if column.labelled)
    elif part == "characteristics":
        file.writelines(_notes([about.name, *(row["citation"] for row in about.citations)]))
    elif part == "variable_types":
        file.write(struct.pack(f"<{len(columns)}H", *(column.code for column in columns)))
    elif part == "sortlist":
        file.write(bytes(2 * (len(columns) + 1)))
    elif part != "strls":
        file.writelines(_texts(part, columns))


def _texts(part: str, columns: Sequence[Column]) -> Iterator[bytes]:
    """Yield one text of fixed length a variable, for the parts that have one."""
    for column in columns:
        name = column.variable.name
        text, length = {
            "varnames": (name, 129),
            "formats": (column.display, 57),
            "value_label_names": (name if column.labelled else "", 129),
            "variable_labels": (column.variable.about.label[:LONGEST_LABEL], 321),
        }[part]
        yield text.encode().ljust(length, b"\0")


def _data(columns: Sequence[Column], progress: Progress) -> Iterator[bytes]:
    dtype = np.dtype([(column.variable.name, column.dtype) for column in columns])
    total = len(columns[0].values)
    for start in range(0, total, CHUNK):
        progress(start, total)
        rows = slice(start, min(start + CHUNK, total))
        piece = np.empty(rows.stop - start, dtype=dtype)
        for column in columns:
            piece[column.variable.name] = column.piece(rows)
        yield piece.tobytes()
    progress(total, total)


def _value_labels(variable: Variable) -> bytes:
    """Return the table of a variable's texts, numbered from 1."""
    texts = [text.encode() + b"\0" for text in variable.texts]
    ends = np.cumsum([len(text) for text in texts])
    table = struct.pack("<2i", len(texts), int(ends[-1]))
    table += np.array([0, *ends[:-1]], dtype="<i4").tobytes()
    table += np.arange(1, len(texts) + 1, dtype="<i4").tobytes() + b"".join(texts)
    return b"<lbl>" + struct.pack("<i", len(table)) + variable.name.encode().ljust(132, b"\0") + table + b"</lbl>"


def _notes(notes: Sequence[str]) -> Iterator[bytes]:
    """Yield the notes that Stata's command `notes` shows."""
    for name, text in (("note0", str(len(notes))), *((f"note{n}", note) for n, note in enumerate(notes, start=1))):
        content = b"_dta".ljust(129, b"\0") + name.encode().ljust(129, b"\0") + text.encode() + b"\0"
        yield b"<ch>" + struct.pack("<I", len(content)) + content + b"</ch>"
