"""Bytes to characters: which encoding a text is in, tried in a fixed order and recorded."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from contingent.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_DECLARABLE = re.compile(
    r"(cp|windows-?|iso-?8859-|koi8-|mac-?|gb|big5|euc[-_]|shift[-_]?jis|latin|utf-?8)[a-z0-9_-]*", re.I
)
_SENTINEL = "\ufffd"
_MOSTLY_ASCII = 0.3
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, the name of the encoding they were read with, and whether that is a guess."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, where: str, *, markup: bool = False) -> Decoded:
    """Decode by byte order mark, as UTF-8, as declared (only in markup), as Windows-1252, or by detection.

    Raises InputError, naming the byte, for binary data, for UTF-8 with broken bytes, and where nothing fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding, where), encoding.removesuffix("-sig"))
    if (at := data.find(b"\0")) >= 0:
        raise _binary(where, at)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _broken(where, "utf-8", error.start) from None
    declared = _declared(data) if markup else None
    return declared or _single_byte(data) or _detected(data, where)


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(where, encoding.removesuffix("-sig"), error.start) from None
    if (at := text.find("\0")) >= 0:
        raise _binary(where, at)
    return text


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are sound UTF-8, which other encodings hardly ever are by accident."""
    text = data.decode("utf-8", "replace")
    broken = text.count(_SENTINEL)
    beyond_ascii = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    return beyond_ascii - broken > broken


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:4096])
    if not match or not _DECLARABLE.fullmatch(name := match[1].decode("ascii").lower()):
        return None
    name = "cp1252" if name in {"iso-8859-1", "latin1", "latin-1"} else name
    try:
        return Decoded(data.decode(name), codecs.lookup(name).name)
    except (LookupError, UnicodeDecodeError):
        return None


def _single_byte(data: bytes) -> Decoded | None:
    """Windows-1252, unless so many letters are accented that no western language can be meant."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    accented = sum(letter > "\x7f" for letter in letters)
    if _has_controls(data) or accented > _MOSTLY_ASCII * len(letters):
        return None
    return Decoded(text, "cp1252", guessed=True)


def _detected(data: bytes, where: str) -> Decoded:
    if not _has_controls(data):
        try:
            from charset_normalizer import from_bytes
        except ImportError:
            best = None
        else:
            best = from_bytes(data[:_SAMPLE]).best()
        try:
            if best is not None:
                return Decoded(data.decode(best.encoding), best.encoding, guessed=True)
        except UnicodeDecodeError:
            pass
    raise InputError(
        "the encoding of the text is not recognised, or the file is not a text",
        where=where,
        to_do="save it as UTF-8; documents are read as txt, md, html, pdf, docx and jsonl",
    )


def _has_controls(data: bytes) -> bool:
    return re.search(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", data) is not None


def _binary(where: str, at: int) -> InputError:
    return InputError(
        f"the file has a null byte (at {at:,}): it is binary, or UTF-16 without a byte order mark",
        where=where,
        to_do="give a text, or save it as UTF-8",
    )


def _broken(where: str, encoding: str, at: int) -> InputError:
    return InputError(
        f"the text is {encoding} with a broken character at byte {at:,}",
        where=where,
        to_do="save it again as UTF-8, or fetch it again: it may have been cut off",
    )
