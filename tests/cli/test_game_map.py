"""`foedus game map`: the table, the figure, the points, refusals and the exit code of no solution."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from foedus.cli import game_map
from foedus.cli.main import cli
from foedus.game.parameters import Parameters
from foedus.game.solving import solve as solving
from foedus.game.solving.solution import Solution
from tests.game.maps import half_solved, small

GRID = ("--set", "n_kappa=7", "--set", "n_gamma=7")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["game", "map", *GRID, *arguments])


def test_the_table_has_the_cells() -> None:
    result = run()
    assert result.exit_code == 0
    assert "unconsolidated" in result.output
    assert "threat 0.12" in result.output


def test_the_figure_is_written_once_and_again_only_by_force(tmp_path: Path) -> None:
    target = tmp_path / "map.svg"
    assert run("-o", str(target)).exit_code == 0
    first = target.read_bytes()
    again = run("-o", str(target))
    assert again.exit_code == 2
    assert "--force" in again.output
    assert run("-o", str(target), "--force").exit_code == 0
    assert target.read_bytes() == first


def test_a_study_is_placed_and_a_parameter_leafed_through(tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    result = run("--along", "coup=0.1,0.3", "--animate", "--study", "korea", "-o", str(target))
    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"%PDF")


def test_csv_has_every_point() -> None:
    result = run("--format", "csv", "-q")
    assert result.output.count("\n") == 1 + 7 * 7 * 2 * 3
    assert run("--format", "markdown", "-q").output.startswith("## ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "png"), "name a file with -o"),
        (("--animate", "-o", "x.pdf"), "--animate needs --along"),
        (("--along", "coup=0.1", "--animate"), "a file that ends in .pdf"),
        (("--along", "coup"), "expected NAME=V1,V2"),
        (("--along", "coup=" + ",".join(["0.1"] * 13)), "at most 12"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_solved(
    arguments: tuple[str, ...], said: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_value_that_makes_no_game_is_told_with_its_place() -> None:
    result = run("--along", "coup=-1,0.1,7")
    assert result.exit_code == 2
    said = " ".join(result.output.split())
    assert "error[FD222]: the number -1 --> --along coup=-1,0.1,7 = note: expected" in said
    assert "error[FD222]: the number 7 --> --along coup=-1,0.1,7 = note: expected" in said
    assert "2 errors" in said


def test_a_parameter_that_is_not_there_is_told_once() -> None:
    said = " ".join(run("--along", "cup=0.1,0.2").output.split())
    assert 'error[FD601]: unknown parameter "cup" --> --along cup=0.1,0.2' in said
    assert "1 error" in said


def test_a_game_that_is_not_solved_is_hatched_and_leaves_with_six(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(p: Parameters) -> Solution:
        return half_solved(small())

    monkeypatch.setattr(solving, "solve", never)
    result = run("-o", str(tmp_path / "map.svg"))
    assert result.exit_code == game_map.UnmappedError.exit_code == 6
    assert "Not solved" in result.output
    assert "hatch" in (tmp_path / "map.svg").read_text(encoding="utf-8")
