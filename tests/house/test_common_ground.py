"""What tests/conftest.py promises: no network but loopback, and no silently skipped browser test."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NetworkBlockedError
from tests.house.sources import TESTS

SKIPPING = """
import pytest

@pytest.mark.browser
def test_page(): pytest.skip("no Chromium")

def test_other(): pytest.skip("no article")
"""


def test_a_connection_beyond_loopback_is_refused() -> None:
    with (
        socket.socket() as line,
        pytest.raises(NetworkBlockedError, match=r"loopback only, not .'192\.0\.2\.1'"),
    ):
        line.connect(("192.0.2.1", 80))


def test_a_lookup_beyond_loopback_is_refused() -> None:
    with pytest.raises(NetworkBlockedError, match=r"look up loopback only, not 'example\.org'"):
        socket.create_connection(("example.org", 80))


def test_loopback_stays_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def run_skipping(folder: Path, ci: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Run a skipped browser test, and another skipped test, under our conftest."""
    shutil.copy(TESTS / "conftest.py", folder)
    (folder / "test_page.py").write_text(SKIPPING)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser: drives a browser\n")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *more],
        cwd=folder,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_skipped_browser_test_is_said_aloud(tmp_path: Path) -> None:
    done = run_skipping(tmp_path, "")
    assert done.returncode == 0, done.stdout
    assert "1 browser test(s) did NOT run" in done.stdout


def test_a_skipped_browser_test_fails_in_ci(tmp_path: Path) -> None:
    done = run_skipping(tmp_path, "true", "-n", "1")
    assert done.returncode == 1, done.stdout
