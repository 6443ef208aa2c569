"""Direction: changes that lose nothing are made, others refused."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.panel.dyad_direction import Pairs, client_to_patron, directed, undirected
from foedus.panel.release import Direction
from tests.panel.toy import table

SWAPPED = (("cinc1", "cinc2"),)


def pairs(direction: Direction, **columns: list[Any]) -> Pairs:
    """Pairs of one year."""
    rows = len(columns["ccode1"])
    return Pairs(table("pairs", year=[1900] * rows, **columns), direction, SWAPPED)


def both(defense: list[float]) -> Pairs:
    """Two states in both orders."""
    return pairs(
        Direction.DIRECTED,
        ccode1=[2, 732],
        ccode2=[732, 2],
        cinc1=[0.3, 0.01],
        cinc2=[0.01, 0.3],
        defense=defense,
    )


def test_an_undirected_pair_says_the_same_in_both_orders() -> None:
    one = pairs(Direction.UNDIRECTED, ccode1=[732], ccode2=[2], cinc1=[0.01], cinc2=[0.3], s=[0.5])
    held = directed(one)
    assert held.direction is Direction.DIRECTED
    assert held.table["ccode1"].tolist() == [732, 2]
    assert held.table["cinc1"].tolist() == [0.01, 0.3]
    assert held.table["s"].tolist() == [0.5, 0.5]
    assert held.table.provenance["s"] == "pairs: s"


def test_what_is_the_same_in_both_orders_may_lose_its_direction() -> None:
    held = undirected(both([1.0, 1.0]))
    assert (held.direction, len(held.table)) == (Direction.UNDIRECTED, 1)
    assert (held.table["ccode1"].tolist(), held.table["cinc2"].tolist()) == ([2], [0.01])
    assert directed(held).table["ccode2"].tolist() == [732, 2]
    assert undirected(both([np.nan, np.nan])).table["ccode1"].tolist() == [2]


def test_a_one_sided_promise_may_not() -> None:
    with pytest.raises(ValueError, match="defense differ by direction"):
        undirected(both([1.0, 0.0]))


def test_a_pair_in_one_order_may_not() -> None:
    one = pairs(Direction.DIRECTED, ccode1=[2], ccode2=[732], cinc1=[0.3], cinc2=[0.01])
    with pytest.raises(ValueError, match=r"in one order only.*\(\(732, 2, 1900\),\)"):
        undirected(one)


def test_client_and_patron_are_told_by_their_order() -> None:
    held = client_to_patron(both([1.0, 0.0]), np.array([False, True]))
    assert held.table["client"].tolist() == [732]
    assert held.table["patron"].tolist() == [2]
    assert held.table.provenance["client"] == "pairs: ccode1"
    with pytest.raises(ValueError, match="nobody could tell the client from the patron"):
        undirected(held)
    again = directed(held)
    assert (again.direction, again.table["ccode1"].tolist()) == (Direction.DIRECTED, [732])


def test_nobody_is_the_patron_of_its_patron() -> None:
    with pytest.raises(ValueError, match="each would be the other's patron"):
        client_to_patron(both([1.0, 1.0]), np.array([True, True]))


def test_a_patron_needs_a_direction() -> None:
    one = pairs(Direction.UNDIRECTED, ccode1=[732], ccode2=[2], cinc1=[0.01], cinc2=[0.3])
    with pytest.raises(ValueError, match="directed pairs are needed, these are undirected"):
        client_to_patron(one, np.array([True]))


def test_a_pair_stands_once() -> None:
    with pytest.raises(ValueError, match=r"stand more than once: 2, 732, 1900"):
        pairs(Direction.UNDIRECTED, ccode1=[732, 2], ccode2=[2, 732], cinc1=[0, 0], cinc2=[0, 0])
    with pytest.raises(ValueError, match="must have a direction, got none"):
        pairs(Direction.NONE, ccode1=[1], ccode2=[2], cinc1=[0], cinc2=[0])


def test_what_has_its_direction_already_stays_as_it_is() -> None:
    held = both([1.0, 0.0])
    assert directed(held) is held
    assert undirected(undirected(both([1.0, 1.0]))).table["ccode1"].tolist() == [2]


@given(st.sets(st.tuples(st.integers(1, 6), st.integers(1, 6)).filter(lambda p: p[0] < p[1])))
def test_there_and_back_loses_nothing(chosen: set[tuple[int, int]]) -> None:
    rows = sorted(chosen)
    one, two = [a for a, _ in rows], [b for _, b in rows]
    held = pairs(Direction.UNDIRECTED, ccode1=one, ccode2=two, cinc1=one, cinc2=two)
    back = undirected(directed(held))
    for name in held.table.columns:
        assert back.table[name].tolist() == held.table[name].tolist()
