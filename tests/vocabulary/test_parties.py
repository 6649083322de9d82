"""Parties and what they are called: valid rows, golden names, and no ambiguity hidden."""

from __future__ import annotations

import csv
import datetime
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from contingent.errors import AmbiguousNameError, UnknownNameError
from contingent.model.party import AliasKind, PartyKind
from contingent.vocabulary.aliases import all_aliases
from contingent.vocabulary.parties import all_parties, candidates, find_party
from contingent.vocabulary.tables import fold, rows

NAMES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "countries" / "name_resolution_test.csv"


def test_parties_are_valid() -> None:
    parties = all_parties()
    assert {party.kind for party in parties.values()} == set(get_args(PartyKind))
    for party in parties.values():
        assert party.name and party.formal_name and party.adjective, party.id
        assert party.the_name.removeprefix("the ") == party.name, party.id
        assert not (party.valid_from and party.valid_to) or party.valid_from <= party.valid_to, party.id
        assert party.predecessor is None or party.predecessor in parties, party.id
        assert bool(party.regions) == (party.kind in ("state", "territory", "former_state")), party.id


def test_parties_are_sorted_and_listed_once() -> None:
    listed = [
        row[0]
        for row in rows(
            "parties", "id kind name formal_name the_name adjective valid_from valid_to predecessor regions"
        )
    ]
    assert listed == sorted(set(listed))


def test_states_have_three_letters_and_are_193_members_and_two_observers() -> None:
    states = [party.id for party in all_parties().values() if party.kind == "state"]
    assert len(states) == 195
    assert all(len(identifier) == 3 and identifier.isupper() for identifier in states)


def test_aliases_are_valid() -> None:
    aliases = all_aliases()
    assert {alias.party for alias in aliases} <= set(all_parties())
    assert {alias.kind for alias in aliases} == set(get_args(AliasKind))
    assert {alias.language for alias in aliases} == {"en", "fr", "es"}
    for alias in aliases:
        assert alias.alias == " ".join(alias.alias.split()) and fold(alias.alias), alias
        assert not (alias.valid_from and alias.valid_to) or alias.valid_from <= alias.valid_to, alias
    keys = Counter((alias.alias.casefold(), alias.party) for alias in aliases)
    assert [key for key, count in keys.items() if count > 1] == []


def test_aliases_have_the_spellings_that_texts_print() -> None:
    spellings = {alias.alias for alias in all_aliases()}
    assert {"Côte d'Ivoire", "Cote d'Ivoire", "Türkiye", "Turkiye", "Burkinabè", "Burkinabe", "St. Lucia"} <= spellings
    assert {"U.S.", "US", "U.K.", "DRC", "D.R. Congo", "Guinea-Bissau", "Guinea Bissau", "São Tomé"} <= spellings


def test_an_alias_is_ambiguous_exactly_when_several_parties_bear_it() -> None:
    bearers: dict[str, set[str]] = {}
    for alias in all_aliases():
        bearers.setdefault(fold(alias.alias), set()).add(alias.party)
    assert [a for a in all_aliases() if a.ambiguous != (len(bearers[fold(a.alias)]) > 1)] == []


def test_every_name_of_a_party_finds_it() -> None:
    for party in all_parties().values():
        assert party.id in candidates(party.name), party.id
        assert party.id in candidates(party.formal_name), party.id
        assert party.id in candidates(party.the_name), party.id
        assert find_party(party.id) == party.id


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Rwanda", "RWA"),
        ("rwandan", "RWA"),
        ("Rwandans", "RWA"),
        ("kigali", "RWA"),
        ("RDF", "RWA"),
        ("land of a thousand hills", "RWA"),
        ("rwa", "RWA"),
        ("Ivory Coast", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("the Netherlands", "NLD"),
        ("U.K.", "GBR"),
        ("U.S.", "USA"),
        ("Democratic Republic of Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Nigeriens", "NER"),
        ("Burkinabè", "BFA"),
        ("Batswana", "BWA"),
        ("Emirati", "ARE"),
        ("South Sudanese", "SSD"),
        ("Guinea", "GIN"),
        ("Guinea Bissau", "GNB"),
        ("Papua New Guinean", "PNG"),
        ("Sierra-Léonais", "SLE"),
        ("sénégalaises", "SEN"),
        ("Afrique du Sud", "ZAF"),
        ("Ruanda", "RWA"),
        ("Saint Vincent & the Grenadines", "VCT"),
        ("St. Lucia", "LCA"),
        ("Zaire", "COD"),
        ("ENDF", "ETH"),
        ("the African Union", "AU"),
        ("ECOWAS", "ECOWAS"),
        ("Phillipines", "PHL"),
    ],
)
def test_golden_names(name: str, party: str) -> None:
    assert find_party(name) == party


@pytest.mark.parametrize(
    ("name", "parties"),
    [
        ("Congo", ("COD", "COG")),
        ("Congolese", ("COD", "COG")),
        ("Korea", ("KOR", "PRK")),
        ("Dominicans", ("DMA", "DOM")),
        ("ZDF", ("ZMB", "ZWE")),
        ("Himalayan nation", ("BTN", "NPL")),
    ],
)
def test_an_ambiguous_name_offers_its_candidates(name: str, parties: tuple[str, ...]) -> None:
    assert candidates(name) == parties
    with pytest.raises(AmbiguousNameError, match="several parties") as error:
        find_party(name)
    assert all(party in error.value.to_do for party in parties)


def test_a_day_chooses_between_parties_of_one_name_and_never_hides_a_name() -> None:
    assert candidates("Himalayan kingdom", datetime.date(2015, 1, 1)) == ("BTN",)
    assert find_party("Zaire", datetime.date(2020, 1, 1)) == "COD"
    assert candidates("Congo", datetime.date(2020, 1, 1)) == ("COD", "COG")


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="unknown party 'Rwnada'") as error:
        find_party("Rwnada")
    assert "Rwanda" in error.value.to_do
    for name in ("Darfur", "Abyei", "Somaliland", "states", "male", "turnip", ""):
        assert candidates(name) == ()


@pytest.mark.skipif(not NAMES.exists(), reason="the shared data folder is absent")
def test_names_that_mislead_other_tools() -> None:
    wrong, right = [], 0
    with NAMES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found = [p for p in candidates(row["name"]) if all_parties()[p].kind not in ("organisation", "group")]
            answer = "NONE" if not found else found[0] if len(found) == 1 else "AMBIG"
            right += answer == row["truth_iso3"]
            if answer not in (row["truth_iso3"], "NONE"):
                wrong.append(row["name"])
    assert wrong == []
    assert right >= 101


def test_folding_sets_aside_what_does_not_matter() -> None:
    assert fold("The  Côte d’Ivoire") == fold("Cote d'Ivoire") == "cote divoire"
    assert fold("Guinea-Bissau") == fold("guinea bissau")
    assert fold("St. Kitts & Nevis") == "saint kitts and nevis"
    assert fold("The") == "the"
