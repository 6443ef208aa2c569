"""The panel of alliances: phases, parties, index, design."""

import math
from pathlib import Path

import pytest

from foedus.study.panel.alliance import RELEASES, alliance_panel
from foedus.study.panel.build import build_panel
from foedus.study.panel.record import PanelPlan, PanelUnit
from foedus.study.panel.sources import shelf
from tests.study.toy_releases import IN_FORCE, NONE, TREATIES, built, registry, row, world, write

OLD = {**IN_FORCE, **NONE, "atopid": 5, "begyr": 1900, "begmo": 1, "begday": 1}
OLD |= {"endyr": 1910, "endmo": 6, "endday": 30, "ineffect": 0}


def test_a_treaty_with_bases_is_deep_and_one_without_anything_is_not() -> None:
    record = built(PanelUnit.ALLIANCE)
    deep, bare = row(record, atopid=10), row(record, atopid=20)
    assert (deep["milinst"], deep["design"], deep["parties"]) == (2, 2, "2 700")
    assert (bare["milinst"], bare["design"], bare["members"]) == (0, 1, 2)


def test_what_is_still_in_force_has_no_last_day() -> None:
    found = row(built(PanelUnit.ALLIANCE), atopid=10)
    assert math.isnan(found["last_day"])  # type: ignore[arg-type]
    assert found["in_force"] == 1


def test_phases_outside_the_years_asked_for_are_left_out(tmp_path: Path) -> None:
    folder = world(tmp_path)
    write(folder, "atop_phase", [*TREATIES, OLD])
    for years, atopids in (((1900, 1920), [5]), ((1911, 1940), []), ((1953, 1953), [10])):
        plan = PanelPlan(PanelUnit.ALLIANCE, years, folder)
        found = build_panel(plan, registry=registry).table
        assert found["atopid"].tolist() == atopids


def test_what_is_still_in_force_is_not_carried_beyond_the_years_of_atop(tmp_path: Path) -> None:
    plan = PanelPlan(PanelUnit.ALLIANCE, (2016, 2030), world(tmp_path))
    assert len(build_panel(plan, registry=registry).table) == 2
    with pytest.raises(ValueError, match="2017 to 2017: a panel of alliance has 1815 to 2016"):
        PanelPlan(PanelUnit.ALLIANCE, (2017, 2017))


def test_the_alliance_is_joined_to_its_phases_many_to_one(tmp_path: Path) -> None:
    held = shelf(RELEASES, world(tmp_path), registry)
    parties, coverage = alliance_panel(held, PanelPlan(PanelUnit.ALLIANCE)).coverage
    assert (coverage.source, coverage.matched, coverage.unmatched) == ("atop_alliance", 2, 0)
    assert (parties.source, parties.keys) == ("atop_member", ("atopid", "phase"))
    assert (parties.matched, parties.source_rows, parties.unmatched) == (2, 4, 0)
