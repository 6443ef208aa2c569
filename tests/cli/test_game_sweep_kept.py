"""`foedus game sweep` never loses what is finished to a remedy that it told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from foedus.archive.files.games import library_game
from foedus.study.game.sweep import begin, swept
from foedus.study.game.sweep_plan import planned
from foedus.study.workers import Workers
from tests.cli.shell import foedus

COMMAND = ("game", "sweep", "--grid", "5x5", "--only", "coup", "--draws", "12", "--jobs", "1")
TOLD = "3 of 4 rows of this sweep are finished in"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sweep of which three rows of four are finished, and files in the way."""
    folder = tmp_path_factory.mktemp("finished")
    plan = planned(library_game("patron_client"), 12, grid=(5, 5), only=("coup",))
    kept = begin(plan, folder, 1)
    swept(plan, kept, Workers())
    sorted(kept.folder.glob("rows-*.npz"))[3].unlink()
    for name in ("out.json", "out.csv"):
        (folder / name).write_text("mine", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def here(finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a folder to spoil."""
    shutil.copytree(finished, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def pieces() -> list[Path]:
    return sorted(Path().glob(".foedus/sweeps/*/rows-*.npz"))


@pytest.mark.parametrize(
    ("way", "resume"),
    [(("-o", "out.json"), ()), (("--games", "out.csv"), ("--resume",))],
)
def test_a_file_in_the_way_is_told_with_the_remedy_that_keeps_everything(
    way: tuple[str, str], resume: tuple[str, ...]
) -> None:
    refused = foedus(*COMMAND, *way, *resume)
    said = " ".join(refused.stderr.split())
    assert refused.exit_code == 2
    assert f"{way[1]} exists, and {TOLD}" in said
    assert "--force --resume replaces the file and goes on; --force alone drops them." in said
    assert len(pieces()) == 3
    before = [file.stat().st_mtime_ns for file in pieces()]
    followed = foedus(*COMMAND, *way, "--force", "--resume")
    assert followed.exit_code == 0, followed.output
    assert [file.stat().st_mtime_ns for file in pieces()[:3]] == before
    assert "dropped" not in followed.stderr
    assert Path(way[1]).read_text(encoding="utf-8") != "mine"


def test_force_alone_says_what_it_drops(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def pace(_: object) -> object:
        seen.append(len(pieces()))
        from foedus.study.game.sweep import Pace

        return Pace(1.0, 1)

    monkeypatch.setattr("foedus.study.game.sweep.pace", pace)
    anew = foedus(*COMMAND, "-o", "out.json", "--force")
    assert anew.exit_code == 0, anew.output
    said = " ".join(anew.stderr.split())
    assert "--force begins anew: 3 finished rows of 4 in" in said
    assert "are dropped; --force --resume keeps them." in said
    # Said before anything is dropped.
    assert seen == [3]


def test_of_a_finished_sweep_the_file_alone_is_in_the_way() -> None:
    assert foedus(*COMMAND, "--resume").exit_code == 0
    refused = foedus(*COMMAND, "-o", "out.json")
    assert "out.json exists; --force replaces it." in refused.stderr
    before = [file.stat().st_mtime_ns for file in pieces()]
    again = foedus(*COMMAND, "-o", "out.json", "--force")
    assert again.exit_code == 0, again.output
    assert "dropped" not in again.stderr
    assert [file.stat().st_mtime_ns for file in pieces()] == before


def test_what_was_begun_is_told_with_what_force_does() -> None:
    refused = foedus(*COMMAND)
    said = " ".join(refused.stderr.split())
    assert "--resume goes on with it, --force begins anew and drops them." in said


@pytest.mark.parametrize("address", ["", " "])
def test_an_address_that_is_empty_is_none(address: str) -> None:
    refused = foedus("game", "sweep", "--grid", "5x5", "--only", "mu", "--dask", address)
    assert refused.exit_code == 2
    assert "--dask was given no address" in refused.stderr
