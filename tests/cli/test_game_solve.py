"""`foedus game solve`."""

import csv
import io
import json
from pathlib import Path
from typing import get_args

import jsonschema
import pytest

from foedus.cli.game_solve import METHODS
from foedus.game.solving.chain import Method
from foedus.report.game.solve_document import schema
from tests.cli.shell import foedus
from tests.game.solving.hard import TURNS, settings
from tests.report.solved import first_open, partly, unsolved

SMALL = ("--set", "n_kappa=7", "--set", "n_gamma=7")
# What is typed; the exit code; what stderr says.
TABLE: dict[str, tuple[list[str], int, str]] = {
    "solved": ([*SMALL], 0, ""),
    "a variant": (["no_meddling", *SMALL], 0, ""),
    "a pathway off": ([*SMALL, "--without", "military"], 0, ""),
    "a cycle": (["client_proposes", *SMALL, "--method", "plain"], 6, "is not solved"),
    "a cycle left": (["client_proposes", *SMALL], 0, ""),
    "several starts": ([*SMALL, "--starts", "4", "--seed", "2"], 0, ""),
    "no start": (["--starts", "0"], 2, "--starts"),
    "no such method": (["--method", "luck"], 2, "is not one of"),
    "no such game": (["patron_clint"], 2, 'Did you mean "patron_client"?'),
    "no such file": (["./none.yaml"], 3, "FD101"),
    "no such pathway": (["--without", "rent"], 2, "is not one of"),
    "a setting beyond its range": (["--set", "beta=2"], 2, "error[FD222]"),
    "a setting of nothing": (["--set", "bta=2"], 2, 'did you mean "beta"?'),
    "no setting": (["--set", "beta"], 2, "NAME=VALUE"),
    "a tolerance of nothing": (["--tolerance", "0"], 2, "--tolerance"),
    "a policy in JSON": (["--policy", "--format", "json"], 2, "--policy writes CSV, not json"),
}


