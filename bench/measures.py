"""The measures of a client–patron panel, each timed on invented data of the published sizes.

    python bench/measures.py [STATES] [YEARS]

Prints seconds of each measure and, in the same run, the ratio of S by matrix products to S by the
formula written out, timed on the pairs of one year.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from foedus.panel.compatibility import To, commitment
from foedus.panel.consolidation import ITEMS, personalism
from foedus.panel.portfolio import s_scores, similarity
from foedus.panel.table import Table
from foedus.panel.threat import threat

SEED = 1815
DEFAULTS = ["150", "150"]
PATRONS = 5
REGIME_YEARS = 4591
NAMES = ("defense", "offense", "neutral", "nonagg", "consul")


def timed(label: str, work: Callable[[], Any]) -> float:
    """Run, print and return the seconds."""
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    print(f"{label:<62}{seconds:8.3f} s")
    return seconds


def features(rng: np.random.Generator) -> Table:
    """As many regime-years as are published, the items following a trait."""
    trait = rng.normal(size=REGIME_YEARS)
    chance = 1 / (1 + np.exp(-1.7 * trait))
    held = {name: (rng.random(REGIME_YEARS) < chance).astype(float) for name in ITEMS}
    held["milmerit_pers"] = 2 * held["milmerit_pers"]
    keys = {"cowcode": np.arange(REGIME_YEARS) // 40, "year": 1946 + np.arange(REGIME_YEARS) % 40}
    return Table("features", keys | held)


def panel(states: int, years: int) -> tuple[Table, Table]:
    """Client–patron–years, and the system they live in."""
    codes, when = np.arange(2, 2 + states), np.arange(1850, 1850 + years)
    ccode, year = np.tile(codes, years), np.repeat(when, states)
    system = Table("system", {"ccode": ccode, "year": year, "cinc": np.full(len(year), 1 / states)})
    client, patron = np.tile(ccode, PATRONS), np.repeat(codes[:PATRONS], len(ccode))
    keys = {"ccode1": client, "ccode2": patron, "year": np.tile(year, PATRONS)}
    return Table("keys", keys).rows(client != patron), system


def alliances(rng: np.random.Generator, states: int, years: int) -> Table:
    """A tenth of all dyads allied in every year, in both directions."""
    first, second = np.triu_indices(states, 1)
    chosen = rng.random(len(first)) < 0.1  # noqa: PLR2004  about ATOP's density
    one, two = first[chosen] + 2, second[chosen] + 2
    ends = np.concatenate([one, two]), np.concatenate([two, one])
    year = np.repeat(np.arange(1850, 1850 + years), len(ends[0]))
    columns = {"ccode1": np.tile(ends[0], years), "ccode2": np.tile(ends[1], years), "year": year}
    flags = {f"atop_{name}": (rng.random(len(year)) < 0.3).astype(float) for name in NAMES}  # noqa: PLR2004  invented
    return Table("flags", columns | flags)


def commitments(rng: np.random.Generator, keys: Table) -> Table:
    """The indicators of commitment to a regime, following two classes."""
    member = rng.random(len(keys)) < 0.3  # noqa: PLR2004  invented
    for name in To.REGIME.indicators:
        values = (rng.random(len(keys)) < np.where(member, 0.8, 0.2)).astype(float)
        values[rng.random(len(keys)) < 0.1] = np.nan  # noqa: PLR2004  invented
        keys = keys.with_column(name, values, "drawn")
    return keys


def written_out(held: np.ndarray) -> None:
    """S of every pair, formula by formula."""
    count = len(held)
    for first in range(count):
        for second in range(count):
            others = np.ones(count, dtype=bool)
            others[[first, second]] = False
            np.abs(held[first] - held[second])[others].sum()


def main() -> None:
    """Time each measure."""
    states, years = (int(text) for text in (sys.argv[1:] + DEFAULTS[len(sys.argv) - 1 :])[:2])
    rng = np.random.Generator(np.random.PCG64DXSM(SEED))
    keys, system = panel(states, years)
    flags, regimes = alliances(rng, states, years), features(rng)
    traces = commitments(rng, keys)
    none = Table(
        "codings",
        {name: np.array([], dtype=np.int64) for name in ("ccode1", "ccode2", "year")}
        | {"commitment": np.array([], dtype=object), "value": np.array([])},
    )
    pairs = {"ccode1": rng.integers(2, states, 300), "ccode2": rng.integers(2, states, 300)}
    rivalries = Table("tss", pairs | {"start": np.full(300, 1850), "end": np.full(300, 1900)})
    fights = {name: rng.integers(2, states, 9000) for name in ("ccode1", "ccode2")}
    fights |= {"dispnum": np.arange(9000) // 2, "year": rng.integers(1850, 2000, 9000)}
    general = system.with_column("lsthreat", system["cinc"], "").with_column(
        "sd", system["cinc"], ""
    )
    general = general.with_column("lterrthreat", system["cinc"], "")
    print(f"{len(keys):,} client–patron–years, {len(flags):,} allied dyad-years")
    total = timed(f"personalism: 2PL, {REGIME_YEARS:,} regime-years", lambda: personalism(regimes))
    total += timed("S of each pair, twice", lambda: similarity(keys, flags, system))
    total += timed(
        "threat: five columns",
        lambda: threat(keys, general, general, rivalries, Table("gml", fights)),
    )
    label = "commitment to a regime: two classes, six indicators, clustered"
    total += timed(label, lambda: commitment(traces, none, To.REGIME, rng))
    print(f"{'all of it':<62}{total:8.3f} s")
    held = rng.integers(0, 4, (states, states)).astype(float)
    dense = timed("S of all pairs of one year, matrix products", lambda: s_scores(held))
    loop = timed("S of all pairs of one year, formula by formula", lambda: written_out(held))
    print(f"{'ratio':<62}{loop / dense:8.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory':<62}{peak:8.0f} MiB")


if __name__ == "__main__":
    main()
