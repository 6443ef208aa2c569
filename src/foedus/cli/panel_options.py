"""Options that say which panel is meant: its rows and years, who is whose patron, a user's own tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from foedus.panel.pair import PairRule
    from foedus.study.panel.record import Own, PanelPlan

R = TypeVar("R")

UNITS = ("alliance", "formation", "dyad-year")
ANY = "any"
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")

OWN = ("codings", "overrides", "imposers")
"""Parameters that make one `Own`."""
OPTIONS = (
    click.option(
        "--codings",
        default="",
        metavar="STUDY|FILE|none",
        help="Codings of commitments that anchor the classes: those of a study, by name or folder; of a "
        "CSV file with client, patron, year, commitment, value; or none. Without it those of the "
        "library's study of the Koreas.",
    ),
    click.option(
        "--overrides",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Your designs, in columns beside the text's: CSV with client, patron, from, to, design, "
        "reason, source.",
    ),
    click.option(
        "--imposers",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        metavar="FILE",
        help="Who installed or removed a leader: CSV with obsid (Archigos), ccode, act, source.",
    ),
)


def own_tables(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of a user's tables; it receives them as one `Own`."""

    @wraps(command)
    def with_own(**given: object) -> R:
        from foedus.study.panel.record import Own

        kept = {name: given.pop(name) for name in OWN}
        return command(own=Own(**kept), **given)  # type: ignore[arg-type]

    wrapped: Callable[..., R] = with_own
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def planning(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of a plan; it receives them as one `PanelPlan`."""

    @wraps(command)
    def with_plan(**given: object) -> R:
        kept = {name: given.pop(name) for name in _PLANNED}
        return command(plan=_plan(**kept), **given)  # type: ignore[arg-type]

    wrapped: Callable[..., R] = with_plan
    for option in reversed(_PLANNING):
        wrapped = option(wrapped)
    return wrapped


_PLANNED = ("unit", "years", "folder", "ratio", "regional", "own", "seed")
_PLANNING = (
    click.option(
        "--unit",
        type=click.Choice(UNITS),
        default="dyad-year",
        show_default=True,
        help="What a row is.",
    ),
    click.option("--years", metavar="FIRST-LAST", help="Years, both included; all without it."),
    click.option(
        "--from",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder that has the files, instead of the cache.",
    ),
    click.option(
        "--ratio",
        default="5",
        show_default=True,
        metavar="R",
        help="Least ratio of a major power's capabilities to its client's; any asks for none.",
    ),
    click.option(
        "--regional",
        type=float,
        metavar="R",
        help="Also patrons that are no major power: neighbours above this ratio.",
    ),
    own_tables,
    click.option(
        "--seed",
        type=click.IntRange(min=0),
        default=1,
        show_default=True,
        help="Seed of the search for classes.",
    ),
)


def _plan(
    *,
    unit: str,
    years: str | None,
    folder: Path | None,
    ratio: str,
    regional: float | None,
    own: Own,
    seed: int,
) -> PanelPlan:
    """The plan that the options give.

    Raises
    ------
    click.UsageError
        If years or ratios make no sense, or the unit has none of the years.
    """
    from foedus.study.panel.record import PanelPlan, PanelUnit

    if PanelUnit(unit) is PanelUnit.ALLIANCE:
        _refuse_of_pairs(click.get_current_context())
    span = None if years is None else _span(years)
    rule = _rule(ratio, regional)
    try:
        return PanelPlan(PanelUnit(unit), span, folder, rule, own, seed)
    except ValueError as error:
        raise click.UsageError(f"--{error}.") from error


def _refuse_of_pairs(context: click.Context) -> None:
    """Refuse options that say something of clients and patrons, where rows are alliances.

    Raises
    ------
    click.UsageError
        Naming those that were given.
    """
    of_pairs = ("ratio", "regional", *OWN, "seed", "measures", "counted")
    asked = click.core.ParameterSource.COMMANDLINE
    given = [
        each.opts[0]
        for each in context.command.params
        if each.name in of_pairs and context.get_parameter_source(each.name) is asked
    ]
    if given:
        said = f"{', '.join(given)}: said of clients and patrons, not of alliances"
        raise click.UsageError(f"{said}; leave that out, or choose another --unit.")


def _span(years: str) -> tuple[int, int]:
    """First and last year.

    Raises
    ------
    click.UsageError
        If they are none, or run backwards.
    """
    found = _YEARS.fullmatch(years)
    if not found:
        raise click.UsageError(f"--years {years}: expected FIRST-LAST, such as 1946-2010.")
    first, last = int(found[1]), int(found[2] or found[1])
    if first > last:
        raise click.UsageError(f"--years {years}: the first year is after the last.")
    return first, last


def _rule(ratio: str, regional: float | None) -> PairRule:
    """Who is whose patron.

    Raises
    ------
    click.UsageError
        If a ratio is no number of 1 or more.
    """
    from foedus.panel.pair import PairRule

    try:
        return PairRule(None if ratio == ANY else float(ratio), regional)
    except ValueError as error:
        said = f"--ratio {ratio}" + (f", --regional {regional:g}" if regional is not None else "")
        raise click.UsageError(f"{said}: expected numbers of 1 or more, or any.") from error
