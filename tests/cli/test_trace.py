"""`foedus trace`: ledgers at a glance and in full, in every format, and what it refuses."""

import csv
import io
import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from foedus.report.documents import schema
from tests.cli.shell import TOYLAND, foedus

WHOSE = "Weights of evidence are subjective judgements: here those of The archivist and"
QUICK = ("--draws", "100")


def trace(*typed: str, **environment: str) -> str:
    """What a trace of Toyland prints."""
    left = foedus("trace", TOYLAND, *typed, *QUICK, **environment)
    assert left.exit_code == 0, left.output
    return left.stdout


def test_without_an_episode_every_ledger_is_shown_with_its_verdicts() -> None:
    shown = trace()
    assert WHOSE in shown
    assert "fen-1700 · Fen, about whose court the coders disagree" in shown
    assert "from “Sceptical”" in shown


def test_an_episode_is_told_in_full() -> None:
    lines = trace("fen-1700").splitlines()
    assert lines[2] == WHOSE
    for title in ("Verdict", "What the verdict hangs on", "Where to look next"):
        assert title in lines


def test_markdown_has_the_same_parts() -> None:
    shown = trace("fen-1700", "--format", "markdown")
    terminal = trace("fen-1700", COLUMNS="120").splitlines()
    assert shown.startswith("# fen-1700 · Fen")
    titles = [line[3:] for line in shown.splitlines() if line.startswith("## ")]
    assert len(titles) == 21
    assert all(title in terminal for title in titles)


@pytest.mark.parametrize("typed", [(), ("fen-1700",)], ids=["all", "one"])
def test_json_keeps_its_schema(typed: tuple[str, ...]) -> None:
    document = json.loads(trace(*typed, "--format", "json"))
    jsonschema.validate(document, schema())
    assert document["schema"] == "foedus/tracing/1"
    assert [traced["episode"] for traced in document["tracings"]] == ["fen-1700"]


def test_csv_has_one_row_per_coder_clue_and_pair() -> None:
    rows = list(csv.DictReader(io.StringIO(trace("--format", "csv"))))
    assert len(rows) == 3 * 8 * 3
    assert {row["coder"] for row in rows} == {"all pooled", "archivist", "poet"}
    guard = [row for row in rows if row["clue"] == "fen-guard" and row["coder"] == "poet"]
    assert float(guard[0]["decibels"]) == pytest.approx(-9.03, abs=0.01)
    assert float(guard[0]["decibels_lo"]) < float(guard[0]["decibels_hi"])


def test_the_same_command_prints_the_same_bytes() -> None:
    first, second = (trace("fen-1700", "--format", "json") for _ in range(2))
    assert first == second


def test_another_seed_moves_the_draws_only() -> None:
    def posterior(seed: str) -> list[dict]:
        document = json.loads(trace("fen-1700", "--format", "json", "--seed", seed))
        odds: list[dict] = document["tracings"][0]["accounts"][0]["views"][1]["posteriors"][0][
            "odds"
        ]
        return odds

    first, second = posterior("1"), posterior("2")
    assert [odds["posterior"] for odds in first] == [odds["posterior"] for odds in second]
    assert [odds["drawn"] for odds in first] != [odds["drawn"] for odds in second]


def test_a_prior_of_the_ledger_can_be_chosen() -> None:
    assert "From the prior “Sceptical”" in trace("fen-1700", "--prior", "sceptical")


def test_a_prior_of_ones_own_is_one_more() -> None:
    given = "crown=0.2, storm=0.3, purse=0.5"
    document = json.loads(trace("fen-1700", "--prior", given, "--format", "json"))
    (traced,) = document["tracings"]
    assert traced["settings"]["prior"] == "given by hand"
    assert [prior["name"] for prior in traced["priors"]] == ["even", "sceptical", "given by hand"]
    assert traced["priors"][2]["reason"] == "Given on the command line."


def test_one_coder_alone_may_be_asked_for() -> None:
    shown = trace("fen-1700", "--coder", "archivist", COLUMNS="120")
    assert "here those of The archivist." in shown
    assert "Coders side by side" not in shown


def test_all_tells_what_weighs_little() -> None:
    assert len(trace("fen-1700", "--all")) > len(trace("fen-1700"))


REFUSED = {
    "no such episode": (("fen-170",), 'did you mean "fen-1700"?'),
    "no ledger": (("anvil-1700",), "There is no ledger of anvil-1700"),
    "no such prior": (("fen-1700", "--prior", "skeptical"), 'did you mean "sceptical"?'),
    "prior of another form": (("fen-1700", "--prior", "crown=much"), "HYPOTHESIS=PROBABILITY"),
    "prior incomplete": (("fen-1700", "--prior", "crown=1"), "no probability for storm, purse"),
    "no such coder": (("--coder", "painter"), 'unknown coder "painter"'),
    "threshold": (("--threshold", "1"), "a ratio above 1"),
    "draws": (("--draws", "0"), "from 1 to 1,000,000"),
    "seed": (("--seed", "-1"), "0 or more"),
    "no number": (("--seed", "x"), "not a valid integer"),
    "three names": (("a", "b"), "got 3 names"),
}


