"""The panel of clients and patrons, 1816–2016, with all measures and the codebook, reading included.

    python bench/panel.py [FOLDER]

FOLDER holds the releases (otherwise FOEDUS_SHARED/data is looked for). Each figure is of a process of
its own on two cores: seconds by the clock, seconds of the processor, peak memory; medians of three.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3
CORES = "2"
MIB = 1024
FORMATS = ("", "csv", "stata", "parquet")
"""What is made of the dyad-years; "" for no more than the table."""


def one(folder: Path, unit: str, written: str) -> dict[str, float]:
    """Build, and write where that is asked for; what it took."""
    begun = time.perf_counter()
    from foedus.archive import exports
    from foedus.study.panel.build import build_panel
    from foedus.study.panel.record import PanelPlan, PanelUnit

    record = build_panel(PanelPlan(PanelUnit(unit), None, folder))
    if written:
        getattr(exports, f"as_{written}")(record.table, record.codebook)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": time.perf_counter() - begun,
        "processor": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / MIB,
        "rows": len(record.table),
        "columns": len(record.table.columns),
    }


def medians(folder: Path, unit: str, written: str) -> dict[str, float]:
    """The medians of several processes."""
    command = [sys.executable, __file__, str(folder), unit, written]
    environment = {**os.environ, "OMP_NUM_THREADS": CORES, "OPENBLAS_NUM_THREADS": CORES}
    runs = [
        json.loads(subprocess.run(command, capture_output=True, check=True, env=environment).stdout)
        for _ in range(ROUNDS)
    ]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def shared() -> Path:
    """The folder of the development copies."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("FOEDUS_SHARED", beside)) / "data"


def main(arguments: list[str]) -> None:
    """Print the figures, or run one of them."""
    if len(arguments) > 1:
        place, unit, written = arguments
        print(json.dumps(one(Path(place), unit, written)))
        return
    folder = Path(arguments[0]) if arguments else shared()
    if not folder.is_dir():
        print(f"panel: no data in {folder}; nothing to measure")
        return
    units = [(unit, "") for unit in ("alliance", "formation")]
    for unit, written in [*units, *(("dyad-year", each) for each in FORMATS)]:
        found = medians(folder, unit, written)
        name = f"{unit} {written}".strip()
        print(
            f"{name:<18}{found['rows']:>8,.0f} rows {found['columns']:>3.0f} columns"
            f"{found['seconds']:>7.1f} s{found['processor']:>7.1f} s of processor"
            f"{found['memory']:>7.0f} MiB"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
