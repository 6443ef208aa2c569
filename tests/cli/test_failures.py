"""Exit codes and messages, in a table; never a traceback."""

from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.cli import failures
from foedus.cli.main import COMMANDS
from tests.cli.shell import TOYLAND, foedus

# What is typed in an empty folder that holds only a broken study; the exit code; what stderr says.
TABLE = {
    "clean study": (["study", TOYLAND], 0, ""),
    "clean check": (["check", TOYLAND], 0, ""),
    "no such command": (["explian"], 2, 'Did you mean "explain"?'),
    "no such option": (["study", "--formt", "json"], 2, "--format"),
    "no such format": (["study", "--format", "yaml"], 2, "is not one of"),
    "no such study": (["study", "koera"], 2, 'Did you mean "korea"?'),
    "no such folder": (["study", "./nowhere"], 3, "FD101"),
    "no study in the folder": (["study", "."], 3, "FD101"),
    "a file for a folder": (["study", "./a.txt"], 3, "FD102"),
    "findings": (["check", "broken"], 1, ""),
    "unreadable": (["check", "unreadable"], 3, ""),
    "a broken study": (["study", "broken"], 3, "error[FD"),
    "no such episode": (["explain", TOYLAND, "fen-1701"], 2, 'Did you mean "fen-1700"?'),
    "no such episode at all": (["explain", TOYLAND, "x"], 2, "It has: anvil-1700"),
    "a study and no episode": (["explain", TOYLAND], 2, "is a study: name the episode too"),
    "korea and no episode": (["explain", "korea"], 2, '"korea" is a study: name the episode'),
    "too many names": (["explain", "a", "b", "c"], 2, "got 3 names"),
    "no episode": (["explain"], 2, "Missing argument"),
    "narrowed to what is not there": (["study", TOYLAND, "--episode", "fen"], 2, "FD601"),
    "no such theory in the study": (["study", TOYLAND, "--theory", "tide"], 2, "FD601"),
    "no such coder": (["study", TOYLAND, "--coder", "smith"], 2, "FD601"),
    "no such decision": (["study", TOYLAND, "--take", "a=b"], 2, "FD601"),
    "no such reading": (["study", TOYLAND, "--take", "ships-at-fen=b"], 2, "FD601"),
    "half a reading": (["study", TOYLAND, "--take", "ships-at-fen"], 2, "DECISION=READING"),
    "no such concept": (["evidence", TOYLAND, "--concept", "tide"], 2, 'has no concept "tide"'),
    "no such actor": (["evidence", TOYLAND, "--actor", "Nobody"], 2, 'has no actor "Nobody"'),
    "no such source": (["evidence", TOYLAND, "--source", "x"], 2, 'has no source "x"'),
    "no such pathway": (["evidence", TOYLAND, "--pathway", "x"], 2, 'has no pathway "x"'),
    "no date": (["evidence", TOYLAND, "--date", "yesterday"], 2, "is no date"),
    "no such mark": (["evidence", TOYLAND, "--mark", "loud"], 2, "is not one of"),
    "no such theory": (["theory", "omnibalance"], 2, 'Did you mean "omnibalancing"?'),
    "no theory in the file": (["theory", "./a.txt"], 3, "FD1"),
    "a figure of no theory": (["theory", "--figure"], 2, "needs the NAME"),
    "a figure in JSON": (
        ["theory", "regime_security", "--figure", "--format", "json"],
        2,
        "--figure writes SVG, not json",
    ),
    "a theory without a figure": (["theory", "omnibalancing", "--figure"], 2, "has no figure"),
    "a file that is there": (["study", TOYLAND, "-o", "a.txt"], 2, "--force replaces it"),
    "no folder for the file": (["study", TOYLAND, "-o", "no/a.json"], 2, "make it first"),
    "a folder for the file": (["study", TOYLAND, "-o", "broken.json"], 2, "is a folder"),
    "an ending that says nothing": (["study", TOYLAND, "-o", "a.docx"], 2, "names no format"),
    "a study that is there": (["new", "broken"], 2, "is not empty"),
    "a file where a study should go": (["new", "a.txt"], 2, "is a file"),
}


