"""Building a panel: find the releases, join them, say what each join found and each column says."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from importlib.metadata import version
from types import MappingProxyType

from foedus.archive.releases.cache import digest
from foedus.archive.releases.registry import sheet
from foedus.study.panel import alliance as panel_alliance
from foedus.study.panel import pair_units as panel_pair_units
from foedus.study.panel.codebook import codebook
from foedus.study.panel.commitments import unanchored
from foedus.study.panel.record import Built, PanelPlan, PanelRecord, PanelUnit, Used
from foedus.study.panel.sources import Registry, Shelf, shelf

LIBRARIES = ("numpy", "pandas", "PyYAML", "pydantic")
"""What stands between the files and the table; named in the record."""

Progress = Callable[[str], None]
Builder = Callable[[Shelf, PanelPlan, Progress], Built]


def _alliances(held: Shelf, plan: PanelPlan, progress: Progress) -> Built:
    progress("alliances")
    return panel_alliance.alliance_panel(held, plan)


_UNITS: Mapping[PanelUnit, tuple[tuple[str, ...], Builder]] = MappingProxyType(
    {
        PanelUnit.ALLIANCE: (panel_alliance.RELEASES, _alliances),
        PanelUnit.FORMATION: (panel_pair_units.RELEASES, panel_pair_units.formation_panel),
        PanelUnit.DYAD_YEAR: (panel_pair_units.RELEASES, panel_pair_units.dyad_year_panel),
    }
)


def releases_of(unit: PanelUnit) -> tuple[str, ...]:
    """The releases that a unit is built from, each once.

    Examples
    --------
    >>> releases_of(PanelUnit.ALLIANCE)
    ('atop_alliance', 'atop_phase', 'atop_member')
    """
    return tuple(dict.fromkeys(_UNITS[unit][0]))


def build_panel(
    plan: PanelPlan, progress: Progress = lambda _: None, registry: Registry = sheet
) -> PanelRecord:
    """Build a panel.

    Parameters
    ----------
    plan : PanelPlan
        What to build.
    progress : callable
        Told the name of each stage as it begins.
    registry : callable
        Gives the release of a name.

    Returns
    -------
    PanelRecord
        The same plan over the same files gives the same table.

    Raises
    ------
    DataError
        If releases are missing, all of them at once, or a file is not what it should be.
    OSError
        If a file cannot be read.
    """
    progress("finding the releases")
    held = shelf(releases_of(plan.unit), plan.folder, registry)
    built = _UNITS[plan.unit][1](held, plan, progress)
    table = unanchored(built.table) if plan.tested else built.table
    progress("writing the codebook")
    return PanelRecord(
        plan=plan,
        table=table,
        codebook=codebook(table),
        coverage=built.coverage,
        steps=built.steps,
        used=tuple(sorted((*held.used(), *built.used, *_own(plan)))),
        versions=versions(),
        coded=built.coded,
        passed_over=built.passed_over,
        idle=built.idle,
    )


def _own(plan: PanelPlan) -> tuple[Used, ...]:
    """The user's tables, as files that the panel was built from."""
    files = {"overrides": plan.own.overrides, "imposers": plan.own.imposers}
    return tuple(
        Used(name, "", f"The user's {name}", path.name, digest(path))
        for name, path in files.items()
        if path is not None
    )


def versions() -> tuple[tuple[str, str], ...]:
    """foedus, Python and the libraries, with their versions."""
    named = (("foedus", version("foedus")), ("Python", platform.python_version()))
    return (*named, *((name, version(name)) for name in LIBRARIES))
