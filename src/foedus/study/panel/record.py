"""The plan of a panel, and the record of one that was built."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from foedus.archive.exports_codebook import Entry
from foedus.panel.coverage import Coverage
from foedus.panel.pair import PairRule, Step
from foedus.panel.table import Table
from foedus.study.panel.cases import Compared
from foedus.study.panel.idle import Idle, everywhere


class PanelUnit(Enum):
    """What a row of the panel is.

    Examples
    --------
    >>> PanelUnit("dyad-year").years
    (1816, 2016)
    """

    ALLIANCE = "alliance"
    FORMATION = "formation"
    DYAD_YEAR = "dyad-year"

    @property
    def years(self) -> tuple[int, int]:
        """Years that are built where none are asked for: alliances from ATOP's first."""
        return (1815 if self is PanelUnit.ALLIANCE else 1816, 2016)

    @property
    def label(self) -> str:
        """What a row is, in words."""
        return _LABELS[self]


_LABELS = {
    PanelUnit.ALLIANCE: "phase of an alliance",
    PanelUnit.FORMATION: "beginning of an alliance between a client and its patron",
    PanelUnit.DYAD_YEAR: "client, patron and year",
}


@dataclass(frozen=True, slots=True)
class Own:
    """What a user adds to the releases.

    Parameters
    ----------
    codings : str
        Codings that anchor the classes of commitment: the name or folder of a study, or a CSV
        file; `NO_CODINGS` for none; empty for those of the study that the library names.
    overrides : Path or None
        A CSV file of designs, to stand beside those of the data.
    imposers : Path or None
        A CSV file of who installed and who removed which leader.
    """

    codings: str = ""
    overrides: Path | None = None
    imposers: Path | None = None


NO_CODINGS = "none"
"""Asks for no codings at all."""


@dataclass(frozen=True, slots=True)
class PanelPlan:
    """What to build.

    Parameters
    ----------
    unit : PanelUnit
        What a row is.
    years : tuple of int or None
        First and last year asked for, both included; None for those of the unit. The years of
        the panel are those that there are (`span`).
    folder : Path or None
        A folder that has the releases; None for the cache.
    rule : PairRule
        Who is whose patron; without meaning for alliances.
    own : Own
        What the user adds; without meaning for alliances.
    seed : int
        Seed of the searches for classes.
    tested : bool
        Whether theories are put before it: then the class of a row that a coding anchors is open.

    Raises
    ------
    ValueError
        If the first year is after the last, or the unit has none of them.

    Examples
    --------
    >>> PanelPlan(PanelUnit.ALLIANCE).span
    (1815, 2016)
    >>> PanelPlan(PanelUnit.ALLIANCE, (2010, 2030)).span
    (2010, 2016)
    """

    unit: PanelUnit
    years: tuple[int, int] | None = None
    folder: Path | None = None
    rule: PairRule = field(default_factory=PairRule)
    own: Own = field(default_factory=Own)
    seed: int = 1
    tested: bool = False

    def __post_init__(self) -> None:
        """Refuse years that run backwards, or of which there are none."""
        first, last = self.years or self.unit.years
        if first > last:
            msg = f"years {first} to {last}: expected the first before the last"
            raise ValueError(msg)
        if self.span[0] > self.span[1]:
            offered = "{} to {}".format(*self.unit.years)
            msg = f"years {first} to {last}: a panel of {self.unit.value} has {offered}; ask for some of these"
            raise ValueError(msg)

    @property
    def span(self) -> tuple[int, int]:
        """First and last year of the panel: those asked for that there are."""
        first, last = self.unit.years
        asked = self.years or self.unit.years
        return max(asked[0], first), min(asked[1], last)

    @property
    def asked_beyond(self) -> str:
        """What was asked for beyond the years that there are; empty where nothing was."""
        if self.years is None or self.years == self.span:
            return ""
        asked, there, these = (f"{a}–{b}" for a, b in (self.years, self.unit.years, self.span))
        return f"Asked for {asked}; there are {there}, so these are {these}."


@dataclass(frozen=True, slots=True, order=True)
class Used:
    """A release that a panel was built from.

    Parameters
    ----------
    name, version, title : str
        The release.
    file, sha256 : str
        Its file, and the digest of it.
    """

    name: str
    version: str
    title: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class PanelRecord:
    """A panel with everything it rests on.

    Parameters
    ----------
    plan : PanelPlan
        What was asked for.
    table : Table
        The rows.
    codebook : tuple of Entry
        What each column says, in the table's order.
    coverage : tuple of Coverage
        What each join found, in their order.
    steps : tuple of Step
        Rows left after each step.
    used : tuple of Used
        The releases, by name.
    versions : tuple of (str, str)
        foedus, Python and the libraries between the files and the table.
    coded : tuple of Compared
        Codings of a study beside the measures of the panel.
    passed_over : tuple of str
        Coded episodes that speak for no row.
    idle : tuple of Idle
        Rows of the user's own files that change nothing.
    """

    plan: PanelPlan
    table: Table
    codebook: tuple[Entry, ...]
    coverage: tuple[Coverage, ...]
    steps: tuple[Step, ...]
    used: tuple[Used, ...]
    versions: tuple[tuple[str, str], ...]
    coded: tuple[Compared, ...] = ()
    passed_over: tuple[str, ...] = ()
    idle: tuple[Idle, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What whoever asked should know before the table is read, a line each."""
        return tuple(said for said in (self.plan.asked_beyond, *map(str, self.idle)) if said)


def noted(panels: Iterable[PanelRecord]) -> tuple[str, ...]:
    """The notes of several panels, each once; of the user's rows those that no panel has.

    Examples
    --------
    >>> noted([])
    ()
    """
    held = tuple(panels)
    asked = dict.fromkeys(each.plan.asked_beyond for each in held)
    idle = everywhere(each.idle for each in held)
    return tuple(said for said in (*asked, *map(str, idle)) if said)


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """A table on its way to the record.

    Parameters
    ----------
    table : Table
        The rows so far.
    coverage : tuple of Coverage
        What each join found.
    steps : tuple of Step
        Rows left after each step.
    used : tuple of Used
        What was used beside the releases.
    coded : tuple of Compared
        Codings of a study beside the measures.
    passed_over : tuple of str
        Coded episodes that speak for no row.
    idle : tuple of Idle
        Rows of the user's own files that change nothing.
    """

    table: Table
    coverage: tuple[Coverage, ...] = ()
    steps: tuple[Step, ...] = ()
    used: tuple[Used, ...] = ()
    coded: tuple[Compared, ...] = ()
    passed_over: tuple[str, ...] = ()
    idle: tuple[Idle, ...] = ()
