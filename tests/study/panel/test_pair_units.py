"""The panels of dyad-years and of formations, in an invented world."""

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from foedus.panel.pair import PairRule
from foedus.study.panel.pair_units import (
    RELEASES,
    dyad_year_panel,
    formation_panel,
    given,
    sampled,
)
from foedus.study.panel.pairs import pair_years
from foedus.study.panel.record import Own, PanelPlan, PanelUnit
from foedus.study.panel.sources import shelf
from foedus.study.panel.traces import trace_sources
from foedus.vocabulary.problem import InputError
from tests.study.toy_releases import built, registry, row, world


def test_dyad_years_without_an_alliance_are_there() -> None:
    before = row(built(PanelUnit.DYAD_YEAR), client=700, year=1952)
    assert (before["alliance"], before["design"], before["atopid"]) == (0, 0, 0)
    assert np.isnan(before["milinst"])  # type: ignore[call-overload]


def test_the_year_of_the_treaty_has_its_design_and_the_leader_of_its_first_day() -> None:
    signed = row(built(PanelUnit.DYAD_YEAR), client=700, year=1953)
    assert (signed["design"], signed["atopid"], signed["leader"]) == (2, 10, "Ruler of 700")
    first = dt.date(1953, 1, 1) - dt.date(1951, 2, 1)
    assert signed["tenure_days"] == first.days


def test_a_formation_has_the_leader_of_its_day() -> None:
    signed = row(built(PanelUnit.FORMATION), client=700)
    assert signed["start"] == dt.date(1953, 10, 1).toordinal()
    assert signed["tenure_days"] == (dt.date(1953, 10, 1) - dt.date(1951, 2, 1)).days


def test_a_formation_carries_what_is_known_of_the_pair_in_its_year() -> None:
    signed = row(built(PanelUnit.FORMATION), client=701)
    assert (signed["ratio"], signed["polity2_client"], signed["standing"]) == (18.0, -7, 1)


def test_what_each_promised_is_told_apart() -> None:
    signed = row(built(PanelUnit.DYAD_YEAR), client=701, year=1955)
    assert (signed["defense_client"], signed["defense_patron"], signed["consul_client"]) == (
        1,
        1,
        0,
    )


def test_rows_stand_in_an_order_of_their_own(tmp_path: Path) -> None:
    held = shelf(RELEASES, world(tmp_path), registry)
    years = dyad_year_panel(held, PanelPlan(PanelUnit.DYAD_YEAR, (1953, 1955))).table
    keys = list(zip(years["year"], years["client"], years["patron"], strict=True))
    assert keys == sorted(keys)
    events = formation_panel(held, PanelPlan(PanelUnit.FORMATION, (1953, 1954))).table
    assert events["client"].tolist() == [700]


@pytest.mark.parametrize("unit", [PanelUnit.DYAD_YEAR, PanelUnit.FORMATION])
def test_the_years_asked_for_choose_rows_and_change_no_value(
    unit: PanelUnit, tmp_path: Path
) -> None:
    """What is fitted to the panel does not hang on which of its years somebody looks at."""
    build = {PanelUnit.DYAD_YEAR: dyad_year_panel, PanelUnit.FORMATION: formation_panel}[unit]
    held = shelf(RELEASES, world(tmp_path), registry)
    whole, some = (build(held, PanelPlan(unit, years)) for years in (None, (1953, 1954)))
    kept = (whole.table["year"] >= 1953) & (whole.table["year"] <= 1954)
    assert 0 < len(some.table) < len(whole.table)
    for name, column in whole.table.rows(kept).columns.items():
        assert column.tolist() == pytest.approx(some.table[name].tolist(), nan_ok=True), name
    assert some.steps[-1].rows == len(some.table)


def test_designs_of_the_user_stand_beside_the_texts(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    head = "client,patron,from,to,design,reason,source\n"
    rows = "701,2,1953,1954,with_institutions,bases,atlas\n9,2,1950,1951,none,x,y\n"
    file.write_text(head + rows, encoding="utf-8")
    held = shelf(RELEASES, world(tmp_path / "w"), registry)
    plan = PanelPlan(PanelUnit.DYAD_YEAR, own=Own("none", overrides=file))
    built_with = dyad_year_panel(held, plan)
    table = built_with.table
    mine = table.rows((table["client"] == 701) & (table["overridden"] == 1))
    assert mine["year"].tolist() == [1953, 1954]
    assert (mine["design"].tolist(), mine["design_user"].tolist()) == ([0, 0], [2, 2])
    assert mine["override_source"].tolist() == ["atlas", "atlas"]
    (found,) = (each for each in built_with.coverage if each.source == "mine.csv")
    assert (found.matched, found.unmatched_keys) == (2, ((9, 2, 1950, 1951),))
    bare = dyad_year_panel(held, PanelPlan(PanelUnit.DYAD_YEAR, own=Own("none"))).table
    assert "design_user" not in bare.columns
    assert bare["design"].tolist() == table["design"].tolist()


def test_the_sample_does_not_hang_on_the_rule_of_pairs(tmp_path: Path) -> None:
    held = shelf(RELEASES, world(tmp_path), registry)
    sources = trace_sources(held)
    samples = [
        sampled(pair_years(held, PanelPlan(PanelUnit.DYAD_YEAR, rule=PairRule(ratio))), sources)
        for ratio in (None, 19.0)
    ]
    assert len(samples[0].rows) == 22
    for name, column in samples[0].rows.columns.items():
        assert np.array_equal(column, samples[1].rows[name], equal_nan=True), name


def test_what_the_user_adds_is_read_before_any_release(tmp_path: Path) -> None:
    found = given(PanelPlan(PanelUnit.DYAD_YEAR, own=Own("none")))
    assert (len(found.codings.anchors), found.overrides) == (0, None)
    with pytest.raises(InputError, match="no such file"):
        given(PanelPlan(PanelUnit.DYAD_YEAR, own=Own(str(tmp_path / "nowhere.csv"))))
