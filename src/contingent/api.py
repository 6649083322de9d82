"""The Python API's own functions: what the command line, the web page and the tools call too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contingent.errors import InputError
from contingent.model.claim import Claim
from contingent.model.verdict import Checked

if TYPE_CHECKING:
    from contingent.record.record import Record

READ_LANGUAGES = {"en": "English"}
"""The languages that texts are read in."""


def check(
    text_or_claims: str | Sequence[Claim],
    record: Record | None = None,
    *,
    published: str | None = None,
    claims: Sequence[Claim] | None = None,
    min_confidence: float = 0.0,
    quick: bool = False,
) -> Checked:
    """Check a text, or claims, against a record (the starter record by default).

    `published` is the text's date in EDTF (2021, 2021-07, 2021-07-23), None where it is not known. Claims are read
    from the text unless `claims` gives them; of claims without a text, the quotes are all the text there is. Claims
    read with less than `min_confidence` (0 to 1) are left out; `quick` reads with the small models alone. Raises
    InputError for a text in a language that is not read yet and for dates that cannot be.
    """
    from contingent.checking import check_claims
    from contingent.record.record import open_record

    text = text_or_claims if isinstance(text_or_claims, str) else text_of(text_or_claims)
    given = claims if isinstance(text_or_claims, str) else text_or_claims
    if given is None:
        given = _read(text, published, quick)
    kept = [claim for claim in given if claim.confidence >= min_confidence]
    return check_claims(text, kept, record if record is not None else open_record(), published)


def unread(language: str) -> str | None:
    """Say why a text in `language` (ISO 639-1) is not read; None where it is."""
    if language in READ_LANGUAGES:
        return None
    return f"the text is in another language ({language}); only {', '.join(READ_LANGUAGES.values())} is read yet"


def text_of(claims: Sequence[Claim]) -> str:
    """Return the text that claims alone make: each quote at its place, blanks between them."""
    letters = [" "] * max((claim.end for claim in claims), default=0)
    for claim in claims:
        letters[claim.start : claim.end] = claim.quote
    return "".join(letters)


def _read(text: str, published: str | None, quick: bool) -> list[Claim]:
    from contingent.reading import quick_models, read_claims
    from contingent.reading.documents.language import detect

    reason = unread(detect(text))
    if reason:
        raise InputError(reason, where="the text", to_do="translate it, or give its claims with `claims=`")
    return read_claims(text, published, quick_models() if quick else None)
