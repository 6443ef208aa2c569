"""`foedus game simulate`: every format, and what it refuses."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from foedus.cli.game_simulate import simulate
from foedus.game.solving.solve import solve
from foedus.study.game.life_document import schema
from tests.cli.shell import foedus

SMALL = ("--set", "n_kappa=5", "--set", "n_gamma=5", "--set", "sd_gamma=0.4")
FEW = ("--runs", "60", "--years", "15")
HERE = ("--at", "kappa=0.5,gamma=0,threat=high")
COMMAND = ("game", "simulate", *SMALL, *FEW)


def test_it_is_a_command_of_the_game() -> None:
    assert simulate.name == "simulate"
    assert "Simulate life cycles" in foedus("game", "--help").stdout


def test_the_tables_fit_a_terminal() -> None:
    result = foedus(*COMMAND, "--from", "rok-us-1953")
    assert result.exit_code == 0, result.output
    assert "Episode rok-us-1953 of the study korea" in result.stdout
    assert "Survival intended and realised" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        (".csv", b"run,year,leader,kappa,gamma,threat,standing"),
        (".parquet", b"PAR1"),
        (".md", b"# The patron"),
        (".svg", b"<svg"),
        (".png", b"\x89PNG"),
        (".pdf", b"%PDF"),
    ],
)
def test_the_ending_of_the_file_says_the_format(tmp_path: Path, ending: str, begins: bytes) -> None:
    file = tmp_path / f"out{ending}"
    result = foedus(*COMMAND, *HERE, "-o", str(file))
    assert result.exit_code == 0, result.output
    assert file.read_bytes().lstrip(b"\xef\xbb\xbf").startswith((begins, b"<?xml"))


def test_json_keeps_to_its_schema_and_is_the_same_again() -> None:
    one, other = (foedus(*COMMAND, *HERE, "--format", "json").stdout for _ in range(2))
    Draft202012Validator(schema()).validate(json.loads(one))
    assert one == other


def test_figures_are_written_all_or_none(tmp_path: Path) -> None:
    folder = tmp_path / "figures"
    result = foedus(*COMMAND, *HERE, "--figures", str(folder))
    assert result.exit_code == 0, result.output
    assert {file.name for file in folder.iterdir()} == {"lives.svg", "lives.png", "lives.pdf"}
    again = foedus(*COMMAND, *HERE, "--figures", str(folder))
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert again.stdout == ""


def test_the_middle_of_an_open_coding(tmp_path: Path) -> None:
    box = ("--at", "kappa=0..1,gamma=-1..1,threat=low")
    whole = foedus(*COMMAND, *box).stdout
    middle = foedus(*COMMAND, *box, "--middle").stdout
    assert "each run draws its start uniformly" in " ".join(whole.split())
    assert "each run draws" not in middle
    assert "κ = 0.5" in middle


def test_until_the_first_fall() -> None:
    found = json.loads(foedus(*COMMAND, *HERE, "--until", "fall", "--format", "json").stdout)
    ends = {each["event"]: each for each in found["events"]}
    assert ends["fall"]["share"] + ends["defeat"]["share"] <= 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Say where lives begin: --from EPISODE, or --at"),
        ((*HERE, "--from", "rok-us-1953"), "one of the two"),
        (("--at", "kappa=2,gamma=0,threat=low"), "error[FD606]: kappa=2 --> --at"),
        (("--from", "rok"), 'unknown episode "rok" --> --from rok'),
        ((*HERE, "--format", "parquet"), "name a file with -o"),
        ((*HERE, "--runs", "1000000"), "at most 20,000,000 years in all"),
        ((*HERE, "--runs", "0"), "0 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], said: str) -> None:
    result = foedus("game", "simulate", *SMALL, *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_game_that_ends_is_not_simulated() -> None:
    result = foedus("game", "simulate", "one_shot", *HERE)
    assert result.exit_code == 6
    assert "one_shot: the game ends after 1 year:" in " ".join(result.stderr.split())
    assert "Nothing was simulated" in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_game_that_is_not_solved_is_not_simulated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "foedus.study.game.life.solve", partial(solve, method="plain", tolerance=-1.0)
    )
    result = foedus(*COMMAND, *HERE)
    assert result.exit_code == 6
    assert "is not solved: after" in " ".join(result.stderr.split())
    assert result.stdout == ""
