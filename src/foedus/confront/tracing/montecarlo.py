"""Monte Carlo: likelihoods drawn from their intervals, many times, from one seed.

Where bounds take every likelihood at its worst at once, draws tell what is usual: each
cell is drawn by itself, evenly in decibels between its ends (evenly in probability where
the lower end is 0, since no even distribution reaches minus infinity).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from foedus.confront.tracing.balance import Drawn
from foedus.confront.tracing.decibel import LEVEL, decibels
from foedus.confront.tracing.dependence import Pack, Term
from foedus.confront.tracing.tally import Floats
from foedus.vocabulary.estimate import Estimate

Steps = np.ndarray[tuple[int, ...], np.dtype[np.uint16]]
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

NUMBERS = 80_000
"""Numbers drawn at a time for each hypothesis: enough to keep a core busy, few enough for its cache."""

FEWEST = 8
"""Draws made at a time at least, however many rows there are."""

STEPS = 1 << 16
"""A uniform number takes one of so many evenly spaced values, four to a word of the
generator: of an interval of 10 dB the steps are 0.00015 dB, far below what anybody judges."""

FINE = 1 << 16
"""Effects of a number are cut to one part in so many. Sums of up to a million decibels are
then exact, so that no order of adding up, number of threads or make of processor changes a draw."""


@dataclass(frozen=True, slots=True, eq=False)
class _Effects:
    """What numbers of their own do: m numbers at a time, to some of the hypotheses.

    Parameters
    ----------
    count : int
        m.
    on : tuple of (int, array of float, shape (m,))
        Places of the hypotheses concerned, and the decibels that each number adds there.
    """

    count: int
    on: tuple[tuple[int, Floats], ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Cells that are drawn by numbers of their own; cells that share a number share a row.

    Parameters
    ----------
    even : _Effects
        Of numbers between 0 and 1, in full.
    falling : _Effects
        For cells that reach down to 0: of the decibels of such numbers.
    """

    even: _Effects
    falling: _Effects


