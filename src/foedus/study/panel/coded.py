"""Codings of a study beside the measures of the panel: where they agree, differ, or stay open.

A coding that anchors a class is set beside the class as it comes out without that coding.
Consolidation is anchored by nobody: there the codings are a test of the measure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from foedus.panel.compatibility import LEVEL, interval
from foedus.panel.feed import Feed, Way
from foedus.panel.latent_class import Belonging
from foedus.panel.table import Table
from foedus.study.panel.cases import Case, Compared
from foedus.vocabulary.membership import Membership


def compared(table: Table, cases: Iterable[Case], feeds: Iterable[Feed]) -> tuple[Compared, ...]:
    """Every coding of a case that is in the panel, beside each measure with an error.

    Parameters
    ----------
    table : Table
        A panel of clients and patrons.
    cases : iterable of Case
        What a study codes.
    feeds : iterable of Feed
        What stands for what; those that are given as intervals are compared.

    Returns
    -------
    tuple of Compared
        By measure, then by case.
    """
    held = tuple(cases)
    told = [feed for feed in feeds if feed.way is Way.INTERVAL]
    return tuple(found for feed in told for case in held for found in _compared(table, case, feed))


def _compared(table: Table, case: Case, feed: Feed) -> Iterator[Compared]:
    coded = case.membership(feed.concept)
    if coded is None:
        return
    keys = {"client": case.client, "patron": case.patron, "year": case.year}
    here = np.logical_and.reduce([table[name] == value for name, value in keys.items()])
    for row in np.flatnonzero(here).tolist():
        score, error, measured = _measured(table, row, feed)
        yield Compared(
            episode=case.episode,
            client=str(table["client_name"][row]),
            patron=str(table["patron_name"][row]),
            year=case.year,
            leader=str(table["leader"][row]),
            concept=feed.concept,
            measure=feed.name,
            coded=coded,
            score=score,
            error=error,
            measured=measured,
        )


def _measured(table: Table, row: int, feed: Feed) -> tuple[float, float, Membership]:
    """Score, error and membership of a row by a measure, its own coding left out."""
    low, high = feed.columns
    name = low.removesuffix("_lo")
    if f"{name}_left_out" not in table.columns:
        ends = Membership(float(table[low][row]), float(table[high][row]))
        return float(table[name][row]), float(table[f"{name}_se"][row]), ends
    score, error = (float(table[f"{name}_{part}"][row]) for part in ("left_out", "left_out_error"))
    if np.isnan(table[f"{name}_coded"][row]):
        score, error = (float(table[f"{name}_{part}"][row]) for part in ("probability", "error"))
    both = Belonging(np.array([[1 - score, score]]), np.array([[error, error]]))
    ends = Membership(*(float(end[0]) for end in interval(both, LEVEL)))
    return score, error, ends
