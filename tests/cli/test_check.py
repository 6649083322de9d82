"""`contingent check` and `contingent date`: inputs, forms, exit codes, and errors that stop nothing else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

SENTENCE = "Rwanda ranks second behind Bangladesh, with 6,383 troops."
RANK: dict[str, Any] = {
    "quote": "second behind Bangladesh",
    "kind": "contribution_rank",
    "contributor": "RWA",
    "category": "unspecified",
    "comparator": "=",
    "rank": 2,
    "relative_to": "BGD",
}
NUMBER: dict[str, Any] = {
    "quote": "6,383 troops",
    "kind": "contribution_level",
    "contributor": "RWA",
    "category": "troops",
    "comparator": "=",
    "value": 6383,
    "value_unit": "persons",
}


@pytest.fixture()
def given(tmp_path: Path) -> Callable[..., str]:
    """Write passages with given claims and return the file's name."""

    def write(*passages: dict[str, Any] | str) -> str:
        path = tmp_path / "claims.jsonl"
        lines = [each if isinstance(each, str) else json.dumps(each) for each in passages]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    return write


def passage(*claims: dict[str, Any], name: str = "p1", published: str | None = None) -> dict[str, Any]:
    return {"id": name, "text": SENTENCE, "published": published, "claims": list(claims)}


def test_given_claims_are_judged_in_order(run: Run, given: Callable[..., str]) -> None:
    result = run("check", "--claims", given(passage(NUMBER, RANK), passage(name="p2")), "--format", "json")
    assert result.exit_code == 0, result.stderr
    first, second = json.loads(result.stdout)["documents"]
    assert (first["name"], second["name"], second["claims"]) == ("p1", "p2", [])
    number, rank = first["claims"]
    assert (number["quote"], rank["quote"]) == ("6,383 troops", "second behind Bangladesh")
    assert (number["verdict"]["status"], number["verdict"]["differs_in"]) == ("outdated", "both")
    assert {"measure": "uniformed", "scope": "all", "months": ["2020-12"], "literal": False} in (
        number["verdict"]["true_for"]
    )
    assert number["verdict"]["together"] == ["2020-12"]


@pytest.mark.parametrize("form", ["text", "csv", "md", "html"])
def test_every_form_tells_the_right_sentence(run: Run, given: Callable[..., str], form: str) -> None:
    result = run("check", "--claims", given(passage(NUMBER, RANK)), "--format", form)
    assert result.exit_code == 0, result.stderr
    assert "31 December 2020" in " ".join(result.stdout.replace("\u00a0", " ").split())


