"""A fitted game as tables: estimates, likelihoods, rows, searches, and what is not told."""

from __future__ import annotations

import math
from collections.abc import Iterator

from foedus.game.fitting.errors import Errors
from foedus.report.layout import Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, plain_row
from foedus.study.game.changes import changes, otherwise, written
from foedus.study.game.fit import GameFit
from foedus.study.game.fit_columns import BEFORE, Scaled

SEEN = {"realised": "what came out", "wanted": "what clients wished"}
"""What designs are taken for, in words."""

LOW, HIGH = -1.959963984540054, 1.959963984540054
"""Ends of an interval at 95 % in standard errors."""


def title(found: GameFit) -> str:
    """What was fitted to what."""
    return f"{found.game.label}, fitted to {found.plan.panel.name}"


def parts(found: GameFit) -> tuple[Part, ...]:
    """Everything that was found, in the order in which it is read.

    Parameters
    ----------
    found : GameFit
        A fitted game.
    """
    held = [estimates(found)]
    if len(found.fit.free) > 1:
        held.append(correlations(found))
    held += [likelihoods(found), rows(found), searches(found)]
    warned = tuple(Line(one, tone=Tone.OPEN) for one in found.precision.warnings)
    told = warned or (Line("Nothing to warn of.", tone=Tone.QUIET),)
    first, *others = (Part(table.title, table) for table in held)
    return (first, Part("What the data do not tell", told), *others)


def tables(found: GameFit) -> tuple[Part, ...]:
    """The same with the warnings as a table, for formats that know nothing but tables."""
    warned = found.precision.warnings or ("Nothing to warn of.",)
    told = Table("What the data do not tell", ("",), tuple(plain_row(one) for one in warned))
    shown = [
        part if isinstance(part.body, Table) else Part(told.title, told) for part in parts(found)
    ]
    changed = changes_table(found)
    shown += [Part(changed.title, changed)] if changed.rows else []
    return tuple(shown)


def changes_table(found: GameFit) -> Table:
    """What was set otherwise than the game's file."""
    held = (
        plain_row(one.name, written(one.value), written(one.stated)) for one in changes(found.game)
    )
    return Table("Otherwise than the file", ("", "value", "in the file"), tuple(held))


def estimates(found: GameFit) -> Table:
    """Estimates with standard errors and intervals."""
    fit, standard = found.fit, found.precision.standard
    held = []
    for one, value, error, side in zip(
        fit.free, fit.estimates, standard, fit.at_bound, strict=True
    ):
        ends = _interval(value, error)
        held.append(
            Row(
                (
                    Cell(one.name),
                    Cell(_figure(one.of(found.game.file_parameters))),
                    Cell(_figure(value), Tone.OPEN if side else Tone.PLAIN),
                    Cell(_figure(error)),
                    Cell(f"{_figure(ends[0])} to {_figure(ends[1])}" if ends else "–"),
                    Cell(f"{one.low:g} to {one.high:g}"),
                )
            )
        )
    columns = ("parameter", "in the file", "estimate", "s.e.", "95 %", "looked for in")
    seen = SEEN[fit.seen]
    note = (
        f"Maximum likelihood, the game solved anew for every trial; designs are taken for {seen}. "
        f"s.e.: {found.precision.shown.label}; json and csv have each kind. –: at a bound, or not "
        "to be had."
    )
    return Table("Estimates", columns, tuple(held), note)


def _interval(value: float, error: float) -> tuple[float, float] | None:
    return (value + LOW * error, value + HIGH * error) if math.isfinite(error) else None


def correlations(found: GameFit) -> Table:
    """Correlations of the estimates."""
    names = tuple(one.name for one in found.fit.free)
    held = [
        plain_row(name, *(_signed(x) for x in row))
        for name, row in zip(names, found.precision.correlations, strict=True)
    ]
    note = (
        "Smallest root of the information, each parameter measured by its own curvature, over the "
        f"largest: {_figure(found.precision.smallest)}. Near 0 a combination is not told."
    )
    return Table("Estimates together", ("", *names), tuple(held), note, splits=True)


