"""`foedus game export`: a tree on stdout or in a file, and what it refuses."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from foedus.cli.game_export import export
from foedus.game.solving.solve import solve
from tests.cli.shell import foedus

SMALL = ("--set", "n_kappa=5", "--set", "n_gamma=5")
HERE = ("--at", "kappa=0.25,gamma=-0.5,threat=high")


def test_it_is_a_command_of_the_game() -> None:
    assert export.name == "export"
    assert "Write one year of a game as a tree" in foedus("game", "export", "--help").stdout


def test_a_tree_is_the_same_on_stdout_and_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "year.efg"
    shown = foedus("game", "export", *SMALL, *HERE)
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("EFG 2 R")
    assert foedus("game", "export", *SMALL, *HERE, "-o", str(file)).exit_code == 0
    assert file.read_text(encoding="utf-8") == shown.stdout


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ((), 2, "Missing option '--at'"),
        (("--at", "kappa=0..1,gamma=0,threat=high"), 2, "more than one state open"),
        (("--at", "kappa=0,gamma=0,threat=open"), 2, "more than one state open"),
        (("--at", "kappa=0,gamma=0,threat=hgh"), 2, 'did you mean "high"?'),
        ((*HERE, "-o", "year.txt"), 2, "names no format"),
        ((*HERE, "--set", "rent=1e308", "--set", "rho_military=1e4"), 2, "error[FD"),
    ],
)
def test_what_makes_no_tree_is_refused(
    typed: tuple[str, ...], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    left = foedus("game", "export", *SMALL, *typed)
    assert left.exit_code == code, left.output
    assert said in left.stderr
    assert not left.stdout


def test_a_game_that_is_not_solved_makes_no_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foedus.game.solving.solve.solve", partial(solve, method="plain"))
    cycles = ("persist=0.97", "sd_gamma=0.0529", "tau_client=0.0202", "tau_patron=0.0202")
    settings = [part for each in cycles for part in ("--set", each)]
    left = foedus("game", "export", *SMALL, *settings, "--set", "beta=0.9157", *HERE)
    assert left.exit_code == 6, left.output
    assert "is not solved" in left.stderr
    assert not left.stdout
