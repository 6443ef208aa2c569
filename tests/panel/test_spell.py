"""Membership spells: phases glued, returns kept apart."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.spell import begins, latest_before, member_span, memberships
from foedus.panel.spell_days import OPEN
from tests.panel.toy import members


def test_consecutive_phases_are_one_spell() -> None:
    held = memberships(members())
    assert held["member"].tolist() == [1, 2, 3]
    assert held["phases"].tolist() == [2, 2, 1]
    assert date.fromordinal(int(held["start"][0])) == date(1901, 3, 1)
    assert np.isnan(held["end"]).tolist() == [True, True, False]


@pytest.mark.parametrize(("pause", "spells"), [(1, 2), (213, 2), (214, 1), (366, 1)])
def test_a_longer_pause_ends_a_spell(pause: int, spells: int) -> None:
    """From 1 June to the new year are 214 days."""
    held = members().rows(np.array([0, 3]))
    held = held.with_column("yrexit", np.array([1903, 0]), "").with_column(
        "moexit", np.array([6, 0]), ""
    )
    assert len(memberships(held, pause)) == spells


def test_nobody_is_member_of_nothing() -> None:
    assert len(memberships(members().rows(np.zeros(0, np.int64)))) == 0


def test_a_row_that_still_runs_has_an_open_end() -> None:
    assert (member_span(members())[1] == OPEN).tolist() == [False] * 3 + [True] * 2


SPELLS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 40), st.integers(0, 10)), min_size=1)


@given(SPELLS, st.integers(0, 5))
def test_gluing_covers_the_same_days_and_leaves_longer_gaps(
    rows: list[tuple[int, int, int]], pause: int
) -> None:
    rows.sort()
    group, first, length = (np.array(column) for column in zip(*rows, strict=True))
    last = first + length
    fresh = begins(group[None, :], first, last, pause)
    spell = np.cumsum(fresh)
    for number in np.unique(spell):
        here = spell == number
        assert len(set(group[here].tolist())) == 1
        earlier = (group == group[here][0]) & (spell < number)
        if earlier.any():
            assert first[here].min() - last[earlier].max() > pause


@given(SPELLS)
def test_the_latest_end_above_is_found_within_the_group(rows: list[tuple[int, int, int]]) -> None:
    rows.sort()
    group = np.array([row[0] for row in rows])
    last = np.array([row[1] + row[2] for row in rows])
    expected = [
        max((last[j] for j in range(i) if group[j] == group[i]), default=-OPEN)
        for i in range(len(rows))
    ]
    assert latest_before(group, last).tolist() == expected
