"""Plans: which study, which readings, and how far to narrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from foedus.archive.files.bundle import StudyFiles
from foedus.archive.files.suggest import meant
from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import Choice
from foedus.confront.tracing.account import Settings as Tracing
from foedus.study.rivals import names_of
from foedus.vocabulary.problem import InputError, Place, Problem


class PlanError(InputError):
    """A plan asks for what the study does not have."""


class PanelWish(Enum):
    """What to do about the panel, where a study asks for it."""

    LISTED = "listed"
    """Say which data it would rest on."""
    WORKED_OUT = "worked_out"
    """Build it, and put the theories before it."""
    LEFT_OUT = "left_out"
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run.

    Parameters
    ----------
    folder : Path
        The study's folder.
    takes : tuple of (str, str)
        Decisions and the readings to take in place of the study's own.
    theories, episodes, coders : tuple of str
        Names to narrow to; empty for all.
    tracing : Settings
        How ledgers are traced.
    panel : PanelWish
        What to do about the panel, where the study asks for it.
    data : Path or None
        A folder that has the data sets; None for the cache.

    Examples
    --------
    >>> Plan(Path("korea"), takes=(("chinese-troops", "shared-basing"),)).coders
    ()
    """

    folder: Path
    takes: tuple[tuple[str, str], ...] = ()
    theories: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    tracing: Tracing = field(default_factory=Tracing)
    panel: PanelWish = PanelWish.LISTED
    data: Path | None = None


def readings_taken(plan: Plan, casebook: Casebook) -> tuple[Choice, ...]:
    """The readings that a plan takes, in the order of the casebook's decisions.

    Names that the study does not have are passed over; `check_plan` refuses them.
    """
    return tuple(
        (decision, reading)
        for decision in casebook.decisions
        for reading in decision.readings
        if (decision.name, reading.name) in plan.takes
    )


def check_plan(plan: Plan, files: StudyFiles) -> None:
    """Refuse a plan that names what the study does not have, or contradicts itself.

    Raises
    ------
    PlanError
        With every unknown name, and the names nearest to it; with every decision that is
        to be answered in two ways.
    """
    book = files.casebook
    known = {
        "theory": [*(theory.name for theory in files.theories), *names_of(files.games)],
        "episode": [episode.name for episode in book.episodes],
        "coder": [coder.name for coder in book.coders],
    }
    problems = [
        *_unknown("theory", plan.theories, known["theory"]),
        *_unknown("episode", plan.episodes, known["episode"]),
        *_unknown("coder", plan.coders, known["coder"]),
        *_unknown_takes(plan, book),
        *_taken_twice(plan),
    ]
    if problems:
        raise PlanError(problems)


def _unknown_takes(plan: Plan, casebook: Casebook) -> Iterator[Problem]:
    decisions = {decision.name: decision for decision in casebook.decisions}
    for name, choice in plan.takes:
        if name not in decisions:
            yield from _unknown("take", [name], decisions, kind="decision")
            continue
        readings = [reading.name for reading in decisions[name].readings]
        yield from _unknown("take", [choice], readings, kind=f'reading of "{name}"')


def _taken_twice(plan: Plan) -> Iterator[Problem]:
    readings = Counter(name for name, _ in dict.fromkeys(plan.takes))
    for name, count in readings.items():
        if count > 1:
            yield Problem(
                place=Place("--take"),
                code="FD602",
                found=f'{count} readings of "{name}"',
                expected="one reading of each decision",
                remedy="take one of them, and the other in another run",
            )


def _unknown(
    option: str, asked: Iterable[str], known: Iterable[str], kind: str = ""
) -> Iterator[Problem]:
    names = list(known)
    for name in asked:
        if name not in names:
            near = meant(name, names)
            yield Problem(
                place=Place(f"--{option}"),
                code="FD601",
                found=f'unknown {kind or option} "{name}"',
                expected=f"one of {', '.join(names) or '(the study has none)'}",
                remedy=f'did you mean "{near}"?' if near else "see the names above",
            )