def test_the_output_fits_the_schema(run: Run, given: Callable[..., str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("contingent.presenting").joinpath("schemas/check-1.json").read_text(encoding="utf-8"))
    result = run("check", "--claims", given(passage(NUMBER, RANK, published="2021-07-23")), "--format", "json")
    jsonschema.validate(json.loads(result.stdout), schema)


def test_fail_on(run: Run, given: Callable[..., str]) -> None:
    path = given(passage(NUMBER))
    assert run("check", "--claims", path, "--fail-on", "contradicted").exit_code == 0
    assert run("check", "--claims", path, "--fail-on", "contradicted, Outdated").exit_code == 1


def test_an_unknown_status_is_refused_with_the_known_ones(run: Run, given: Callable[..., str]) -> None:
    result = run("check", "--claims", given(passage(NUMBER)), "--fail-on", "false")
    assert result.exit_code == 2
    assert "there is no status 'false'" in result.stderr
    assert "contradicted" in result.stderr and "other_definition" in result.stderr


def test_a_bad_claim_is_refused_with_its_line_and_the_others_are_judged(run: Run, given: Callable[..., str]) -> None:
    bad = {**NUMBER, "contributor": "RWX"}
    result = run("check", "--claims", given(passage(RANK), passage(bad, NUMBER, name="p2"), "{"), "--format", "json")
    assert result.exit_code == 2
    assert "line 2 (p2)" in result.stderr and "RWX" in result.stderr and "line 3" in result.stderr
    documents = json.loads(result.stdout)["documents"]
    assert [len(document["claims"]) for document in documents] == [1, 1]


def test_bad_input_outweighs_fail_on(run: Run, given: Callable[..., str]) -> None:
    assert run("check", "--claims", given(passage(NUMBER), "{"), "--fail-on", "outdated").exit_code == 2


def test_published_tells_what_the_text_could_know(run: Run, given: Callable[..., str]) -> None:
    path = given(passage(NUMBER))
    result = run("check", "--claims", path, "--published", "2021-01-20", "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    assert document["published"] == "2021-01-20"
    assert document["claims"][0]["verdict"]["status"] == "other_definition"
    assert run("check", "--claims", path, "--published", "2021-02-30").exit_code == 2


def test_min_confidence_leaves_claims_out(run: Run, given: Callable[..., str]) -> None:
    path = given(passage({**NUMBER, "confidence": 0.4}, {**RANK, "confidence": 0.9}))
    result = run("check", "--claims", path, "--min-confidence", "0.5", "--format", "json")
    assert [claim["kind"] for claim in json.loads(result.stdout)["documents"][0]["claims"]] == ["contribution_rank"]


def test_output_goes_to_a_file_that_is_whole(run: Run, given: Callable[..., str], tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    result = run("check", "--claims", given(passage(NUMBER)), "--format", "html", "-o", str(output))
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path.name for path in tmp_path.iterdir() if "unfinished" in path.name] == []
    result = run("check", "--claims", given(passage(NUMBER)), "-o", str(tmp_path / "no" / "page.html"))
    assert result.exit_code == 2 and "cannot be written" in result.stderr


def test_colour_is_never_in_a_pipe_unless_asked_for(run: Run, given: Callable[..., str]) -> None:
    path = given(passage(NUMBER))
    assert "\x1b[" not in run("check", "--claims", path).stdout
    assert "\x1b[" in run("check", "--claims", path, "--color").stdout


def test_nothing_named_and_too_much_named(run: Run, given: Callable[..., str]) -> None:
    assert "no text is named" in run("check").stderr
    both = run("check", "--claims", given(passage(NUMBER)), "-")
    assert both.exit_code == 2 and "both" in both.stderr


def test_a_text_is_read_and_checked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Rwanda has 6,383 troops in UN missions.\n", encoding="utf-8")
    result = run("check", str(path), "--format", "json")
    assert result.exit_code == 0, result.stderr
    (document,) = json.loads(result.stdout)["documents"]
    assert document["name"] == str(path)
    assert "6,383" in " ".join(claim["quote"] for claim in document["claims"])


def test_files_folders_a_corpus_and_standard_input(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")
    corpus = tmp_path / "corpus.jsonl"
    lines = [{"id": "one", "text": SENTENCE, "published": "2021-01-20"}, {"id": "two", "text": SENTENCE}]
    corpus.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = run("check", str(folder), str(corpus), "-", "--format", "json", input=SENTENCE)
    assert result.exit_code == 0, result.stderr
    documents = json.loads(result.stdout)["documents"]
    assert [document["name"].rsplit("/", 1)[-1] for document in documents] == ["a.txt", "one", "two", "-"]
    assert [document["published"] for document in documents] == [None, "2021-01-20", None, None]


def test_what_a_folder_holds_besides_texts_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "table.xlsx").write_bytes(b"PK")
    result = run("check", str(tmp_path), "--format", "json")
    assert result.exit_code == 0
    assert "passed over" in result.stderr and "table.xlsx" in result.stderr


def test_the_date_of_a_text_and_what_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"Published 20 January 2021\n\n{SENTENCE}\n", encoding="utf-8")
    (document,) = json.loads(run("check", str(path), "--format", "json").stdout)["documents"]
    assert document["published"] == "2021-01-20" and document["published_evidence"]
    assert any("2021-01-20" in note for note in document["notes"])
    given = run("check", str(path), "--published", "2022", "--format", "json")
    (document,) = json.loads(given.stdout)["documents"]
    assert (document["published"], document["published_evidence"], document["language"]) == ("2022", "given", "en")


def test_a_bad_file_stops_no_other(run: Run, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(SENTENCE, encoding="utf-8")
    empty.write_bytes(b"")
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "one", "text": SENTENCE}) + "\nnot json\n", encoding="utf-8")
    result = run("check", str(empty), str(tmp_path / "absent.txt"), str(corpus), str(good), "--format", "csv")
    assert result.exit_code == 2
    assert {row["document"] for row in csv.DictReader(io.StringIO(result.stdout))} == {"one", str(good)}
    for told in ("empty.txt", "absent.txt", "corpus.jsonl, line 2"):
        assert told in result.stderr


