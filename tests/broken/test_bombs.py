"""Files made to do harm: refused with a place, and never with a traceback; how soon, `bench/refuse_bombs.py` tells."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.archive.files.strict_yaml import PROBLEMS_MAX
from foedus.archive.files.study import check_study, read_study
from foedus.vocabulary.problem import InputError
from tests.broken.bombs import BIBLIOGRAPHIES, BOMBS
from tests.broken.patching import patched

RUN = "from foedus.cli.main import main; main()"
"""What the command `foedus` runs."""


def bombed(folder: Path, content: bytes) -> Path:
    study = patched(folder, {"file": "events.yaml", "remove": True})
    (study / "events.yaml").write_bytes(content)
    return study


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    make, code = BOMBS[name]
    study = bombed(tmp_path, make())
    problems = check_study(study)
    assert code in {problem.code for problem in problems}
    assert {problem.place.file for problem in problems} == {(study / "events.yaml").as_posix()}
    with pytest.raises(InputError, match=code):
        read_study(study)


@pytest.mark.parametrize("name", BOMBS)
def test_the_command_says_so_without_a_traceback(name: str, tmp_path: Path) -> None:
    make, code = BOMBS[name]
    study = bombed(tmp_path, make())
    command = [sys.executable, "-c", RUN, "check", str(study)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == (3 if code.startswith("FD1") else 1), done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert f"[{code}]" in done.stdout + done.stderr


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_bibliography_made_to_do_harm_is_refused(name: str, tmp_path: Path) -> None:
    content, code = BIBLIOGRAPHIES[name]
    study = patched(tmp_path, {"file": "sources.bib", "write": content})
    problems = check_study(study)
    assert code in {problem.code for problem in problems}
    assert {problem.place.file for problem in problems} == {(study / "sources.bib").as_posix()}


def test_a_file_says_at_most_a_hundred_things_about_its_form(tmp_path: Path) -> None:
    study = bombed(tmp_path, b"a: 1\n" * 100_000)
    assert len(check_study(study)) == PROBLEMS_MAX


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b"\n", b"\r\n"),
        lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
        lambda text: b"---\n" + text,
        lambda text: text + b"...\n",
    ],
    ids=["BOM", "CRLF", "both", "document start", "document end"],
)
def test_what_editors_add_does_no_harm(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "events.yaml"})
    for path in study.rglob("*.yaml"):
        path.write_bytes(change(path.read_bytes()))
    assert check_study(study) == ()


def test_places_count_the_same_with_crlf_and_bom(tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": "events.yaml", "replace": "lane: coast", "by": "lane: x"})
    before = check_study(study)
    path = study / "events.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert check_study(study) == before


def test_python_objects_are_not_made(tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    study = bombed(tmp_path, f"a: !!python/object/apply:os.mkdir [{witness}]\n".encode())
    assert check_study(study)
    assert not witness.exists()


@pytest.mark.parametrize("name", ["study.yaml", "evidence/common.yaml", "sources.bib"])
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path) -> None:
    os = pytest.importorskip("os")
    study = patched(tmp_path, {"file": name, "remove": True})
    os.mkfifo(study / name)
    assert [problem.code for problem in check_study(study)] == ["FD102"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (Path.resolve, "FD101"),
        (lambda path: path.write_text("x"), "FD102"),
        (lambda path: path.symlink_to(path), "FD102"),
        (Path.mkdir, "FD101"),
    ],
    ids=["nothing there", "a file", "a circle", "an empty folder"],
)
def test_a_folder_that_is_none(make: Callable[[Path], object], code: str, tmp_path: Path) -> None:
    study = tmp_path / "study"
    make(study)
    problems = check_study(study)
    assert code in {problem.code for problem in problems}
    assert all(problem.place.file.startswith(study.as_posix()) for problem in problems)
    with pytest.raises(InputError, match=code):
        read_study(study)
