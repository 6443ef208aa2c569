"""Development copies of published data, for the known answers; tests skip where they are absent.

Nothing of them is part of the repository. FOEDUS_SHARED names a folder that holds `data/`; without
it a folder `shared` beside the repository is looked for.
"""

import csv
import datetime as dt
import gzip
from functools import cache

import numpy as np
import pytest

from foedus.panel.table import Table
from tests.house.sources import SHARED

FOLDER = SHARED / "data"


@cache
def copy_of(
    file: str,
    whole: tuple = (),
    number: tuple = (),
    text: tuple = (),
    day: tuple = (),
    years: tuple = (),
) -> Table:
    """Columns of a development copy, under their names in lower case; of some years only, if asked."""
    path = FOLDER / file
    if not path.is_file():
        pytest.skip(f"{file} is not on this machine (set FOEDUS_SHARED to the folder above data/)")
    packed = path.suffix == ".gz"
    content = gzip.decompress(path.read_bytes()) if packed else path.read_bytes()
    read = csv.DictReader(content.decode("utf-8").splitlines())
    rows = [row for row in read if not years or int(row["year"]) in years]
    columns = {name: np.array([int(float(row[name])) for row in rows]) for name in whole}
    columns |= {name: np.array([_number(row[name]) for row in rows]) for name in number}
    columns |= {name: np.array([row[name] for row in rows], dtype=object) for name in text}
    columns |= {name: np.array([_day(row[name]) for row in rows]) for name in day}
    return Table(file, {name.lower().replace(".", "_"): held for name, held in columns.items()})


def archigos() -> Table:
    """Leaders."""
    return copy_of(
        "archigos_4_1.csv.gz",
        whole=("ccode",),
        text=("obsid", "leader", "entry", "exit", "exitcode"),
        day=("startdate", "enddate"),
    )


def _number(text: str) -> float:
    return float(text) if text else float("nan")


def _day(text: str) -> float:
    return float(dt.date.fromisoformat(text).toordinal()) if text else float("nan")
