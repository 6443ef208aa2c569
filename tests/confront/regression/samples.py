"""Invented rows for the tests of regression: drawn from a seed, or written out."""

from collections.abc import Sequence

import numpy as np

from foedus.confront.regression.sample import Sample, gather
from foedus.panel.table import Table

LABELS = {0.0: "none", 1.0: "thin", 2.0: "deep"}
SLOPES = np.array([0.8, -0.5])


def generator(seed: int = 1815) -> np.random.Generator:
    """A generator of random numbers from a seed."""
    return np.random.Generator(np.random.PCG64DXSM(seed))


def drawn(rows: int = 400, seed: int = 1815, slopes: np.ndarray = SLOPES) -> Table:
    """Rows with an ordered design, an event, two columns, two groupings and two states."""
    numbers = generator(seed)
    x = numbers.normal(size=(rows, len(slopes)))
    x[:, 1] = x[:, 1] > 0
    latent = x @ slopes + numbers.logistic(size=rows)
    first = numbers.integers(0, 12, rows)
    return Table(
        "drawn",
        {
            "design": (latent > -0.5).astype(float) + (latent > 1.0),
            "event": (latent > 0.5).astype(float),
            "power": x[:, 0],
            "threat": x[:, 1],
            "alliance": numbers.integers(0, 40, rows),
            "year": numbers.integers(1900, 1935, rows),
            "state1": first,
            "state2": (first + numbers.integers(1, 12, rows)) % 12,
        },
    )


def alternating(count: int) -> np.ndarray:
    """Weights of 1 and 2 in turn."""
    return 1.0 + np.arange(count) % 2


def ordered(table: Table | None = None) -> Sample:
    """A sample whose outcome is the design, with every grouping."""
    return _sample(drawn() if table is None else table, "design", LABELS)


def binary(table: Table | None = None) -> Sample:
    """A sample whose outcome is the event, with every grouping."""
    return _sample(drawn() if table is None else table, "event", {0.0: "no", 1.0: "yes"})


def _sample(table: Table, outcome: str, labels: dict[float, str]) -> Sample:
    return gather(
        table,
        outcome,
        ["power", "threat"],
        outcomes=labels,
        clusters=["alliance", "year"],
        members=("state1", "state2"),
    )


def of(outcome: Sequence[float], **columns: Sequence[float]) -> Sample:
    """A sample written out by its columns."""
    made = {name: np.array(values, dtype=float) for name, values in columns.items()}
    return gather(Table("small", {"y": np.array(outcome), **made}), "y", list(columns))