def likelihoods(found: GameFit) -> Table:
    """How likely the rows are, fitted and otherwise."""
    fit = found.fit
    other = "wanted" if fit.seen == "realised" else "realised"
    told = (
        ("fitted game", fit.log_likelihood),
        (f"fitted game, designs as {SEEN[other]}", fit.other),
        ("game as it was set" if changes(found.game) else "game as its file has it", fit.at_given),
        ("no game: shares of the designs", fit.shares),
        ("no game: shares by the design that stood", fit.shares_by_standing),
    )
    held = [
        plain_row(name, _minus(f"{x:,.1f}"), f"{math.exp(x / fit.rows):.3f}") for name, x in told
    ]
    note = (
        "Per row: the geometric mean of the chances. A game that says less than shares by the "
        "design that stood says less than that designs last."
    )
    return Table("Likelihood", ("", "log-likelihood", "per row"), tuple(held), note)


def rows(found: GameFit) -> Table:
    """Rows used, and rows left out with the reason."""
    fit = found.fit
    held = [plain_row("rows of the file", f"{found.rows.read:,}")]
    held += [plain_row(f"left out: {reason}", f"−{n:,}") for reason, n in found.rows.left_out]
    held.append(plain_row("rows used", f"{fit.rows:,}"))
    if found.plan.columns.pair:
        held.append(plain_row("pairs", f"{fit.pairs:,}"))
    columns = found.plan.columns
    stood = "the pair's design a year before" if columns.standing == BEFORE else columns.standing
    above = "" if columns.above is None else f", high above {columns.above:g}"
    note = (
        f"κ: {_laid(columns.kappa, 0)}; γ: {_laid(columns.gamma, -1)}; threat: {columns.threat}"
        f"{above}; standing: {stood}; chosen: {columns.design}."
    )
    return Table("Rows", ("", "rows"), tuple(held), note)


def _laid(held: Scaled, lowest: int) -> str:
    return f"{held.column} ({lowest} at {held.low:g}, 1 at {held.high:g})".replace("-", "−")


def searches(found: GameFit) -> Table:
    """Where each search began and ended."""
    held = [
        plain_row(
            ", ".join(_figure(x) for x in each.began),
            ", ".join(_figure(x) for x in each.ended),
            _minus(f"{each.log_likelihood:,.2f}"),
            str(each.rounds),
            "yes" if each.converged else "no",
        )
        for each in found.fit.attempts
    ]
    names = ", ".join(one.name for one in found.fit.free)
    note = f"{names}; the best first. L-BFGS-B within the ranges; seed {found.plan.seed}."
    columns = ("began", "ended", "log-likelihood", "steps", "arrived")
    return Table("Searches", columns, tuple(held), note)


def long_table(found: GameFit) -> Table:
    """One row for each parameter: for a spreadsheet."""
    errors = tuple(f"error_{kind.value}" for kind in Errors)
    columns = ("parameter", "given", "estimate", *errors, "low", "high", "at_bound", "remarks")
    return Table("Estimates", columns, tuple(_long(found)))


def _long(found: GameFit) -> Iterator[Row]:
    fit, kinds = found.fit, dict(found.precision.errors)
    remarks = " ".join(filter(None, (otherwise(found.game), *found.precision.warnings)))
    for place, one in enumerate(fit.free):
        numbers = [_plain(kinds[kind][place]) for kind in Errors]
        yield plain_row(
            one.name,
            _plain(one.of(fit.given)),
            _plain(fit.estimates[place]),
            *numbers,
            _plain(one.low),
            _plain(one.high),
            fit.at_bound[place],
            remarks,
        )


def _plain(value: float) -> str:
    return f"{value:.9g}" if math.isfinite(value) else ""


def _minus(text: str) -> str:
    return text.replace("-", "−")


def _figure(value: float) -> str:
    return _minus(f"{value:.4g}") if math.isfinite(value) else "–"


def _signed(value: float) -> str:
    return _minus(f"{value:.2f}") if math.isfinite(value) else "–"
