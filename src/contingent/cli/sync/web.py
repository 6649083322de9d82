"""Asking a server for a file, once: the only place that opens the network, and what its answers mean."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from importlib.metadata import version
from typing import Protocol

from contingent.errors import DownloadError


class Response(Protocol):
    """What an answer of urllib offers."""

    headers: HTTPMessage

    @property
    def status(self) -> int | None:
        """The status code."""

    def read1(self, amount: int, /) -> bytes:
        """Return what has come, at most `amount` bytes; none at the end."""

    def close(self) -> None:
        """End the connection."""


Opener = Callable[[urllib.request.Request, float], Response]
"""Opens a request with a timeout in seconds for each wait. Raises OSError or HTTPException without an answer."""


def open_url(request: urllib.request.Request, timeout: float) -> Response:
    """Open the network. A status that is no success is an answer like any other."""
    try:
        response: Response = urllib.request.urlopen(request, timeout=timeout)
    except urllib.error.HTTPError as error:
        return error  # type: ignore[return-value]
    return response


@dataclass(frozen=True, slots=True)
class Web:
    """How servers are asked: who opens, how long a stall may last, how often and after what pause to try again.

    `timeout` is the longest time in seconds in which less than a kilobyte may come; `pause` the seconds between two
    datasets and before the second attempt, doubled before each further one.
    """

    opener: Opener = open_url
    timeout: float = 30.0
    pause: float = 1.0
    attempts: int = 5
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def ask(self, url: str, headers: Mapping[str, str]) -> Response:
        """Send a request. Raises InterruptedTransferError without an answer for what is no address."""
        polite = {"User-Agent": f"contingent/{version('contingent')}", "Accept-Encoding": "identity"}
        try:
            return self.opener(urllib.request.Request(url, headers={**polite, **headers}), self.timeout)
        except (OSError, HTTPException) as error:
            raise InterruptedTransferError(f"there is no answer ({reason(error)})", answered=False) from error


class InterruptedTransferError(Exception):
    """An attempt that failed in a way that another may mend. `wait` is what the server asks for, in seconds."""

    def __init__(self, what: str, *, answered: bool = True, wait: float = 0.0) -> None:
        super().__init__(what)
        self.answered = answered
        self.wait = wait


class NoAnswerError(DownloadError):
    """A server that does not answer at all: asking it for the next dataset is of no use."""


def reason(error: Exception) -> str:
    """Say what an error of the network means."""
    inner = getattr(error, "reason", error)
    if isinstance(inner, TimeoutError):
        return "nothing came in time"
    return str(inner) or type(inner).__name__
