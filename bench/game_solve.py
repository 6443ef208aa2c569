"""The default game solved by its specification, by matrix products and by JAX; one game and many.

    python bench/game_solve.py [GAMES] [GAMES_ON_A_GPU]

Prints seconds for each game and, in the same run, how many times quicker than the specification
that is. Every figure is plain iteration to 1e-10 unless it says otherwise; loops were compiled
before. The games of a batch are drawn around the default with a fixed seed. On a machine without
a GPU the last figure is left out, and said to be.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from foedus.game.parameters import Parameters
from foedus.game.solving.batched import Batch, solve_many
from foedus.game.solving.chain import Method
from foedus.game.solving.compiled import at_hand, device
from foedus.game.solving.solve import solve, specified

SEED = 1950
DEFAULTS = ["256", "4096"]
ROUNDS = 3
CHUNK = 1024
"""Games of a batch at a time: half a megabyte each."""


def around(games: int) -> list[Parameters]:
    """Games whose parameters lie within a fifth of the default's."""
    draw = np.random.default_rng(SEED)
    names = ("coup", "rent", "v", "loss", "control", "tau_client", "tau_patron")
    given = Parameters()
    return [
        replace(
            given,
            **{name: getattr(given, name) * float(draw.uniform(0.8, 1.2)) for name in names},
        )
        for _ in range(games)
    ]


def seconds(work: Callable[[], Any]) -> float:
    """Seconds of one run."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def show(label: str, each: float, slow: float) -> None:
    """Print a line: seconds for each game and the ratio to the specification."""
    print(f"{label:<58}{each:9.4f} s{slow / each:9.1f} ×", flush=True)


def one_game() -> float:
    """One game by every solver, in turn; seconds of the specification."""
    p = Parameters()
    ways: dict[str, Callable[[], Any]] = {
        "specification": lambda: specified(p),
        "NumPy, matrix products": lambda: solve(p),
        "NumPy, Anderson": lambda: solve(p, method="anderson"),
    }
    if at_hand():
        ways["JAX"] = lambda: solve(p, solver="jax")
        ways["JAX, Anderson"] = lambda: solve(p, solver="jax", method="anderson")
        print(f"{'compiling':<58}{seconds(ways['JAX']):9.4f} s")
        ways["JAX, Anderson"]()
    # In turn, so that what else the machine does falls on all alike.
    runs = [{name: seconds(work) for name, work in ways.items()} for _ in range(ROUNDS)]
    found = {name: statistics.median(run[name] for run in runs) for name in ways}
    for name in ways:
        show(f"one game: {name}", found[name], found["specification"])
    return found["specification"]


def in_chunks(games: list[Parameters], solver: str, method: Method) -> list[Batch]:
    """Solve games a chunk at a time, so that memory does not grow in the solver."""
    return [
        solve_many(games[n : n + CHUNK], solver=solver, method=method)
        for n in range(0, len(games), CHUNK)
    ]


def many_games(games: list[Parameters], where: str, slow: float) -> None:
    """A batch by JAX and by NumPy, for each game of it."""
    solvers = ("jax", "numpy") if where == "cpu" else ("jax",)
    methods: tuple[Method, ...] = ("plain", "anderson")
    for solver, method in ((s, m) for s in solvers if s != "jax" or at_hand() for m in methods):
        in_chunks(games[:1] if where == "cpu" else games[:CHUNK], solver, method)  # compile
        taken = seconds(lambda s=solver, m=method: in_chunks(games, s, m))  # type: ignore[misc]
        show(f"{len(games)} games on a {where}: {solver}, {method}", taken / len(games), slow)


def main(games: int, on_a_gpu: int) -> None:
    """Print all figures."""
    slow = one_game()
    found = device() if at_hand() else "cpu"
    many_games(around(on_a_gpu if found == "gpu" else games), found, slow)
    if found != "gpu":
        print(f"{on_a_gpu} games on a GPU: not measured, there is none here")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*map(int, given + DEFAULTS[len(given) :]))
