"""Pairs, coverage and decisions beside the verdicts."""

from foedus.report.views.confrontation import decision_views, pair_tables, reach_tables
from foedus.report.views.index import Index


def test_a_pair_that_a_theory_cannot_tell_apart_is_said_to_be_one(index: Index) -> None:
    _, storm = pair_tables(index)
    designs = {(row.first.label, row.second.label): row.designs for row in storm.rows}
    assert len(storm.rows) == 10
    assert designs["anvil-1700", "brine-1700"] == "differ, and no condition does"
    assert designs["anvil-1700", "elm-1700"] == "differ"
    assert designs["cove-1700", "delta-1700"] == "are the same"


def test_clauses_that_no_test_reaches_are_counted(index: Index) -> None:
    harbour, storm = reach_tables(index)
    assert (harbour.idle, storm.idle) == (1, 0)
    (idle,) = [row for row in harbour.rows if not row.tests]
    assert (idle.clause.label, idle.expects) == ("insecure-trusted", "silent")
    assert [link.label for link in idle.others] == ["fen-1700"]


def test_a_reading_says_what_it_would_change(index: Index) -> None:
    (decision,) = decision_views(index)
    taken, other = decision.readings
    assert (taken.taken, taken.effects) == (True, ())
    harbour, storm = other.effects
    assert (harbour.before.mark.name, harbour.after.mark.name) == ("undetermined", "match")
    assert storm.observed.endswith("→ alliance with institutions")
    assert storm.scored == "would count"
