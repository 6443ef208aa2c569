"""Rows: a result as a table that a notebook shows and pandas takes."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of plain values.

    Parameters
    ----------
    caption : str
        What it shows.
    columns : tuple of str
        Names of the columns.
    values : tuple of tuple
        One tuple per row, as long as `columns`; None is missing.

    Examples
    --------
    >>> Rows("Ranks", ("design", "depth"), (("none", 0),)).to_pandas()["depth"].tolist()
    [0]
    """

    caption: str
    columns: tuple[str, ...]
    values: tuple[tuple[Scalar, ...], ...]

    def to_pandas(self) -> pd.DataFrame:
        """The table as a data frame (pandas is imported here, not before)."""
        import pandas as pd

        return pd.DataFrame(list(self.values), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """The table as a notebook shows it; whatever it holds is escaped."""
        head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in self.columns)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.values)
        caption = f"<caption>{html.escape(self.caption)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.values)


def _cells(row: tuple[Scalar, ...]) -> str:
    return "".join(f"<td>{'' if value is None else html.escape(str(value))}</td>" for value in row)


class Framed:
    """A result that has rows, and so is a data frame and a table in a notebook."""

    __slots__ = ()

    @property
    def rows(self) -> Rows:
        """The result as rows; each result says what its rows are."""
        msg = f"{type(self).__name__} does not say what its rows are"
        raise NotImplementedError(msg)

    def __repr__(self) -> str:
        """What it is and how to see it: a whole record would fill screens at a prompt."""
        rows = self.rows
        return (
            f"<{type(self).__name__}: {rows.caption}; {len(rows)} rows of "
            f"{', '.join(rows.columns)}; .to_pandas() shows them>"
        )

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame."""
        return self.rows.to_pandas()

    def _repr_html_(self) -> str:
        """The rows as a notebook shows them."""
        return self.rows._repr_html_()
