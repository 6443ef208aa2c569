"""What `--set` changed is told by every output of every command of a game."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

import pytest

from foedus.study.game.sweep import Pace
from tests.cli.shell import foedus
from tests.study.game.fitted import text

SET = ("--set", "coup=0.3", "--set", "n_kappa=5", "--set", "n_gamma=5")
TOLD = "Otherwise than the file: coup = 0.3 (the file says 0.25), n_kappa = 5 (the file says 33), "
OTHERWISE = [
    {"name": "coup", "value": 0.3, "file": 0.25},
    {"name": "n_kappa", "value": 5, "file": 33},
    {"name": "n_gamma", "value": 5, "file": 33},
]

SOLVE = ("solve",)
MAP = ("map",)
LIVES = ("simulate", "--at", "kappa=0.5,gamma=0,threat=high", "--runs", "20", "--years", "5")
SWEEP = ("sweep", "--only", "mu", "--draws", "6", "--grid", "5x5", "--jobs", "1", "--resume")
FIT = ("fit", "lives.csv", "--free", "autonomy:0:0.5", "--starts", "1")
EXPORT = ("export", "--at", "kappa=0.5,gamma=0,threat=high,standing=none")


@pytest.fixture(autouse=True)
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave measuring how quickly a sweep goes out."""
    monkeypatch.setattr("foedus.study.game.sweep.pace", lambda _: Pace(1.0, 1))


def said(command: tuple[str, ...], folder: Path, kind: str = "") -> str:
    """What a command writes, its lines joined."""
    (folder / "lives.csv").write_text(text(), encoding="utf-8")
    asked = ("--format", kind) if kind else ()
    with chdir(folder):
        found = foedus("game", *command, *SET, *asked)
    assert found.exit_code == 0, found.output
    return found.stdout if kind in {"json", "csv"} else " ".join(found.stdout.split())


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        *((command, "table") for command in (SOLVE, MAP, LIVES, SWEEP, FIT)),
        *((command, "markdown") for command in (SOLVE, MAP, LIVES, SWEEP, FIT)),
        *((command, "svg") for command in (MAP, LIVES, SWEEP)),
        (EXPORT, ""),
    ],
)
def test_a_text_and_a_figure_tell_it(command: tuple[str, ...], kind: str, tmp_path: Path) -> None:
    found = said(command, tmp_path, kind).replace("\\", "")
    assert TOLD in found


@pytest.mark.parametrize("command", [SOLVE, LIVES, SWEEP, FIT])
def test_the_json_tells_it(command: tuple[str, ...], tmp_path: Path) -> None:
    assert json.loads(said(command, tmp_path, "json"))["game"]["otherwise"] == OTHERWISE


def test_tables_for_papers_and_spreadsheets_tell_it(tmp_path: Path) -> None:
    assert "Otherwise than the file" in said(FIT, tmp_path, "tex")
    assert TOLD in said(FIT, tmp_path, "csv")
    lines = said(MAP, tmp_path, "csv").splitlines()
    assert all(line.startswith("coup=0.3; n_kappa=5; n_gamma=5,") for line in lines[1:])


def test_what_lies_along_a_map_is_told_once(tmp_path: Path) -> None:
    held = said((*MAP, "--along", "coup=0.25,0.4"), tmp_path, "csv").splitlines()
    assert {line.split(",")[0] for line in held[1:]} == {
        f"coup={value}; n_kappa=5; n_gamma=5" for value in ("0.25", "0.4")
    }


def test_what_stands_in_the_file_is_the_files(tmp_path: Path) -> None:
    found = said((*FIT, "--set", "autonomy=0.11"), tmp_path, "table")
    assert "autonomy 0.04 " in found
    assert "game as it was set" in found
    assert "game as its file has it" not in found
