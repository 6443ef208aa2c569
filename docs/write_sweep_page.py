"""Write the numbers of docs/theory/when-the-theory-holds.md from the results kept in docs/data.

The page is written by hand, but for what stands between `<!-- told: NAME -->` and `<!-- end -->`: tables
and sentences with numbers, which are worked out here; nowhere else does the page hold a number, and a test
compares. After the game has changed, sweep again, in the root of the repository:

    foedus game sweep -o docs/data/sweep-wanted.json --force
    foedus game sweep --reads realised -o docs/data/sweep-realised.json --force
    foedus game sweep -o docs/images/game-sweep.svg --force
    python -m docs.compare_grids
    python -m docs.write_sweep_page
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import sqrt
from pathlib import Path

from docs.sweep_stored import (
    CELLS,
    DEPTH,
    NONE,
    SHORT,
    THIRDS,
    WITH,
    Draw,
    Stored,
    converged,
    difference,
    error,
    power,
    prose,
    share_of,
    stored,
    table,
)
from foedus.report.game.sweep import percent
from foedus.report.layout import TIE

PAGE = Path(__file__).parent / "theory" / "when-the-theory-holds.md"
TOLD = re.compile(r"(<!-- told: (?P<name>[\w-]+) -->\n)(?P<text>.*?)(<!-- end -->)", re.DOTALL)
MOST, LEAST_SHARE = 10, 0.01
"""Rows of the tables of numbers; share from which a pattern is listed."""


def rewritten(page: str, held: Stored) -> str:
    """The page with every told block worked out anew."""

    def told(found: re.Match[str]) -> str:
        return f"{found[1]}\n{BLOCKS[found['name']](held)}\n\n{found[4]}"

    return TOLD.sub(told, page)


# What was asked, and how often the figure comes out


def asked(held: Stored) -> str:
    """What was varied and solved."""
    plan, versions = held.wanted["plan"], held.wanted["provenance"]["versions"]
    numbers = len(plan["ranges"])
    parameters = len({one["parameter"] for one in plan["ranges"]})
    return prose(
        f"The sweep of this page varies {numbers} numbers of {parameters} parameters, all at once; some parameters have a number for each "
        f"design or for each level of threat, and those that are units, such as full protection, stay. It has "
        f"{plan['rows']} rows of {numbers + 2} games, together {plan['games']:,} games on "
        f"{plan['grid'][0]}{TIE}×{TIE}{plan['grid'][1]} points, from seed {plan['seed']}, each solved to "
        f"{power(plan['tolerance'])}. A row begins with two independent draws; each of its other games is the first "
        f"draw with one number taken over from the second, and from these steps the indices below are made. "
        f"Shares are counted over the independent draws alone: {held.draws} of {2 * plan['rows']}, for those of "
        f"{held.wanted['solved']['rows_left_out']} rows are left out, as told at the end. The versions were "
        f"foedus{TIE}{versions['foedus']}, NumPy{TIE}{versions['numpy']}, SciPy{TIE}{versions['scipy']} and "
        f"Python{TIE}{versions['python']}."
    )


def shares(held: Stored) -> str:
    """How often each cell comes out."""
    body = [
        (
            f"**{one['cell']}** {CELLS[one['cell']]}",
            SHORT[one["expected"][0]],
            error(one["holds"], per_cent=True),
            error(came["holds"], per_cent=True),
        )
        for one, came in zip(held.wanted["cells"], held.realised["cells"], strict=True)
    ]
    both = (
        error(each["all_four"]["holds"], per_cent=True) for each in (held.wanted, held.realised)
    )
    head = ("cell", "the figure expects", "wanted", "realised")
    return table(head, [*body, ("**all four at once**", "", *both)], texts=(0, 1))


def patterns(held: Stored) -> str:
    """The patterns of designs over the four cells."""
    came = {tuple(one["designs"]): one for one in held.realised["patterns"]}
    body = []
    for one in held.wanted["patterns"]:
        if one["share"] >= LEAST_SHARE:
            other = came.get(tuple(one["designs"]), {"draws": 0})
            counts = (share_of(each["draws"], held.draws) for each in (one, other))
            mark = " ← the figure" if one["expected"] else ""
            body.append((" · ".join(SHORT[design] for design in one["designs"]) + mark, *counts))
    return table(("A · B · C · D", "wanted in", "realised in"), body)


def rival(held: Stored) -> str:
    """The figure's pattern beside the most common other."""
    found = held.wanted["patterns"]
    figure = next(one for one in found if one["expected"])
    other = next(one for one in found if not one["expected"])
    here, there = figure["draws"], other["draws"]
    apart = here - there
    spread = sqrt(here + there - apart**2 / held.draws)
    alike = [
        cell
        for cell, one, two in zip(CELLS, figure["designs"], other["designs"], strict=True)
        if one != two
    ]
    return prose(
        f"The figure's own pattern came in {here} of {held.draws} draws. The commonest other pattern came in "
        f"{there}; it differs in cell {' and '.join(alike)} alone, where it has "
        f"{SHORT[other['designs'][1]]} in place of {SHORT[figure['designs'][1]]}. They are {abs(apart)} draws "
        f"apart, with a standard error of {spread:.0f}: which of the two is the commoner, this sweep cannot say."
    )


