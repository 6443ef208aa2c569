"""Priors."""

import pytest

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.account import Settings
from foedus.confront.tracing.priors import chosen, even, priors
from tests.ledgers import ledger


def test_the_even_prior_prefers_nobody() -> None:
    """As many equal parts as hypotheses."""
    assert even(ledger({"clue": [0.1, 0.2, 0.3, 0.4]})).probabilities == tuple(
        (h, 0.25) for h in "abcd"
    )


def test_every_prior_is_in_the_order_of_the_ledger() -> None:
    """Even, the ledger's own, the user's, whichever way round they were written."""
    asked = ledger({"clue": [0.1, 0.2]}, priors={"sceptical": [0.1, 0.9]})
    turned = Prior("mine", "Mine", (("b", 0.4), ("a", 0.6)), "…")
    listed = priors(asked, Settings(priors=(turned,)))

    assert [prior.name for prior in listed] == ["even", "sceptical", "mine"]
    assert listed[2].probabilities == (("a", 0.6), ("b", 0.4))


def test_a_prior_is_chosen_by_name() -> None:
    """One that is not there is refused with those that are."""
    stated = priors(ledger({"clue": [0.1, 0.2]}, priors={"sceptical": [0.1, 0.9]}), Settings())
    assert chosen(stated, "sceptical").label == "sceptical"
    with pytest.raises(ValueError, match="no prior bold: expected one of even, sceptical"):
        chosen(stated, "bold")
