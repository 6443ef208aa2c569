"""Panels of an invented world, and the answers that are known of the real one."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from foedus.archive.exports import as_csv, as_stata
from foedus.archive.releases.problems import DataError
from foedus.panel.pair import PairRule
from foedus.panel.spell_days import year_of
from foedus.study.panel.build import build_panel, releases_of
from foedus.study.panel.pairs import RELEASES, pair_years
from foedus.study.panel.record import Own, PanelPlan, PanelRecord, PanelUnit
from foedus.study.panel.sources import shelf
from tests.panel.official import FOLDER
from tests.study.toy_releases import built, registry, row, world

UNITS = list(PanelUnit)


@pytest.mark.parametrize("unit", UNITS)
def test_each_unit_is_built_with_an_entry_for_each_column_and_a_digest_for_each_file(
    unit: PanelUnit,
) -> None:
    record = built(unit)
    assert [entry.name for entry in record.codebook] == list(record.table.columns)
    coded = set() if unit is PanelUnit.ALLIANCE else {"codings"}
    assert {each.name for each in record.used} == {*releases_of(unit), *coded}
    assert all(len(each.sha256) == 64 for each in record.used)
    assert {"foedus", "numpy", "pandas"} <= {name for name, _ in record.versions}


@pytest.mark.parametrize("unit", UNITS)
def test_each_step_says_how_many_rows_are_left_and_the_last_is_the_table(unit: PanelUnit) -> None:
    record = built(unit)
    rows = [step.rows for step in record.steps]
    assert rows == sorted(rows, reverse=True)
    assert rows[-1] == len(record.table)


@pytest.mark.parametrize("unit", UNITS)
def test_what_every_join_found_adds_up(unit: PanelUnit) -> None:
    for found in built(unit).coverage:
        assert found.matched + found.absent + found.outside == found.rows
        assert 0 <= found.unmatched <= found.source_rows


@pytest.mark.parametrize("unit", UNITS)
def test_the_same_files_give_the_same_bytes(unit: PanelUnit, tmp_path: Path) -> None:
    again = build_panel(PanelPlan(unit, None, world(tmp_path)), registry=registry)
    first = built(unit)
    assert as_csv(first.table, first.codebook) == as_csv(again.table, again.codebook)
    assert as_stata(first.table, first.codebook) == as_stata(again.table, again.codebook)
    assert first.used == again.used


def test_progress_is_told_the_stages(tmp_path: Path) -> None:
    told: list[str] = []
    plan = PanelPlan(PanelUnit.FORMATION, (1953, 1955), world(tmp_path))
    build_panel(plan, told.append, registry)
    assert told[0] == "finding the releases"
    assert "external threat" in told


def test_releases_that_are_missing_are_named_all_at_once(tmp_path: Path) -> None:
    folder = world(tmp_path)
    (folder / "archigos_4_1.csv").rename(folder / "elsewhere.csv")
    (folder / "cow_states.csv").unlink()
    with pytest.raises(DataError, match=r"(?s)FD701.*Archigos|Archigos.*FD701") as caught:
        build_panel(PanelPlan(PanelUnit.FORMATION, None, folder), registry=registry)
    assert len(caught.value.problems) == 2


# The real data


@cache
def real(unit: PanelUnit) -> PanelRecord:
    """The panel of the releases that foedus is developed with; formations of two decades."""
    years = (1945, 1965) if unit is PanelUnit.FORMATION else None
    return build_panel(PanelPlan(unit, years, data()))


def data() -> Path:
    """The folder of those releases."""
    if not FOLDER.is_dir():
        pytest.skip("no data on this machine (set FOEDUS_SHARED to the folder above data/)")
    return FOLDER


def test_atop_has_745_alliances_in_799_phases() -> None:
    table = real(PanelUnit.ALLIANCE).table
    assert (len(table), len(np.unique(table["atopid"]))) == (799, 745)


def test_an_alliance_is_as_deep_as_its_deepest_phase() -> None:
    table = real(PanelUnit.ALLIANCE).table
    for atopid in np.unique(table["atopid"]):
        phases = table.rows(table["atopid"] == atopid)
        if not np.isnan(phases["milinst"]).any():
            assert phases["milinst"].max() == phases["milinst_max"][0]


def test_korea_and_america_1953_with_institutions() -> None:
    found = row(real(PanelUnit.FORMATION), client=732, patron=2, year=1953)
    assert (found["design"], found["leader"]) == (2, "Rhee")
    assert found["consolidation_lo"] > 0.9  # type: ignore[operator]


@pytest.mark.parametrize("patron", [365, 710])
def test_both_treaties_of_the_north_1961_without_institutions(patron: int) -> None:
    found = row(real(PanelUnit.FORMATION), client=731, patron=patron, year=1961)
    assert (found["design"], found["founding"], found["leader"]) == (1, 1, "Kim Il-Sung")


def test_a_major_power_and_another_state_meet_in_88_797_years() -> None:
    plan = PanelPlan(PanelUnit.DYAD_YEAR, None, data(), PairRule(None))
    table = pair_years(shelf(RELEASES, plan.folder), plan).built.table
    assert len(table) == 88_797
    keys = np.stack([table[name] for name in ("client", "patron", "year")])
    assert np.unique(keys, axis=1).shape[1] == 88_797


def test_the_day_of_a_formation_lies_in_its_year() -> None:
    table = real(PanelUnit.FORMATION).table
    assert (year_of(table["start"].astype(np.int64)) == table["year"]).all()


def test_a_row_that_a_coding_anchors_is_open_before_a_test(tmp_path: Path) -> None:
    """The class keeps its coding in a panel that is shown, and loses it in one that is tested."""
    file = tmp_path / "mine.csv"
    file.write_text("client,patron,year,commitment,value\n700,2,1953,regime,1\n")
    shown = PanelPlan(PanelUnit.DYAD_YEAR, None, world(tmp_path / "w"), own=Own(str(file)))
    for plan in (shown, replace(shown, tested=True)):
        found = row(build_panel(plan, registry=registry), client=700, year=1953)
        assert found["regime_coded"] == 1
        assert (found["regime_lo"], found["regime_hi"]) == (0, 1)


def test_the_ratio_changes_no_class() -> None:
    """The classes are fitted to one sample; a pair that two rules choose has one class."""
    both = [
        build_panel(PanelPlan(PanelUnit.FORMATION, (1945, 1965), data(), PairRule(ratio))).table
        for ratio in (5.0, 20.0)
    ]
    keys = ("client", "patron", "atopid", "phase", "start")
    places = {key: at for at, key in enumerate(zip(*(both[0][n] for n in keys), strict=True))}
    spots = [places[key] for key in zip(*(both[1][n] for n in keys), strict=True)]
    assert 0 < len(spots) < len(both[0])
    for name in ("state_probability", "regime_probability", "regime_lo", "regime_left_out"):
        assert np.array_equal(both[0][name][spots], both[1][name], equal_nan=True), name


def test_the_articles_codings_left_out_of_the_classes_and_beside_consolidation() -> None:
    """Rhee's power agrees with its coding, Kim's of 1961 stays open; no class of 1961 agrees."""
    told = {
        (each.episode, each.measure): each.verdict.value for each in real(PanelUnit.FORMATION).coded
    }
    assert told["rok-us-1953", "consolidation"] == "agrees"
    assert told["dprk-prc-1961", "consolidation"] == "open"
    assert told["rok-us-1953", "regime_probability"] == "open"
    assert told["dprk-prc-1961", "regime_probability"] == "open"
    found = row(real(PanelUnit.FORMATION), client=731, patron=710, year=1961)
    assert (found["regime_coded"], found["regime_probability"]) == (0, 0)
    assert found["regime_left_out"] == pytest.approx(0.9, abs=0.02)


def test_a_new_states_first_year_has_the_leader_of_the_day_it_entered() -> None:
    """Archigos has Salva Kiir from South Sudan's first day, 9 July 2011; the index is not his."""
    plan = PanelPlan(PanelUnit.DYAD_YEAR, (2011, 2011), data(), own=Own("none"))
    found = row(build_panel(plan), client=626, patron=2)
    assert (found["leader"], found["tenure_days"]) == ("Salva Kiir", 0)
    assert str(found["consolidation_measure"]).startswith("composite of ")
