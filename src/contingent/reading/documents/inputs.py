"""The inputs of a command: files, folders, corpora and standard input, each to Texts, errors collected on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from contingent.errors import ContingentError, InputError
from contingent.model.text import Text
from contingent.reading.documents import html, pdf, word
from contingent.reading.documents.corpus import corpus
from contingent.reading.documents.encoding import decode
from contingent.reading.documents.kinds import CORPUS, DOCX, ENDINGS, HTML, PDF, media_type
from contingent.reading.documents.limits import MAX_BYTES, empty, too_large
from contingent.reading.documents.pieces import join
from contingent.reading.documents.plain import kept, text_of
from contingent.reading.documents.published import from_page

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is not read, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What the arguments of a command name: files to read in order, files passed over, and errors."""

    files: tuple[Path, ...]
    skipped: tuple[Skipped, ...]
    errors: tuple[InputError, ...]


def from_bytes(data: bytes, name: str) -> Text:
    """Read one document. `name` is shown in errors, and its ending helps to tell the kind.

    Raises InputError for what cannot be read, MissingExtraError where the extra `documents` is needed.
    """
    if not data.strip():
        raise empty(name)
    if len(data) > MAX_BYTES:
        raise too_large(name, len(data), MAX_BYTES, "bytes")
    kind = media_type(data, name)
    if kind == PDF:
        found, notes = pdf.pieces(data, name)
        text, blocks = join(found)
        return text_of(text, name, data=data, media_type=kind, blocks=blocks, notes=tuple(notes))
    if kind == DOCX:
        text, blocks = join(word.pieces(data, name))
        return text_of(text, name, data=data, media_type=kind, blocks=blocks)
    return _characters(data, name, kind)


def _characters(data: bytes, name: str, kind: str) -> Text:
    decoded = decode(data, name, markup=kind == HTML)
    notes = (f"the encoding is not stated: read as {decoded.encoding}",) if decoded.guessed else ()
    if kind != HTML:
        text = kept(decoded.text)
        return text_of(text, name, data=data, encoding=decoded.encoding, media_type=kind, notes=notes)
    page = html.parse(decoded.text, name)
    published, evidence = from_page(page) or (None, None)
    text, blocks = join(html.pieces(page, name))
    if not text:
        raise InputError(
            "the page has no text of its own: it may be filled in by a script",
            where=name,
            to_do="open it in a browser and save it as it is shown, or give its text",
        )
    return text_of(
        text,
        name,
        data=data,
        published=published,
        evidence=evidence,
        encoding=decoded.encoding,
        media_type=kind,
        blocks=blocks,
        notes=notes,
    )


def paths(arguments: Sequence[str]) -> Listing:
    """List the files that `arguments` name. A folder stands for its files, sorted, with those in folders below it.

    In folders only files with a known ending are taken; the others, hidden ones too, are named as skipped.
    """
    files: list[Path] = []
    skipped: list[Skipped] = []
    errors: list[InputError] = []
    for argument in arguments:
        path = Path(argument)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            errors.append(_unopened(argument, error))
            continue
        if stat.S_ISDIR(mode):
            inside, outside, failed = _folder(path)
            files.extend(inside)
            skipped.extend(outside)
            errors.extend(failed)
        else:
            files.append(path)
    return Listing(tuple(files), tuple(skipped), tuple(errors))


def _folder(folder: Path) -> tuple[list[Path], list[Skipped], list[InputError]]:
    files: list[Path] = []
    skipped: list[Skipped] = []
    errors: list[InputError] = []
    for where, folders, names in os.walk(folder, onerror=lambda error: errors.append(_unopened(error.filename, error))):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            if reason := _reason_to_skip(path):
                skipped.append(Skipped(path, reason))
            else:
                files.append(path)
    if not files and not errors:
        known = ", ".join(ENDINGS)
        errors.append(
            InputError("the folder has no document", where=str(folder), to_do=f"endings that are read: {known}")
        )
    return sorted(files), sorted(skipped, key=lambda each: each.path), errors


def _reason_to_skip(path: Path) -> str | None:
    if path.name.startswith((".", "~$")):
        return "hidden or temporary file"
    if path.suffix.lower() not in ENDINGS:
        return f"ending '{path.suffix}' is not read" if path.suffix else "no ending"
    return None if path.is_file() else "not a regular file"


def read_file(path: Path) -> Iterator[Text | ContingentError]:
    """Read a file: one Text, or those of a corpus. What cannot be read comes out as an error, never raised."""
    name = str(path)
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise InputError("not a file", where=name, to_do="give a file, a folder, or - for standard input")
        with path.open("rb") as file:
            if ENDINGS.get(path.suffix.lower()) == CORPUS:
                yield from corpus(file, name)
            else:
                yield from_bytes(file.read(MAX_BYTES + 1), name)
    except ContingentError as error:
        yield error
    except OSError as error:
        yield _unopened(name, error)


def read(arguments: Sequence[str], standard_input: Callable[[], bytes]) -> Iterator[Text | ContingentError]:
    """Read everything that the arguments of a command name, in their order; `-` is standard input.

    `standard_input` returns its bytes and is called for `-` only. An error stands in the place of what it stops, so
    that the other documents are still read.
    """
    for argument in arguments:
        if argument == STANDARD_INPUT:
            yield from from_stream(standard_input())
            continue
        listing = paths([argument])
        for path in listing.files:
            yield from read_file(path)
        yield from listing.errors


def from_stream(data: bytes, name: str = STANDARD_INPUT) -> Iterator[Text | ContingentError]:
    """Read standard input: a corpus where its first line is a JSON object, else one document."""
    first = data.lstrip(b" \t\r\n\xef\xbb\xbf").split(b"\n", 1)[0].rstrip()
    if first.startswith(b'{"') and first.endswith(b"}"):
        yield from corpus(data, name)
        return
    try:
        yield from_bytes(data, name)
    except ContingentError as error:
        yield error


def _unopened(name: str, error: Exception) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(
        f"the file cannot be opened: {reason}", where=name, to_do="check the name and your rights to read it"
    )