def margin(held: Stored) -> str:
    """Who takes an alliance with an incompatible patron: B and D together."""
    said = {
        (False, False): "neither leader wants one",
        (True, False): "the strong leader wants one, the weak does not",
        (True, True): "both want one",
        (False, True): "the weak leader wants one, the strong does not",
    }
    counts = [
        {
            who: sum(one["draws"] for one in each["patterns"] if takers(one["designs"]) == who)
            for who in said
        }
        for each in (held.wanted, held.realised)
    ]
    body = [
        (text, *(share_of(each[who], held.draws) for each in counts)) for who, text in said.items()
    ]
    return table(("an alliance with an incompatible patron", "wanted", "realised"), body)


def takers(designs: Sequence[str]) -> tuple[bool, bool]:
    """Whether B and D have an alliance of either kind."""
    return designs[1] != NONE, designs[3] != NONE


# What decides, and where it fails


def indices(held: Stored) -> str:
    """Sobol' indices of B, D and all four."""
    (_, b, _, d), every = held.wanted["cells"], held.wanted["all_four"]
    body = [
        (
            held.label(number),
            *(error(each["total"][number]) for each in (b, d, every)),
            error(every["first_order"][number]),
        )
        for number in held.weightiest()[:MOST]
    ]
    return table(("number", "B, total", "D, total", "all four, total", "all four, alone"), body)


def alone(held: Stored) -> str:
    """What the indices sum to."""
    every = held.wanted["all_four"]
    first, total = (
        sum(one["value"] for one in every[kind].values()) for kind in ("first_order", "total")
    )
    most = max(every["first_order"], key=lambda number: every["first_order"][number]["value"])
    return prose(
        f"For all four cells at once no number alone reaches more than the {error(every['first_order'][most])} of "
        f"`{most}`, while the total indices of the {len(every['total'])} numbers sum to {total:.1f}. Were the numbers "
        f"to act each for itself, either kind would sum to 1. What the indices alone sum to, {first:.2f}, says little: "
        f"they are taken from the same draws, and their errors go together."
    )


def thirds(held: Stored) -> str:
    """How often B and D fail in each third of the weightiest numbers."""
    body = []
    for number in held.weightiest()[:MOST]:
        found = [held.failing(cell, {number: part}) for cell in "BD" for part in range(THIRDS)]
        body.append((f"`{number}`", *(percent(failed / draws) for failed, draws in found)))
    head = [f"{cell}, {part}" for cell in "BD" for part in ("lower", "middle", "upper")]
    return table(("number", *head), body)


def often(held: Stored) -> str:
    """The shares in a sentence."""
    a, b, c, d = (percent(one["holds"]["value"]) for one in held.wanted["cells"])
    every = error(held.wanted["all_four"]["holds"], per_cent=True)
    return prose(
        f"With a compatible patron the client wants the deep alliance in nearly every draw: {a} where he is "
        f"strong, {c} where he is weak. A weak leader whose patron is incompatible wants none in {d}. The strong "
        f"leader with an incompatible patron is the one who hangs in the balance: he wants what the figure "
        f"expects in {b} of the draws. All four come out together in {every}."
    )


