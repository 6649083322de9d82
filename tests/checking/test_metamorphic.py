"""What must not change a verdict, and what must: on claims drawn from the starter record with a stated seed."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from contingent.checking import check_claims
from contingent.model.claim import Claim
from contingent.model.month import Month
from contingent.vocabulary.parties import all_parties
from tests.checking.small import claim

SEED = 6383


def drawn(record, count: int) -> list[tuple[str, Claim, Month]]:
    """Draw true claims: a contributor's uniformed personnel in a month, told in the present tense."""
    cube, chance = record.cubes.cube("all"), random.Random(SEED)
    measure = cube.measure_index("uniformed")
    covered = np.flatnonzero(cube.covered[measure])
    found = []
    while len(found) < count:
        month, who = int(chance.choice(covered)), chance.randrange(len(cube.axes.contributors))
        value = float(cube.values[measure, month, who])
        if value >= 100:
            contributor = cube.axes.contributors[who]
            text = f"{all_parties()[contributor].name} has {value:,.0f} peacekeepers in the field."
            quote = f"{value:,.0f} peacekeepers"
            one = claim(text, quote, contributor=contributor, value=value, category="unspecified")
            found.append((text, one, Month(int(cube.axes.months[month]))))
    return found


def core(verdict):
    """The parts of a verdict that say what is true; sentences and spans may differ."""
    return (
        verdict.status, verdict.differs_in, verdict.current, verdict.true_for, verdict.roughly, verdict.true_later,
        verdict.by_chance, verdict.stated, verdict.nearest, verdict.latest, verdict.missing, verdict.say,
    )  # fmt: skip


@pytest.fixture(scope="module")
def cases(record):
    return drawn(record, 60)


def test_a_demonym_for_a_name_changes_nothing(record, cases):
    for text, one, _ in cases:
        party = all_parties()[one.contributor]
        other = f"{one.quote.replace('peacekeepers', '')}{party.adjective} peacekeepers are in the field."
        quote = other.partition(" are ")[0]
        told = replace(one, quote=quote, start=0, end=len(quote))
        one_way, other_way = check_claims(text, [one], record), check_claims(other, [told], record)
        assert core(one_way.verdicts[0]) == core(other_way.verdicts[0])


def test_the_order_of_claims_changes_nothing(record, cases):
    chance = random.Random(SEED)
    for start in range(0, 60, 6):
        group = cases[start : start + 6]
        text = " ".join(text for text, _, _ in group)
        claims = [
            claim(text, one.quote, contributor=one.contributor, value=one.value, category="unspecified")
            for _, one, _ in group
        ]
        order = chance.sample(range(6), 6)
        straight = check_claims(text, claims, record)
        shuffled = check_claims(text, [claims[place] for place in order], record)
        assert [core(straight.verdicts[place]) for place in order] == [core(v) for v in shuffled.verdicts]
        assert [straight.verdicts[place].together for place in order] == [v.together for v in shuffled.verdicts]
        assert straight.vintage.months == shuffled.vintage.months


def test_equal_dates_in_other_forms_change_nothing(record, cases):
    for text, one, month in cases:
        forms = [
            str(month), f"{month}~", str(month.last_day), f"{month}-01/{month.last_day}", f"{month}/{month}",
        ]  # fmt: skip
        verdicts = [check_claims(text, [replace(one, as_of=form)], record).verdicts[0] for form in forms]
        assert all(verdict.status == "holds" for verdict in verdicts)
        assert len({repr(core(verdict)) for verdict in verdicts}) == 1


def test_the_sentence_around_a_claim_changes_nothing(record, cases):
    for text, one, _ in cases:
        longer = f"The weather was fine. {text} Nobody minded."
        moved = replace(one, start=one.start + 22, end=one.end + 22)
        short, long = (check_claims(*pair, record).verdicts[0] for pair in ((text, [one]), (longer, [moved])))
        assert core(short) == core(long)


def test_an_exact_value_changed_by_one_changes_the_verdict(record, cases):
    for text, one, month in cases:
        dated = replace(one, as_of=str(month))
        assert check_claims(text, [dated], record).verdicts[0].status == "holds"
        for step in (-1, 1):
            changed = check_claims(text, [replace(dated, value=one.value + step)], record).verdicts[0]
            assert changed.status in ("other_definition", "misdated", "contradicted", "unknown")


def test_checking_twice_gives_the_same(record, cases):
    for text, one, _ in cases[:10]:
        first, second = (check_claims(text, [one], record, "2021-07-23") for _ in range(2))
        assert core(first.verdicts[0]) == core(second.verdicts[0]) and first.vintage == second.vintage