def draw(packs: Sequence[Pack], hypotheses: int, draws: int, seed: int) -> Floats:
    """Draw the likelihoods of all the evidence.

    Parameters
    ----------
    packs : sequence of Pack
        What enters the sum.
    hypotheses : int
        Their number.
    draws : int
        How many draws, at least 1.
    seed : int
        At least 0; the same seed gives the same draws for any number of workers.

    Returns
    -------
    array of float64, shape (draws, hypotheses)
        Decibels; minus infinity where the evidence is impossible.
    """
    terms = [term for pack in packs for term in pack.terms]
    base, slots = _slots(terms, hypotheses)
    # A stream of random numbers for each chunk: no number of workers changes a draw.
    size = max(FEWEST, NUMBERS // max(len(terms), 1))
    streams = np.random.SeedSequence(seed).spawn(-(-draws // size))
    sums = partial(_chunk, slots=slots, shape=(size, hypotheses))
    with ThreadPoolExecutor(os.cpu_count() or 1) as workers:
        chunks = list(workers.map(sums, streams))
    return np.concatenate(chunks)[:draws] + base


def _slots(terms: Sequence[Term], hypotheses: int) -> tuple[Floats, list[_Slot]]:
    """What is certain of the sums, and by which numbers the rest is drawn."""
    cells = np.array([[(c.lo, c.hi) for c in t.row.cells] for t in terms], dtype=np.float64)
    lowest, highest = np.moveaxis(cells.reshape(len(terms), hypotheses, 2), 2, 0)
    same = np.array([t.row.same for t in terms], dtype=np.int64).reshape(-1, hypotheses)
    share = np.array([t.share for t in terms], dtype=np.float64).reshape(-1, 1)
    falls = np.isneginf(lowest) & ~np.isneginf(highest)
    base = (share * np.where(falls, highest, lowest)).sum(axis=0)
    with np.errstate(invalid="ignore"):
        width = np.where(np.isneginf(lowest), 0.0, share * (highest - lowest))
    slots = (
        _Slot(_effects(width, same == place), _effects(np.where(falls, share, 0.0), same == place))
        for place in range(hypotheses)
    )
    return base, [slot for slot in slots if slot.even.count or slot.falling.count]


def _effects(effect: Floats, mine: Flags) -> _Effects:
    """The rows on which one slot's numbers have an effect, hypothesis by hypothesis."""
    kept = np.where(mine, effect, 0.0)
    kept = _cut(kept[kept.any(axis=1)])
    places = np.flatnonzero(kept.any(axis=0)).tolist()
    return _Effects(len(kept), tuple((p, np.ascontiguousarray(kept[:, p])) for p in places))


def _cut(numbers: Floats) -> Floats:
    """Numbers cut, never raised, to what can be added up exactly."""
    return np.floor(numbers * FINE) / FINE


def _chunk(
    stream: np.random.SeedSequence, slots: Sequence[_Slot], shape: tuple[int, int]
) -> Floats:
    """The drawn part of the sums: shape (draws, hypotheses)."""
    generator = np.random.Generator(np.random.PCG64DXSM(stream))
    sums = np.zeros(shape)
    for slot in slots:
        numbers = _steps(generator, shape[0], slot.even.count).astype(np.float64)
        numbers += 0.5
        _add(sums, numbers, slot.even, 1 / STEPS)
        _add(sums, _FALL[_steps(generator, shape[0], slot.falling.count)], slot.falling)
    return sums


def _add(sums: Floats, numbers: Floats, effects: _Effects, unit: float = 1) -> None:
    """Add what numbers, shape (draws, m), do to each hypothesis."""
    for place, effect in effects.on:
        # einsum keeps to the thread it is in; a matrix product would start more beside it.
        sums[:, place] += np.einsum("dm,m->d", numbers, effect) * unit


def _steps(generator: np.random.Generator, draws: int, count: int) -> Steps:
    """Whole numbers from 0 to `STEPS` − 1, each as likely, shape (draws, count)."""
    words = -(-draws * count // 4)
    raw = generator.integers(0, 2**64 - 1, size=words, dtype="<u8", endpoint=True)
    return raw.view("<u2")[: draws * count].reshape(draws, count)


_FALL = _cut(10 * np.log10((np.arange(STEPS) + 0.5) / STEPS))
"""Decibels of each evenly spaced number between 0 and 1."""


def drawn_odds(first: Floats, second: Floats, start: float, bounds: Estimate) -> Drawn:
    """What the draws give of the odds of one pair.

    Parameters
    ----------
    first, second : array of float64, shape (draws,)
        Decibels of the two hypotheses.
    start : float
        Prior odds in decibels.
    bounds : Estimate
        Exact bounds, in decibels, beyond which rounding may carry a draw by a hair.
    """
    odds = np.clip(first - second + start, bounds.lo, bounds.hi)
    return _summary(odds, odds > LEVEL)


def drawn_beliefs(
    drawn: Floats, prior: Sequence[float], bounds: Sequence[Estimate]
) -> tuple[Drawn, ...]:
    """What the draws give of the probability of each hypothesis.

    Parameters
    ----------
    drawn : array of float64, shape (draws, hypotheses)
        Decibels.
    prior : sequence of float
        Prior probabilities, one for each hypothesis.
    bounds : sequence of Estimate
        Exact bounds of the posterior probabilities.
    """
    scores = drawn + np.array([decibels(each) for each in prior])
    best = scores.max(axis=1, keepdims=True)
    shares = 10 ** ((scores - best) / 10)
    chances = shares / shares.sum(axis=1, keepdims=True)
    ahead = scores > np.partition(scores, -2, axis=1)[:, [-2]] + LEVEL
    return tuple(
        _summary(np.clip(chances[:, place], bound.lo, bound.hi), ahead[:, place])
        for place, bound in enumerate(bounds)
    )


def _summary(values: Floats, leads: Flags) -> Drawn:
    """The middle 90 per cent; a quantile is one of the draws, so that infinite ones may be."""
    low, median, high = np.quantile(values, [0.05, 0.5, 0.95], method="inverted_cdf")
    return Drawn(float(low), float(median), float(high), float(leads.mean()))
