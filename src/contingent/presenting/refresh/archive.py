"""Which documents of an archive have become stale with a new record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contingent.model.claim import Claim
from contingent.model.text import Text
from contingent.model.verdict import Status, Verdict
from contingent.presenting.check.words import STATUS_WORDS
from contingent.presenting.refresh.meaning import STALE
from contingent.presenting.refresh.own_words import claims_of
from contingent.presenting.refresh.refreshed import AsOf


@dataclass(frozen=True, slots=True)
class Turned:
    """A claim that was right, or not known to be wrong, by an older record and is stale by a newer one."""

    claim: Claim
    before: Status
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Watched:
    """A document of an archive with the claims that have become stale; `claims` is how many were judged."""

    name: str
    published: str | None
    claims: int
    turned: tuple[Turned, ...]


def watch(text: Text, since: AsOf, now: AsOf, published: str | None = None) -> Watched:
    """Compare what two records say of a text, each as of its own newest month."""
    written = published or text.published
    claims = claims_of(text.text, written, text.blocks)
    older, newer = (as_of.judged(text.text, claims, written) for as_of in (since, now))
    turned = tuple(
        Turned(claim, before.status, after)
        for claim, before, after in zip(newer.claims, older.verdicts, newer.verdicts, strict=True)
        if after.status in STALE and before.status not in STALE
    )
    return Watched(text.name, written, len(newer.claims), turned)


def as_text(watched: Iterable[Watched], since: AsOf, now: AsOf) -> Iterator[str]:
    """Tell which documents have become stale, claim by claim, and how many there are."""
    count = stale = 0
    for document in watched:
        count += 1
        if not document.turned:
            continue
        stale += 1
        yield f"{document.name}\n"
        for turned in document.turned:
            yield f"  {STATUS_WORDS[turned.verdict.status].name}: '{turned.claim.quote}' (was: {turned.before})\n"
            if turned.verdict.say_now:
                yield f"    {turned.verdict.say_now}\n"
    of = f"{count} document{'s' * (count != 1)}"
    yield (
        f"{stale} of {of} became stale between record {since.record.version} ({since.to}) "
        f"and {now.record.version} ({now.to}).\n"
    )


def as_json(watched: Iterable[Watched], since: AsOf, now: AsOf) -> Iterator[str]:
    """Tell the same for programs, the documents that have not become stale included."""
    told = {
        "since": {"record": since.record.version, "month": str(since.to)},
        "record": {"record": now.record.version, "month": str(now.to)},
        "documents": [
            {
                "name": document.name,
                "published": document.published,
                "claims": document.claims,
                "stale": [
                    {
                        "start": turned.claim.start,
                        "end": turned.claim.end,
                        "quote": turned.claim.quote,
                        "before": turned.before,
                        "status": turned.verdict.status,
                        "say": turned.verdict.say,
                        "say_now": turned.verdict.say_now,
                    }
                    for turned in document.turned
                ],
            }
            for document in watched
        ],
    }
    yield json.dumps(told, ensure_ascii=False, indent=2) + "\n"
