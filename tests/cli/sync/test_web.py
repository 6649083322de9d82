"""Patience and doubt, with an opener that answers as told: no server and no waiting."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPMessage
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request

import pytest

from contingent.cli.sync import transfer
from contingent.cli.sync.folder import Slot, Validators, locked
from contingent.cli.sync.transfer import fetch
from contingent.cli.sync.web import NoAnswerError, Web
from contingent.errors import DownloadError

URL = "http://publisher.example/data"


@dataclass
class Answer:
    status: int | None
    headers: HTTPMessage
    pieces: list[bytes | Exception]

    def read1(self, amount: int, /) -> bytes:
        piece = self.pieces.pop(0) if self.pieces else b""
        if isinstance(piece, Exception):
            raise piece
        return piece

    def close(self) -> None:
        pass


def answer(status: int, *pieces: bytes | Exception, **headers: str) -> Answer:
    message = HTTPMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return Answer(status, message, list(pieces))


@dataclass
class Upstream:
    """Answers in the order given; notes what was asked and how long was waited."""

    answers: list[Answer | Exception]
    asked: list[Message] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def open(self, request: Request, timeout: float) -> Answer:
        noted = Message()
        for name, value in request.header_items():
            noted[name] = value
        self.asked.append(noted)
        found = self.answers.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    def web(self, clock: Callable[[], float] = lambda: 0.0) -> Web:
        return Web(opener=self.open, attempts=4, sleep=self.waits.append, clock=clock)


@pytest.fixture()
def slot(tmp_path: Path) -> Slot:
    with locked(tmp_path):
        return Slot(tmp_path, "data.json")


def fetched(slot: Slot, *answers: Answer | Exception) -> tuple[bytes, Upstream]:
    upstream = Upstream(list(answers))
    fetch(URL, slot, upstream.web(), lambda *_: None)
    return slot.part.read_bytes(), upstream


def test_pauses_grow_and_the_server_may_ask_for_longer_ones(slot: Slot) -> None:
    later = (answer(503), answer(429, Retry_After="7"), answer(500, Retry_After="soon"))
    data, upstream = fetched(slot, *later, answer(200, b"[1]"))
    assert data == b"[1]"
    assert upstream.waits == [1.0, 7.0, 4.0]
    assert upstream.asked[0]["User-agent"].startswith("contingent/")


def test_no_wait_is_longer_than_two_minutes(slot: Slot) -> None:
    assert fetched(slot, answer(503, Retry_After="86400"), answer(200, b"[1]"))[1].waits == [120.0]


def test_the_rest_is_asked_for_with_what_vouches_for_every_byte(slot: Slot) -> None:
    rest = answer(206, b"cd", Content_Range="bytes 2-3/4")
    data, upstream = fetched(slot, answer(200, b"ab", TimeoutError(), ETag='"x"', Content_Length="4"), rest)
    assert data == b"abcd"
    assert (upstream.asked[1]["Range"], upstream.asked[1]["If-range"]) == ("bytes=2-", '"x"')


def test_a_weak_etag_vouches_for_no_byte(slot: Slot) -> None:
    broken = answer(200, b"ab", ConnectionResetError(), ETag='W/"x"', Content_Length="4")
    data, upstream = fetched(slot, broken, answer(200, b"ABCD", Content_Length="4"))
    assert data == b"ABCD"
    assert upstream.asked[1]["Range"] is None


def test_an_unsatisfied_range_begins_anew(slot: Slot) -> None:
    broken = answer(200, b"ab", ssl.SSLError("closed"), Last_Modified="Mon, 20 Oct 2025 00:00:00 GMT")
    data, upstream = fetched(slot, broken, answer(416), answer(200, b"ABCD"))
    assert data == b"ABCD"
    assert [asked["Range"] for asked in upstream.asked] == [None, "bytes=2-", None]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (answer(200, b"x", Content_Encoding="gzip"), "packed as gzip"),
        (answer(200, b"\n  <html>"), "a web page came"),
        (answer(304), "the server answers 304"),
        (answer(206, b"x", Content_Range="bytes 0-0/1"), "the server answers 206"),
        (answer(401), "the server answers 401"),
    ],
)
def test_what_another_attempt_cannot_mend_is_told_at_once(slot: Slot, given: Answer, says: str) -> None:
    upstream = Upstream([given])
    with pytest.raises(DownloadError, match=says) as raised:
        fetch(URL, slot, upstream.web(), lambda *_: None)
    assert (raised.value.where, upstream.waits) == (URL, [])


def test_endless_data_is_not_taken(slot: Slot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "LARGEST", 10)
    with pytest.raises(DownloadError, match="more than 10 bytes came"):
        fetched(slot, answer(200, b"[1,2,3,", b"4,5,6,7,", b"8]"))


def test_a_server_that_does_not_answer_is_told_apart(slot: Slot) -> None:
    upstream = Upstream([URLError(ConnectionRefusedError(111, "Connection refused"))] * 4)
    with pytest.raises(NoAnswerError, match=r"there is no answer .*refused.* in 4 attempts"):
        fetch(URL, slot, upstream.web(), lambda *_: None)
    assert upstream.waits == [1.0, 2.0, 4.0]


def test_a_trickle_is_a_stall(slot: Slot) -> None:
    ticks = iter(range(0, 1000, 20))
    upstream = Upstream([answer(200, *[b"1"] * 50) for _ in range(4)])
    with pytest.raises(DownloadError, match="stalled: 2 bytes in 30 seconds"):
        fetch(URL, slot, upstream.web(lambda: float(next(ticks))), lambda *_: None)


@pytest.mark.parametrize("note", ["", "{", "[]", '{"url": "http://other.example", "sha256": "x"}', "\xff"])
def test_a_damaged_note_about_a_file_is_no_note(slot: Slot, note: str) -> None:
    slot.file.write_bytes(b"[1]")
    (slot.folder / ".sync" / "data.json.state").write_bytes(note.encode("latin-1"))
    assert slot.held(URL) is None


def test_a_file_that_was_changed_by_hand_is_fetched_anew(slot: Slot) -> None:
    validators = Validators(URL, '"x"')
    with slot.start(validators) as file:
        file.write(b"[1]")
    slot.finish(validators)
    assert slot.held(URL) == validators
    slot.file.write_bytes(b"[2]")
    assert slot.held(URL) is None


def test_parts_of_several_kinds(slot: Slot) -> None:
    sizes: Sequence[tuple[bytes, str]] = ((b"", '"x"'), (b"ab", 'W/"x"'))
    for data, etag in sizes:
        with slot.start(Validators(URL, etag)) as file:
            file.write(data)
        assert slot.started(URL) is None
