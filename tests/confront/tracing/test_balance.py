"""Balances: looking weights up, whichever hypothesis comes first."""

import pytest

from foedus.confront.tracing.balance import View
from foedus.vocabulary.estimate import exactly
from tests.ledgers import traced

BALANCE = traced({"clue": [0, "-3 dB", "6 dB"]}).main.balance(View.FULL)


def test_weights_are_found_both_ways_round() -> None:
    """For a over b, and for b over a."""
    assert BALANCE.total("a", "b") == exactly(3)
    assert BALANCE.total("b", "a") == exactly(-3)
    assert BALANCE.weight(BALANCE.steps[0], "c", "b") == exactly(9)


def test_undefined_weights_stay_undefined() -> None:
    """Seen from either side."""
    impossible = traced({"clue": [0.0, 0.0]}).main.balance()
    assert impossible.total("b", "a") is None


def test_posteriors_are_found_by_prior() -> None:
    """And one that is not there is refused."""
    assert BALANCE.posterior("even").prior.label == "Even"
    with pytest.raises(KeyError, match="sceptical"):
        BALANCE.posterior("sceptical")


def test_views_read_in_a_sentence() -> None:
    """As they stand in tables."""
    assert [view.label for view in View] == [
        "independence",
        "the groups' joint weight",
        "full dependence",
    ]