def order(held: Stored) -> str:
    """How often the weak leader wants what the strong one refuses."""
    upset, came = (
        sum(one["draws"] for one in each["patterns"] if takers(one["designs"]) == (False, True))
        for each in (held.wanted, held.realised)
    )
    return prose(
        f"The weak leader wants an alliance with an incompatible patron where the strong leader refuses it in "
        f"{upset} of {held.draws} draws; it comes out so in {came}."
    )


def came_out(held: Stored) -> str:
    """Wanted against realised in B and D."""
    _, b, _, d = held.wanted["cells"]
    return prose(
        f"In cell B a thin alliance is wanted in {percent(b['wanted']['without_institutions'])} of the draws and "
        f"comes out in {percent(b['realised']['without_institutions'])}; wish and outcome are the same design "
        f"there in {percent(b['as_wanted'])}. In cell D the figure does better by what comes out "
        f"({percent(d['realised_meets'])}) than by what is wanted ({percent(d['wanted_meets'])})."
    )


def corners(held: Stored) -> str:
    """Where the program finds that a cell fails most surely."""
    lines = []
    for reads, each in (("wanted", held.wanted), ("realised", held.realised)):
        for cell in each["cells"]:
            for one in cell["fails"]:
                where = " and ".join(
                    f"`{at['number']}` in {at['between'][0]:.3g}–{at['between'][1]:.3g}"
                    for at in one["where"]
                )
                instead = ", ".join(
                    f"{SHORT[design]} {percent(count / one['draws'])}"
                    for design, count in one["designs"].items()
                    if count and design not in cell["expected"]
                )
                lines.append(
                    (
                        f"{cell['cell']}, {reads}: {where}",
                        share_of(one["failed"], one["draws"]),
                        percent(one["share_at_least"]),
                        instead,
                    )
                )
    return table(("where", "fails in", "at least", "instead"), lines, texts=(0, 3))


def pairs(held: Stored) -> str:
    """B and D by thirds of the two numbers that each decide most alone."""
    names = ("lower", "middle", "upper")
    told = []
    for place, cell in ((1, "B"), (3, "D")):
        alone_ = held.wanted["cells"][place]["first_order"]
        one, other = sorted(alone_, key=lambda number: -alone_[number]["value"])[:2]
        head = (f"{cell} fails: `{one}` ↓ `{other}` →", *names)
        body = []
        for part, name in enumerate(names):
            found = [held.failing(cell, {one: part, other: at}) for at in range(THIRDS)]
            body.append((name, *(f"{failed} of {draws}" for failed, draws in found)))
        told.append(table(head, body))
    return "\n\n".join(told)


def rare(held: Stored) -> str:
    """The few failures of A and C."""
    a, c = (held.failing(cell, {})[0] for cell in "AC")
    both = sum(
        one["draws"]
        for one in held.wanted["patterns"]
        if one["designs"][0] != WITH and one["designs"][2] != WITH
    )
    low, high = (held.failing("C", {"gamma_client": part})[0] for part in (0, 2))
    return prose(
        f"Cell A fails in {a} draws and cell C in {c}, {both} of them the same: too few to say much. Of the {c} of "
        f"cell C {high} have `gamma_client` in the upper third of its range, and {low} in the lower."
    )


# What is left open


def unsolved(held: Stored) -> str:
    """Games that did not converge, and what they could change at most."""
    solved, plan = held.wanted["solved"], held.wanted["plan"]
    ways = ", ".join(f"{name} {count:,}" for name, count in solved["by_method"].items())
    whole = 2 * plan["rows"]
    figure = next(one["draws"] for one in held.wanted["patterns"] if one["expected"])
    least, most = figure / whole, (figure + whole - held.draws) / whole
    return prose(
        f"{solved['unsolved']} of {plan['games']:,} games ({percent(solved['unsolved'] / plan['games'])}) did not "
        f"converge by any method; the others were solved by {ways}. A row counts only if both of its independent "
        f"draws were solved, which leaves out {solved['rows_left_out']} rows; a step to a game that was not solved "
        f"enters no index. Had every draw that is left out yielded the figure, all four cells would come out in "
        f"{percent(most)} of the draws instead of {percent(figure / held.draws)}; had none, in {percent(least)}."
    )


