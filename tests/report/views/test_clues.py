"""The rows of a ledger: likelihood, weight and test of every clue under every hypothesis."""

import pytest

from foedus.report.tracing.told import Told
from foedus.report.views.clues import ClueRow, clue_anchor, clue_rows
from foedus.report.views.index import Index
from tests.toyland.runs import toyland


@pytest.fixture
def rows(index: Index) -> dict[str, ClueRow]:
    record = toyland()
    told = Told.of(record.casebook, record.tracings[0])
    return {row.name.label: row for row in clue_rows(told, index)}


def test_every_clue_has_a_row_in_the_order_of_the_ledger(rows: dict[str, ClueRow]) -> None:
    ledger = toyland().tracings[0].ledger
    assert list(rows) == [clue.name for clue in ledger.clues]
    assert {row.id for row in rows.values()} == {clue_anchor("fen-1700", name) for name in rows}


def test_what_was_found_leads_to_its_item_and_cites_it(rows: dict[str, ClueRow]) -> None:
    row = rows["fen-guard"]
    assert row.name.href == "#evidence.fen-guard"
    assert (row.state, row.sought) == ("", "")
    assert row.cited


def test_what_was_sought_in_vain_says_where(rows: dict[str, ClueRow]) -> None:
    row = rows["fen-gifts"]
    assert row.name.href == ""
    assert row.state == "sought and not found"
    assert row.sought.startswith("Sought in: Rolls of the great port, 1699 to 1701. Chance of")
    assert row.sought.endswith("One roll in five is lost to damp.")


def test_what_nobody_sought_weighs_nothing(rows: dict[str, ClueRow]) -> None:
    row = rows["fen-letter"]
    assert row.state == "not yet sought"
    assert {cell.weight for cell in row.cells} == {"–"}
    assert not any(each.weights for each in row.reasons)


def test_the_leader_weighs_nothing_against_itself(rows: dict[str, ClueRow]) -> None:
    leader, *rivals = rows["raiders-seen"].cells
    assert leader.weight == "–"
    assert all(cell.weight != "–" for cell in rivals)


def test_every_coder_gives_a_reason_for_every_hypothesis(rows: dict[str, ClueRow]) -> None:
    for name, row in rows.items():
        assert len(row.reasons) == 2, name
        for each in row.reasons:
            assert len(each.reasons) >= 2, name
            assert all(reason.text for reason in each.reasons), name


def test_a_clue_in_a_group_says_so(rows: dict[str, ClueRow]) -> None:
    assert rows["anvil-cousins"].group == "The cousin at court"
    assert rows["raiders-seen"].group == ""
