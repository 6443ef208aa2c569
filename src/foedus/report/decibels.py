"""Words for weights of evidence: whole decibels, round ratios, probabilities in per cent.

Weights are judgements, so nothing here says more than they do: decibels are whole, ratios
are as round as whole decibels allow, and no sentence claims more than that the evidence
favours one hypothesis over another.
"""

from __future__ import annotations

import math

from foedus.report.layout import TIE
from foedus.vocabulary.estimate import Estimate

INFINITE = "∞"
"""In place of a weight that no number reaches: one hypothesis is ruled out."""

UNDEFINED = "undefined"
"""In place of odds between two hypotheses that the evidence rules out both."""

_DECADE = ("1", "1.3", "1.6", "2", "2.5", "3", "4", "5", "6", "8")
"""Ratios of 0 to 9 decibels; each lies within 6 % of the exact one, a decibel is 26 %."""

_FAR = 60
"""Decibels from which a ratio is only said to be beyond a million to one."""

_LEAST, _MOST = 0.01, 0.99
"""Probabilities beyond which only the side is told."""


def whole(value: float) -> str:
    """Decibels as a whole number, without their unit.

    Parameters
    ----------
    value : float
        Decibels; may be infinite.

    Returns
    -------
    str
        With a true minus; halves are rounded away from nought, so that both sides look alike.

    Examples
    --------
    >>> whole(9.03), whole(-2.5), whole(-0.2), whole(-math.inf)
    ('9', '−3', '0', '−∞')
    """
    amount = INFINITE if math.isinf(value) else str(math.floor(abs(value) + 0.5))
    return f"−{amount}" if value < 0 and amount != "0" else amount


def signed(value: float) -> str:
    """Decibels as a whole number with either sign, for columns of weights.

    Examples
    --------
    >>> signed(9.03), signed(-2), signed(0.3), signed(math.inf)
    ('+9', '−2', '0', '+∞')
    """
    said = whole(value)
    return said if said.startswith("−") or said == "0" else f"+{said}"


def decibels(value: float) -> str:
    r"""Decibels in running text; never parted from their unit.

    Examples
    --------
    >>> decibels(9.03)
    '9\xa0dB'
    """
    return f"{whole(value)}{TIE}dB"


def ratio(value: float) -> str:
    r"""Decibels as a ratio of likelihoods or odds, as round as whole decibels are.

    Parameters
    ----------
    value : float
        Decibels; a negative weight turns the ratio round.

    Examples
    --------
    >>> [ratio(db) for db in (0, 2, 9.03, -9.03, 15)]
    ['1\xa0:\xa01', '1.6\xa0:\xa01', '8\xa0:\xa01', '1\xa0:\xa08', '30\xa0:\xa01']
    >>> ratio(math.inf), ratio(-71)
    ('∞\xa0:\xa01', '1\xa0:\xa0over 1,000,000')
    """
    times = _times(abs(value))
    return f"1{TIE}:{TIE}{times}" if whole(value).startswith("−") else f"{times}{TIE}:{TIE}1"


def _times(amount: float) -> str:
    if math.isinf(amount):
        return INFINITE
    if amount >= _FAR + 0.5:
        return "over 1,000,000"
    tens, ones = divmod(int(whole(amount)), 10)
    return f"{float(_DECADE[ones]) * 10**tens:,.1f}".removesuffix(".0")


def weight(value: float | None) -> str:
    r"""A weight with its ratio; odds that do not exist say so.

    Examples
    --------
    >>> weight(9.03), weight(None)
    ('9\xa0dB (8\xa0:\xa01)', 'undefined')
    """
    return UNDEFINED if value is None else f"{decibels(value)} ({ratio(value)})"


def bounds(estimate: Estimate | None) -> str:
    r"""The bounds of a weight in running text; empty where there are none, or all is exact.

    Examples
    --------
    >>> bounds(Estimate(3.2, 9, 13))
    '3 to 13\xa0dB'
    >>> bounds(Estimate(9, 9, 9)), bounds(None)
    ('', '')
    """
    if estimate is None or whole(estimate.lo) == whole(estimate.hi):
        return ""
    return f"{whole(estimate.lo)} to {decibels(estimate.hi)}"


