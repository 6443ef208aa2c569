"""A ledger of 10,000 clues, 6 hypotheses and 10,000 draws; every clue left out of it in turn.

    python bench/trace_ledger.py [CLUES] [DRAWS]

Prints seconds of the draws, of leaving out by taking away and of leaving out by adding up
again (timed over twenty clues in the same run), of the whole account, and the peak memory
of the process.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np

from foedus.casebook.ledger import Clue, Group, Hypothesis, Ledger, Premise, Scale, Shared, State
from foedus.casebook.weighing import Likelihood, Measure, WeighedClue, WeighedGroup, Weighing
from foedus.confront.tracing.account import Settings
from foedus.confront.tracing.balance import View
from foedus.confront.tracing.dependence import Weighed, packs, weighed
from foedus.confront.tracing.leave_out import Whole, left_out
from foedus.confront.tracing.montecarlo import draw
from foedus.confront.tracing.posterior import posterior, prior_odds
from foedus.confront.tracing.priors import even
from foedus.confront.tracing.tally import summed, tallied, total
from foedus.confront.tracing.trace import account
from foedus.vocabulary.estimate import Estimate

SEED = 1815
HYPOTHESES = 6
DEFAULTS = ["10000", "10000"]
AGAIN = 20
"""Clues left out by adding up again, to know what that takes."""


def drawn(clues: int) -> tuple[Ledger, Weighing]:
    """A ledger whose every cell is an interval, a third of its clues in groups of three."""
    generator = np.random.Generator(np.random.PCG64DXSM(SEED))
    cells = np.sort(generator.uniform(0.02, 0.98, (clues, HYPOTHESES, 3)), axis=2).tolist()
    hypotheses = [f"h{number}" for number in range(HYPOTHESES)]
    names = [f"clue-{number}" for number in range(clues)]
    groups = tuple(
        Group(f"group-{start}", "", Shared.FACT, tuple(names[start : start + 3]), "drawn")
        for start in range(0, clues - 2, 9)
    )
    holds = Premise(holds=True, reason="drawn")
    ledger = Ledger(
        "drawn", "?", "", Scale("none", "", "", ()), "h0",
        tuple(Hypothesis(name, name, "") for name in hypotheses), holds, holds,
        clues=tuple(Clue(name, State.FOUND) for name in names), groups=groups,
    )  # fmt: skip
    weights = tuple(
        WeighedClue(name, tuple(_cell(h, c) for h, c in zip(hypotheses, row, strict=True)))
        for name, row in zip(names, cells, strict=True)
    )
    discounts = tuple(WeighedGroup(group.name, discount=0.5) for group in groups)
    return ledger, Weighing("drawn", "nobody", weights, discounts)


def _cell(hypothesis: str, ends: list[float]) -> Likelihood:
    return Likelihood(hypothesis, Measure.PROBABILITY, "drawn", Estimate(*ends))


def timed_draws(ledger: Ledger, coder: Weighed, draws: int) -> None:
    """Draw every cell of every clue, and tell how long it took."""
    whole = summed(ledger, [coder], View.INDEPENDENT)
    start = time.perf_counter()
    sums = draw(whole.packs, HYPOTHESES, draws, SEED)
    posterior(even(ledger), whole.pairs, whole.total, sums)
    took = time.perf_counter() - start
    print(f"draws: {took:.2f} s for {len(ledger.clues):,} clues × {HYPOTHESES} × {draws:,}")


def timed_leaving_out(ledger: Ledger, coder: Weighed) -> None:
    """Leave out every clue and group by taking away, and a few by adding up again."""
    joint = summed(ledger, [coder], View.JOINT)
    reached = posterior(even(ledger), joint.pairs, joint.total)
    whole = Whole(ledger, [coder], joint, prior_odds(even(ledger), joint.pairs), reached.verdict)
    start = time.perf_counter()
    told = left_out(whole, {}, ["nobody"])
    took = time.perf_counter() - start
    start = time.perf_counter()
    for clue in ledger.clues[:AGAIN]:
        entered = packs(ledger, [coder], View.JOINT, (clue.name,))
        total(tallied(entered, HYPOTHESES)).estimates()
    again = (time.perf_counter() - start) / AGAIN * len(told)
    print(f"leaving out {len(told):,} in turn: {took:.2f} s; adding up again: {again:.0f} s")
    print(f"ratio: {again / took:.0f}")


def timed_account(ledger: Ledger, weighing: Weighing, draws: int) -> None:
    """Work out everything that `foedus trace` tells, clue by clue."""
    start = time.perf_counter()
    account(ledger, [weighing], {}, Settings(draws=draws))
    print(f"the whole account, types of test and three views: {time.perf_counter() - start:.1f} s")


def main() -> None:
    """Print the figures."""
    clues, draws = (int(number) for number in [*sys.argv[1:], *DEFAULTS[len(sys.argv) - 1 :]])
    ledger, weighing = drawn(clues)
    coder = weighed(ledger, weighing)
    timed_draws(ledger, coder, draws)
    timed_leaving_out(ledger, coder)
    timed_account(ledger, weighing, draws)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
