"""The specification curve on the panel: every defensible table, on every unit."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from foedus.archive.files.specifications import library_choices
from foedus.confront.regression.specification import specification_curve
from foedus.confront.regression.specification_fits import Question
from foedus.panel.choices import Choice, Garden
from foedus.panel.consolidation import PERSONALISM
from foedus.panel.pair import PairRule
from foedus.panel.table import Table
from foedus.study.panel.build import build_panel
from foedus.study.panel.record import PanelRecord, PanelUnit
from foedus.study.panel.sources import Registry
from foedus.study.panel_test.models import MEMBERS, prepared
from foedus.study.panel_test.profiles import in_bloc
from foedus.study.panel_test.record import Curves, PanelTestPlan

YEAR = 365.25
MINUTE = 60
Progress = Callable[[str], None]


def panel_curves(
    panels: tuple[PanelRecord, ...],
    plan: PanelTestPlan,
    progress: Progress,
    registry: Registry,
    garden: Garden | None = None,
) -> tuple[Curves, ...]:
    """The curves of every unit.

    Parameters
    ----------
    panels : tuple of PanelRecord
        Those that are built already; others are built by the rules of the options.
    plan : PanelTestPlan
        Which measures, where the releases are, and how many processes work.
    progress : callable
        Told how far the work is, and how long it will take.
    registry : callable
        Gives the release of a name.
    garden : Garden or None
        The choices; None for those of the library.

    Returns
    -------
    tuple of Curves
        The same numbers for any number of processes.
    """
    garden = garden or library_choices()
    found = []
    for asked in garden.asked:
        choices, barred = garden.of(asked.unit)
        choices = tuple(_narrowed(choice, plan.measures) for choice in choices)
        (panel,) = (each for each in panels if each.plan.unit.value == asked.unit)
        tables = _tables(panel, _rules(choices), progress, registry)
        question = Question(garden.conditions, garden.controls, asked.clusters, MEMBERS)
        clock = Clock(f"specification curve, {asked.unit}", progress)
        curves = specification_curve(
            tables, question, choices, barred, jobs=plan.jobs, told=clock.tell
        )
        found.append(Curves(PanelUnit(asked.unit), asked.title, choices, barred, curves))
    return tuple(found)


def _narrowed(choice: Choice, measures: Collection[str]) -> Choice:
    """The options whose column is named, where any is; all where none."""
    named = tuple(o for o in choice.options if o.stand and o.stand.column in measures)
    return replace(choice, options=named) if named else choice


def _rules(choices: tuple[Choice, ...]) -> tuple[PairRule | None, ...]:
    """The rules by which the options take their patrons."""
    rules = [option.rule for choice in choices for option in choice.options if option.rule]
    return tuple(dict.fromkeys(rules)) or (None,)


def _tables(
    panel: PanelRecord, rules: tuple[PairRule | None, ...], progress: Progress, registry: Registry
) -> Mapping[PairRule | None, Table]:
    """The panel by each rule, with the columns that options ask for besides."""
    found = {}
    for rule in rules:
        held = panel
        if rule is not None and rule != panel.plan.rule:
            held = build_panel(replace(panel.plan, rule=rule), progress, registry)
        found[rule] = furnished(held.table)
    return found


def furnished(table: Table) -> Table:
    """The panel with the columns that the library's options need besides its own.

    Parameters
    ----------
    table : Table
        A panel of formations or dyad-years.

    Returns
    -------
    Table
        With `dyad` and `log_ratio`; `bloc`, 1 for the Soviet bloc; `design_bloc_in_practice`,
        the practice for the bloc and the text for all others; `consolidation_gwf`, NaN
        where another source speaks; `log_tenure`, of years in office and one.
    """
    made, bloc = prepared(table), in_bloc(table)
    gwf = np.where(table["consolidation_measure"] == PERSONALISM, table["consolidation"], math.nan)
    tenure = np.log1p(table["tenure_days"] / YEAR)
    columns = (
        ("bloc", bloc.astype(np.float64), "the Soviet Union with its European allies, 1945–1991"),
        ("design_bloc_in_practice", np.where(bloc, table["practice"], table["design"]), "both"),
        ("consolidation_gwf", gwf, "consolidation, where GWF's items are"),
        ("log_tenure", tenure, "logarithm of tenure in years and one"),
    )
    for name, values, source in columns:
        made = made.with_column(name, values, source)
    return made


@dataclass(frozen=True, slots=True)
class Clock:
    """Says how far a piece of work is, and how long the rest will take.

    Parameters
    ----------
    name : str
        The work.
    progress : callable
        Told both.
    begun : float
        When it began, in seconds of a clock that never goes back.
    """

    name: str
    progress: Progress
    begun: float = 0.0

    def __post_init__(self) -> None:
        """Begin now, and say so."""
        object.__setattr__(self, "begun", self.begun or time.monotonic())
        self.progress(self.name)

    def tell(self, share: float) -> None:
        """Say it.

        Parameters
        ----------
        share : float
            What is done, above 0 to 1.
        """
        left = (time.monotonic() - self.begun) / share * (1 - share)
        minutes, seconds = divmod(round(left), MINUTE)
        self.progress(f"{self.name}: {share:.0%}, about {minutes}:{seconds:02} left")
