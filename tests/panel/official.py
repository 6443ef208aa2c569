"""The releases as foedus itself reads them, for answers that are known; tests skip where they are absent."""

from functools import cache

import pytest

from foedus.archive.releases.locate import locate
from foedus.archive.releases.read import read_release
from foedus.archive.releases.registry import sheet
from foedus.panel.coverage import Source
from foedus.panel.dyad_table import DyadPanel, Sources, dyad_panel
from foedus.panel.system import state_system
from foedus.panel.table import Table
from tests.house.sources import SHARED

FOLDER = SHARED / "data"


@cache
def source_of(name: str, columns: tuple[str, ...] | None = None) -> Source:
    """A release with its years and what its silence means."""
    known = sheet(name)
    path = locate(known.release, FOLDER) if FOLDER.is_dir() else None
    if path is None:
        pytest.skip(f"{name} is not on this machine (set FOEDUS_SHARED to the folder above data/)")
    return Source.of(read_release(known, path, columns), known.release)


def table_of(name: str, columns: tuple[str, ...] | None = None) -> Table:
    """The table of a release."""
    return source_of(name, columns).table


@cache
def sources_of_dyads() -> Sources:
    """What the table of dyads is made of."""
    return Sources(
        states=state_system(table_of("cow_states")),
        majors=state_system(table_of("cow_majors")),
        capabilities=source_of("cow_nmc", ("ccode", "year", "cinc")),
        regimes=source_of("polity5", ("ccode", "year", "polity2")),
        members=source_of("atop_member"),
        phases=table_of("atop_phase"),
        contiguity=source_of("cow_contiguity"),
        rivalries=source_of("tss_rivalries"),
    )


@cache
def panel_of_dyads() -> DyadPanel:
    """The directed dyad-years of the years that all lists cover."""
    return dyad_panel(sources_of_dyads(), 1816, 2016)
