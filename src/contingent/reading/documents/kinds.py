"""What kind of document some bytes are: by their content first, by the name's ending second."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from contingent.errors import InputError
from contingent.reading.documents.limits import unreadable

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CORPUS = "application/jsonl"
ENDINGS = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".jsonl": CORPUS,
    ".ndjson": CORPUS,
}
_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_SENT_PAGE = re.compile(rb"(?:from|mime-version|content-type|date|subject):[^\n]{0,200}\n", re.I)


def media_type(data: bytes, name: str) -> str:
    """The media type of a document. Raises InputError, saying what it is, for one that is not read."""
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(b"PK\x03\x04"):
        return _package(data, name)
    if data.startswith(_OLE):
        raise _compound_file(data, name)
    for mark, picture in _PICTURES.items():
        if data.startswith(mark):
            raise _other(name, f"a {picture} picture", "run text recognition on it and give the text")
    if data.startswith(b"{\\rtf"):
        raise _other(name, "rich text (RTF)", "save it as docx, html or txt")
    if _MARKUP.match(data):
        return HTML
    ending = PurePath(name).suffix.lower()
    kind = ENDINGS.get(ending, PLAIN)
    if kind == PDF:
        raise unreadable(name, "PDF", "it does not begin as a PDF does")
    if kind == DOCX:
        raise unreadable(name, "docx", "it does not begin as a docx does")
    if kind == HTML and _SENT_PAGE.match(data):
        raise _other(name, "a web archive (MHTML)", "save the page as HTML only")
    return kind


def _package(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable(name, "docx", error) from None
    if any(member.startswith("word/") for member in members):
        return DOCX
    if any(member.startswith("xl/") for member in members):
        raise _other(name, "a spreadsheet", "save the sheet as html or txt")
    if "content.xml" in members or any(member.startswith("ppt/") for member in members):
        raise _other(name, "a presentation or OpenDocument file", "save it as docx or pdf")
    raise _other(name, "an archive (zip)", "unpack it and give the folder")


def _compound_file(data: bytes, name: str) -> InputError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return InputError(
            "the document is protected by a password",
            where=name,
            to_do="save a copy without the password and give that",
        )
    return _other(name, "an old Word, Excel or Outlook file (before 2007)", "save it as docx")


def _other(name: str, kind: str, to_do: str) -> InputError:
    return InputError(f"the file is {kind}, which is not read", where=name, to_do=to_do)
