"""Documents: bytes of any kind to a text to check, with its date, its encoding, and offsets that can be shown."""

from contingent.reading.documents.corpus import corpus
from contingent.reading.documents.inputs import Listing, Skipped, from_bytes, from_stream, paths, read, read_file
from contingent.reading.documents.language import detect
from contingent.reading.documents.published import checked as checked_published

__all__ = [
    "Listing",
    "Skipped",
    "checked_published",
    "corpus",
    "detect",
    "from_bytes",
    "from_stream",
    "paths",
    "read",
    "read_file",
]
