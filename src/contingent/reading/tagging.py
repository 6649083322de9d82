"""Tags of every token: its classes, and what names, dates and numbers it begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from contingent.reading.document import Document, Mention
from contingent.reading.groups import Group
from contingent.reading.names import Name, postings
from contingent.vocabulary.missions import all_missions

_FUNCTION_WORDS = frozenset({
    "the", "of", "in", "to", "a", "an", "and", "for", "with", "on", "at", "by", "from", "as", "that", "this",
    "these", "those", "it", "its", "is", "was", "were", "be", "been", "being", "are", "has", "have", "had", "or",
    "but", "not", "their", "his", "her", "our", "my", "your", "we", "they", "he", "she", "i", "you", "who", "whom",
    "whose", "which", "what", "when", "where", "why", "how", "there", "here", "than", "then", "so", "if", "into",
    "over", "under", "after", "before", "between", "during", "through", "out", "up", "down", "off", "about", "also",
    "only", "just", "very", "more", "most", "much", "many", "few", "other", "some", "any", "all", "no", "each",
    "both", "such", "own", "same", "too", "even", "yet", "still", "again", "ever", "never", "while", "because",
    "though", "although", "until", "since", "per", "via", "do", "does", "did", "done", "can", "could", "will",
    "would", "shall", "should", "may", "might", "must", "them", "him", "us", "me", "one", "two", "strong", "nor",
    "either", "neither", "within", "without", "against", "among", "along", "across", "around",
})  # fmt: skip
_WANTED = (
    "v.join", "v.relate", "v.host", "person.refugees", "v.train", "v.die", "cue.nonun", "v.withdraw", "women",
    "<mission>", "<organisation>", "cue.world", "cue.army",
)  # fmt: skip
"""Tags that tell what a whole document is about."""


def tags_of(document: Document) -> list[tuple[str, ...]]:
    """The tags of each token of a document."""
    tags: list[tuple[str, ...]] = list(document.classes)
    for mention in document.mentions:
        name = mention.names.get("mission") or mention.names.get("party") or next(iter(mention.names.values()))
        tags[mention.first] = (*tags[mention.first], *_name_tags(mention, name))
    for when in document.whens:
        tags[when.first] = (*tags[when.first], f"<{'year' if when.form == 'year' else 'date'}>")
    for number in document.numbers:
        tags[number.first] = (*tags[number.first], "<number>" if number.form != "percent" else "<percent>")
    for index, word in enumerate(document.tokens.low):
        if not tags[index] and word.isalpha() and word not in _FUNCTION_WORDS:
            tags[index] = ("<others>",) if len(word) > 3 and word.endswith("s") else ("<other>",)
    return tags


def _name_tags(mention: Mention, name: Name) -> tuple[str, ...]:
    if name.sort == "mission":
        known = all_missions().get(name.id)
        return (
            ("<mission>", "<other force>")
            if known is not None and known.kind == "non_un"
            else ("<mission>", "<un mission>")
        )
    if name.sort == "party":
        extra = ("<host>",) if name.id in postings()[0] else ()
        return ("<demonym>" if name.surface == "demonym" else "<party>", *extra)
    if name.sort == "organisation":
        return ("<organisation>", "<un>") if name.id == "UN" else ("<organisation>", "<other organisation>")
    return (f"<{name.sort}>",)


def bag_of(tags: Sequence[tuple[str, ...]]) -> Group:
    """What a document with these tags is about, as features with steps of how often."""
    counts = Counter(chain.from_iterable(tags))
    world = counts["cue.world"] + counts["<mission>"] + counts["person.unspecified"]
    parties = counts["<party>"] + counts["<demonym>"]
    bag = [f"D:{tag}={min(3, counts[tag]) if counts[tag] < 6 else 6}" for tag in _WANTED if tag in counts]
    return Group((f"D:world={min(world, 4)}", f"D:parties={min(parties, 4)}", *bag))
