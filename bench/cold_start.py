"""Cold processes: what a user waits for.

    python bench/cold_start.py [RUNS]

Prints the median and the worst of RUNS (7 unless told) for each command, beside an empty
Python process timed in the same run.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

FOEDUS = str(Path(sys.executable).with_name("foedus"))
TOYLAND = str(Path(__file__).parents[1] / "tests" / "toyland" / "study")
COMMANDS: dict[str, list[str]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "foedus --help": [FOEDUS, "--help"],
    "foedus study korea": [FOEDUS, "study", "korea"],
    "foedus study korea -o page.html": [FOEDUS, "study", "korea", "-o", "page.html", "--force"],
    "foedus check (toyland)": [FOEDUS, "check", TOYLAND],
}


def seconds(command: list[str], folder: str) -> float:
    """Wall time of one process."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        for name, command in COMMANDS.items():
            # The first run writes the byte code that an installed foedus already has.
            seconds(command, folder)
            taken = [seconds(command, folder) for _ in range(runs)]
            print(f"{name}: median {median(taken):.2f} s, worst {max(taken):.2f} s of {runs}")


if __name__ == "__main__":
    main()
