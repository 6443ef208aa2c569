"""Posteriors: prior odds plus weights of evidence, as a point and as exact bounds.

Odds of two hypotheses need no more than their priors and likelihoods. Probabilities need
the hypotheses to be exclusive and exhaustive besides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from foedus.casebook.ledger import Prior
from foedus.confront.tracing.balance import Belief, Drawn, PairOdds, Posterior, Verdict
from foedus.confront.tracing.decibel import LEVEL, decibels, settled
from foedus.confront.tracing.montecarlo import drawn_beliefs, drawn_odds
from foedus.confront.tracing.tally import Floats, Tally
from foedus.vocabulary.estimate import Estimate

Pairs = Sequence[tuple[str, str]]
Odds = Mapping[tuple[str, str], Estimate | None]
"""Odds in decibels of every ordered pair, both ways round."""

Reach = Mapping[tuple[str, str], float | None]
"""The highest odds in decibels of every ordered pair; None where both are impossible even then."""

DOUBT = 1 - 1e-12
"""The highest probability short of certainty."""

_NEPER = math.log(10) / 10
"""Natural logarithms per decibel."""


def prior_odds(prior: Prior, pairs: Pairs) -> Floats:
    """Prior odds of every pair in decibels, shape (pairs,).

    Examples
    --------
    >>> prior = Prior("p", "P", (("a", 0.75), ("b", 0.25)), "…")
    >>> prior_odds(prior, [("a", "b")]).round(2).tolist()
    [4.77]
    """
    given = dict(prior.probabilities)
    return np.array([decibels(given[first]) - decibels(given[second]) for first, second in pairs])


def both_ways(pairs: Pairs, odds: Sequence[Estimate | None]) -> Odds:
    """Odds by ordered pair.

    Examples
    --------
    >>> from foedus.vocabulary.estimate import exactly
    >>> both_ways([("a", "b")], [exactly(3)])["b", "a"].point
    -3
    """
    turned = {
        (second, first): None if each is None else -each
        for (first, second), each in zip(pairs, odds, strict=True)
    }
    return dict(zip(pairs, odds, strict=True)) | turned


def posterior(
    prior: Prior, pairs: Pairs, total: Tally, drawn: Floats | None = None, *, probable: bool = True
) -> Posterior:
    """What follows from one prior and the evidence.

    Parameters
    ----------
    prior : Prior
        Probabilities of all hypotheses, in the order of the ledger.
    pairs : sequence of (str, str)
        Every pair, in the order of the ledger.
    total : Tally
        The weight of all the evidence, shape (pairs, 3).
    drawn : array of float, shape (draws, hypotheses), or None
        Likelihoods of all the evidence, drawn from their intervals, in decibels.
    probable : bool
        Whether probabilities may be worked out.

    Returns
    -------
    Posterior
        Odds, probabilities and the verdict.

    References
    ----------
    fairfield_charman_2022, on odds and weights; good_1950.
    """
    names = [name for name, _ in prior.probabilities]
    before = prior_odds(prior, pairs)
    after = total.estimates(before)
    ordered = both_ways(pairs, after)
    reach = _reach(pairs, total.ends(before))
    chances = probabilities(names, ordered, reach) if probable else ()
    return Posterior(
        prior=prior,
        odds=tuple(
            PairOdds(*pair, float(start), end, _drawn_pair(drawn, names, pair, float(start), end))
            for pair, start, end in zip(pairs, before, after, strict=True)
        ),
        beliefs=_beliefs(prior, chances, drawn),
        verdict=verdict(names, ordered),
    )


def _drawn_pair(
    drawn: Floats | None,
    names: Sequence[str],
    pair: tuple[str, str],
    start: float,
    bounds: Estimate | None,
) -> Drawn | None:
    if drawn is None or bounds is None:
        return None
    first, second = (drawn[:, names.index(name)] for name in pair)
    return drawn_odds(first, second, start, bounds)


def _beliefs(prior: Prior, chances: Sequence[Estimate], drawn: Floats | None) -> tuple[Belief, ...]:
    if not chances:
        return ()
    starts = [start for _, start in prior.probabilities]
    summaries = drawn_beliefs(drawn, starts, chances) if drawn is not None else [None] * len(starts)
    told = zip(prior.probabilities, chances, summaries, strict=True)
    return tuple(Belief(name, start, chance, summary) for (name, start), chance, summary in told)


def _reach(pairs: Pairs, ends: Sequence[tuple[float | None, float | None]]) -> Reach:
    """The highest odds of every ordered pair."""
    turned = {
        (second, first): None if lo is None else -lo
        for (first, second), (lo, _) in zip(pairs, ends, strict=True)
    }
    return {pair: hi for pair, (_, hi) in zip(pairs, ends, strict=True)} | turned


def probabilities(
    names: Sequence[str], odds: Odds, reach: Reach | None = None
) -> tuple[Estimate, ...]:
    """Posterior probabilities of exclusive and exhaustive hypotheses, with exact bounds.

    Parameters
    ----------
    names : sequence of str
        All hypotheses.
    odds : mapping
        Posterior odds of each against each.
    reach : mapping or None
        The highest odds of each against each, defined or not at the point; where they are
        not known, what is ruled out at the point counts as ruled out throughout.

    Returns
    -------
    tuple of Estimate
        In the order of the names; none where the evidence is impossible under all of them.

    Notes
    -----
    Bounds are exact: P(H) is least where the likelihood of H is at its lowest and every
    other at its highest, and one choice of likelihoods does this against all rivals at once.
    """
    if all(odds[name, rival] is None for name in names for rival in names if name != rival):
        return ()
    highest = reach or {}
    rivals = {name: [rival for rival in names if rival != name] for name in names}
    return tuple(
        _probability(
            [odds[name, rival] for rival in rivals[name]],
            [highest.get((name, rival)) for rival in rivals[name]],
        )
        for name in names
    )


def _probability(odds: Sequence[Estimate | None], highest: Sequence[float | None]) -> Estimate:
    """The probability that odds against each rival leave."""
    # Odds that are undefined belong to a hypothesis ruled out, against another ruled out.
    if any(each is None for each in odds):
        ends = [each for each in highest if each is not None]
        return Estimate(0, 0, _share(ends) if len(ends) == len(highest) else 0)
    held = [each for each in odds if each is not None]
    return Estimate(
        _share([each.lo for each in held]),
        _share([each.point for each in held]),
        _share([each.hi for each in held]),
    )


def _share(odds: Sequence[float]) -> float:
    """1 / (1 + Σ 10^(−odds/10)), by logarithms, so that nothing overflows."""
    logs = np.array([0.0, *(-each * _NEPER for each in odds)])
    share = settled(float(np.exp(-np.logaddexp.reduce(logs))))
    # What leaves a doubt, however small, is not rounded to certainty.
    return share if share < 1 or all(math.isinf(each) for each in odds) else DOUBT


def verdict(names: Sequence[str], odds: Odds) -> Verdict:
    """Which hypothesis is ahead of every other.

    Parameters
    ----------
    names : sequence of str
        All hypotheses.
    odds : mapping
        Posterior odds of each against each.

    Returns
    -------
    Verdict
        Without a leader where two are level.
    """
    for name in names:
        against = {rival: odds[name, rival] for rival in names if rival != name}
        held = {rival: each for rival, each in against.items() if each is not None}
        if len(held) == len(against) and all(each.point > LEVEL for each in held.values()):
            rival = min(held, key=lambda other: held[other].point)
            firm = all(each.lo > LEVEL for each in held.values())
            return Verdict(name, rival, held[rival], firm)
    return Verdict("", "", None, firm=False)
