"""What each decision would change, on toyland."""

from foedus.report import effects
from tests.report.test_tables import texts
from tests.toyland.runs import plan, toyland


def test_a_decision_shows_the_reading_taken_and_what_others_change() -> None:
    shown = texts(effects.decisions(toyland()))
    assert shown[1] == ["open", "as taken", ""]
    assert shown[2][:2] == ["shared", "fen-1700, The harbour theory"]
    assert "undetermined → match" in shown[2][2]
    assert shown[-1][1] == "fen-1700 becomes a test"
    assert shown[-1][2] == "match (The harbour theory, The storm theory)"


def test_a_change_names_what_differs() -> None:
    (reading,) = toyland().decisions
    assert [bool(effects.change(effect)) for effect in reading.effects] == [True, True]


def test_a_decision_that_changes_nothing_is_named_in_the_note() -> None:
    table = effects.decisions(toyland(plan(episodes=("cove-1700",))))
    assert texts(table) == [["every one", "no verdict changes", ""]]
    assert table.note == "No reading changes a verdict here: ships-at-fen."