@pytest.mark.parametrize(("typed", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_traced_is_refused_as_wrong_usage(typed: tuple[str, ...], said: str) -> None:
    left = foedus("trace", TOYLAND, *typed)
    assert left.exit_code == 2
    assert said in " ".join(left.stderr.split())
    assert not left.stdout


def test_everything_wrong_with_a_prior_is_told_at_once() -> None:
    left = foedus("trace", TOYLAND, "fen-1700", "--prior", "crown=1.5,strom=0.2")
    for said in ("crown=1.5", "sum to 1.7", 'did you mean "storm"?', "no probability for"):
        assert said in left.stderr


def test_one_name_that_is_nothing_is_an_episode_of_korea_or_no_study() -> None:
    left = foedus("trace", "rok-us-1954")
    assert left.exit_code == 2
    assert 'unknown episode "rok-us-1954", and no such study' in left.stderr
    assert 'did you mean "rok-us-19' in left.stderr
    assert "no such study" not in foedus("trace", TOYLAND, "fen").stderr


def test_a_study_without_ledgers_says_so_and_how_to_add_one(tmp_path: Path) -> None:
    study = tmp_path / "mine"
    assert foedus("new", str(study)).exit_code == 0
    shutil.rmtree(study / "ledgers", ignore_errors=True)
    shutil.rmtree(study / "weights", ignore_errors=True)
    left = foedus("trace", str(study))
    assert left.exit_code == 0
    assert "This study has no ledger of evidence" in left.stdout
    document = json.loads(foedus("trace", str(study), "--format", "json").stdout)
    assert document["tracings"] == []


def test_a_ledger_that_nobody_weighed_is_named(tmp_path: Path) -> None:
    study = tmp_path / "study"
    shutil.copytree(TOYLAND, study)
    shutil.rmtree(study / "weights")
    assert (
        "The ledger of fen-1700 has no weights by anybody yet" in foedus("trace", str(study)).stdout
    )
    left = foedus("trace", str(study), "fen-1700")
    assert left.exit_code == 2
    assert "The ledger of fen-1700 has no weights by anybody yet" in left.stderr


def test_a_coder_who_weighed_nothing_is_named(tmp_path: Path) -> None:
    study = tmp_path / "study"
    shutil.copytree(TOYLAND, study)
    (study / "weights" / "poet_fen.yaml").unlink()
    left = foedus("trace", str(study), "fen-1700", "--coder", "poet")
    assert left.exit_code == 2
    assert "The ledger of fen-1700 has no weights by poet" in left.stderr


# Files


def test_figures_are_written_in_three_formats(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    left = foedus("trace", TOYLAND, "fen-1700", *QUICK, "--figures", str(folder))
    assert left.exit_code == 0, left.output
    assert f"Wrote 12 figures to {folder}." in left.stderr
    names = {path.name for path in folder.iterdir()}
    assert names == {
        f"fen-1700-{figure}.{ending}"
        for figure in ("running-sum", "posterior", "tornado", "prior-sweep")
        for ending in ("svg", "png", "pdf")
    }
    assert (folder / "fen-1700-posterior.png").read_bytes().startswith(b"\x89PNG")


def test_no_figure_is_replaced_unasked_and_then_nothing_is_written(tmp_path: Path) -> None:
    there = tmp_path / "fen-1700-tornado.pdf"
    there.write_text("mine")
    target = tmp_path / "account.md"
    typed = ("trace", TOYLAND, "fen-1700", *QUICK, "--figures", str(tmp_path), "-o", str(target))
    left = foedus(*typed)
    assert left.exit_code == 2
    assert "fen-1700-tornado.pdf exists; --force replaces it." in left.stderr
    assert [path.name for path in tmp_path.iterdir()] == [there.name]
    assert there.read_text() == "mine"
    assert foedus(*typed, "--force").exit_code == 0
    assert there.read_bytes().startswith(b"%PDF")
    assert target.is_file()


@pytest.mark.parametrize(("name", "said"), [("a.txt", "is a file"), ("no/such", "cannot be made")])
def test_a_folder_that_cannot_be_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "a.txt").touch()
    left = foedus("trace", TOYLAND, "--figures", str(tmp_path / name))
    assert left.exit_code == 2
    assert said in left.stderr


def test_the_account_is_written_by_the_ending_of_its_file(tmp_path: Path) -> None:
    target = tmp_path / "fen.csv"
    left = foedus("trace", TOYLAND, "fen-1700", *QUICK, "-o", str(target))
    assert left.exit_code == 0
    assert target.read_text().startswith("episode,coder,basis,clue")
    again = foedus("trace", TOYLAND, "fen-1700", "-o", str(target))
    assert again.exit_code == 2
    assert "exists; --force replaces it" in again.stderr
