"""Intake: what lies in a folder is read within limits, and nothing outside it."""

import os
from pathlib import Path

import pytest

from foedus.archive.files.intake import Intake
from foedus.archive.files.study import check_study
from tests.broken.patching import patched


def codes(intake: Intake) -> list[str]:
    return [problem.code for problem in intake.problems]


def test_a_text_is_read_and_digested(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: \xc3\xa4\n")
    intake = Intake(tmp_path, "library/")
    assert intake.text("a.yaml") == "a: ä\n"
    assert list(intake.digests) == ["library/a.yaml"]
    assert intake.problems == []


def test_names_are_sorted_and_hidden_ones_left_out(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", ".c.yaml", "d.txt"):
        (tmp_path / name).touch()
    assert Intake(tmp_path).names(".", ".yaml") == ["a.yaml", "b.yaml"]
    assert Intake(tmp_path).names("gone", ".yaml") == []


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    document = Intake(tmp_path).document("b.yaml")
    assert document is not None
    assert document.node == {"a": 1}


@pytest.mark.parametrize("name", ["../outside.yaml", "in/../../outside.yaml", "link/outside.yaml"])
def test_nothing_outside_is_read(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "in").mkdir(parents=True)
    (root / "link").symlink_to(tmp_path)
    (tmp_path / "outside.yaml").write_text("secret: 1\n")
    intake = Intake(root)
    assert intake.text(name) is None
    assert codes(intake) == ["FD116"]
    assert intake.digests == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    (tmp_path / "a.yaml").chmod(0)
    intake = Intake(tmp_path)
    assert intake.text("a.yaml") is None
    assert intake.problems[0].found == "a file that may not be read"


def test_a_refusal_of_the_system_becomes_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    intake = Intake(tmp_path)
    assert intake.text("a.yaml") is None
    assert (codes(intake), intake.problems[0].found) == (["FD102"], "a file that may not be read")


def test_a_device_is_not_read() -> None:
    intake = Intake(Path("/dev"))
    assert intake.text("zero") is None
    assert (codes(intake), intake.problems[0].found) == (["FD102"], "a device")


def test_a_name_that_is_too_long_is_no_crash(tmp_path: Path) -> None:
    name = f"theories/{'a' * 5_000}.yaml"
    study = patched(tmp_path, {"file": "study.yaml", "replace": "theories/storm.yaml", "by": name})
    assert [problem.code for problem in check_study(study)] == ["FD102"]


def test_a_name_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "study.yaml"})
    try:
        Path(os.fsdecode(os.fsencode(study / "concepts") + b"/\xff.yaml")).mkdir()
    except OSError:
        pytest.skip("this file system refuses such names itself")
    problems = check_study(study)
    assert [problem.code for problem in problems] == ["FD104"]
    assert str(problems[0]).encode()


def test_a_name_of_strange_letters_is_read(tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "study.yaml"})
    (study / "evidence" / "towns.yaml").rename(study / "evidence" / "a\nb\u202e漢.yaml")
    assert check_study(study) == ()
