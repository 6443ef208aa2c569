"""What the game is given."""

import pytest

from foedus.game.parameters import NAMES, PATHWAYS, Parameters, without


def test_the_shape_is_that_of_a_value() -> None:
    assert Parameters(n_kappa=3, n_gamma=5, thetas=(0.1,)).shape == (3, 5, 1, 3)


@pytest.mark.parametrize("name", PATHWAYS)
def test_a_pathway_switched_off_does_nothing_and_leaves_the_rest(name: str) -> None:
    off = without(Parameters(), name)
    assert getattr(off, name) == (0.0, 0.0, 0.0)
    assert [n for n in NAMES if getattr(off, n) != getattr(Parameters(), n)] == [name]


def test_all_pathways_may_be_off_and_no_other_can() -> None:
    off = without(Parameters(), *PATHWAYS)
    assert not any(sum(getattr(off, name)) for name in PATHWAYS)
    with pytest.raises(ValueError, match='no pathway "rent"'):
        without(Parameters(), "rent")
