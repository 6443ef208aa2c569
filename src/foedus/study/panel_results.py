"""The panel as a Python user holds it: its rows, what its joins found, the theories before it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.confront.regression.predicted import Standing
from foedus.study.frame import Framed, Rows
from foedus.study.panel.record import PanelRecord
from foedus.study.panel_test.record import Judged, PanelTest

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, repr=False)
class Panel:
    """A panel that was built.

    Parameters
    ----------
    record : PanelRecord
        The table with its codebook, its joins, and the releases that it rests on.
    """

    record: PanelRecord

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.record.table)

    def __repr__(self) -> str:
        """What a row is, and how many there are: the rows themselves would fill screens."""
        said = f"{len(self):,} rows, one for each {self.record.plan.unit.label}"
        noted = "".join(f" {note}" for note in self.record.notes)
        columns = len(self.record.table.columns)
        return f"<Panel: {said}; {columns} columns; .to_pandas() shows them>{noted}"

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame (pandas is imported here, not before)."""
        import pandas as pd

        return pd.DataFrame(dict(self.record.table.columns))


@dataclass(frozen=True, slots=True, repr=False)
class Described(Framed):
    """What the joins of a panel found.

    Parameters
    ----------
    record : PanelRecord
        The panel.
    """

    record: PanelRecord

    @property
    def rows(self) -> Rows:
        """One row per join: rows matched, absent within the source's years, and outside them."""
        columns = (
            *("source", "what", "keys", "rows", "matched", "absent", "outside"),
            *("source_rows", "unmatched"),
        )
        values = tuple(
            (
                each.source,
                each.what,
                ", ".join(each.keys),
                *(each.rows, each.matched, each.absent, each.outside),
                *(each.source_rows, each.unmatched),
            )
            for each in self.record.coverage
        )
        return Rows("What each join found", columns, values)


@dataclass(frozen=True, slots=True, repr=False)
class BeforePanel(Framed):
    """Theories before the panel, with everything that the test found.

    Parameters
    ----------
    test : PanelTest
        The test.
    """

    test: PanelTest

    @property
    def rows(self) -> Rows:
        """One row per unit, variant, theory and reading: rows by verdict, share right, and guess."""
        columns = (
            *("unit", "variant", "theory", "measures", "rows"),
            *(kind.value for kind in Standing),
            *("right", "guess"),
        )
        values = tuple(_judged(each) for each in self.test.judged)
        return Rows("Theories before the panel", columns, values)


def _judged(each: Judged) -> tuple[str | int | float | None, ...]:
    counts = (each.confusion.count(kind) for kind in Standing)
    shares = (None if math.isnan(share) else share for share in (each.confusion.hits, each.guess))
    front = (each.unit.value, each.variant.value, each.theory, each.reading, each.rows)
    return (*front, *counts, *shares)
