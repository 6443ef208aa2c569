"""The prior sweep: how a hypothesis fares wherever one starts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.decibel import ratio, settled
from foedus.confront.tracing.posterior import DOUBT, Odds
from foedus.confront.tracing.sensitivity import Sweep, SweptPrior
from foedus.vocabulary.estimate import Estimate

GRID = tuple(step / 100 for step in range(1, 100))
"""Priors swept."""

STRONG = 19.0
"""Odds at which a probability is 0.95."""


def sweep(hypothesis: str, prior: Prior, weights: Odds) -> Sweep:
    """Sweep the prior of one hypothesis; its rivals keep their odds to each other.

    Parameters
    ----------
    hypothesis : str
        Whose prior is swept.
    prior : Prior
        From which the odds among its rivals are taken.
    weights : mapping
        Weights of all the evidence in decibels, of every ordered pair, priors apart.

    Returns
    -------
    Sweep
        P = 1 / (1 + (1 − p)/p · R), with R the likelihood ratio of the rivals together,
        each weighed by its share of their prior, to the hypothesis.

    Examples
    --------
    >>> from foedus.confront.tracing.posterior import both_ways
    >>> weights = both_ways([("a", "b")], [Estimate(0, 10, 20)])
    >>> even = Prior("even", "Even", (("a", 0.5), ("b", 0.5)), "…")
    >>> round(sweep("a", even, weights).even_at, 3)
    0.091
    """
    rivals = {rival: p for rival, p in prior.probabilities if rival != hypothesis}
    rest = math.fsum(rivals.values())
    shares = {rival: p / rest for rival, p in rivals.items()}
    against = {rival: _against(weights[hypothesis, rival]) for rival in shares}
    together = Estimate(
        sum(share * against[rival].lo for rival, share in shares.items()),
        sum(share * against[rival].point for rival, share in shares.items()),
        sum(share * against[rival].hi for rival, share in shares.items()),
    )
    nearest = max(share * against[rival].point for rival, share in shares.items())
    furthest = max(share * against[rival].hi for rival, share in shares.items())
    return Sweep(
        hypothesis=hypothesis,
        points=tuple(SweptPrior(start, _posterior(start, together)) for start in GRID),
        leads_from=_prior_of(nearest),
        firm_from=_prior_of(furthest),
        even_at=_prior_of(together.point),
        strong_at=_prior_of(STRONG * together.point),
    )


def _against(weight: Estimate | None) -> Estimate:
    """Likelihood ratio of a rival to the hypothesis; infinite where the hypothesis is ruled out."""
    if weight is None:
        return Estimate(math.inf, math.inf, math.inf)
    return Estimate(ratio(-weight.hi), ratio(-weight.point), ratio(-weight.lo))


def _posterior(start: float, against: Estimate) -> Estimate:
    odds = (1 - start) / start
    ends: Sequence[float] = (against.hi, against.point, against.lo)
    return Estimate(*(_chance(odds * end) for end in ends))


def _chance(against: float) -> float:
    """The probability that odds against leave; short of certainty unless they are none at all."""
    return min(settled(1 / (1 + against)), DOUBT) if against else 1.0


def _prior_of(odds: float) -> float | None:
    """The prior probability with these odds; None where no prior below 1 is enough."""
    return None if math.isinf(odds) else settled(odds / (1 + odds))
