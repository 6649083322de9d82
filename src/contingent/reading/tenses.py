"""The tense of the verb nearest to a claim or a date."""

from __future__ import annotations

from contingent.reading.anchor import Anchor
from contingent.reading.context import Context
from contingent.reading.memo import remembered

_PRESENT = frozenset({
    "is", "are", "has", "have", "'s", "'re", "'ve", "am", "serve", "serves", "keep", "keeps", "provide", "provides",
    "deploy", "deploys", "contribute", "contributes", "maintain", "maintains", "send", "sends", "supply", "supplies",
    "field", "fields", "stand", "stands", "rank", "ranks", "remain", "remains", "host", "hosts", "take", "takes",
    "make", "makes", "account", "accounts", "count", "counts", "number", "numbers", "wear", "wears", "come", "comes",
    "lead", "leads", "hold", "holds", "work", "works", "belong", "belongs", "consist", "consists", "form", "forms",
    "put", "puts", "pay", "pays", "do", "does", "include", "includes", "operate", "operates", "give", "gives", "run",
    "runs", "sit", "sits", "top", "tops",
})  # fmt: skip
_PAST = frozenset({
    "was", "were", "had", "did", "sent", "kept", "lost", "left", "stood", "fell", "rose", "led", "went", "came",
    "took", "made", "put", "gave", "held", "began", "flew", "became", "grew", "won", "lay", "wore", "ran", "sat",
    "been", "died", "met", "bore", "built", "drew", "spent", "brought",
})  # fmt: skip
_FUTURE = frozenset({"will", "shall", "'ll"})


def _tense_of(word: str) -> str:
    """The tense a word shows as a verb; empty for other words."""
    if word in _PRESENT:
        return "present"
    if word in _PAST or (len(word) > 4 and word.endswith("ed")):
        return "past"
    return "future" if word in _FUTURE else ""


_TENSES = remembered(_tense_of)


def tense(context: Context, anchor: Anchor) -> str:
    """The tense of the verb nearest to an anchor in its sentence: present, past, future or none."""
    return tense_near(context, anchor.first, anchor.end)


def tense_near(context: Context, first: int, stop: int) -> str:
    """The tense of the verb nearest to the tokens `first` to `stop` in their sentence."""
    known = context.tenses.get((first, stop))
    if known is not None:
        return known
    marks, best = context.marks, (99, "none")
    for at, found in _verbs(context, context.document.tokens.sentence_of(first)):
        if at < first:
            best = min(best, (first - at + 6 * (marks[first] - marks[at]), found))
        elif at >= stop:
            best = min(best, (at - stop + 1 + 6 * (marks[at] - marks[stop]), found))
    context.tenses[first, stop] = best[1]
    return best[1]


def _verbs(context: Context, sentence: int) -> list[tuple[int, str]]:
    """The verbs of a sentence that have a tense, with it."""
    found = context.verbs.get(sentence)
    if found is None:
        start, end = context.document.tokens.sentences[sentence]
        words = enumerate(context.low[start:end], start)
        found = context.verbs[sentence] = [(at, then) for at, word in words if (then := _TENSES(word))]
    return found
