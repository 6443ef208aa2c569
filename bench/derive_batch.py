"""A million fuzzy profiles under the five theories of the library, by arrays and by a loop.

    python bench/derive_batch.py [COUNT]

Prints seconds and peak memory of the arrays, and the ratio to deriving case by case (timed
over a thousand cases in the same run).
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np

from foedus.archive.files.library import case
from foedus.archive.files.study import read_study
from foedus.study.outcome import made_ready
from foedus.theory.batch import Bounds, Profiles, derive_batch
from foedus.theory.derive import Rule, derive
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.profile import Profile

SEED = 1815
LOOPED = 1_000
INTERVALS = 0.5
"""Share of memberships that are intervals rather than points."""


def drawn(rules: tuple[Rule, ...], count: int) -> Profiles:
    """Draw memberships for every condition the theories name, half of them intervals."""
    generator = np.random.Generator(np.random.PCG64DXSM(SEED))
    names = dict.fromkeys(name for rule in rules for name in rule.table.conditions)
    return Profiles(count, {name: _interval(generator, count) for name in names})


def _interval(generator: np.random.Generator, count: int) -> Bounds:
    low = generator.random(count)
    wide = generator.random(count) < INTERVALS
    return low, np.where(wide, low + (1 - low) * generator.random(count), low)


def by_loop(rules: tuple[Rule, ...], profiles: Profiles) -> float:
    """Seconds per case when each profile is derived by itself."""
    rows = [
        Profile("x", {n: Membership(lo[i], hi[i]) for n, (lo, hi) in profiles.memberships.items()})
        for i in range(LOOPED)
    ]
    start = time.perf_counter()
    for row in rows:
        for rule in rules:
            derive(rule, row)
    return (time.perf_counter() - start) / LOOPED


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    files = read_study(case("korea"))
    rules = made_ready(files.theories, files.casebook.concepts)
    profiles = drawn(rules, count)
    start = time.perf_counter()
    predictions = [derive_batch(rule, profiles) for rule in rules]
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    looped = by_loop(rules, profiles)
    print(f"{count:,} profiles, {len(predictions)} theories")
    print(f"arrays: {seconds:.2f} s, peak memory of the process {peak:,.0f} MiB")
    print(f"loop: {looped * count:.0f} s expected, {looped * count / seconds:.0f} times the arrays")


if __name__ == "__main__":
    main()