@pytest.fixture
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text("mine")
    (tmp_path / "broken.json").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("broken", "unreadable"):
        assert foedus("new", name).exit_code == 0
    episodes = tmp_path / "broken" / "episodes.yaml"
    episodes.write_text(episodes.read_text().replace("    status:", "    staus:"))
    (tmp_path / "unreadable" / "study.yaml").write_text("a: [\n")
    return tmp_path


@pytest.mark.parametrize(("typed", "code", "said"), TABLE.values(), ids=TABLE.keys())
def test_a_command_leaves_with_its_code_and_says_why(
    typed: list[str], code: int, said: str, somewhere: Path
) -> None:
    left = foedus(*typed)
    assert left.exit_code == code, left.output
    assert said in left.stderr
    assert "Traceback" not in left.output
    assert (somewhere / "a.txt").read_text() == "mine"


@pytest.mark.parametrize("typed", [TABLE["no such study"][0], TABLE["a broken study"][0]])
def test_what_fails_leaves_stdout_empty(typed: list[str], somewhere: Path) -> None:
    assert not foedus(*typed).stdout


def leaving(error: BaseException) -> tuple[int, str]:
    """Exit code and message of a command in which something is raised."""

    @click.command()
    @click.pass_context
    def fails(ctx: click.Context) -> None:
        with failures.told(ctx):
            raise error

    from click.testing import CliRunner

    left = CliRunner().invoke(fails, [])
    return left.exit_code, left.stderr


RAISED = {
    "ours": (ZeroDivisionError("division"), 70, "fault of its own (ZeroDivisionError: division)"),
    "interrupted": (KeyboardInterrupt(), 130, "Interrupted."),
    "aborted": (click.Abort(), 130, "Interrupted."),
    "memory": (MemoryError(), 6, "out of memory"),
    "system": (PermissionError(13, "Permission denied", "x"), 3, "x: Permission denied"),
    "full": (OSError(28, "No space left on device"), 6, "No space left"),
    "unwritable": (failures.UnwritableError("x exists."), 2, "x exists."),
    "no room": (failures.NoRoomError("x: no space left."), 6, "no space left"),
}


@pytest.mark.parametrize(("error", "code", "said"), RAISED.values(), ids=RAISED.keys())
def test_what_is_raised_becomes_a_code_and_a_line(
    error: BaseException, code: int, said: str
) -> None:
    assert leaving(error)[0] == code
    assert said in leaving(error)[1]
    assert "Traceback" not in leaving(error)[1]


def test_an_apology_is_one_line() -> None:
    assert leaving(ValueError("two\nlines"))[1].count("\n") == 1


def test_debug_shows_where(somewhere: Path) -> None:
    assert "Traceback" in foedus("study", "koera", "--debug").stderr


def test_nearest_takes_a_beginning_only_if_one_name_has_it() -> None:
    assert failures.nearest("an", ["anvil-1700", "ancona-1700"]) == ""


WORDS = [
    "--format",
    "json",
    "csv",
    "--episode",
    "fen-1700",
    "-q",
    "--take",
    "a=b",
    "--date",
    "195X",
    "--wide",
    "--color",
]
TOKENS = st.sampled_from([*WORDS, *COMMANDS]) | st.text(st.characters(codec="utf-8"), max_size=8)


@settings(max_examples=60)
@given(st.sampled_from([name for name in COMMANDS if name != "new"]), st.lists(TOKENS, max_size=4))
def test_whatever_is_typed_the_answer_is_a_code_and_no_traceback(
    command: str, typed: list[str]
) -> None:
    if {"-o", "--output"} & set(typed) or any(token.startswith("-o") for token in typed):
        return
    left = foedus(command, *([TOYLAND] if command != "theory" else []), *typed)
    assert left.exit_code in {0, 2, 3}, left.output
    assert "Traceback" not in left.output
