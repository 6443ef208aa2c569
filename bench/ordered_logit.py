"""An ordered logit of 200,000 rows and six columns, beside statsmodels in the same run.

    python bench/ordered_logit.py [ROWS]

Prints seconds of the fit with classical and robust errors, of gathering its rows from a table,
of the same with errors clustered two ways and by dyads, of the other models on the same rows,
and of statsmodels' OrderedModel, with the ratio and the greatest difference of a coefficient.
Without statsmodels (a requirement of the checks, not of foedus) that last line says so.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.firth import firth
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table

SEED = 1815
COLUMNS = tuple(f"x{place}" for place in range(6))
CUTS = (-0.5, 1.0)
STATES = 200
REPEATS = 5


def drawn(rows: int) -> Table:
    """Rows with three ordered categories, six columns, and states in dyads."""
    generator = np.random.Generator(np.random.PCG64DXSM(SEED))
    x = generator.normal(size=(rows, len(COLUMNS)))
    latent = x @ generator.normal(scale=0.5, size=len(COLUMNS)) + generator.logistic(size=rows)
    first = generator.integers(0, STATES, rows)
    return Table(
        "drawn",
        {
            "design": np.searchsorted(CUTS, latent),
            **dict(zip(COLUMNS, x.T, strict=True)),
            "alliance": generator.integers(0, 745, rows),
            "year": generator.integers(1816, 2017, rows),
            "state1": first,
            "state2": (first + generator.integers(1, STATES, rows)) % STATES,
        },
    )


def timed(call: Callable[[], object]) -> float:
    """Seconds of a call, the median of several."""
    took = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return float(np.median(took))


def of_one(sample: Sample) -> Sample:
    """The deepest category against the others."""
    return sample.explaining(("not deep", "deep"), (sample.y == sample.y.max()).astype(np.int64))


def beside_statsmodels(sample: Sample, fit: Fit, seconds: float) -> None:
    """Print what the same model takes there."""
    if find_spec("statsmodels") is None:
        print("statsmodels is not installed: nothing to compare with")
        return
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    start = time.perf_counter()
    other = OrderedModel(sample.y, sample.x, distr="logit").fit(method="bfgs", disp=False)
    took = time.perf_counter() - start
    apart = float(np.abs(other.params[: len(COLUMNS)] - fit.coefficients[: len(COLUMNS)]).max())
    print(f"statsmodels: {took:.1f} s, {took / seconds:.0f} times as long")
    print(f"greatest difference of a coefficient: {apart:.1e}")


def main() -> None:
    """Print the figures."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    table = drawn(rows)
    sample = gather(table, "design", COLUMNS)
    seconds = timed(lambda: ordered_logit(sample))
    fit = ordered_logit(sample)
    print(f"ordered logit: {seconds:.2f} s for {rows:,} rows × {len(COLUMNS)} columns")
    print(f"gathering its rows: {timed(lambda: gather(table, 'design', COLUMNS)):.2f} s")
    grouped = gather(
        table, "design", COLUMNS, clusters=("alliance", "year"), members=("state1", "state2")
    )
    print(f"with every kind of errors: {timed(lambda: ordered_logit(grouped)):.2f} s")
    print(f"multinomial logit: {timed(lambda: multinomial_logit(sample)):.2f} s")
    for model in (logit, cloglog, firth):
        print(f"{model.__name__}: {timed(lambda fit=model: fit(of_one(sample))):.2f} s")  # type: ignore[misc]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process: {peak:.0f} MiB")
    beside_statsmodels(sample, fit, seconds)


if __name__ == "__main__":
    main()
