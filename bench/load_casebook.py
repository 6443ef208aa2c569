"""Loading a casebook of 10,000 evidence items against the bare scan of its YAML events.

    python bench/load_casebook.py

Prints, run by run and side by side, the seconds of the event scan and of `read_study`: every
file read into records, every name, structure and method checked. The goal is a ratio of 3.
"""

from __future__ import annotations

import gc
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from foedus.archive.files.study import read_study

ITEMS = 10_000
PER_FILE = 2_500
RUNS = 5
TOYLAND = Path(__file__).parents[1] / "tests" / "toyland" / "study"

ITEM = """\
  - name: item-{number}
    episode: [anvil-1700, brine-1700]
    date: "16{year:02}-{month:02}~"
    text: >
      The harbour master of the town counted the ships of the raiders off the coast, and wrote
      down that there were {number} of them, more than in any month before.
    actors: [anvil, great_port]
    source: ["harbour_log_1702[leaf {number}]", "songs_1710[{page}] via mapmaker_1701[plate 3]"]
    bears_on:
      - {{concept: storm_threat, direction: for, weight: strong, why: "Ships can take a town."}}
      - {{pathway: court_favour, side: negative, weight: weak, why: "The envoy looked on."}}
    figures: [{{name: ships, value: {number}.5, unit: ships}}]
    marks: [hedged]
"""


def make_study(folder: Path) -> list[str]:
    """Toyland with 10,000 more items; returns the texts of their files."""
    shutil.copytree(TOYLAND, folder, dirs_exist_ok=True)
    texts = []
    for first in range(0, ITEMS, PER_FILE):
        items = (
            ITEM.format(number=number, year=number % 100, month=number % 12 + 1, page=number % 9)
            for number in range(first, first + PER_FILE)
        )
        text = f"format: foedus/1\nkind: evidence\nevidence:\n{''.join(items)}"
        (folder / "evidence" / f"many_{first:05}.yaml").write_text(text, encoding="utf-8")
        texts.append(text)
    return texts


def scan(texts: list[str]) -> None:
    """Do nothing with every event."""
    for text in texts:
        for _ in yaml.parse(text, Loader=yaml.CLoader):
            pass


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, the garbage of earlier work put away before, its own within."""
    gc.collect()
    start = time.perf_counter()
    kept = work()
    gc.collect(0)
    took = time.perf_counter() - start
    del kept
    return took


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = make_study(folder)
        size = sum(len(text.encode()) for text in texts)
        print(f"{ITEMS:,} items in {len(texts)} files, {size / 1e6:.1f} MB")
        table: list[tuple[float, float]] = []
        for _ in range(RUNS):
            table.append((seconds(lambda: scan(texts)), seconds(lambda: read_study(folder))))
            print("event scan {:.3f} s   study read {:.3f} s".format(*table[-1]))
        scanned, read = (statistics.median(column) for column in zip(*table, strict=True))
        print(f"ratio of the medians: {read / scanned:.2f}")


if __name__ == "__main__":
    main()