@pytest.mark.parametrize(("typed", "code", "said"), TABLE.values(), ids=TABLE.keys())
def test_the_command_leaves_with_its_code_and_says_why(
    typed: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    left = foedus("game", "solve", *typed)
    assert left.exit_code == code, left.output
    assert said in left.stderr
    assert bool(left.stdout) is (code == 0)
    assert "Traceback" not in left.output


def test_the_table_shows_the_cells_the_partings_and_the_solver() -> None:
    shown = foedus("game", "solve", *SMALL).stdout
    for heading in (
        "What the four cells choose",
        "Where wishes and outcome part",
        "How it was solved",
    ):
        assert heading in shown
    assert "residual" in shown


def test_the_json_keeps_to_its_schema() -> None:
    held = json.loads(foedus("game", "solve", *SMALL, "--format", "json").stdout)
    jsonschema.validate(held, schema())
    assert held["converged"] is True


def test_a_game_that_is_not_solved_says_so_and_shows_no_design(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("foedus.study.game.solve.solve", lambda *_, **__: unsolved().solution)
    for typed in ([], ["--format", "csv"], ["--policy"]):
        left = foedus("game", "solve", *typed)
        assert left.exit_code == 6
        assert not left.stdout
        assert "still changes a value by 2.5e-01, where 1e-10 is asked for" in left.stderr
    left = foedus("game", "solve", "--format", "json")
    assert left.exit_code == 6
    held = json.loads(left.stdout)
    jsonschema.validate(held, schema())
    assert (held["converged"], held["equilibria"]) == (False, [])


def test_equilibria_that_were_found_are_shown_though_a_start_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("foedus.study.game.solve.solve", lambda *_, **__: partly().solution)
    shown = foedus("game", "solve", "--starts", "4")
    assert shown.exit_code == 0
    told = "2 equilibria were found; 2 of 4 starts (b, d) are left open"
    assert told in " ".join(shown.stdout.split())
    assert "equilibrium 2 of 2" in shown.stdout
    rows = foedus("game", "solve", "--starts", "4", "--format", "csv")
    assert {line.split(",")[0] for line in rows.stdout.splitlines()[1:]} == {"1", "2"}
    assert told in rows.stderr
    held = json.loads(foedus("game", "solve", "--starts", "4", "--format", "json").stdout)
    jsonschema.validate(held, schema())
    assert [how["converged"] for how in held["convergence"]] == [True, True, False]
    assert len(held["equilibria"]) == 2
    assert (held["converged"], held["starts_left_open"]) == (True, ["b", "d"])


def test_where_the_first_start_leads_nowhere_the_code_says_so_and_the_others_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("foedus.study.game.solve.solve", lambda *_, **__: first_open().solution)
    shown = foedus("game", "solve", "--starts", "2")
    assert shown.exit_code == 6
    assert "What the four cells choose" in shown.stdout
    assert "is not solved from its first start. 1 equilibrium was found" in shown.stderr
    policy = foedus("game", "solve", "--starts", "2", "--policy")
    assert (policy.exit_code, policy.stdout) == (6, "")
    held = json.loads(foedus("game", "solve", "--starts", "2", "--format", "json").stdout)
    assert (held["converged"], len(held["equilibria"])) == (False, 1)


def test_starts_and_methods_are_told() -> None:
    typed = ("--starts", "3", "--method", "anderson", "--format", "json")
    held = json.loads(foedus("game", "solve", *SMALL, *typed).stdout)
    assert held["starts"] == ["nothing", "highest", "drawn 1"]
    assert held["convergence"][0]["method"] == "anderson"


def test_a_game_that_repels_iteration_is_solved_and_what_was_tried_is_named() -> None:
    typed = ("game", "solve", "--set", "n_kappa=9", "--set", "n_gamma=9", *settings(TURNS))
    held = json.loads(foedus(*typed, "--format", "json").stdout)
    jsonschema.validate(held, schema())
    (how,) = held["convergence"]
    assert how["converged"]
    assert how["tried"][0] == "plain"
    shown = foedus(*typed)
    assert shown.exit_code == 0, shown.output
    assert f"{how['rounds']:,}" in shown.stdout
    for name in (how["method"], *how["tried"]):
        assert name in shown.stdout


def test_a_last_resort_without_scipy_is_refused_with_the_way_to_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("foedus.game.solving.chain.able", lambda: False)
    left = foedus("game", "solve", *SMALL, "--method", "newton")
    assert left.exit_code == 2
    assert 'pip install "foedus[game]"' in " ".join(left.stderr.split())
    assert foedus("game", "solve", *SMALL).exit_code == 0


def test_the_methods_offered_are_those_that_there_are() -> None:
    assert set(METHODS) - {"auto"} == set(get_args(Method)) - {"backwards"}


def test_the_formats_for_spreadsheets_and_papers(tmp_path: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(foedus("game", "solve", *SMALL, "--format", "csv").stdout))
    )
    assert len(rows) == 4
    path = tmp_path / "game.md"
    assert foedus("game", "solve", *SMALL, "-o", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "Chosen, not estimated." in text
    assert foedus("game", "solve", *SMALL, "-o", str(path)).exit_code == 2
    assert foedus("game", "solve", *SMALL, "-o", str(path), "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") == text, "same inputs, same bytes"


def test_the_policy_lists_every_state() -> None:
    text = foedus("game", "solve", *SMALL, "--policy").stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 7 * 7 * 2 * 3
    assert {row["threat"] for row in rows} == {"0.02", "0.12"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--tolerance", "nan"), "nan is no number"),
        (("--tolerance", "inf"), "not in the range"),
        (("--set", "mu=abc", "--set", "mu=0.1"), "each number once"),
    ],
)
def test_no_tolerance_and_a_number_set_twice_are_refused(
    arguments: tuple[str, ...], said: str
) -> None:
    result = foedus("game", "solve", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
