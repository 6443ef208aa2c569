"""Files made to do harm: refused quickly, with a place, and never with a traceback."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from foedus.archive.files.strict_yaml import BYTES_MAX, NODES_MAX, PROBLEMS_MAX
from foedus.archive.files.study import check_study, read_study
from foedus.vocabulary.problem import InputError
from tests.broken.patching import patched

HEAD = "format: foedus/1\nkind: events\nevents:\n"
RUN = "from foedus.cli.main import main; main()"
SECONDS_MAX = 2.0
"""The promise for one broken file; measured as processor time, which a busy machine does not stretch."""


def billion_laughs() -> bytes:
    lines = ['lol0: &lol0 ["lol", "lol", "lol"]']
    lines += [f"lol{n}: &lol{n} [{', '.join([f'*lol{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines).encode()


def item(number: int, more: str = "", lane: str = "coast") -> str:
    return f'  - {{name: e{number}, date: "1700", lane: {lane}, title: t{more}}}\n'


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "brackets": (lambda: b"[" * 200_000, "FD108"),
    "closed brackets": (lambda: b"[" * 200_000 + b"]" * 200_000, "FD108"),
    "braces": (lambda: b"{a: " * 200_000, "FD108"),
    "hyphens": (lambda: b"- " * 200_000, "FD108"),
    "questions": (lambda: b"? " * 200_000, "FD113"),
    "aliases": (lambda: b"a: &a [x]\nb: [" + b"*a, " * 100_000 + b"]\n", "FD110"),
    "billion laughs": (billion_laughs, "FD110"),
    "tags": (lambda: b"a: !!python/object/new:os.system [echo]\n" * 1_000, "FD110"),
    "one key again and again": (lambda: b"a: 1\n" * 100_000, "FD112"),
    "too large": (lambda: HEAD.encode() + b"#" * (BYTES_MAX + 1 - len(HEAD)), "FD103"),
    "too many values": (lambda: HEAD.encode() + b"  - x\n" * (NODES_MAX + 1), "FD109"),
    "one huge text": (lambda: (HEAD + item(1, "x" * 2_000_000)).encode(), "FD207"),  # noqa: PLW0108 - made when asked for
    "one huge quoted text": (lambda: b'a: "' + b"x " * 1_000_000, "FD106"),
    "one huge key": (lambda: b"x" * 2_000_000 + b": 1\n", "FD106"),
    "one huge number": (lambda: b"a: " + b"9" * 2_000_000 + b"\n", "FD114"),
    "many wrong items": (lambda: HEAD.encode() + b"  - 1\n" * 150_000, "FD203"),
    "many unknown keys": (
        lambda: b"".join(b"key%d: 1\n" % number for number in range(90_000)),
        "FD201",
    ),
    "many misspelt items": (
        lambda: (HEAD + "".join(item(n, ", lanes: x") for n in range(15_000))).encode(),  # noqa: PLW0108 - made when asked for
        "FD201",
    ),
    "many unknown lanes": (
        lambda: (HEAD + "".join(item(n, lane=f"l{n}") for n in range(18_000))).encode(),  # noqa: PLW0108 - made when asked for
        "FD307",
    ),
    "no text at all": (lambda: bytes(range(128, 256)) * 1_000, "FD104"),
    "overlong UTF-8": (lambda: b"a: \xc0\xaf\n", "FD104"),
    "surrogates": (lambda: b"a: \xed\xa0\x80\n", "FD104"),
    "UTF-16": (lambda: "﻿format: foedus/1\n".encode("utf-16-le"), "FD104"),
    "only zeros": (lambda: bytes(100_000), "FD105"),
    "only line feeds": (lambda: b"\n" * 4_000_000, "FD107"),
    "only spaces": (lambda: b" " * 4_000_000, "FD107"),
}


BIBLIOGRAPHIES: dict[str, tuple[str, str]] = {
    "signs": ("@" * 1_000_000, "FD109"),
    "entries never closed": ("@a{" * 19_000, "FD218"),
    "braces": ("{" * 4_000_000, "FD218"),
    "nested braces": ("@book{x, title={" + "{" * 500_000 + "}" * 500_000 + "}}", "FD219"),
    "one key": ("@book{k, title={x}}\n" * 19_000, "FD220"),
    "many fields": ("@book{k," + "".join(f"f{n}={{x}}," for n in range(200_000)) + "}", "FD219"),
    "accents": ("@book{k, title={" + "\\'{" * 100_000 + "}" * 100_000 + "}}", "FD219"),
    "strings in a circle": ("@string{a = a # a}\n@book{x, title = a # a}", "FD219"),
}


def bombed(folder: Path, content: bytes) -> Path:
    study = patched(folder, {"file": "events.yaml", "remove": True})
    (study / "events.yaml").write_bytes(content)
    return study


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_soon_with_its_place(name: str, tmp_path: Path) -> None:
    make, code = BOMBS[name]
    study = bombed(tmp_path, make())
    start = time.process_time()
    problems = check_study(study)
    took = time.process_time() - start
    assert code in {problem.code for problem in problems}
    assert {problem.place.file for problem in problems} == {(study / "events.yaml").as_posix()}
    assert took < SECONDS_MAX
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
def test_a_bibliography_made_to_do_harm_is_refused_soon(name: str, tmp_path: Path) -> None:
    content, code = BIBLIOGRAPHIES[name]
    study = patched(tmp_path, {"file": "sources.bib", "write": content})
    start = time.process_time()
    problems = check_study(study)
    took = time.process_time() - start
    assert code in {problem.code for problem in problems}
    assert {problem.place.file for problem in problems} == {(study / "sources.bib").as_posix()}
    assert took < SECONDS_MAX


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
