"""Search: what it promises to look for a clue."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.decibel import decibels, settled

_LEVEL = 1e-12
"""Probability by which one hypothesis must exceed another to lead; bits that tell something."""


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
        Probability that the search leaves another hypothesis in the lead, or none.
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


def prospects(
    prior: Prior,
    beliefs: Sequence[float],
    clues: Mapping[str, Sequence[float]],
) -> tuple[Prospect, ...]:
    """What looking for each of some clues promises, the most informative first.

    Parameters
    ----------
    prior : Prior
        From which the evidence at hand was weighed.
    beliefs : sequence of float
        Posterior probabilities, in the order of the prior's hypotheses.
    clues : mapping of str to sequence of float
        For each clue the probability of finding it under each hypothesis.

    Returns
    -------
    tuple of Prospect
        By falling expected information; among equals, as where there is next to nothing left
        to learn, by what there was to learn before the evidence at hand; then by name.

    References
    ----------
    good_1950, on the expected weight of evidence; humphreys_jacobs_2023, ch. 12, on which
    clue to look for.
    """
    found = [_prospect(name, prior, beliefs, chances) for name, chances in clues.items()]
    return tuple(sorted(found, key=lambda each: (-each.bits, -each.bits_before, each.clue)))


def _prospect(
    clue: str, prior: Prior, beliefs: Sequence[float], chances: Sequence[float]
) -> Prospect:
    names = [name for name, _ in prior.probabilities]
    outcomes = _outcomes(beliefs, chances)
    leader = _leader(beliefs)
    return Prospect(
        clue=clue,
        prior=prior.name,
        found=settled(outcomes[0][0]),
        bits=expected_information(beliefs, chances),
        bits_before=expected_information([p for _, p in prior.probabilities], chances),
        turns=settled(sum(p for p, after in outcomes if _leader(after) != leader)),
        expected=tuple(
            ExpectedWeight(names[i], names[j], expected_weight(chances[i], chances[j]))
            for i in range(len(names))
            for j in range(len(names))
            if i != j
        ),
    )


def expected_information(beliefs: Sequence[float], chances: Sequence[float]) -> float:
    """Mutual information of a clue's being found and of the hypotheses.

    Parameters
    ----------
    beliefs : sequence of float
        Probabilities of exclusive and exhaustive hypotheses, together 1 but for rounding.
    chances : sequence of float
        Probability of finding the clue under each.

    Returns
    -------
    float
        Bits, from 0 to the entropy of the beliefs: Σ P(H) P(outcome | H) log₂ [P(outcome | H)
        / P(outcome)]; what is less than a trillionth is the machine's, and told as 0.

    Examples
    --------
    >>> round(expected_information([0.5, 0.5], [0.95, 0.05]), 4)
    0.7136
    """
    whole = math.fsum(beliefs)
    bits = math.fsum(
        belief / whole * p * math.log2(p * whole / outcome)
        for told, (outcome, _) in zip(_told(chances), _outcomes(beliefs, chances), strict=True)
        for belief, p in zip(beliefs, told, strict=True)
        if belief * p > 0
    )
    return settled(bits) if bits > _LEVEL else 0.0


def expected_weight(own: float, rival: float) -> float:
    """The weight to be expected of a search for a hypothesis over a rival, if it is right.

    Parameters
    ----------
    own, rival : float
        Probability of finding the clue under each.

    Returns
    -------
    float
        Decibels, at least 0: Σ P(outcome | own) · 10 log₁₀ [P(outcome | own) / P(outcome |
        rival)]; infinite where an outcome that may come is impossible for the rival.

    Examples
    --------
    >>> round(expected_weight(0.95, 0.05), 2)
    11.51
    """
    parts = [(own, rival), (1 - own, 1 - rival)]
    weight = sum(p * (decibels(p) - decibels(q)) for p, q in parts if p > 0)
    return settled(max(weight, 0.0))


def _outcomes(
    beliefs: Sequence[float], chances: Sequence[float]
) -> tuple[tuple[float, list[float]], ...]:
    """Found and missed: the probability of each, and what is believed then."""
    return tuple(
        _updated([belief * chance for belief, chance in zip(beliefs, told, strict=True)])
        for told in _told(chances)
    )


def _told(chances: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
    """Probabilities under each hypothesis of finding a clue, and of missing it."""
    return chances, [1 - chance for chance in chances]


def _updated(joint: list[float]) -> tuple[float, list[float]]:
    whole = math.fsum(joint)
    return whole, [each / whole for each in joint] if whole > 0 else joint


def _leader(beliefs: Sequence[float]) -> int | None:
    """Place of the most probable hypothesis; None where two are level."""
    best = max(range(len(beliefs)), key=lambda place: beliefs[place])
    level = [place for place, each in enumerate(beliefs) if beliefs[best] - each <= _LEVEL]
    return best if level == [best] else None
