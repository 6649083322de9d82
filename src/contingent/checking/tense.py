"""The tense of a claim without a date: a small closed rule on the verb of its clause.

The verb nearest before the end of the claim's quote decides, the first one after it where none stands before. Forms of
"have" with a participle are present ("has deployed"). Without any known verb a claim is in the present.
"""

from __future__ import annotations

import re
from typing import Literal

from contingent.checking.sentences import clause_at

_PRESENT = (
    "is|are|'s|’s|has|have|contributes?|provides?|suppl(?:y|ies)|serves?|ranks|sits?|stands?|deploys|maintains?|"
    "keeps?|remains?|holds?|makes?|numbers|leads|tops|follows?|comes?|puts|sends?|gives?|counts|participates?|"
    "currently|now|today|still|serving|accounts|do|does|belongs?|lies|tells|says|shows"
)
_PAST = (
    "was|were|had|contributed|provided|supplied|served|ranked|sat|stood|deployed|maintained|kept|remained|held|"
    "made|numbered|led|topped|followed|came|sent|gave|counted|participated|became|reached|totalled|totaled|began|"
    "took|rose|fell|grew|amounted|accounted|did|left|put|peaked|once|formerly|previously|then"
)
_VERB = re.compile(rf"(?<![\w-])(?:(?P<present>{_PRESENT})|(?P<past>{_PAST}))(?![\w-])", re.IGNORECASE)


def tense_of(text: str, start: int, end: int) -> Literal["present", "past"]:
    """Return the tense of the claim whose quote is `text[start:end]`."""
    first, last = clause_at(text, start)
    verbs = list(_VERB.finditer(text, first, max(last, end)))
    before = [verb for verb in verbs if verb.end() <= end]
    chosen = _finite(before) or (verbs[0] if verbs else None)
    return "past" if chosen is not None and chosen["past"] else "present"


def _finite(verbs: list[re.Match[str]]) -> re.Match[str] | None:
    """Return the last verb, or the auxiliary just before it when it is the participle of one ("has deployed")."""
    if not verbs:
        return None
    last = verbs[-1]
    if len(verbs) > 1 and last["past"] and last.start() - verbs[-2].end() <= 12:
        return verbs[-2]
    return last
