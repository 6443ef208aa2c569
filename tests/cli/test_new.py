"""`foedus new`: a study that runs, and nothing of the user's lost."""

import os
from pathlib import Path

import pytest

from foedus.archive.files.study import read_study
from tests.cli.shell import foedus


@pytest.mark.parametrize("name", ["my-study", "Meine Studie", "한국", "2nd_try", "---", "a/b/c"])
def test_a_new_study_is_clean_and_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = foedus("new", "--", name)
    assert made.exit_code == 0, made.output
    assert foedus("check", f"./{name}").exit_code == 0
    left = foedus("study", f"./{name}")
    assert left.exit_code == 0
    assert "✓ match" in left.stdout


def test_the_next_commands_are_printed(tmp_path: Path) -> None:
    shown = foedus("new", str(tmp_path / "mine")).stdout
    assert f"foedus check {tmp_path / 'mine'}" in shown
    assert "foedus explain" in shown


def test_the_study_bears_the_folder_s_name(tmp_path: Path) -> None:
    foedus("new", str(tmp_path / "Two Seas"))
    study = read_study(tmp_path / "Two Seas")
    assert (study.name, study.title) == ("two-seas", "Two Seas")


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert foedus("new", str(tmp_path)).exit_code == 0


def test_what_is_there_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").write_text("mine")
    assert foedus("new", str(tmp_path)).exit_code == 2
    left = foedus("new", str(tmp_path), "--force")
    assert left.exit_code == 0
    assert f"Kept {tmp_path / 'study.yaml'}, which was there." in left.stderr
    assert (tmp_path / "study.yaml").read_text() == "mine"
    assert (tmp_path / "actors.yaml").is_file()


def test_a_study_that_cannot_be_finished_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def refuse(number: int) -> None:
        calls.append(number)
        if len(calls) > 6:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    left = foedus("new", str(tmp_path / "a" / "mine"))
    assert left.exit_code == 6
    assert "No space left" in left.stderr
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told() -> None:
    left = foedus("new", "/proc/mine")
    assert left.exit_code == 2
    assert "/proc/mine cannot be made" in left.stderr


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    left = foedus("new", str(tmp_path / ("a" * 300)))
    assert left.exit_code == 2
    assert "File name too long" in left.stderr
