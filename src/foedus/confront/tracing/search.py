"""Search: what it promises to look for a clue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpectedWeight:
    """The weight to be expected of a search, in decibels, if one hypothesis is right."""

    if_true: str
    against: str
    decibels: float


@dataclass(frozen=True, slots=True)
class Prospect:
    """What looking for a clue promises.

    Parameters
    ----------
    clue : str
        Its name.
    prior : str
        Name of the prior from which the evidence at hand was weighed.
    found : float
        Probability of finding it, as things stand.
    bits : float
        Expected information: mutual information of finding and hypotheses as they stand
        after the evidence at hand, in bits.
    bits_before : float
        The same as they stood before it.
    turns : float
        Probability that the search leaves another hypothesis in the lead.
    expected : tuple of ExpectedWeight
        Every hypothesis against every other; infinite where one outcome would rule it out.
    """

    clue: str
    prior: str
    found: float
    bits: float
    bits_before: float
    turns: float
    expected: tuple[ExpectedWeight, ...]
