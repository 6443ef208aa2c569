"""Files made to do harm, and how soon each is refused.

    python bench/refuse_bombs.py

Prints the processor seconds that `check_study` takes for each, slowest first. The goal is two
seconds a file.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Measure and print."""
    sys.path.insert(0, str(ROOT))
    from foedus.archive.files.study import check_study
    from tests.broken.bombs import BIBLIOGRAPHIES, BOMBS

    bombs = {name: ("events.yaml", make()) for name, (make, _) in BOMBS.items()}
    bombs |= {
        f"BibTeX: {name}": ("sources.bib", text.encode())
        for name, (text, _) in BIBLIOGRAPHIES.items()
    }
    took = {}
    for name, (file, content) in bombs.items():
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / file).write_bytes(content)
            start = time.process_time()
            check_study(Path(folder))
            took[name] = time.process_time() - start
    for name, seconds in sorted(took.items(), key=lambda pair: -pair[1]):
        print(f"{seconds:6.2f} s  {name}")


if __name__ == "__main__":
    main()
