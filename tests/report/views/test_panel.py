"""The chapter on the panel: what was asked for is shown, with what it rests on."""

from dataclasses import replace

import pytest

from foedus.report.views.index import Index
from foedus.report.views.panel import PanelView, panel_view
from foedus.study.record import Record
from tests.report.studies import text
from tests.study.panel.asked import ASKED, toyland_with_panel


def view(record: Record) -> PanelView:
    """The chapter of a record that has one."""
    assert record.panel is not None
    return panel_view(Index.of(record), record.panel)


def test_the_sections_follow_the_order_of_the_work() -> None:
    assert [section.id for section in view(toyland_with_panel()).sections] == [
        "panel-described",
        "panel-measures",
        "panel-formation",
        "panel-dyad-year",
        "panel-models",
    ]


@pytest.mark.parametrize(
    ("part", "sections"),
    [
        ("described", ["panel-described"]),
        ("predicted", ["panel-measures", "panel-formation", "panel-dyad-year"]),
        ("models", ["panel-models"]),
    ],
)
def test_no_more_is_shown_than_was_asked_for(part: str, sections: list[str]) -> None:
    found = view(toyland_with_panel(replace(ASKED, parts=(part,))))
    assert [section.id for section in found.sections] == sections


def test_it_says_who_is_whose_patron_and_by_which_measures() -> None:
    found = toyland_with_panel()
    assert found.panel is not None
    said = view(found).text
    assert "at least 5 times" in said
    assert "arms" in said
    other = replace(found.panel, asked=replace(ASKED, ratio=None, years=(1950, 1953), measures=()))
    said = view(replace(found, panel=other)).text
    assert said.startswith("Years 1950–1953. ")
    assert "whatever the ratio" in said
    assert "no table is favoured" in said


def test_each_data_set_has_its_version_its_digest_and_what_to_cite() -> None:
    data = [each for each in view(toyland_with_panel()).data if each.name != "codings"]
    assert len(data) == 20
    assert all(len(each.sha256) == 64 and each.version and each.cited for each in data)
    assert all(work.source.href for each in data for cited in each.cited for work in cited.works)


def test_steps_of_the_panel_described_are_shown_once() -> None:
    sections = {each.id: each for each in view(toyland_with_panel()).sections}
    titles = {name: [shown.table.title for shown in each.tables] for name, each in sections.items()}
    assert "Rows at each step" in titles["panel-described"]
    assert "Rows at each step" not in titles["panel-formation"]
    assert "Rows at each step" in titles["panel-dyad-year"]


def test_a_page_without_the_panel_says_nothing_of_it() -> None:
    assert 'id="panel"' in text("panel")
    assert 'id="panel"' not in text("toyland")
    assert ".of-panel" not in text("toyland")
