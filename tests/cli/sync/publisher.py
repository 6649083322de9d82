"""A publisher's server on this machine, which serves files in the upstream's own format and misbehaves when told."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.sources.data_hub.upstream import as_csv, as_json, contribution, total

CONTRIBUTIONS, LATEST, LIST = "DPO-UCHISTORICAL", "DPO-UCLATEST", "DPPADPOSS-PKO"
PATHS = {CONTRIBUTIONS: f"/data/{CONTRIBUTIONS}/json", LATEST: f"/data/{LATEST}/json", LIST: f"/data/{LIST}/CSV"}
COUNTRIES = ("BGD", "RWA", "NPL", "IND", "PAK", "ETH", "GHA", "IDN", "CHN", "MAR", "TZA", "EGY")


@dataclass
class Publisher:
    """What is served, how the next requests to a path are answered, and what was asked.

    A behaviour is one of: 500, 404, stall, trickle, drop, announce_more, announce_less, page, page_as_data,
    wrong_range. `pace` is the pause in seconds after each of the `pieces` that a file is sent in.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    behaviours: dict[str, list[str]] = field(default_factory=dict)
    validators: bool = True
    ranges: bool = True
    pieces: int = 4
    pace: float = 0.0
    asked: list[tuple[str, int, str | None]] = field(default_factory=list)
    url: str = ""

    def offer(self, dataset: str, data: bytes) -> None:
        self.files[PATHS[dataset]] = data

    def misbehave(self, dataset: str, *behaviours: str) -> None:
        self.behaviours[PATHS[dataset]] = list(behaviours)

    def statuses(self, dataset: str) -> list[int]:
        return [status for path, status, _ in self.asked if path == PATHS[dataset]]

    def ranges_asked(self, dataset: str) -> list[str | None]:
        return [asked for path, _, asked in self.asked if path == PATHS[dataset]]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    publisher: Publisher

    def do_GET(self) -> None:
        queue = self.publisher.behaviours.get(self.path, [])
        behaviour = queue.pop(0) if queue else ""
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._answer(behaviour)
        self.close_connection = True

    def _answer(self, behaviour: str) -> None:
        data = self.publisher.files.get(self.path)
        if data is None or behaviour.isdigit():
            self._start(int(behaviour or 404), b"")
        elif behaviour.startswith("page"):
            page = b"<!DOCTYPE html><html><body>Please log in</body></html>"
            self._start(200, page, kind="text/html; charset=utf-8" if behaviour == "page" else "text/csv")
            self.wfile.write(page)
        elif self._unchanged(data):
            self._start(304, b"")
        else:
            self._file(data, behaviour)

    def _unchanged(self, data: bytes) -> bool:
        return self.publisher.validators and self.headers["If-None-Match"] == _etag(data)

    def _file(self, data: bytes, behaviour: str) -> None:
        since, wanted = 0, self.headers["Range"]
        if wanted and self.publisher.ranges and self.headers["If-Range"] == _etag(data):
            since = int(wanted.removeprefix("bytes=").removesuffix("-"))
        more: dict[str, str] = {}
        if since:
            told = since + 1 if behaviour == "wrong_range" else since
            more["Content-Range"] = f"bytes {told}-{len(data) - 1}/{len(data)}"
        lie = {"announce_more": 100, "announce_less": -100}.get(behaviour, 0)
        self._start(206 if since else 200, data, length=len(data) - since + lie, more=more)
        self._send(data[since:], behaviour)

    def _start(
        self, status: int, data: bytes, *, kind: str = "application/json", length: int | None = None, more: Any = None
    ) -> None:
        self.publisher.asked.append((self.path, status, self.headers["Range"]))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        if self.publisher.validators and status in (200, 206, 304) and data:
            self.send_header("ETag", _etag(data))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, data: bytes, behaviour: str) -> None:
        trickles = behaviour == "trickle"
        step = 1 if trickles else max(1, len(data) // self.publisher.pieces)
        for start in range(0, len(data), step):
            if behaviour == "drop" and start >= 2 * step:
                return
            if behaviour == "stall" and start:
                time.sleep(2)
                return
            self.wfile.write(data[start : start + step])
            self.wfile.flush()
            time.sleep(0.1 if trickles else self.publisher.pace)

    def log_message(self, *_: Any) -> None:
        pass


def _etag(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:16]}"'


@contextmanager
def serving(publisher: Publisher) -> Iterator[Publisher]:
    """Serve until the block ends; `publisher.url` is the address."""
    handler = type("Handler", (_Handler,), {"publisher": publisher})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    publisher.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        server.server_close()


def contribution_rows(*days: str, step: int = 0, updated: str = "2025-10-20") -> list[dict[str, Any]]:
    """Return contributions of twelve countries for each day, figures of every month and `step` being different."""
    rows: list[dict[str, Any]] = []
    for place, day in enumerate(days):
        for number, country in enumerate(COUNTRIES):
            men = 4000 - 100 * number + 7 * place + step
            for kind, women, count in (("Troops", 90 + number, men), ("Staff Officer", 3, 20)):
                row = contribution(len(rows) + 1, day, country, "UNMISS", kind, women, count)
                rows.append({**row, "last_update": updated})
    return rows


def contributions_file(*days: str, step: int = 0, updated: str = "2025-10-20") -> bytes:
    return as_json(contribution_rows(*days, step=step, updated=updated))


def latest_file(day: str) -> bytes:
    return as_json([total(day, country, 1 + n, 93 + n, 4020 - 100 * n) for n, country in enumerate(COUNTRIES)])


def list_file(**more: str) -> bytes:
    row = {
        "id": 1,
        "mission_acronym": "UNMISS",
        "mission_name": "United Nations Mission in South Sudan",
        "lead_department": "DPO",
        "mission_isactive": "Yes",
        "start_date": "2011-07-09",
        "end_date": None,
        "mission_location": "Juba",
        "mission_longitude": "31,5713",
        "mission_latitude": "4,8594",
        "last_update": "2025-10-20",
    }
    return as_csv([{**row, **more}])