def on_grids(held: Stored) -> list[tuple[Draw, Draw, Draw]]:
    """Draws that converged on both grids: on the coarser, on the finer, and that read at fewer points."""
    whole = held.on(held.grid), held.on(held.fine), held.on(held.fine, held.grid)
    return [each for each in zip(*whole, strict=True) if all(map(converged, each))]


def grids(held: Stored) -> str:
    """The same draws on both grids."""
    found = on_grids(held)
    body = []
    for kind in ("wanted", "realised"):
        for cell in (*CELLS, "all"):
            on = [[meets(held, draw, kind, cell) for draw in each] for each in found]
            shares_ = [percent(sum(each[place] for each in on) / len(on)) for place in (0, 2, 1)]
            name = "all four" if cell == "all" else cell
            body.append((f"{name}, {kind}", *shares_, difference([each[:2] for each in on])))
    coarse, fine = (f"{grid}{TIE}×{TIE}{grid}" for grid in (held.grid, held.fine))
    return table(("cell", coarse, f"{fine}, read at {coarse}", fine, "last less first"), body)


def meets(held: Stored, one: Draw, kind: str, cell: str) -> bool:
    """Whether a draw yields what the figure expects, in a cell or in all."""
    cells = tuple(CELLS) if cell == "all" else (cell,)
    return all(one[f"{kind}_{each.lower()}"] == held.expected(each) for each in cells)


def changed(held: Stored) -> str:
    """How many draws yield another pattern on the finer grid, and how many were not solved."""
    found = on_grids(held)
    lost = [sum(not converged(one) for one in held.on(grid)) for grid in (held.grid, held.fine)]
    other, still = (
        [other_designs(found, kind, at) for kind in ("wanted", "realised")] for at in (1, 2)
    )
    return prose(
        f"The {2 * held.wanted['plan']['rows']} independent draws of the sweep were solved once more, on "
        f"{held.fine}{TIE}×{TIE}{held.fine} points: {lost[0]} of them did not converge on the coarser grid, "
        f"{lost[1]} on the finer, and {len(found)} did on both. Of these {share_of(other[0], len(found))} yield "
        f"another pattern of designs wanted on the finer grid, and {share_of(other[1], len(found))} another pattern "
        f"of designs realised. If the finer solution is read at the points of the coarser grid alone, {still[0]} and "
        f"{still[1]} of them are left. Shares of draws, and differences with their errors as differences over the "
        f"same draws:"
    )


def other_designs(found: Sequence[Sequence[Draw]], kind: str, at: int) -> int:
    """Draws that do not yield what they yield on the coarser grid."""
    names = [f"{kind}_{cell.lower()}" for cell in CELLS]
    return sum(any(each[0][name] != each[at][name] for name in names) for each in found)


def finer(held: Stored) -> str:
    """The figure and its rival on the finer grid."""
    two = [each[1] for each in on_grids(held)]
    figure = sum(meets(held, one, "wanted", "all") for one in two)
    rest = [
        "".join(one[f"wanted_{cell.lower()}"] for cell in CELLS)
        for one in two
        if not meets(held, one, "wanted", "all")
    ]
    most = max(set(rest), key=rest.count)
    said = " · ".join(SHORT[list(DEPTH)[int(depth)]] for depth in most)
    upset = sum(one["wanted_b"] == "0" and one["wanted_d"] != "0" for one in two)
    return prose(
        f"On the finer grid the figure's pattern comes in {figure} of {len(two)} draws and its commonest rival, "
        f"{said}, in {rest.count(most)}; the weak leader wants what the strong one refuses in {upset}."
    )


BLOCKS: dict[str, Callable[[Stored], str]] = {
    each.__name__: each
    for each in (
        *(asked, often, shares, patterns, rival, margin, order, came_out),
        *(indices, alone, thirds, corners, pairs, rare, unsolved, changed, grids, finer),
    )
}
"""What writes each told block, by its name."""


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), stored()), encoding="utf-8")
