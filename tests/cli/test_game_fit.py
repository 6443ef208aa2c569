"""`foedus game fit`: every format, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from foedus.cli.game_fit import fit
from foedus.game.fitting.likelihood import Inner, solved_from
from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.study.game.fit_document import schema
from tests.cli.shell import foedus
from tests.study.game.fitted import text

SMALL = ("--set", "n_kappa=5", "--set", "n_gamma=5", "--set", "sd_gamma=0.4")
FREE = ("--free", "tau_client:0.05:0.8", "--starts", "1")


@pytest.fixture
def panel(tmp_path: Path) -> str:
    path = tmp_path / "lives.csv"
    path.write_text(text(), encoding="utf-8")
    return str(path)


def test_it_is_a_command_of_the_game() -> None:
    assert fit.name == "fit"
    assert "Fit a game to observed designs" in foedus("game", "--help").stdout


def test_the_tables_fit_a_terminal(panel: str) -> None:
    result = foedus("game", "fit", panel, *SMALL, *FREE, "--pair", "run")
    assert result.exit_code == 0, result.output
    assert "What the data do not tell" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("ending", "begins"),
    [
        (".csv", "parameter,given,estimate,error_hessian"),
        (".md", "# The patron"),
        (".tex", "% Needs \\usepackage{booktabs"),
    ],
)
def test_the_ending_of_the_file_says_the_format(
    panel: str, tmp_path: Path, ending: str, begins: str
) -> None:
    file = tmp_path / f"out{ending}"
    result = foedus("game", "fit", panel, *SMALL, *FREE, "-o", str(file))
    assert result.exit_code == 0, result.output
    assert file.read_text(encoding="utf-8").startswith(begins)


def test_json_keeps_to_its_schema_and_is_the_same_again(panel: str) -> None:
    arguments = ("game", "fit", panel, *SMALL, *FREE, "--as", "wanted", "--format", "json")
    one, other = (foedus(*arguments).stdout for _ in range(2))
    Draft202012Validator(schema()).validate(json.loads(one))
    assert one == other
    assert json.loads(one)["plan"]["seen"] == "wanted"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--kappa", "consolidation"), 2, 'no column "consolidation"'),
        (("--free", "controll"), 2, 'did you mean "control"?'),
        (("--standing", "before"), 2, "--pair COLUMN"),
        (("--threat", "threat:5:6"), 2, "COLUMN or COLUMN:ABOVE"),
        (("--free", "security[1]:0.6:1.6,coup:0:2"), 2, "--> --free coup:0:2"),
        (("--threat", "fate"), 3, '"lasts" in row'),
        (("--kappa", "run:-2:-1"), 3, "no row that can be used"),
    ],
)
def test_what_makes_no_sense_is_refused(
    panel: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = foedus("game", "fit", panel, *SMALL, *arguments)
    assert result.exit_code == code, result.output
    assert said in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_panel_that_is_not_there_is_unreadable() -> None:
    result = foedus("game", "fit", "nowhere.csv")
    assert result.exit_code == 3
    assert "no such file" in result.stderr


def test_a_game_that_never_solves_is_not_fitted(
    panel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsolved(p: Parameters, start: Array | None = None) -> Inner:
        return replace(solved_from(p, start), converged=False)

    monkeypatch.setattr("foedus.game.fitting.fit.solved_from", unsolved)
    result = foedus("game", "fit", panel, *SMALL, *FREE)
    assert result.exit_code == 6
    assert "did not solve in any search" in result.stderr


def test_without_scipy_it_is_refused_with_the_way_to_it(
    panel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foedus.game.solving.chain.able", lambda: False)
    result = foedus("game", "fit", panel, *SMALL)
    assert result.exit_code == 2
    assert 'pip install "foedus[game]"' in " ".join(result.stderr.split())
