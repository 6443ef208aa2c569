"""The directed dyad-years of the COW system, 1816–2024, reading included, beside plain joins.

    python bench/dyad_years.py [FOLDER]

FOLDER holds the development copies of the releases (otherwise FOEDUS_SHARED/data is looked for).
Each way runs in a process of its own on two cores; prints seconds (medians of three), those of the
processor, peak memory and the ratio, and compares the columns of all of them. polars is used where it is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

FIRST, LAST = 1816, 2024
CORES = "2"
ROUNDS = 3
MIB = 1024
COMPARED = (
    *("year", "ccode1", "ccode2", "cinc1", "cinc2", "polity2_1", "polity2_2", "major1", "major2"),
    *("alliance", "defense", "nonagg", "milinst", "design", "conttype", "rivalry"),
)
DIGITS = 9  # readers of text differ in the last digit of a capability


def by_foedus(folder: Path) -> tuple[Mapping[str, Any], int]:
    """The columns as foedus builds them, and how many there are."""
    from foedus.archive.releases.locate import locate
    from foedus.archive.releases.read import read_release
    from foedus.archive.releases.registry import sheet
    from foedus.panel.coverage import Source
    from foedus.panel.dyad_table import Sources, dyad_panel
    from foedus.panel.system import state_system

    def source(name: str, columns: tuple[str, ...] | None = None) -> Source:
        known = sheet(name)
        path = locate(known.release, folder)
        if path is None:
            raise FileNotFoundError(name)
        return Source.of(read_release(known, path, columns), known.release)

    sources = Sources(
        states=state_system(source("cow_states").table),
        majors=state_system(source("cow_majors").table),
        capabilities=source("cow_nmc", ("ccode", "year", "cinc")),
        regimes=source("polity5", ("ccode", "year", "polity2")),
        members=source("atop_member"),
        phases=source("atop_phase").table,
        contiguity=source("cow_contiguity"),
        rivalries=source("tss_rivalries"),
    )
    table = dyad_panel(sources, FIRST, LAST, extended=True).table
    return table.columns, len(table.columns)


def by_joins(folder: Path, program: str) -> tuple[Mapping[str, Any], int]:
    """The columns by plain joins, and how many there are."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    joins = importlib.import_module("bench.dyad_years_by_joins")
    columns = getattr(joins, f"by_{program}")(folder, LAST)
    return columns, len(columns)


def digests(columns: Mapping[str, Any]) -> dict[str, str]:
    """A digest of each column; missing values are alike."""
    found = {}
    for name in COMPARED:
        values = np.round(np.asarray(columns[name], dtype=np.float64), DIGITS) + 0.0
        values[np.isnan(values)] = np.nan
        found[name] = hashlib.sha256(values.tobytes()).hexdigest()
    return found


def measured(program: str, folder: Path) -> None:
    """Run one way, and print its figures for the process that asked."""
    start = time.perf_counter()
    columns, count = by_foedus(folder) if program == "foedus" else by_joins(folder, program)
    seconds, processor = time.perf_counter() - start, time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
    rows = len(columns["year"])
    print(json.dumps([seconds, processor, peak, rows, count, digests(columns)]))


def run(program: str, folder: Path) -> list[Any]:
    """One way in a process of its own."""
    threads = {f"{name}_NUM_THREADS": CORES for name in ("OMP", "OPENBLAS")} | {
        "POLARS_MAX_THREADS": CORES
    }
    command = [sys.executable, __file__, "--only", program, str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | threads
    )
    return list(json.loads(done.stdout))


def main() -> None:
    """Print the figures."""
    shared = Path(os.environ.get("FOEDUS_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "data"
    if not folder.is_dir():
        print(f"dyad-years: no releases at {folder}; give the folder that holds them")
        return
    programs = ["foedus", "pandas", *(["polars"] if importlib.util.find_spec("polars") else [])]
    reference: list[Any] = []
    for program in programs:
        rounds = [run(program, folder) for _ in range(ROUNDS)]
        seconds, processor = (statistics.median(each[i] for each in rounds) for i in (0, 1))
        _, _, peak, rows, count, held = rounds[0]
        reference = reference or [seconds, held]
        differing = [name for name in COMPARED if held[name] != reference[1][name]]
        print(
            f"{program:7} {rows:,} rows, {count} columns: {seconds:.1f} s ({processor:.1f} s of processor), "
            f"{peak:,.0f} MiB, {seconds / reference[0]:.1f} times foedus; differing: {differing or 'none'}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        measured(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
