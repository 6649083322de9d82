"""Texts that a command names, read and checked one by one; what cannot be used is told on stderr and passed over."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contingent.cli.options import Context
from contingent.errors import ContingentError, InputError

if TYPE_CHECKING:
    from contingent.model.text import Text
    from contingent.presenting.check.checked_text import CheckedText

STANDARD_INPUT = "-"


@dataclass
class Troubles:
    """What could not be used: told at once, counted for the exit code."""

    count: int = 0

    def tell(self, message: object) -> None:
        """Print a message on stderr and count it."""
        self.count += 1
        click.echo(f"error: {message}", err=True)

    @property
    def exit_code(self) -> int:
        """2 when there was any trouble, else 0."""
        return 2 if self.count else 0


@dataclass(frozen=True)
class Inputs:
    """What a command was asked to check. `published` is the date of all texts, over any that they bear themselves."""

    context: Context
    files: tuple[str, ...]
    claims: str | None
    published: str | None
    min_confidence: float = 0.0
    quick: bool = False

    def texts(self, troubles: Troubles) -> Iterator[CheckedText]:
        """Read and check everything in order. Raises InputError when nothing, or too much, is asked for."""
        if bool(self.files) == bool(self.claims):
            raise InputError(
                "both texts and given claims are named" if self.files else "no text is named",
                where="FILE or --claims",
                to_do="name files, folders or - for standard input, or one file of claims with --claims",
            )
        if self.published is not None:
            from contingent.checking.edtf import read_period

            read_period(self.published)
        return self._given(self.claims, troubles) if self.claims else self._read(troubles)

    def _given(self, path: str, troubles: Troubles) -> Iterator[CheckedText]:
        from contingent.api import check
        from contingent.checking.given import read_given
        from contingent.presenting.check.checked_text import CheckedText

        record = self.context.record
        given = read_given(_lines(path), len(record.cubes.cube("all").axes.contributors))
        for refused in given.refused:
            troubles.tell(f"{path}, {refused}")
        for passage in given.passages:
            published = self.published or passage.published
            least = self.min_confidence
            checked = check(passage.text, record, published=published, claims=passage.claims, min_confidence=least)
            yield CheckedText(passage.id, hashlib.sha256(passage.text.encode()).hexdigest(), checked)

    def _read(self, troubles: Troubles) -> Iterator[CheckedText]:
        for text in self.opened():
            if isinstance(text, ContingentError):
                troubles.tell(text)
                continue
            try:
                yield self._checked(text)
            except ContingentError as error:
                troubles.tell(f"{text.name}: {error}")

    def opened(self) -> Iterator[Text | ContingentError]:
        """Open what is named, in order. Files of a folder that are of no known kind are named on stderr."""
        from contingent.reading.documents import from_stream, paths, read_file

        for name in self.files:
            if name == STANDARD_INPUT:
                yield from from_stream(_standard_input())
                continue
            listing = paths([name])
            for skipped in listing.skipped:
                click.echo(f"passed over: {skipped.path} ({skipped.reason})", err=True)
            for file in listing.files:
                yield from read_file(file)
            yield from listing.errors

    def _checked(self, text: Text) -> CheckedText:
        from contingent.api import check, unread
        from contingent.presenting.check.checked_text import CheckedText

        published = self.published or text.published
        reason = unread(text.language)
        checked = check(
            text.text,
            self.context.record,
            published=published,
            claims=() if reason else None,
            min_confidence=self.min_confidence,
            quick=self.quick,
        )
        return CheckedText(
            name=text.name,
            sha256=text.sha256,
            checked=checked,
            notes=(*_dated(text, published), *text.notes),
            unread=reason,
            published_evidence="given" if self.published else text.published_evidence,
            language=text.language,
            encoding=text.encoding,
            media_type=text.media_type,
        )


def _dated(text: Text, published: str | None) -> tuple[str, ...]:
    """Say what the date of a text was taken from, where nobody gave it."""
    evidence = text.published_evidence
    if evidence is None or published != text.published or evidence.startswith("corpus"):
        return ()
    return (f"published {published}, by its {evidence}",)


def _lines(path: str) -> list[str]:
    try:
        data = _standard_input() if path == STANDARD_INPUT else Path(path).read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(
            f"the file cannot be opened: {error.strerror or error}", where=path, to_do="check its name and your rights"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError("the file is not UTF-8", where=path, to_do="save it as UTF-8") from error


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()
