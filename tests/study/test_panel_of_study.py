"""The panel of a study: listed, worked out or left out, and kept in its place."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from foedus.archive.files.library import case
from foedus.archive.releases.problems import DataError
from foedus.study.panel_of_study import store_of, with_panel
from foedus.study.plan import PanelWish, Plan
from foedus.study.run import run
from tests.study.panel.asked import ASKED, toyland_with_panel
from tests.toyland.runs import FOLDER, toyland


def asking(folder: Path) -> Path:
    """Toyland, asking for the panel."""
    study = folder / "study"
    copytree(FOLDER, study)
    with (study / "study.yaml").open("a") as head:
        head.write("panel: {parts: [described]}\n")
    return study


def test_a_study_that_does_not_ask_has_no_data() -> None:
    assert toyland().data == ()
    assert toyland().panel is None


def test_what_is_asked_for_is_listed_without_any_data(tmp_path: Path) -> None:
    found = run(Plan(asking(tmp_path)))
    assert found.data
    assert found.panel is None


def test_what_is_left_out_is_not_even_listed(tmp_path: Path) -> None:
    found = run(Plan(asking(tmp_path), panel=PanelWish.LEFT_OUT))
    assert found.data == ()
    assert found.panel is None


def test_what_cannot_be_worked_out_is_refused(tmp_path: Path) -> None:
    plan = Plan(asking(tmp_path), panel=PanelWish.WORKED_OUT, data=tmp_path)
    with pytest.raises(DataError, match="no file of"):
        run(plan)


def test_the_record_carries_the_answer_and_what_to_cite() -> None:
    found = toyland_with_panel()
    assert found.panel is not None
    assert found.data
    assert replace(found, panel=None, data=()) == toyland()


def test_listing_asks_nothing_of_the_data() -> None:
    found = with_panel(toyland(), ASKED, Plan(FOLDER))
    assert found.panel is None
    assert found.data == toyland_with_panel().data


def test_answers_are_kept_beside_a_study_and_never_in_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOEDUS_DATA", str(tmp_path / "releases"))
    assert store_of(FOLDER) == FOLDER / ".foedus" / "panel"
    assert store_of(case("korea")) == tmp_path / "panel"