def in_column(estimate: Estimate | None) -> str:
    """A weight with its bounds, signed, as a column of a table wants it.

    Examples
    --------
    >>> in_column(Estimate(-3, 2, 6)), in_column(Estimate(4, 4, 4)), in_column(None)
    ('+2 [−3, +6]', '+4', 'undefined')
    """
    if estimate is None:
        return UNDEFINED
    inside = f" [{signed(estimate.lo)}, {signed(estimate.hi)}]" if bounds(estimate) else ""
    return signed(estimate.point) + inside


def favours(first: str, second: str, value: float | None) -> str:
    r"""Which of two hypotheses is favoured and by how much: a predicate without its subject.

    Parameters
    ----------
    first, second : str
        Labels of the hypotheses.
    value : float or None
        Decibels for the first; None where both are ruled out.

    Examples
    --------
    >>> favours("A", "B", 9.03)
    'favours A over B by 9\xa0dB (8\xa0:\xa01)'
    >>> favours("A", "B", -4)
    'favours B over A by 4\xa0dB (2.5\xa0:\xa01)'
    >>> favours("A", "B", 0.2)
    'favours neither A nor B over the other'
    >>> favours("A", "B", math.inf)
    'favours A over B by ∞\xa0dB: as weighed, B is ruled out'
    >>> favours("A", "B", None)
    'rules out, as weighed, both A and B'
    """
    if value is None:
        return f"rules out, as weighed, both {first} and {second}"
    if whole(value) == "0":
        return f"favours neither {first} nor {second} over the other"
    ahead, behind = (first, second) if value > 0 else (second, first)
    said = f"favours {ahead} over {behind} by {decibels(abs(value))}"
    if math.isinf(value):
        return f"{said}: as weighed, {behind} is ruled out"
    return f"{said} ({ratio(abs(value))})"


def probability(value: float) -> str:
    r"""A probability in whole per cent; of the very small and the very great, only the side.

    Parameters
    ----------
    value : float
        Within [0, 1].

    Examples
    --------
    >>> [probability(p) for p in (0, 0.003, 0.624, 0.998, 1)]
    ['0\xa0%', 'under 1\xa0%', '62\xa0%', 'over 99\xa0%', '100\xa0%']
    """
    if 0 < value < _LEAST:
        return f"under 1{TIE}%"
    if _MOST < value < 1:
        return f"over 99{TIE}%"
    return f"{percent(value)}{TIE}%"


def percent(value: float) -> str:
    """A probability as a number of per cent without the sign.

    Examples
    --------
    >>> percent(0.624), percent(0.002), percent(0.9999), percent(1)
    ('62', '<1', '>99', '100')
    """
    if 0 < value < _LEAST:
        return "<1"
    return ">99" if _MOST < value < 1 else f"{value * 100:.0f}"


def probabilities(estimate: Estimate) -> str:
    r"""A probability with its bounds, in per cent.

    Examples
    --------
    >>> probabilities(Estimate(0.31, 0.62, 0.851))
    '62\xa0% [31, 85]'
    >>> probabilities(Estimate(0.5, 0.5, 0.5))
    '50\xa0%'
    """
    low, high = percent(estimate.lo), percent(estimate.hi)
    return probability(estimate.point) + (f" [{low}, {high}]" if low != high else "")


def bits(value: float) -> str:
    r"""Expected information, to the hundredth of a bit.

    Examples
    --------
    >>> bits(0.1405), bits(0.002), bits(0)
    ('0.14\xa0bits', 'under 0.01\xa0bits', '0\xa0bits')
    """
    if 0 < value < _LEAST / 2:
        return f"under 0.01{TIE}bits"
    return f"{value:.2f}{TIE}bits" if value else f"0{TIE}bits"
