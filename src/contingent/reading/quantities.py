"""Anchors at numbers: which numbers could count something, ranges, words of comparison, and none or one in words."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.reading.anchor import Anchor
from contingent.reading.document import Document
from contingent.reading.number_words import Number
from contingent.reading.ordinals import read_ordinal

_CURRENCY = frozenset(
    {"$", "€", "£", "¥", "rs", "us$", "usd", "eur", "cfa", "r", "inr", "₹", "kes", "sh", "a$", "fcfa"}
)
_MONEY = frozenset({
    "dollars", "dollar", "euros", "euro", "pounds", "francs", "shillings", "rupees", "dinars", "crore", "usd", "yen",
    "cents", "rand", "naira", "cedis", "kroner", "taka", "pence",
})  # fmt: skip
_MEASURE = frozenset({
    "km", "kilometres", "kilometers", "kilometre", "miles", "mile", "metres", "meters", "metre", "m", "hectares",
    "litres", "liters", "tonnes", "tons", "tonne", "kg", "kilos", "hours", "hour", "hrs", "minutes", "minute", "days",
    "day", "weeks", "week", "months", "month", "years", "year", "decades", "decade", "degrees", "acres", "feet",
    "seconds", "times", "nights", "centuries", "century", "km2", "square", "nautical", "mm", "cm", "kva", "mw",
    "volts", "points", "o'clock", "am", "pm", "yards", "lb", "kilometer", "a.m", "p.m",
})  # fmt: skip
_LABELLED = frozenset({
    "row", "rows", "page", "pages", "paragraph", "paragraphs", "chapter", "article", "annex", "resolution", "section",
    "table", "figure", "footnote", "appendix", "level", "role", "sheet", "slide", "question", "motion", "para", "item",
})  # fmt: skip
"""Words whose number is their name and counts nothing."""
_LABELS_OF_MANY = frozenset({"rows", "pages", "paragraphs"})
_JOINING = frozenset({",", "and", "&", "or", "to"})
"""What joins the numbers of one label: "pages 8, 24 and 41"."""
_FILES = (["pdf"], ["csv"], ["xlsx"], ["xls"], ["docx"], ["doc"], ["html"], ["txt"], ["json"])


def quantities(document: Document) -> list[Anchor]:
    """The anchors at numbers, and at words for none and one."""
    low = document.tokens.low
    out: list[Anchor] = []
    skip = labelled = 0
    for number in document.numbers:
        if number.first < skip:
            continue
        at, end = number.first, number.end
        before = low[at - 1] if at else ""
        after = low[end] if end < len(low) else ""
        if before in _CURRENCY or after in _MONEY or after in {"$", "€", "£"}:
            continue
        if before == "-" and at > 1 and low[at - 2] == "level":
            continue
        if before in _LABELLED or (0 < labelled < at and _JOINING.issuperset(low[labelled:at])):
            labelled = end if before not in _LABELLED or before in _LABELS_OF_MANY else 0
            continue
        if _numbers_text(low, number):
            continue
        if "_" in (before, after) or (after == "." and low[end + 1 : end + 2] in _FILES):
            continue
        if after in _MEASURE or (after == "-" and low[end + 1 : end + 2] and low[end + 1] in _MEASURE):
            continue
        if read_ordinal(document.tokens, at) and after in {"st", "nd", "rd", "th"}:
            continue
        if (
            after in {":", "h"}
            and end + 1 < len(low)
            and low[end + 1].isdigit()
            and document.tokens.glued(end)
            and len(low[end + 1]) == 2
            and number.value < 24
        ):
            skip = end + 2
            continue
        anchor = Anchor("quantity", at, end, at, number.value, form=number.form)
        skip = _extend_range(document, anchor)
        _compare(document, anchor)
        out.append(anchor)
    out += _zeros(document)
    return out


_HIGHEST_RANK = 200


def _numbers_text(low: Sequence[str], number: Number) -> bool:
    """Whether a number is that of a paper or a question, and no rank either: "No. 1187", "1187. Mr Rao asked"."""
    at, end = number.first, number.end
    if number.value <= _HIGHEST_RANK or number.form != "digits":
        return False
    opens = (
        (at == 0 or low[at - 1] == "\n") and low[end : end + 1] == ["."] and low[end + 1 : end + 2] not in ([], ["\n"])
    )
    return opens or low[max(0, at - 2) : at] == ["no", "."]


_DASHES = frozenset("-–")
_WIDEST_DASH = 3
"""Letters from the end of one number to the begin of another that a dash joins; where there are more it is a cell."""


def _extend_range(document: Document, anchor: Anchor) -> int:
    """Join "150-200", "6-7,000", "250 to 300", "between 6,500 and 12,000" into one anchor; returns where to go on."""
    end, second = anchor.end, document.number_at.get(anchor.end + 1)
    if second is None or anchor.value is None or anchor.form not in {"digits", "words", "percent"}:
        return end
    if second.value <= anchor.value or not _spans(document, anchor, second):
        return end
    dashed = document.tokens.low[end] in _DASHES
    scale = 1000 if dashed and anchor.value < 100 and second.value >= 1000 else 1
    anchor.value, anchor.high = anchor.value * scale, second.value
    anchor.end, anchor.comparator = second.end, "range"
    anchor.form = second.form if second.form == "percent" else anchor.form
    return second.end


def _spans(document: Document, anchor: Anchor, second: Number) -> bool:
    """Whether the word between two numbers makes them the ends of a range."""
    low, tokens = document.tokens.low, document.tokens
    before, word = low[anchor.first - 1] if anchor.first else "", low[anchor.end]
    if word in _DASHES:
        return tokens.starts[second.first] - tokens.ends[anchor.end - 1] <= _WIDEST_DASH
    if word == "to":
        return before not in {"from", "fell", "rose"} and second.value <= 4 * (anchor.value or 0)
    return word == "and" and before == "between"


_COMPARATORS = (("over", ">"), ("under", "<"), ("atleast", ">="), ("atmost", "<="), ("approx", "~"))
_BOUNDS = frozenset({"over", "under"})


def _comparison(document: Document, at: int, *, known: bool) -> str | None:
    """How the words at a token compare; a number already known is no bound: "far below the 1,000 of last year"."""
    signs = (sign for group, sign in _COMPARATORS if group in document.classes[at] and not (known and group in _BOUNDS))
    return next(signs, None)


def _compare(document: Document, anchor: Anchor) -> None:
    """Read the words of comparison just before or after the number."""
    low = document.tokens.low
    if anchor.form in {"fraction", "ratio"} and anchor.comparator == "=":
        anchor.comparator = "~"
    for start in range(max(0, anchor.first - 4), anchor.first):
        reach = document.reach[start]
        between = range(reach, anchor.first)
        if (
            reach > anchor.first
            or reach <= start
            or any(
                low[at] not in {"a", "an", "the", "its", "some", "about", "of", "their", "two", "mere", "total"}
                for at in between
            )
        ):
            continue
        sign = _comparison(document, start, known="the" in low[reach : anchor.first])
        if sign is not None and anchor.comparator != "range":
            anchor.below = "below" in document.classes[start]
            anchor.comparator = "~" if anchor.below else sign
            anchor.first = min(anchor.first, start)
        if anchor.first == start:
            break
    after = low[anchor.end : anchor.end + 3]
    if after[:2] == ["-", "odd"] or after[:1] == ["odd"]:
        anchor.comparator = "~"
        anchor.end += 2 if after[0] == "-" else 1
    elif (after[:1] == ["+"] and document.tokens.glued(anchor.end)) or after[:2] == ["-", "plus"]:
        anchor.comparator = ">"
    elif _follows(low, anchor.end, ("or", "so")):
        anchor.comparator = "~"
    elif _follows(low, anchor.end, ("or", "more")):
        anchor.comparator = ">="
    elif _follows(low, anchor.end, ("at", "most")):
        anchor.comparator = "<="


def _follows(low: list[str], end: int, words: tuple[str, str]) -> bool:
    return any(tuple(low[at : at + 2]) == words for at in (end, end + 1))


_NOTHING = frozenset({"no", "none", "nobody", "neither", "nil"})
_SINGULAR = frozenset({
    "soldier", "peacekeeper", "policeman", "policewoman", "officer", "observer", "woman", "gendarme", "member",
    "serviceman", "helmet", "countryman", "compatriot",
})  # fmt: skip


def _zeros(document: Document) -> list[Anchor]:
    """ "no", "none", "not one" before what is counted (0), and "a Tanzanian", "one of its soldiers" (1)."""
    low = document.tokens.low
    out = []
    for index, word in enumerate(low):
        if word in _NOTHING and low[index + 1 : index + 2] != ["longer"]:
            out.append(Anchor("quantity", index, index + 1, index, 0.0, form="none"))
        elif word == "not" and low[index + 1 : index + 2] == ["one"]:
            out.append(Anchor("quantity", index, index + 2, index, 0.0, form="none"))
        elif word in {"a", "an", "another"} and index + 1 < len(low):
            mention = document.mention_at.get(index + 1)
            person = mention is not None and "party" in mention.names and mention.names["party"].surface == "demonym"
            if (low[index + 1] in _SINGULAR and low[index + 1] != "member") or (
                person
                and mention is not None
                and low[mention.end : mention.end + 1]
                and (low[mention.end] in _SINGULAR or low[mention.end] in {"died", "was", "and", ",", ".", "who"})
            ):
                out.append(Anchor("quantity", index, index + 1, index, 1.0, form="article"))
    return out
