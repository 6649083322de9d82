"""Footnotes of a Word document, which python-docx cannot make: a part of the file with a note a reference."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from contingent.presenting.briefs.model import Note

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


class Footnotes:
    """The footnotes of a document under way. A work is named in full once, later by its file alone."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._texts: list[str] = []
        self._named: set[str] = set()

    def refer(self, paragraph: Any, notes: tuple[Note, ...]) -> None:
        """Put a reference at the end of a paragraph, to one footnote with all the notes."""
        from docx.oxml import parse_xml

        if not notes:
            return
        self._texts.append(" ".join(map(self._text, notes)))
        reference = f'<w:footnoteReference w:id="{len(self._texts)}"/>'
        paragraph._p.append(parse_xml(f'<w:r xmlns:w="{_W}">{_RAISED}{reference}</w:r>'))

    def close(self) -> None:
        """Write the part with the footnotes into the document."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        body = "".join(_footnote(number, text) for number, text in enumerate(self._texts, 1))
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">{_SEPARATORS}{body}'
        blob = f"{xml}</w:footnotes>".encode()
        own = self._document.part
        own.relate_to(Part(PackURI("/word/footnotes.xml"), _TYPE, blob, own.package), _RELATION)

    def _text(self, note: Note) -> str:
        again = note.work in self._named and note.document
        self._named.add(note.work)
        return f"{note.document}{', ' if note.place else ''}{note.place}." if again else note.text


def _footnote(number: int, text: str) -> str:
    small = '<w:rPr><w:sz w:val="16"/></w:rPr>'
    return (
        f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r>{small}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )
