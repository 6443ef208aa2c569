"""What docs/data holds of the sweep behind docs/theory/when-the-theory-holds.md, and words for it."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from foedus.game.sweeps.draws import rows
from foedus.report.game.sweep import percent
from foedus.report.layout import TIE

DATA = Path(__file__).parent / "data"
WIDTH = 118
THIRDS = 3

NONE, WITHOUT, WITH = "none", "without_institutions", "with_institutions"
SHORT = {NONE: "none", WITHOUT: "without", WITH: "with"}
DEPTH = {NONE: "0", WITHOUT: "1", WITH: "2"}
"""Designs in a narrow column, and as `--games` writes them."""

CELLS = {
    "A": "consolidated, compatible",
    "B": "consolidated, incompatible",
    "C": "unconsolidated, compatible",
    "D": "unconsolidated, incompatible",
}

Document = dict[str, Any]
Draw = dict[str, str]


@dataclass(frozen=True, slots=True)
class Stored:
    """What docs/data holds.

    Parameters
    ----------
    wanted, realised : dict
        The sweep, read by designs wanted and by designs realised.
    grids : tuple of dict
        A line for each independent draw, grid, and points at which cells are read.
    """

    wanted: Document
    realised: Document
    grids: tuple[Draw, ...]

    @property
    def draws(self) -> int:
        """Independent draws that were read."""
        return int(self.wanted["solved"]["draws"])

    @property
    def grid(self) -> int:
        """Points of the sweep's grid along each state."""
        return int(self.wanted["plan"]["grid"][0])

    @property
    def fine(self) -> int:
        """Points of the finer grid."""
        return max(int(one["grid"]) for one in self.grids)

    def on(self, grid: int, read: int = 0) -> list[Draw]:
        """The draws on one grid, in the order of the sweep, read at all its points or at fewer."""
        kept = str(grid), str(read or grid)
        return [one for one in self.grids if (one["grid"], one["read"]) == kept]

    def read(self) -> list[bool]:
        """Whether each draw entered the shares: both draws of its row converged."""
        held = self.on(self.grid)
        lost = {one["row"] for one in held if not converged(one)}
        return [one["row"] not in lost for one in held]

    def expected(self, cell: str) -> str:
        """Depth of the design that the figure expects in a cell."""
        found = next(one for one in self.wanted["cells"] if one["cell"] == cell)
        return DEPTH[found["expected"][0]]

    def failing(self, cell: str, where: dict[str, int]) -> tuple[int, int]:
        """Draws with numbers in thirds of their ranges in which a cell fails, and all there."""
        plan = self.wanted["plan"]
        names = [named(one) for one in plan["ranges"]]
        at = parts(len(names), plan["seed"], plan["rows"])
        there = np.array(self.read())
        for name, part in where.items():
            there &= at[:, names.index(name)] == part
        yielded = np.array([one[f"wanted_{cell.lower()}"] for one in self.on(self.grid)])
        return int((yielded[there] != self.expected(cell)).sum()), int(there.sum())

    def label(self, number: str) -> str:
        """A number in the words of the game's file, with its name."""
        name = number.partition("[")[0]
        said = next(
            one["label"] for one in self.wanted["game"]["parameters"] if one["name"] == name
        )
        return f"{said}, `{number}`"

    def weightiest(self) -> list[str]:
        """The numbers by their total index for all four cells."""
        total = self.wanted["all_four"]["total"]
        return sorted(total, key=lambda number: -total[number]["value"])


def stored() -> Stored:
    """Read docs/data."""
    wanted, realised = (
        json.loads((DATA / f"sweep-{reads}.json").read_text(encoding="utf-8"))
        for reads in ("wanted", "realised")
    )
    with (DATA / "grids.csv").open(encoding="utf-8", newline="") as file:
        return Stored(wanted, realised, tuple(csv.DictReader(file)))


def converged(one: Draw) -> bool:
    """Whether a draw was solved: one that was not has no designs."""
    return bool(one["wanted_a"])


@cache
def parts(ranges: int, seed: int, count: int) -> Any:  # noqa: ANN401 - an array of whole numbers
    """In which third of each range the independent draws lie, shape (draws, ranges)."""
    drawn = rows(ranges, seed, 0, count)
    both = np.stack([drawn.first, drawn.second], axis=1).reshape(2 * count, ranges)
    return np.minimum((both * THIRDS).astype(int), THIRDS - 1)


def named(one: Document) -> str:
    """A range's number as the program calls it."""
    return str(one["parameter"]) if one["place"] is None else f"{one['parameter']}[{one['place']}]"


# Words


def prose(text: str) -> str:
    """A paragraph in lines."""
    return textwrap.fill(text, WIDTH, break_on_hyphens=False)


def table(head: Sequence[str], body: Iterable[Sequence[str]], texts: Sequence[int] = (0,)) -> str:
    """A Markdown table; the columns that hold texts begin at the left, numbers end at the right."""
    rule = ["---" if place in texts else "--:" for place in range(len(head))]
    lines = [head, rule, *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def share_of(count: int, draws: int) -> str:
    """A count with its share."""
    return f"{count}{TIE}({percent(count / draws)})"


def error(held: dict[str, float], *, per_cent: bool = False, signed: bool = False) -> str:
    """A value with its standard error, as the program prints it."""
    scale, digits = (100, 1) if per_cent else (1, 2)
    sign = "+" if signed else ""
    said = f"{scale * held['value']:{sign}.{digits}f}{TIE}±{TIE}{scale * held['error']:.{digits}f}"
    return said.replace("-", "−") + (f"{TIE}%" if per_cent else "")


def power(tolerance: float) -> str:
    """A power of ten as it is read."""
    exponent = f"{tolerance:.0e}".partition("e")[2]
    return "10" + str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def difference(on: Sequence[Sequence[bool]]) -> str:
    """Two shares over the same draws: the second less the first, with its standard error."""
    gained = sum(there - here for here, there in on) / len(on)
    turned = sum(one != other for one, other in on) / len(on)
    spread = sqrt((turned - gained**2) / len(on))
    return error({"value": gained, "error": spread}, per_cent=True, signed=True)
