"""How fast texts are read, beside two general tools; what each finds; and whether time is linear in length.

Run: `python benchmarks/read_beside_others.py [--most N]`. The texts are the annotated passages of `development_c`,
three to a document, so that each has about the length of a press article. The other tools are measured where they are
installed: quantulum3 (`pip install quantulum3`) and spaCy with its small English pipeline (`python -m spacy download
en_core_web_sm`); one that is not is skipped, and the reason told. Times are processor seconds of one process, after a
first round that is not counted. Our reader was trained on these passages: what it finds of them here is no score (that
is in docs/methods/reading.md), it only tells the tools apart.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PASSAGES = Path(__file__).resolve().parents[1] / "training" / "passages" / "development_c.jsonl"
TO_A_DOCUMENT = 3
Span = tuple[int, int]
Tool = Callable[[str], list[Span]]
"""Gives the spans of the quantities that it finds in a text."""

LEAVES_OPEN = {
    "contingent": "statements that it misses (see its recall); texts in other languages than English",
    "quantulum3": "whom a number counts, of which country, in which mission, at what date; ranks; whether it is so",
    "spaCy": "the value of a number, what it counts, and which of the countries, places and dates named belong to it",
}


def ours() -> Tool:
    from contingent.reading import read_claims

    def tool(text: str) -> list[Span]:
        claims = read_claims(text, "2021-07")
        return [(claim.start, claim.end) for claim in claims if claim.value is not None or claim.rank is not None]

    return tool


def quantulum() -> Tool:
    from quantulum3 import parser  # type: ignore[import-not-found]

    return lambda text: [tuple(found.span) for found in parser.parse(text)]


def spacy_small() -> Tool:
    import spacy  # type: ignore[import-not-found]

    names = [name for name in spacy.util.get_installed_models() if name.startswith("en_core_web_sm")]
    if not names:
        raise ImportError("its small English pipeline is not installed")
    pipeline = spacy.load(names[0])
    numbers = {"CARDINAL", "QUANTITY", "PERCENT", "ORDINAL"}
    return lambda text: [(e.start_char, e.end_char) for e in pipeline(text).ents if e.label_ in numbers]


TOOLS: dict[str, Callable[[], Tool]] = {"contingent": ours, "quantulum3": quantulum, "spaCy": spacy_small}


def documents(most: int) -> list[tuple[str, list[Span]]]:
    """The texts with the spans of their annotated claims that have a number."""
    rows = [json.loads(line) for line in PASSAGES.read_text(encoding="utf-8").splitlines() if line.strip()]
    out = []
    for at in range(0, len(rows) - TO_A_DOCUMENT + 1, TO_A_DOCUMENT):
        text, spans = "", []
        for row in rows[at : at + TO_A_DOCUMENT]:
            spans += _numbers(row, len(text))
            text += row["text"] + "\n\n"
        out.append((text, spans))
    return out[:most]


def _numbers(row: dict[str, Any], shift: int) -> list[Span]:
    """The spans of a passage's annotated claims that have a number, moved by `shift`."""
    quotes = [claim["quote"] for claim in row["claims"] if claim["value"] not in {None, ""}]
    starts = [row["text"].find(quote) for quote in quotes]
    return [(at + shift, at + shift + len(quote)) for at, quote in zip(starts, quotes, strict=True) if at >= 0]


def measure(name: str, texts: list[tuple[str, list[Span]]]) -> str:
    """One line about a tool, or the reason why it is skipped."""
    try:
        began = time.perf_counter()
        tool = TOOLS[name]()
        tool(texts[0][0])
        loaded = time.perf_counter() - began
    except Exception as error:  # a tool that fails in its own way must not keep the others from being measured
        return f"{name:12} skipped: {type(error).__name__}: {error}"
    for text, _ in texts:
        tool(text)
    start = time.process_time()
    found = [tool(text) for text, _ in texts]
    spent = time.process_time() - start
    annotated = sum(len(spans) for _, spans in texts)
    met = sum(
        any(first < end and start < last for first, last in spans)
        for spans, (_, gold) in zip(found, texts, strict=True)
        for start, end in gold
    )
    return (
        f"{name:12} {len(texts) / spent:8.1f} documents/s {1000 * spent / len(texts):8.1f} ms a document; finds "
        f"{sum(map(len, found))}, at {met} of {annotated} annotated numbers; first document after {loaded:.1f} s"
    )


def linearity(texts: list[tuple[str, list[Span]]]) -> list[str]:
    """Milliseconds of our reader for texts of growing length: as they are, in one line, and without any stop."""
    tool, out = ours(), []
    whole = "".join(text for text, _ in texts)
    forms = {
        "as written": whole,
        "in one line": " ".join(whole.split()),
        "without stops": " ".join(whole.translate(str.maketrans(".!?;:", "     ")).split()),
        "as one list": " ".join(whole.translate(str.maketrans(".!?:", ";;;;")).split()),
        "as a table": whole.replace(", ", " | ").replace(". ", "\n"),
    }
    for form, text in forms.items():
        tool(text[:3000])
        times = []
        for length in (3_000, 30_000, 300_000):
            start = time.process_time()
            tool((text * (length // len(text) + 1))[:length])
            times.append(time.process_time() - start)
        shown = ", ".join(f"{spent * 1000:.0f} ms" for spent in times)
        ratios = f"x {times[1] / times[0]:.1f}, x {times[2] / times[1]:.1f}"
        out.append(f"{form:14} 3, 30 and 300 thousand characters: {shown} ({ratios})")
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1000, help="documents at most")
    texts = documents(parser.parse_args().most)
    characters = sum(len(text) for text, _ in texts) / len(texts)
    print(f"{len(texts)} documents of {characters:.0f} characters on average")
    for name in TOOLS:
        print(measure(name, texts), flush=True)
    print("What each leaves open:")
    for name, left in LEAVES_OPEN.items():
        print(f"  {name:12} {left}")
    print("Time by length:")
    for line in linearity(texts):
        print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
