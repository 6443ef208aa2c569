"""Runs of the toyland study, whose verdicts stand by hand at the top of its `study.yaml`."""

from functools import cache
from pathlib import Path

from foedus.study.plan import Plan
from foedus.study.record import Record
from foedus.study.run import run

FOLDER = Path(__file__).parent / "study"


def plan(
    takes: tuple[tuple[str, str], ...] = (),
    theories: tuple[str, ...] = (),
    episodes: tuple[str, ...] = (),
    coders: tuple[str, ...] = (),
) -> Plan:
    """A plan over the toyland study."""
    return Plan(FOLDER, takes, theories, episodes, coders)


@cache
def toyland(plan: Plan | None = None) -> Record:
    """The record of a plan; of the whole study where none is given."""
    return run(plan or Plan(FOLDER))
