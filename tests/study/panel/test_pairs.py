"""Clients and patrons in years."""

from pathlib import Path

import numpy as np
import pytest

from foedus.archive.releases.problems import DataError
from foedus.panel.pair import PairRule
from foedus.panel.table import Table
from foedus.study.panel.pairs import RELEASES, directed_dyads, pair_years, with_names
from foedus.study.panel.record import PanelPlan, PanelUnit
from foedus.study.panel.sources import shelf
from tests.study.toy_releases import registry, world


def test_every_directed_dyad_stands_in_every_year(tmp_path: Path) -> None:
    held = shelf(RELEASES, world(tmp_path), registry)
    plan = PanelPlan(PanelUnit.DYAD_YEAR, (1950, 1951))
    assert len(directed_dyads(held, plan).table) == 2 * 3 * 2


def test_the_ratio_decides_who_is_a_client(tmp_path: Path) -> None:
    held = shelf(RELEASES, world(tmp_path), registry)
    for ratio, rows in ((None, 2), (18.0, 2), (19.0, 0)):
        plan = PanelPlan(PanelUnit.DYAD_YEAR, (1950, 1950), rule=PairRule(ratio))
        found = pair_years(held, plan)
        assert len(found.built.table) == rows
        # The rule chooses rows; what there is to choose from does not hang on it.
        assert len(found.every) == 2


def test_spells_that_make_no_sense_are_the_file_s_fault(tmp_path: Path) -> None:
    folder = world(tmp_path)
    file = folder / "cow_states.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("1950", "1961", 1), encoding="utf-8")
    held = shelf(RELEASES, folder, registry)
    with pytest.raises(
        DataError, match=r"cow_states\.csv:2:1: error\[FD714\].*before its beginning"
    ):
        directed_dyads(held, PanelPlan(PanelUnit.DYAD_YEAR))
    again = text.splitlines()[1].replace("1950", "1955", 1)
    file.write_text(f"{text}{again}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"FD707.*overlap.*get the file anew"):
        directed_dyads(held, PanelPlan(PanelUnit.DYAD_YEAR))


def test_states_are_named() -> None:
    table = Table("t", {"client": np.array([700, 9]), "patron": np.array([2, 2])})
    names = np.array(["Great", "Upper"], dtype=object)
    states = Table("cow_states", {"ccode": np.array([2, 700]), "statenme": names})
    found = with_names(table, states)
    assert found["client_name"].tolist() == ["Upper", ""]
    assert found["patron_name"].tolist() == ["Great", "Great"]
