"""A game as content: axes along states."""

import pytest

from foedus.game.game import Axis
from foedus.vocabulary.membership import Membership


def test_memberships_become_intervals_of_states_whichever_way_the_axis_runs() -> None:
    assert Axis("x", -1.0, 1.0).interval(Membership(0.25, 0.75)) == (-0.5, 0.5)
    assert Axis("x", 1.0, 0.0).interval(Membership(0.25, 1.0)) == (0.0, 0.75)


@pytest.mark.parametrize(("ends", "crossover"), [((-1.0, 1.0), 0.0), ((0.0, 1.0), 0.5)])
def test_the_crossover_lies_halfway(ends: tuple[float, float], crossover: float) -> None:
    assert Axis("x", *ends).crossover == crossover
