"""A hundred and more broken studies, each with every problem that must be told of it, and no other.

A case is a patch of Toyland (see `patching.py`): the file, the change, and then the problems: code, file:line:column,
what was found, what to do. `count` stands where the problems are many; the one listed is the first.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from foedus.archive.codes import CODES, is_unreadable
from foedus.archive.files.node import Mapping
from foedus.archive.files.strict_yaml import load
from foedus.archive.files.study import check_study, read_study
from foedus.cli.main import cli
from foedus.vocabulary.problem import InputError, Problem, Severity
from tests.broken.patching import CASES, patched

PATCHES = sorted(CASES.rglob("*.yaml"))
READABLE, FINDINGS, UNREADABLE = 0, 1, 3


def patch_of(path: Path) -> Mapping:
    return load(path.read_text(encoding="utf-8"), path.name)


def told(problem: Problem, study: Path) -> dict[str, str]:
    """A problem as a case writes it, its place within the study."""
    place = str(problem.place).removeprefix(f"{study.as_posix()}/")
    return {
        "code": problem.code,
        "place": place,
        "found": problem.found,
        "remedy": problem.remedy,
    }


def exit_code(problems: tuple[Problem, ...]) -> int:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if any(is_unreadable(problem.code) for problem in errors):
        return UNREADABLE
    return FINDINGS if errors else READABLE


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_broken_study_says_what_is_wrong_and_nothing_else(path: Path, tmp_path: Path) -> None:
    patch = patch_of(path)
    study = patched(tmp_path, patch)
    problems = check_study(study)
    expected = patch["problems"]
    assert isinstance(expected, list)
    shown = problems if patch.get("count") is None else problems[:1]
    assert [told(problem, study) for problem in shown] == expected
    assert len(problems) == patch.get("count", len(expected))
    assert exit_code(problems) == patch["exit"]


@pytest.mark.parametrize("path", PATCHES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_check_tells_it_and_leaves_with_the_code(path: Path, tmp_path: Path) -> None:
    patch = patch_of(path)
    result = CliRunner().invoke(cli, ["check", str(patched(tmp_path, patch))])
    assert result.exit_code == patch["exit"], result.output
    assert "Traceback" not in result.output
    for problem in patch["problems"]:  # type: ignore[attr-defined]
        assert f"[{problem['code']}]" in result.output
        assert str(problem["place"]) in result.output


@pytest.mark.parametrize("code", [READABLE, FINDINGS, UNREADABLE])
def test_a_study_is_read_exactly_where_it_has_no_error(code: int, tmp_path: Path) -> None:
    first = [path for path in PATCHES if patch_of(path)["exit"] == code][:5]
    for number, path in enumerate(first):
        study = patched(tmp_path / str(number), patch_of(path))
        if code == READABLE:
            assert len(read_study(study).warnings) == len(check_study(study))
            continue
        with pytest.raises(InputError, match=r"\[FD[1-5]\d\d\]") as raised:
            read_study(study)
        assert all(problem.severity is Severity.ERROR for problem in raised.value.problems)


def test_there_are_a_hundred() -> None:
    assert len(PATCHES) >= 100


def test_every_code_of_files_is_met() -> None:
    met = {
        str(problem["code"])
        for path in PATCHES
        for problem in patch_of(path)["problems"]  # type: ignore[attr-defined]
    }
    # Too large, too many values, too long: tests/broken/test_bombs.py. Not replaced:
    # tests/archive/files/test_write.py. Large concepts: tests/casebook/test_checks_of_concepts.py.
    # Many conditions, divided means: tests/theory/test_checks.py.
    # Games: tests/broken/test_broken_games.py.
    # Published data: tests/archive/test_codes.py sees to those.
    elsewhere = {"FD103", "FD109", "FD117", "FD207", "FD421", "FD505", "FD506"}
    elsewhere |= {"FD227", "FD228", "FD229", "FD230", "FD322", "FD323"}
    assert {code for code in CODES if not code.startswith("FD7")} == met | elsewhere
