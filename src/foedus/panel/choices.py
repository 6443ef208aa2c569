"""Choices: what defensible tables decide differently, and each way to decide it with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from foedus.panel.pair import PairRule
from foedus.panel.table import Mask, Number, Table


@dataclass(frozen=True, slots=True)
class Stand:
    """A column that stands for a condition.

    Parameters
    ----------
    condition : str
        What it stands for.
    column : str
        The column.
    cut : float or None
        Where it is cut in two: 1 from this value on, 0 below; None leaves its values.
    reverse : bool
        Whether the condition falls where the column rises, as compatibility with a distance.
    """

    condition: str
    column: str
    cut: float | None = None
    reverse: bool = False

    def values(self, table: Table) -> Number:
        """The condition in each row, NaN where the column is.

        Examples
        --------
        >>> held = Table("t", {"apart": np.array([0.0, 3.0, np.nan])})
        >>> Stand("near", "apart", cut=1, reverse=True).values(held).tolist()
        [1.0, 0.0, nan]
        """
        column: Number = table[self.column].astype(np.float64)
        if self.cut is not None:
            column = np.where(np.isnan(column), np.nan, (column >= self.cut).astype(np.float64))
            return 1 - column if self.reverse else column
        return -column if self.reverse else column


@dataclass(frozen=True, slots=True)
class Keep:
    """Rows that are kept: those in which a column has one value.

    Parameters
    ----------
    column : str
        The column.
    value : float or str
        A number, or a text.
    """

    column: str
    value: float | str

    def mask(self, table: Table) -> Mask:
        """Which rows of a table it keeps."""
        found: Mask = np.asarray(table[self.column] == self.value, dtype=np.bool_)
        return found


@dataclass(frozen=True, slots=True)
class Option:
    """One way to decide something; whatever is left empty it leaves as it is.

    Parameters
    ----------
    label : str
        What a table calls it.
    why : str
        What speaks for it, and what against.
    units : tuple of str
        Units of the panel in which it can be taken; all where empty.
    stand : Stand or None
        A column that stands for a condition.
    outcome : str
        Column of the outcome.
    labels : mapping of float to str
        Label of each of its values, lowest first; effects are on the highest.
    keep : Keep or None
        Rows that are kept; options choose together.
    rule : PairRule or None
        Who is whose patron.
    model : str
        The model.
    errors : str
        Which rows are taken to share what is not observed.
    together : bool or None
        Whether the conditions may work together: with their product, or without.
    """

    label: str
    why: str = ""
    units: tuple[str, ...] = ()
    stand: Stand | None = None
    outcome: str = ""
    labels: Mapping[float, str] = field(default_factory=dict)
    keep: Keep | None = None
    rule: PairRule | None = None
    model: str = ""
    errors: str = ""
    together: bool | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that defensible tables decide differently.

    Parameters
    ----------
    name : str
        What is decided, such as "measure of consolidation" or "Soviet bloc".
    options : tuple of Option
        The ways to decide it.
    """

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Barred:
    """Options that make no table together, and why.

    Parameters
    ----------
    taken : mapping of str to str
        For some choices the label of an option.
    why : str
        The reason.
    units : tuple of str
        Units of the panel in which they do not; all where empty.
    """

    taken: Mapping[str, str]
    why: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a unit of the panel by every specification.

    Parameters
    ----------
    unit : str
        What a row is.
    title : str
        The question in words.
    clusters : tuple of str
        Columns whose groups share what is not observed.
    """

    unit: str
    title: str
    clusters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Garden:
    """All defensible tables at once: questions, choices, and what makes no table.

    Parameters
    ----------
    conditions : pair of str
        The conditions whose effects are asked for, and that of both together.
    controls : tuple of str
        Columns in every specification.
    asked : tuple of Asked
        The units of the panel.
    choices : tuple of Choice
        What is decided, the later overruling the earlier.
    barred : tuple of Barred
        Combinations that are left out.
    """

    conditions: tuple[str, str]
    controls: tuple[str, ...]
    asked: tuple[Asked, ...]
    choices: tuple[Choice, ...]
    barred: tuple[Barred, ...] = ()

    def of(self, unit: str) -> tuple[tuple[Choice, ...], tuple[Barred, ...]]:
        """The choices of a unit, and the combinations that it bars."""
        choices = (
            Choice(c.name, tuple(o for o in c.options if not o.units or unit in o.units))
            for c in self.choices
        )
        barred = tuple(each for each in self.barred if not each.units or unit in each.units)
        return tuple(choice for choice in choices if choice.options), barred
