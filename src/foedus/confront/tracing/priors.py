"""Priors: what is believed of the hypotheses before the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.casebook.ledger import Ledger, Prior
from foedus.confront.tracing.account import EVEN, Settings


def even(ledger: Ledger) -> Prior:
    """The prior that gives every hypothesis of a ledger the same probability.

    References
    ----------
    jaynes_2003, ch. 2, on indifference where nothing tells the hypotheses apart.
    """
    share = 1 / len(ledger.hypotheses)
    reason = "Nothing is presumed: every hypothesis starts level."
    return Prior(EVEN, "Even", tuple((name, share) for name in ledger.names), reason)


def priors(ledger: Ledger, settings: Settings) -> tuple[Prior, ...]:
    """Every prior of a run: the even one, the ledger's, the user's.

    Returns
    -------
    tuple of Prior
        Probabilities in the order of the ledger's hypotheses.
    """
    stated = (even(ledger), *ledger.priors, *settings.priors)
    return tuple(_in_order(prior, ledger) for prior in stated)


def chosen(stated: Sequence[Prior], name: str) -> Prior:
    """The prior of a name.

    Raises
    ------
    ValueError
        If there is none.
    """
    for prior in stated:
        if prior.name == name:
            return prior
    names = ", ".join(prior.name for prior in stated)
    msg = f"no prior {name}: expected one of {names}"
    raise ValueError(msg)


def _in_order(prior: Prior, ledger: Ledger) -> Prior:
    given = dict(prior.probabilities)
    return replace(prior, probabilities=tuple((name, given[name]) for name in ledger.names))
