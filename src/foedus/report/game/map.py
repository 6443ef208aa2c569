"""A map of a game in words and as a table: what is likeliest in each cell, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from foedus.game.cells import DESIGNS, within
from foedus.game.laws import Array, gammas, kappas
from foedus.game.place import Aspect
from foedus.report.layout import Tone
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.report.words import either
from foedus.study.game.changes import changes, otherwise, written
from foedus.study.game.map import GameMap, Strip, pathways_off
from foedus.vocabulary.design import Design

QUARTERS = ((True, True), (True, False), (False, True), (False, False))
"""The cells of a figure, row by row, members first."""

SHORT = ("none", "without", "with")
"""The designs in a narrow column, by depth."""

PATRON, MORE, AGREED = "patron holds back", "deeper than wanted", "as wanted"


def standing(strip: Strip) -> str:
    """Which design stands, in running text."""
    return ("no alliance stands", "without institutions stands", "with institutions stands")[
        strip.standing
    ]


def title(held: GameMap, strips: Sequence[Strip]) -> str:
    """What a map shows, in one line."""
    game = strips[0].solved.game
    off = pathways_off(game)
    parts = [f"without the {either(list(off), 'and')} pathway{'s' * (len(off) > 1)}"] if off else []
    along = [strips[0].setting] if strips[0].setting and len(_settings(strips)) == 1 else []
    beside = "".join(f", {part}" for part in (*parts, *along))
    return f"{game.label}{beside}: designs over {_over(held)}"


def set_otherwise(strips: Sequence[Strip]) -> str:
    """What all rows of a map have otherwise than the file, in a sentence; empty for nothing."""
    return otherwise(*(strip.solved.game for strip in strips))


def _settings(strips: Sequence[Strip]) -> set[str]:
    return {strip.setting for strip in strips}


def _over(held: GameMap) -> str:
    up, right = (label.lower() for label, _, _ in held.first.concepts)
    return f"{up} and {right}"


def described(held: GameMap, strips: Sequence[Strip]) -> str:
    """The map in sentences, for those who do not see it."""
    up, right = (label.lower() for label, _, _ in held.first.concepts)
    placed = held.first.game.placement
    upward = "Downward" if placed.kappa.reversed else "Upward"
    rightward = "leftward" if placed.gamma.reversed else "rightward"
    rows = (" ".join(_sentences(held, strip)) for strip in strips)
    head = (set_otherwise(strips), f"{upward} {up}, {rightward} {right}.")
    return " ".join([*filter(None, head), *rows])


def _sentences(held: GameMap, strip: Strip) -> Iterator[str]:
    head = f"{strip.setting}, " if strip.setting else ""
    yield f"{head}threat {strip.theta:g}, {standing(strip)}:"
    if not strip.solved.converged:
        yield "not solved."
        return
    found = []
    for (row, column), wanted, realised in _cells(strip):
        name = quarter(held, row=row, column=column)
        found.append(f"{name}: wanted {_design(wanted)}, realised {_design(realised)}")
    yield f"{'; '.join(found)}."


def quarter(held: GameMap, *, row: bool, column: bool) -> str:
    """A cell in words: what holds along κ and along γ."""
    (_, high, low), (_, right, left) = held.first.concepts
    return f"{high if row else low}, {right if column else left}"


def _cells(strip: Strip) -> Iterator[tuple[tuple[bool, bool], Array, Array]]:
    """For each cell the mean chances wanted and realised."""
    game = strip.solved.game
    for row, column in QUARTERS:
        inside = within(game.parameters, game.placement, row, column)
        wanted, realised = (
            strip.chances[aspect][:, :, strip.threat][inside].mean(axis=0) for aspect in Aspect
        )
        yield (row, column), wanted, realised


def _design(chances: Array) -> str:
    return f"{DESIGNS[int(chances.argmax())].label} ({chances.max():.2f})"


def _short(chances: Array) -> str:
    return f"{SHORT[int(chances.argmax())]} ({chances.max():.2f})"


def table(held: GameMap, strips: Sequence[Strip]) -> Table:
    """What is likeliest in each cell, row by row of the map.

    Parameters
    ----------
    held : GameMap
        The map.
    strips : sequence of Strip
        Its rows.
    """
    figure = held.first.figure
    rows: list[Row] = []
    for strip in strips:
        head = f"{strip.setting} · " if strip.setting else ""
        below = "" if strip.solved.converged else "not solved: no design is read from it"
        rows.append(heading(f"{head}threat {strip.theta:g} · {standing(strip)}", below))
        if strip.solved.converged:
            rows += _rows(held, strip)
    beside = f" Figure: what {figure.label} expects there." if figure else ""
    note = (
        "With, without: an alliance with or without institutions. In brackets the mean chance over "
        f"the cell of the design that is likeliest in it.{beside}"
    )
    note = " ".join(filter(None, (set_otherwise(strips), note)))
    columns = ("", "wanted", "realised", "figure", "apart")
    return Table("The map by cells", columns, tuple(rows), note)


def _rows(held: GameMap, strip: Strip) -> Iterator[Row]:
    figure = strip.solved.figure if strip.where_cases_stand else None
    expects: tuple[frozenset[Design], ...] = (frozenset(),) * len(QUARTERS)
    expects = figure.cells if figure else expects
    for ((row, column), wanted, realised), designs in zip(_cells(strip), expects, strict=True):
        apart = _apart(int(wanted.argmax()), int(realised.argmax()))
        cells = (
            Cell(quarter(held, row=row, column=column), indent=2),
            Cell(_short(wanted)),
            Cell(_short(realised)),
            Cell(either([SHORT[d.depth] for d in sorted(designs, key=lambda d: d.depth)])),
            Cell("" if apart == AGREED else apart, Tone.OPEN),
        )
        yield Row(cells)


def _apart(wanted: int, realised: int) -> str:
    return AGREED if wanted == realised else PATRON if realised < wanted else MORE


def grid(held: GameMap) -> Table:
    """Every point of every sheet: what a spreadsheet takes.

    Parameters
    ----------
    held : GameMap
        The map; sheets that were not solved have no rows.
    """
    placed = held.first.game.placement
    up, right = placed.kappa.concept, placed.gamma.concept
    columns = (
        *("setting", "threat", "standing", "kappa", "gamma", up, right),
        *("wanted", "wanted_chance", "realised", "realised_chance", "apart"),
    )
    rows = (
        row
        for number, (_, solved) in enumerate(held.sheets)
        if solved.converged
        for strip in held.full(number)
        for row in _points(held, strip)
    )
    return Table("Every point of the map", columns, tuple(rows))


def _points(held: GameMap, strip: Strip) -> Iterator[Row]:
    p, placed = strip.solved.game.parameters, held.first.game.placement
    wanted, realised = (strip.chances[aspect][:, :, strip.threat] for aspect in Aspect)
    setting = _setting(strip)
    for k, g in np.ndindex(p.n_kappa, p.n_gamma):
        kappa, gamma = float(kappas(p)[k]), float(gammas(p)[g])
        wish, end = int(wanted[k, g].argmax()), int(realised[k, g].argmax())
        yield plain_row(
            setting,
            f"{strip.theta:g}",
            DESIGNS[strip.standing].value,
            f"{kappa:.6g}",
            f"{gamma:.6g}",
            f"{_membership(kappa, placed.kappa.at_zero, placed.kappa.at_one):.6g}",
            f"{_membership(gamma, placed.gamma.at_zero, placed.gamma.at_one):.6g}",
            DESIGNS[wish].value,
            f"{wanted[k, g, wish]:.6f}",
            DESIGNS[end].value,
            f"{realised[k, g, end]:.6f}",
            _apart(wish, end),
        )


def _setting(strip: Strip) -> str:
    """What a row's game was set to: along the map, then for all of it."""
    along = strip.setting.partition("=")[0]
    rest = [
        f"{each.name}={written(each.value)}"
        for each in changes(strip.solved.game)
        if along not in {each.name, each.name.partition("[")[0]}
    ]
    return "; ".join(filter(None, (strip.setting, *rest)))


def _membership(state: float, at_zero: float, at_one: float) -> float:
    return (state - at_zero) / (at_one - at_zero)
