"""The command group: what it lists, and that it loads nothing it does not need."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from foedus.cli.main import COMMANDS, cli
from tests.cli.shell import FOEDUS, TOYLAND, foedus, process


def test_the_help_lists_every_command_in_the_order_of_an_inquiry() -> None:
    shown = foedus("--help").output
    places = [shown.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


def test_every_command_is_the_function_of_its_module() -> None:
    context = cli.make_context("foedus", [], resilient_parsing=True)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        assert command.name == name
    assert cli.get_command(context, "no-such") is None


def test_the_version_is_that_of_the_package() -> None:
    assert foedus("--version").output == "foedus 0.1.0\n"


def test_a_command_that_is_not_there_is_answered_with_the_nearest() -> None:
    left = foedus("studdy")
    assert left.exit_code == 2
    assert 'There is no command "studdy". Did you mean "study"?' in left.stderr


def test_no_command_shows_the_help() -> None:
    assert "Commands:" in foedus().output


@pytest.mark.parametrize("short", ["-h", "--help"])
def test_help_has_a_short_name(short: str) -> None:
    assert foedus("study", short).exit_code == 0


def test_help_in_a_process_of_its_own_says_nothing_on_stderr() -> None:
    done = process("--help")
    assert done.returncode == 0
    assert not done.stderr


def test_python_runs_it_where_it_is_not_on_the_path() -> None:
    by_python = [sys.executable, "-m", "foedus", "--help"]
    done = subprocess.run(by_python, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, process("--help").stdout)


@pytest.mark.parametrize("delay", [0.15, 0.25, 0.3, 0.35])
def test_a_process_asked_to_end_leaves_no_half_file(delay: float, tmp_path: Path) -> None:
    command = [str(FOEDUS), "study", TOYLAND, "-o", str(tmp_path / "page.html")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE)
    time.sleep(delay)
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=60)
    assert running.returncode in {0, 143, -signal.SIGTERM}
    assert b"Traceback" not in said
    assert {path.name for path in tmp_path.iterdir()} <= {"page.html"}