def test_another_language_is_unknown_with_the_reason(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "Le Rwanda est le deuxième contributeur aux opérations de maintien de la paix des Nations unies, avec plus de "
        "cinq mille soldats et policiers qui sont déployés dans les missions. Il a été salué pour cette contribution.",
        encoding="utf-8",
    )
    result = run("check", str(path), "--format", "json")
    (document,) = json.loads(result.stdout)["documents"]
    assert (result.exit_code, document["status"], document["claims"]) == (0, "unknown", [])
    assert "fr" in document["reason"]
    assert run("check", str(path), "--fail-on", "unknown").exit_code == 1


def test_date_prints_the_month_and_a_plot(run: Run, given: Callable[..., str]) -> None:
    path = given(passage(NUMBER, RANK))
    result = run("date", "--claims", path)
    assert result.exit_code == 0, result.stderr
    assert "Written from data of" in result.stdout and "┤" in result.stdout and "Dec 2020" in result.stdout
    made = json.loads(run("date", "--claims", path, "--format", "json").stdout)
    assert made["schema"] == "contingent/date/1"
    assert made["documents"][0]["vintage"]["best"] == "2020-12"


def test_the_python_api_and_the_command_say_the_same(run: Run, given: Callable[..., str]) -> None:
    import contingent
    from contingent.checking.given import read_given
    from contingent.presenting.check.json import verdict_object

    path = given(passage(NUMBER, RANK))
    claims = read_given(Path(path).read_text(encoding="utf-8").splitlines()).passages[0].claims
    checked = contingent.check(SENTENCE, claims=claims)
    printed = json.loads(run("check", "--claims", path, "--format", "json").stdout)["documents"][0]["claims"]
    assert [verdict_object(verdict) for verdict in checked.verdicts] == [claim["verdict"] for claim in printed]


def test_python_checks_claims_without_a_text() -> None:
    import contingent

    claim = contingent.Claim(
        "6,383 troops", 3, 15, "contribution_level", "RWA", category="troops", value=6383, comparator="="
    )
    checked = contingent.check([claim])
    assert checked.text == "   6,383 troops"
    assert checked.verdicts[0].status == "outdated"
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(checked.verdicts[0])


def test_the_public_api_is_small_and_complete() -> None:
    import contingent

    assert len(contingent.__all__) <= 15
    assert all(getattr(contingent, name) is not None for name in contingent.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = contingent.nothing  # type: ignore[attr-defined]


def test_quick_reads_without_the_encoder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = tmp_path / "note.txt"
    text.write_text(SENTENCE, encoding="utf-8")

    def refuse(*_: object) -> None:
        raise AssertionError("the encoder was asked")

    monkeypatch.setattr("contingent.reading.encoder.Encoder.read", refuse)
    result = run("check", str(text), "--quick", "--format", "json")
    assert [claim["kind"] for claim in json.loads(result.stdout)["documents"][0]["claims"]] == [
        "contribution_rank",
        "contribution_level",
    ]


def test_stale_texts_are_not_looked_for_quickly(run: Run, tmp_path: Path) -> None:
    result = run("check", str(tmp_path), "--quick", "--since-record", "2025-07.1")
    assert result.exit_code == 2
    assert "leave it out" in result.stderr
