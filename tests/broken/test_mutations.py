"""Toyland's files changed at random: a study is read, or refused with places; nothing else comes out."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from foedus.archive.files.study import read_study
from foedus.vocabulary.problem import InputError, Problem
from tests.broken.patching import TOYLAND

FILES = sorted(p.relative_to(TOYLAND).as_posix() for p in TOYLAND.rglob("*") if p.is_file())
PIECES = [
    "", "\n", "\n\n", " ", "  ", "\t", ":", ": ", "- ", "-", ",", "[", "]", "{", "}", "#", " #", "&a ", "*a",
    "!", "!!set ", "|", ">", "|2\n", "'", '"', "\\", "%", "@", "`", "?", "? ", "~", "null", "true", "NO", "1",
    "-1", ".5", ".inf", ".nan", "1e400", "0x1F", "1953-07-27", "0" * 50, "...", "---\n", "<<: ", "\0", "\x07",
    "\x85", "\u2028", "\u202e", "\ufeff", "\U0001f30a", "ä", "a" * 300, "[" * 70, "{a: " * 70, "key: value\n",
    "name: fen-ships\n", "all_of: [deep_tie]\n", "@book{x, ", "via ", "when: 1\n", "{evidence: fen-ships}", "same_as: storm, ",
    "db: 3, ", "p: 0, ", "between: [1, 0], ", "~", "*", "+", "(", ")",
]  # fmt: skip


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of Toyland whose files may be changed."""
    folder = tmp_path_factory.mktemp("mutated") / "study"
    shutil.copytree(TOYLAND, folder)
    return folder


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of Toyland and what becomes of it: up to five pieces cut, put in, moved or doubled."""
    name = draw(st.sampled_from(FILES))
    text = (TOYLAND / name).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200])))
        piece = draw(st.sampled_from(PIECES) | st.text(max_size=5) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    content = text.encode("utf-8", errors="surrogatepass")
    if draw(st.integers(0, 9)) == 0:
        cut = draw(st.integers(0, len(content)))
        content = content[:cut] + draw(st.binary(max_size=4)) + content[cut:]
    return name, content


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@example(("episodes.yaml", b""))
@example(("study.yaml", b"theories: 3"))
@given(mutations())
def test_a_changed_study_is_read_or_refused(study: Path, mutation: tuple[str, bytes]) -> None:
    name, content = mutation
    (study / name).write_bytes(content)
    problems: tuple[Problem, ...] = ()
    try:
        read_study(study)
    except InputError as error:
        problems = error.problems
    finally:
        shutil.copyfile(TOYLAND / name, study / name)
    for problem in problems:
        assert problem.place.file
        assert problem.found and problem.expected and problem.remedy  # noqa: PT018 - three texts
