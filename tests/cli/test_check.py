"""`foedus check`: everything at once, each with its place."""

import json
from pathlib import Path

import pytest

from tests.cli.shell import TOYLAND, foedus


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert foedus("new", "mine").exit_code == 0
    return tmp_path / "mine"


def replace(path: Path, old: str, new: str) -> None:
    """Break a file at one place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_three_faults_in_three_faults_out(study: Path) -> None:
    replace(study / "episodes.yaml", "    leader: rudolf", "    leadr: rudolf")
    replace(study / "codings" / "reader.yaml", "[duke-killed]", "[duke-kiled]")
    replace(study / "study.yaml", "rational_design", "rational_desing")
    left = foedus("check", "mine")
    assert left.exit_code == 1
    for place in ("mine/episodes.yaml:", "mine/codings/reader.yaml:", "mine/study.yaml:"):
        assert place in left.stdout
    assert left.stdout.count("did you mean") == 3
    assert left.stdout.endswith("3 errors in 3 files\n")


def test_a_clean_study_is_said_to_be_clean(study: Path) -> None:
    left = foedus("check", "mine")
    assert (left.exit_code, left.stdout) == (0, "mine: nothing wrong was found.\n")
    assert study.is_dir()


def test_warnings_alone_are_shown_and_leave_with_0(study: Path) -> None:
    replace(study / "codings" / "reader.yaml", "    evidence: [duke-killed]\n", "")
    left = foedus("check", "mine")
    assert left.exit_code == 0
    assert "warning[FD404]" in left.stdout
    assert "Warnings alone" in left.stdout


def test_what_cannot_be_read_leaves_with_3(study: Path) -> None:
    (study / "events.yaml").write_bytes(b"\xff\xfe")
    left = foedus("check", "mine")
    assert left.exit_code == 3
    assert "FD104" in left.stdout


def test_the_folder_one_is_in_is_checked(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(study)
    assert foedus("check").exit_code == 0


def test_json_gives_each_problem_its_place(study: Path) -> None:
    replace(study / "episodes.yaml", "    leader: rudolf", "    leadr: rudolf")
    left = foedus("check", "mine", "--format", "json")
    assert left.exit_code == 1
    (problem,) = json.loads(left.stdout)["problems"]
    assert problem["file"] == "mine/episodes.yaml"
    assert problem["line"] > 1
    assert problem["code"] == "FD201"


def test_toyland_is_clean() -> None:
    assert foedus("check", TOYLAND).exit_code == 0
