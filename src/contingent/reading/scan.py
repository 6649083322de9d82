"""A text read once over: its names, word classes, dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.reading.cells import cut_lines
from contingent.reading.columns import count_thousands, count_years
from contingent.reading.dates import DateReader, begins_date
from contingent.reading.document import Document, Mention
from contingent.reading.entries import opens_entry
from contingent.reading.lexicon import Entry, Lexicon, lexicon
from contingent.reading.memo import remembered
from contingent.reading.names import Name, codes
from contingent.reading.namesakes import settle_namesakes
from contingent.reading.numbers import begins_number, read_number
from contingent.reading.periods import Published, When
from contingent.reading.tokens import tokenize
from contingent.vocabulary.missions import all_missions

NO_CLASSES: tuple[str, ...] = ()


def scan(text: str, published: str | None = None) -> Document:
    """Find names, word classes, dates and numbers of `text` in one pass over its tokens."""
    tokens = tokenize(text)
    count = len(tokens.low)
    lines = cut_lines(tokens)
    line_of = {index: number for number, line in enumerate(lines) for index in range(line.first, line.end)}
    document = Document(tokens, Published.parse(published), lines, [NO_CLASSES] * count, [0] * count, line_of)
    _scan_words(document, lexicon())
    _scan_values(document)
    count_years(document)
    count_thousands(document)
    _mark_glosses(document)
    settle_namesakes(document)
    return document


def _scan_words(document: Document, known: Lexicon) -> None:
    low, classes, reach = document.tokens.low, document.classes, document.reach
    class_end = name_end = 0
    for index, found in known.beginnings(low):
        entries = found.alone
        if found.longer and index + 1 < len(low) and low[index + 1] in found.longer:
            entries = (*found.longer[low[index + 1]], *entries)
        named = classed = False
        for entry in entries:
            size = len(entry.words)
            if size > 2 and tuple(low[index : index + size]) != entry.words:
                continue
            if entry.classes and not classed and index >= class_end:
                classes[index] = entry.classes
                reach[index] = class_end = index + size
                classed = True
            if entry.names and not named and index >= name_end and _add_mention(document, index, entry):
                name_end = index + size
                named = True


def _add_mention(document: Document, index: int, entry: Entry) -> bool:
    raw = document.tokens.raw[index]
    names: dict[str, Name] = {}
    for name in entry.names:
        if _written_like(document, index, entry, name, raw):
            names.setdefault(name.sort, name)
    if not names:
        return False
    mention = Mention(index, index + len(entry.words), names, document.tokens.sentence_of(index))
    document.add(mention)
    return True


def _written_like(document: Document, index: int, entry: Entry, name: Name, raw: str) -> bool:
    if name.upper and not raw.replace(".", "").isupper():
        return False
    if name.surface == "code":
        after = index + len(entry.words)
        numbered = after < len(document.tokens.low) and document.tokens.low[after][0].isdecimal()
        return numbered or _names_cell(document, index, after)
    if (
        name.sort == "mission"
        and len(entry.words) > 1
        and not document.tokens.raw[index + len(entry.words) - 1][0].isupper()
    ):
        return False
    return not name.cased or raw[0].isupper()


def _names_cell(document: Document, first: int, end: int) -> bool:
    """Whether a code in capitals is a cell beside or above others: "| NPL | RWA |"."""
    number = document.line_of.get(first)
    if number is None or (first, end) not in document.lines[number].cells:
        return False
    cells = document.lines[number].cells
    beside = [line.cells[0] for line in document.lines[max(0, number - 1) : number + 2]] if first == cells[0][0] else []
    return sum(_is_code(document, cell) for cell in {*cells, *beside}) > 1


def _is_code(document: Document, cell: tuple[int, int]) -> bool:
    return cell[1] - cell[0] == 1 and document.tokens.raw[cell[0]] in codes()


def _may_begin(word: str) -> bool:
    """Whether a date or a number can begin with a word."""
    return begins_date(word) or begins_number(word)


_MAY_BEGIN = remembered(_may_begin)


def _scan_values(document: Document) -> None:
    tokens = document.tokens
    dates = DateReader(tokens, document.published)
    index, count = 0, len(tokens.low)
    while index < count:
        if not _MAY_BEGIN(tokens.low[index]):
            index += 1
            continue
        when = dates.at(index)
        if when is not None and not _is_count(document, when):
            document.whens.append(when)
            document.when_at[when.first] = when
            document.covered.update(range(when.first, when.end))
            index = max(when.end, index + 1)
            continue
        number = read_number(tokens, index)
        if number is not None and number.end > index:
            document.numbers.append(number)
            document.number_at[number.first] = number
            index = number.end
            continue
        index += 1


def _is_count(document: Document, when: When) -> bool:
    """Whether a year-like number counts people: "2003 troops", or "NPL 1953" at the end of a row."""
    if when.form != "year" or when.end - when.first != 1:
        return False
    at = when.end
    if document.any_prefix(at, "person.") or document.any_prefix(at, "unit.") or document.has(at, "women"):
        return not opens_entry(document, when.first)
    low = document.tokens.low
    ends_row = at >= len(low) or low[at] == "\n"
    return ends_row and _after_code(document, when.first - 1)


def _after_code(document: Document, index: int) -> bool:
    raw = document.tokens.raw
    return index >= 0 and len(raw[index]) == 3 and raw[index].isupper() and raw[index].isalpha()


def _mark_glosses(document: Document) -> None:
    """Mark country names that only explain a mission: "MINUSCA (Central African Republic)", "Mission in Mali"."""
    low = document.tokens.low
    ends: dict[int, Mention] = {mention.end: mention for mention in document.mentions}
    explained: tuple[Mention, Mention] | None = None
    for mention in document.mentions:
        if "mission" in mention.names:
            continue
        before = ends.get(mention.first - 1) if mention.first >= 2 and low[mention.first - 1] == "(" else None
        if before is not None and "mission" in before.names:
            mention.gloss, explained = True, (before, mention)
        elif explained is not None and _also_hosts(low, *explained, mention):
            mention.gloss, explained = True, (explained[0], mention)
        if low[mention.end : mention.end + 1] == ["("]:
            after = document.mention_at.get(mention.end + 1)
            mention.gloss = mention.gloss or (
                after is not None and "mission" in after.names and "party" in mention.names
            )


def _also_hosts(low: Sequence[str], mission: Mention, last: Mention, mention: Mention) -> bool:
    """Whether a country goes on with the hosts of a mission in brackets: "UNTSO (Israel, Syria and Lebanon)"."""
    known = all_missions().get(mission.id_of("mission") or "")
    between = low[last.end : mention.first]
    return known is not None and mention.id_of("party") in known.hosts and {",", "and", "/", "&"}.issuperset(between)
