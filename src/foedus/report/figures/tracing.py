"""The four figures of a ledger: running sum, posterior, tornado, prior sweep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from foedus.confront.tracing.account import Tracing
from foedus.confront.tracing.balance import View
from foedus.report.anchors import anchor
from foedus.report.figures.drawing import NARROW, WIDE, Drawing, Measures
from foedus.report.figures.posterior import posterior
from foedus.report.figures.prior_sweep import prior_sweep
from foedus.report.figures.rows import declared
from foedus.report.figures.running_sum import running_sum
from foedus.report.figures.subject import Subject, subject
from foedus.report.figures.tornado import tornado

NAMES = ("running-sum", "posterior", "tornado", "prior-sweep")
"""Names of the figures, as they end the names of their files."""

Drawer = Callable[[Subject, Measures, str], Drawing | None]

_DRAWN: dict[str, Drawer] = dict(
    zip(NAMES, (running_sum, posterior, tornado, prior_sweep), strict=True)
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in two sizes: for papers and wide pages, and for narrow screens."""

    name: str
    title: str
    wide: Drawing
    narrow: Drawing


def figures(
    tracing: Tracing,
    view: View = View.JOINT,
    prior: str | None = None,
    coder: str | None = None,
    pair: tuple[str, str] | None = None,
    whose: str = "",
) -> tuple[Figure, ...]:
    """The figures of a ledger.

    Parameters
    ----------
    tracing : Tracing
        The ledger traced.
    view : View
        How groups are counted; the prior sweep is always told under their joint weight.
    prior : str, optional
        Name of the prior from which the running sum begins; without it the one that the
        tracing was set to.
    coder : str, optional
        Name of a coder, or the empty one for all pooled; without it the account that is
        reported first.
    pair : tuple of (str, str), optional
        The hypotheses of running sum and tornado; without it the leader and its strongest
        rival.
    whose : str
        Labels of the coders, for the words above a figure that stands alone; empty where
        the page around it says so.

    Returns
    -------
    tuple of Figure
        In the order of `NAMES`; without posterior and prior sweep where probabilities are
        refused, without running sum and tornado where there is nothing to add.

    Raises
    ------
    KeyError
        If the tracing has no such prior, coder or pair.
    """
    shown = subject(tracing, view, prior, coder, pair, whose)
    found = (_figure(name, draw, shown) for name, draw in _DRAWN.items())
    return tuple(figure for figure in found if figure is not None)


def _figure(name: str, draw: Drawer, shown: Subject) -> Figure | None:
    base = anchor("figure", name, shown.tracing.ledger.episode)
    wide = draw(shown, WIDE, f"{base}.wide")
    narrow = draw(shown, NARROW, f"{base}.narrow")
    if not (wide and narrow):
        return None
    said = shown.judged
    wide, narrow = declared(wide, said, WIDE), declared(narrow, said, NARROW)
    return Figure(name, wide.title, wide, narrow)
