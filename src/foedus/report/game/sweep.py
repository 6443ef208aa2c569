"""A sweep as tables: shares, patterns, wanted against realised, indices, where the figure fails."""

from __future__ import annotations

import math
from collections.abc import Iterator

from foedus.game.cells import DESIGNS
from foedus.game.sweeps.block import CELLS
from foedus.game.sweeps.draws import REPLICATES
from foedus.game.sweeps.failures import Corner
from foedus.game.sweeps.indices import Measured
from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.report.words import brief, in_figures
from foedus.study.game.sweep import SweepResult
from foedus.study.game.sweep_plan import TOLERANCE
from foedus.study.game.sweep_read import (
    LETTERS,
    Pattern,
    by_method,
    cell_reads,
    labels,
    order,
    patterns,
    third,
)
from foedus.vocabulary.design import Design

SHORT = ("none", "without", "with")
"""The designs in a narrow column, by depth."""

THIRDS = ("lower", "middle", "upper")
MOST_PATTERNS, MOST_RANGES = 8, 12
"""Rows that a terminal is given; Markdown has them all."""


def title(found: SweepResult) -> str:
    """What was swept."""
    plan = found.plan
    return f"{plan.game.label}: the figure over {plan.games:,} games"


def parts(found: SweepResult, *, whole: bool = False) -> tuple[Part, ...]:
    """Everything a sweep found, in the order in which it is read.

    Parameters
    ----------
    found : SweepResult
        A sweep.
    whole : bool
        Whether to give every row of long tables.
    """
    head = Part("What was solved", tuple(_head(found)))
    if not found.tally.draws:
        return (head,)
    ranges = None if whole else MOST_RANGES
    tables = [
        shares_table(found),
        patterns_table(found, None if whole else MOST_PATTERNS),
        realised_table(found),
        index_table(found, found.total, "What decides the outcome: total indices", ranges),
        index_table(found, found.first_order, "What decides it alone: first-order", ranges),
        failures_table(found),
    ]
    tables += [ranges_table(found)] if whole else []
    return (head, *(Part(table.title, table) for table in tables if table.rows))


def _head(found: SweepResult) -> Iterator[Line]:
    plan, tally = found.plan, found.tally
    yield Line(
        f"{in_figures(len(plan.sweep.ranges), 'number')} varied over their declared ranges; "
        f"{plan.rows:,} rows of {plan.games_of_a_row} games on {plan.sweep.n_kappa}{TIE}×{TIE}{plan.sweep.n_gamma} "
        f"points, seed {plan.seed}. A row has two independent draws, and one game more for each "
        f"number. Read: the designs {plan.sweep.reads}, against {plan.expected.label}."
    )
    solved = ", ".join(f"{name} {count:,}" for name, count in by_method(found))
    yield Line(f"Solved to {TOLERANCE:g} by {solved or 'nothing'}.", tone=Tone.QUIET)
    rows, games = (int(count) for count in tally.unsolved)
    if games:
        yield Line(
            f"{games:,} of {plan.games:,} games ({percent(games / plan.games)}) did not converge by "
            f"any method; {rows:,} rows are left out for it. {tally.draws:,} draws are read.",
            tone=Tone.OPEN,
        )
    else:
        yield Line(f"Every game converged; {tally.draws:,} draws are read.")
    if tally.draws and not math.isfinite(float(found.shares.error[0])):
        yield Line("There are too few rows for standard errors.", tone=Tone.OPEN)


def shares_table(found: SweepResult) -> Table:
    """The share of draws in which each cell, and all of them, yield what the figure expects."""
    reads = cell_reads(found)
    rows = []
    for place, (letter, name) in enumerate(zip(LETTERS, (*labels(found), "all four"), strict=True)):
        expected = brief(found.plan.expected.cells[place]) if place < CELLS else ""
        read = reads[place] if place < CELLS else None
        designs = getattr(read, found.plan.sweep.reads) if read else ()
        instead = [percent(share) for share in designs] or [""] * len(DESIGNS)
        met = with_error(found.shares, (place,), per_cent=True)
        rows.append(plain_row(f"{letter} {name}", expected, met, *instead))
    note = (
        "Expected: by the figure. Holds: share of draws in which it comes out, ± standard error. "
        "Then the share of draws in which each design is the likeliest over the cell."
    )
    columns = ("cell", "expected", "holds", *SHORT)
    return Table("How often the figure comes out", columns, tuple(rows), note)


def patterns_table(found: SweepResult, most: int | None = None) -> Table:
    """The patterns of the four cells, the commonest first."""
    held = patterns(found)
    rows = [_pattern(each) for each in held[:most]]
    above = next((place for place, each in enumerate(held, 1) if each.expected), 0)
    said = {0: "The figure's own pattern never came.", 1: "The commonest is the figure's own."}
    note = said.get(above, f"The figure's own pattern is number {above}.")
    left = len(held) - len(rows)
    note += f" {left} rarer patterns are left out." if left else ""
    return Table(
        "Patterns of the four cells", (*LETTERS[:CELLS], "draws", "share", ""), tuple(rows), note
    )


def _pattern(each: Pattern) -> Row:
    names = [SHORT[DESIGNS.index(design)] for design in each.designs]
    mark = "the figure" if each.expected else ""
    tone = Tone.STRONG if each.expected else Tone.PLAIN
    cells = (*names, f"{each.draws:,}", percent(each.share), mark)
    return Row(tuple(Cell(text, tone) for text in cells))


