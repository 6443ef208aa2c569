"""Plates: a figure with its table, a timeline with its tables."""

from dataclasses import replace

from foedus.report.views.index import Index
from foedus.report.views.plates import plates, timeline_view
from tests.toyland.runs import toyland


def test_the_table_says_what_the_figure_shows(index: Index) -> None:
    (plate,) = plates(index)
    assert plate.theory.label == "The harbour theory"
    assert plate.idle == 1
    assert [(row.row, row.column, row.tested) for row in plate.table] == [
        ("secure", "trusted", True),
        ("secure", "distrusted", True),
        ("insecure", "trusted", False),
        ("insecure", "distrusted", True),
    ]
    (fen,) = plate.table[2].others
    assert (fen.episode.label, fen.row, fen.column) == ("fen-1700", "0.3–1", "1")
    assert plate.cited


def test_events_stand_in_the_order_of_their_dates(index: Index) -> None:
    shown = timeline_view(index)
    assert shown.events[0].date == "1690s"
    assert shown.events[0].lane == "The towns of the coast"
    assert len(shown.events) == len(toyland().casebook.events)
    assert len(shown.arrangements) == len(toyland().casebook.arrangements)


def test_without_events_there_is_no_drawing() -> None:
    record = toyland()
    bare = replace(record, casebook=replace(record.casebook, events=()))
    assert timeline_view(Index.of(bare)).wide is None
