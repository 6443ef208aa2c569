"""Ten thousand life cycles of forty years, on the default game; solving it apart.

    python bench/game_life.py [RUNS] [YEARS]

Prints seconds of solving, of simulating, and of everything that is told of the lives, with the
peak memory of the process.
"""

from __future__ import annotations

import resource
import sys
import time

from foedus.game.lives.account import account
from foedus.game.lives.life import LifePlan, Start
from foedus.game.lives.simulate import simulate
from foedus.game.parameters import Parameters
from foedus.game.solving.solve import solve

DEFAULTS = ["10000", "40"]
START = Start((0.25, 0.25), (-0.5, -0.5), (0.0, 1.0))


def main() -> None:
    """Print the figures."""
    runs, years = (int(number) for number in [*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]])
    begun = time.perf_counter()
    solution = solve(Parameters())
    solved = time.perf_counter()
    lives = simulate(solution, START, LifePlan(years=years, runs=runs))
    played = time.perf_counter()
    account(lives)
    told = time.perf_counter()
    print(f"solving: {solved - begun:.2f} s by {solution.convergence.solver}")
    print(
        f"{runs:,} lives of {years} years: {played - solved:.2f} s; account: {told - played:.2f} s"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