def realised_table(found: SweepResult) -> Table:
    """How often what comes out meets the figure, beside what is wanted."""
    rows = [
        plain_row(
            f"{letter} {name}",
            *(percent(x) for x in (read.wanted_meets, read.realised_meets, read.as_wanted)),
        )
        for letter, name, read in zip(LETTERS, labels(found), cell_reads(found), strict=False)
    ]
    note = "Same: share of draws in which the design realised is the one wanted."
    columns = ("cell", "wanted meets it", "realised meets it", "same")
    return Table("Wanted against realised", columns, tuple(rows), note)


def index_table(found: SweepResult, held: Measured, name: str, most: int | None = None) -> Table:
    """Sobol' indices of every outcome, the weightiest ranges first."""
    places = order(found)[:most]
    ranges = found.plan.sweep.ranges
    rows = [
        plain_row(
            ranges[place].label,
            *(with_error(held, (place, outcome)) for outcome in range(len(LETTERS))),
        )
        for place in places
    ]
    alone = held is found.first_order
    note = (
        "Share of an outcome's variance that the number decides alone"
        if alone
        else "Share of an outcome's variance that hangs on the number, alone or with others"
    )
    note += f", ± standard error (jackknife over {REPLICATES} sequences)."
    left = len(ranges) - len(places)
    note += f" {left} numbers of less weight are left out." if left else ""
    return Table(name, ("number", *LETTERS), tuple(rows), note)


def failures_table(found: SweepResult) -> Table:
    """Where each cell fails most surely, and which design it yields there."""
    rows: list[Row] = []
    for outcome, corners in enumerate(found.worst):
        name = (*labels(found), "all four cells")[outcome]
        if corners:
            rows.append(heading(f"{LETTERS[outcome]} {name}"))
            rows += [_corner(found, outcome, corner) for corner in corners]
    note = (
        "Thirds of one range or of two in which the cell fails more often than overall, by the lower "
        "end of an interval that is 95 % sure for all thirds and pairs together. Instead: designs "
        "that the figure does not expect, as shares of the draws there."
    )
    columns = ("where", "draws", "fails", "instead")
    return Table("Where the figure fails", columns, tuple(rows), note)


def _corner(found: SweepResult, outcome: int, corner: Corner) -> Row:
    where = " and ".join(thirds(found, place, part) for place, part in corner.where)
    instead = ", ".join(
        f"{SHORT[depth]} {percent(count / corner.draws)}"
        for depth, count in enumerate(corner.designs)
        if count and DESIGNS[depth] not in found.plan.expected.cells[outcome]
    )
    cells = (f"{corner.draws:,}", percent(corner.share), instead or "–")
    return Row((Cell(where, indent=2), *(Cell(text) for text in cells)))


def thirds(found: SweepResult, place: int, part: int) -> str:
    """A third of a range in words."""
    low, high = third(found, place, part)
    label = found.plan.sweep.ranges[place].label
    return f"{label} {_end(low)}–{_end(high)}"


def _end(value: float) -> str:
    return f"{value:.3g}".replace("-", "−")


def ranges_table(found: SweepResult) -> Table:
    """What was varied, between which ends, and why so far and no further."""
    rows = [
        plain_row(one.label, _end(one.lowest), _end(one.highest), one.why)
        for one in found.plan.sweep.ranges
    ]
    return Table("What was varied", ("number", "from", "to", "why"), tuple(rows))


def percent(share: float) -> str:
    r"""A share in per cent; a dash where there is none.

    Examples
    --------
    >>> percent(0.125), percent(float("nan"))
    ('12.5\xa0%', '–')
    """
    return f"{100 * share:.1f}{TIE}%" if math.isfinite(share) else "–"


def with_error(held: Measured, place: tuple[int, ...], *, per_cent: bool = False) -> str:
    """A number with its standard error."""
    value, error = float(held.value[place]), float(held.error[place])
    if not math.isfinite(value):
        return "–"
    scale, digits = (100, 1) if per_cent else (1, 2)
    said = f"{scale * value:.{digits}f}".replace("-", "−")
    if math.isfinite(error):
        said += f"{TIE}±{TIE}{scale * error:.{digits}f}"
    return f"{said}{TIE}%" if per_cent else said


def long_table(found: SweepResult) -> Table:
    """Every number of a sweep in a row of its own: what a spreadsheet takes."""
    columns = ("what", "cell", "of", "value", "error")
    rows = [plain_row(*each) for each in _long(found)]
    return Table("Sweep", columns, tuple(rows))


def _long(found: SweepResult) -> Iterator[tuple[str, ...]]:
    for place, letter in enumerate(LETTERS):
        yield ("share", letter, "expected", *_plain(found.shares, (place,)))
    for letter, read in zip(LETTERS, cell_reads(found), strict=False):
        for kind in ("wanted", "realised"):
            for design, share in zip(Design, getattr(read, kind), strict=True):
                yield kind, letter, design.value, _figure(share), ""
    for each in patterns(found):
        yield "pattern", "", " | ".join(d.value for d in each.designs), _figure(each.share), ""
    for name, held in (("first_order", found.first_order), ("total", found.total)):
        for place, one in enumerate(found.plan.sweep.ranges):
            for outcome, letter in enumerate(LETTERS):
                yield name, letter, one.label, *_plain(held, (place, outcome))
    for name, count in by_method(found):
        yield "games", "", name, str(count), ""
    yield "games", "", "unsolved", str(int(found.tally.unsolved[1])), ""


def _plain(held: Measured, place: tuple[int, ...]) -> tuple[str, str]:
    return _figure(float(held.value[place])), _figure(float(held.error[place]))


def _figure(value: float) -> str:
    return f"{value:.9g}" if math.isfinite(value) else ""
