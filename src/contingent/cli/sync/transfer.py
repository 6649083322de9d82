"""Fetching one file whole: only if it changed, resumed where it broke off, tried again, every byte counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, TypeVar

from contingent.cli.sync.folder import Slot, Validators
from contingent.cli.sync.web import InterruptedTransferError, NoAnswerError, Response, Web, reason
from contingent.errors import DownloadError

Answer = TypeVar("Answer")
Told = Callable[[int, int | None], None]
"""Told how many bytes have come, and of how many if the server said."""

LARGEST = 1 << 30
_PIECE = 1 << 16
_SLOWEST = 1024
_LONGEST_WAIT = 120.0
_TRY_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_CONTINUES = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass(frozen=True, slots=True)
class Coming:
    """An answer that brings the file: from which byte on, and how many bytes the whole file has if that was said."""

    response: Response
    validators: Validators
    since: int
    whole: int | None


def peek(url: str, slot: Slot, web: Web) -> Coming | None:
    """Ask for a file without fetching it. Returns None when it has not changed. Raises DownloadError."""
    return _patiently(url, web, lambda: _open(url, slot, web, resume=False))


def fetch(url: str, slot: Slot, web: Web, told: Told) -> Validators | None:
    """Fetch a file into `slot.part`; return what the server calls it, or None when it has not changed.

    An attempt that breaks off is followed by another, which asks for the rest. Raises DownloadError when the last
    attempt has failed or when another one could not mend it; what has come is kept for the next sync.
    """
    return _patiently(url, web, lambda: _attempt(url, slot, web, told))


def _patiently(url: str, web: Web, attempt: Callable[[], Answer]) -> Answer:
    for number in range(1, web.attempts + 1):
        try:
            return attempt()
        except InterruptedTransferError as error:
            if number == web.attempts:
                kind = DownloadError if error.answered else NoAnswerError
                what = f"{error}, in {web.attempts} attempt{'s' if web.attempts > 1 else ''}"
                raise kind(what, where=url, to_do="try again later; what has come already is kept") from error
            web.sleep(min(max(error.wait, web.pause * 2 ** (number - 1)), _LONGEST_WAIT))
    raise AssertionError("the last attempt returns or raises")


def _attempt(url: str, slot: Slot, web: Web, told: Told) -> Validators | None:
    coming = _open(url, slot, web, resume=True)
    if coming is None:
        return None
    try:
        with slot.part.open("ab") if coming.since else slot.start(coming.validators) as file:
            size = _copy(coming, file, web, told)
    finally:
        coming.response.close()
    if coming.whole is not None and size != coming.whole:
        raise InterruptedTransferError(f"the server announced {coming.whole:,} bytes and sent {size:,}")
    return coming.validators


def _open(url: str, slot: Slot, web: Web, *, resume: bool) -> Coming | None:
    """Ask, and take the answer apart; None says that the file has not changed."""
    started = slot.started(url) if resume else None
    held = slot.held(url)
    since = slot.part.stat().st_size if started else 0
    if started:
        headers = {"Range": f"bytes={since}-", "If-Range": str(started.of_bytes)}
    else:
        headers = held.conditions if held else {}
    response = web.ask(url, headers)
    status = response.status
    if status == 304 and held:
        response.close()
        return None
    if status == 206 and started:
        whole = _continues(response, since)
        if whole is not None:
            return Coming(response, started, since, whole)
    if status == 200:
        _refuse_other_content(url, response)
        validators = Validators(url, response.headers["ETag"], response.headers["Last-Modified"])
        return Coming(response, validators, 0, _number(response.headers["Content-Length"]))
    response.close()
    if started and status in (206, 416):
        slot.drop_part()
        raise InterruptedTransferError("the server did not continue where the transfer had broken off")
    if status in _TRY_LATER:
        raise InterruptedTransferError(
            f"the server answers {status}", wait=_number(response.headers["Retry-After"]) or 0
        )
    raise DownloadError(
        f"the server answers {status}", where=url, to_do="check the address, and whether it needs a login"
    )


def _continues(response: Response, since: int) -> int | None:
    """Return the size of the whole file where the answer continues at byte `since`, otherwise None."""
    found = _CONTINUES.fullmatch(response.headers["Content-Range"] or "")
    if not found or int(found[1]) != since:
        return None
    return int(found[2]) + 1 if found[3] == "*" else int(found[3])


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() else None


def _refuse_other_content(url: str, response: Response) -> None:
    if response.headers.get_content_type() == "text/html":
        response.close()
        raise web_page(url)
    if (response.headers["Content-Encoding"] or "identity") != "identity":
        response.close()
        what = f"the file comes packed as {response.headers['Content-Encoding']}, which was not asked for"
        raise DownloadError(what, where=url, to_do="fetch it with a browser and add it with `contingent build --add`")


def web_page(url: str) -> DownloadError:
    """Build the error for a page that came instead of data."""
    return DownloadError(
        "a web page came instead of the data",
        where=url,
        to_do="open the address in a browser: the publisher may be at work on it, or the network may ask for a login",
    )


def _copy(coming: Coming, file: IO[bytes], web: Web, told: Told) -> int:
    """Append what comes to the file and return its size. Raises for a web page, a stall, or more than LARGEST bytes."""
    size, began, lately = coming.since, web.clock(), 0
    while piece := _piece(coming.response):
        if not size and piece.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            raise web_page(coming.validators.url)
        file.write(piece)
        size, lately = size + len(piece), lately + len(piece)
        told(size, coming.whole)
        if size > LARGEST:
            what = f"more than {LARGEST:,} bytes came, which is no dataset of this publisher"
            raise DownloadError(what, where=coming.validators.url, to_do="check the address")
        if web.clock() - began > web.timeout:
            if lately < _SLOWEST:
                raise InterruptedTransferError(f"the transfer stalled: {lately:,} bytes in {web.timeout:g} seconds")
            began, lately = web.clock(), 0
    return size


def _piece(response: Response) -> bytes:
    try:
        return response.read1(_PIECE)
    except (OSError, HTTPException) as error:
        raise InterruptedTransferError(f"the transfer broke off ({reason(error)})") from error
