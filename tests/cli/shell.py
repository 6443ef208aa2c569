"""Running foedus: within the process through click, and as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from foedus.cli.main import cli
from tests.house.sources import ROOT

TOYLAND = str(ROOT / "tests" / "toyland" / "study")
FOEDUS = Path(sys.executable).with_name("foedus")


def foedus(*arguments: str, **environment: str) -> Result:
    """Run a command within this process, on 80 columns and without colour."""
    given = {"COLUMNS": "80", "NO_COLOR": "1", "FORCE_COLOR": "", "CI": "", **environment}
    return CliRunner(env=given).invoke(cli, list(arguments), prog_name="foedus")


def process(
    *arguments: str, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a user does."""
    given = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", **environment}
    return subprocess.run(
        [FOEDUS, *arguments], capture_output=True, cwd=cwd, env=given, check=False
    )
