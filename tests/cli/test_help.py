"""Every command's help ends with examples, and every example runs."""

import shlex
from pathlib import Path

import click
import pytest

from foedus.cli.data import UNAVAILABLE
from foedus.cli.help import parted
from foedus.cli.main import COMMANDS, cli
from tests.cli.shell import foedus


def command(name: str) -> click.Command:
    """The command of this name."""
    found = cli.get_command(cli.make_context("foedus", [], resilient_parsing=True), name)
    assert found is not None
    return found


def examples() -> list[str]:
    """Every example that some help shows."""
    helps = [cli.help or "", *(command(name).help or "" for name in COMMANDS)]
    return [line for text in helps for line in parted(text)[1]]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_ends_with_its_examples(name: str) -> None:
    shown = foedus(name, "--help").output
    lines = shown.split("\nExamples:\n")[1].splitlines()
    assert lines
    assert all(line.startswith("  foedus ") and f"foedus {name}" in line for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_says_what_each_option_does(name: str) -> None:
    options = [p for p in command(name).params if isinstance(p, click.Option)]
    assert all(option.help for option in options)


@pytest.mark.parametrize("line", examples())
def test_an_example_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for one in line.split(" && "):
        left = foedus(*shlex.split(one)[1:], FOEDUS_OFFLINE="1", FOEDUS_DATA=str(tmp_path / "data"))
        if left.exit_code == UNAVAILABLE:
            # It wants data of others, which no test fetches; that is what it must say.
            assert "error[FD7" in left.stderr
            continue
        assert left.exit_code == 0, left.output
        assert left.stdout or list(tmp_path.iterdir())


def test_a_docstring_is_parted_before_its_examples() -> None:
    assert parted("Do it.\n\nExamples\n--------\nfoedus new x\nfoedus study\n") == (
        "Do it.",
        ("foedus new x", "foedus study"),
    )
    assert parted("Do it.") == ("Do it.", ())
