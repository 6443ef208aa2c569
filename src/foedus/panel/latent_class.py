"""Latent classes behind categorical indicators, some cases' classes being known.

Within a class the indicators are independent (Lazarsfeld & Henry 1968; Goodman 1974). Shares
of the classes and probabilities of each answer are found by EM from many starts and finished
with Newton's steps, whose observed information (Louis 1982) gives the standard errors. A
missing answer says nothing. Cases whose class somebody coded by hand enter with that class:
they tell what the class answers, not how large it is, since they were chosen.

A prior worth a few cases keeps probabilities off 0 and 1, where no standard error exists
(Galindo Garre & Vermunt 2006); `prior=0` is maximum likelihood.

References
----------
Lazarsfeld & Henry (1968), Latent Structure Analysis; Goodman (1974), Biometrika 61: 215–231;
Louis (1982), JRSS B 44: 226–233; Galindo Garre & Vermunt (2006), Behaviormetrika 33: 43–59.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations

import numpy as np

from foedus.panel.latent_class_likelihood import (
    Cells,
    Layout,
    Point,
    expect,
    layout,
    louis,
    mean_scores,
    scores_of,
)
from foedus.panel.maximise import Convergence, Matrix, Maximum, climb, clustered
from foedus.panel.patterns import patterns
from foedus.panel.table import Number, Whole

UNKNOWN = -1
"""The known class of a case whose class is not known."""
SHORT = 30
"""EM iterations of a start before the best start is chosen."""
NEAR = 1e-3
"""Gain of an iteration, in log-likelihood, from which Newton's steps take over."""
LONG = 2000
"""EM iterations of that start before Newton's steps."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is sought, and how.

    Parameters
    ----------
    classes : int
        Number of classes, at least 2.
    oriented : bool
        Whether higher categories speak for higher classes. Then classes stand in ascending order
        of their mean answers, and codings that tell against the indicators do not turn them
        round; otherwise the known cases say which class is which.
    starts : int
        Random starts, of which the best after a few iterations is followed to the end.
    prior : float
        Cases that the prior is worth, spread evenly over the classes.

    Examples
    --------
    >>> Search(prior=0).oriented
    True
    """

    classes: int = 2
    oriented: bool = True
    starts: int = 20
    prior: float = 1.0


SEARCH = Search()
"""Two classes, named by the indicators."""


@dataclass(frozen=True, slots=True, eq=False)
class LatentClass:
    """Classes estimated, with their errors and a report of the search.

    Parameters
    ----------
    indicators : tuple of str
        Names of the indicators.
    shares : array of float
        Share of each class; they sum to one.
    answers : tuple of array of float, classes × categories
        For each indicator the probability of each category within each class.
    share_errors : array of float
        Standard errors of the shares.
    answer_errors : tuple of array of float, classes × categories
        Standard errors of the probabilities.
    logits : array of float
        The same on the scale of the search: logits against the first class and category.
    covariance : array of float
        Of the logits; NaN where the information has no inverse.
    log_likelihood : float
        Of the data alone, without the prior.
    cases : int
        Rows with an answer or a known class.
    values : tuple of float
        Penalised log-likelihood that each start had reached when the best was chosen.
    convergence : Convergence
        How the search from the best start ended.
    """

    indicators: tuple[str, ...]
    shares: Number
    answers: tuple[Matrix, ...]
    share_errors: Number
    answer_errors: tuple[Matrix, ...]
    logits: Number
    covariance: Matrix
    log_likelihood: float
    cases: int
    values: tuple[float, ...]
    convergence: Convergence

    @property
    def layout(self) -> Layout:
        """Where each parameter stands among the logits."""
        return layout(len(self.shares), [table.shape[1] for table in self.answers])


@dataclass(frozen=True, slots=True, eq=False)
class Belonging:
    """How probably each case belongs to each class.

    Parameters
    ----------
    probability : array of float, cases × classes
        Given the answers, and the known class where there is one; NaN for a case about which
        nothing is known.
    error : array of float, cases × classes
        What the errors of the estimates add: standard errors, by the delta method.
    """

    probability: Matrix
    error: Matrix


def fit(
    data: Matrix,
    indicators: Sequence[str],
    generator: np.random.Generator,
    search: Search = SEARCH,
    *,
    known: Whole | None = None,
    clusters: Whole | None = None,
    begun: LatentClass | None = None,
) -> LatentClass:
    """Latent classes, their answers and the standard errors of both.

    Parameters
    ----------
    data : array of float, cases × indicators
        Categories 0, 1, 2 …; NaN missing.
    indicators : sequence of str
        Names of the columns.
    generator : numpy.random.Generator
        Draws the starts.
    search : Search
        How many classes, what says which is which, starts and prior.
    known : array of int, optional
        For each case its class, `UNKNOWN` where nobody coded it.
    clusters : array of int, optional
        Cases that hang together, such as years of one dyad: standard errors allow for it.
    begun : LatentClass, optional
        Estimates of nearly the same data, from which the search begins in place of random starts.

    Raises
    ------
    ValueError
        If a value is no category, an indicator does not vary, a known class is none, or there
        are more parameters than different answers; all faults at once.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(1))
    >>> member = rng.random(600) < 0.4
    >>> data = (rng.random((600, 4)) < np.where(member, 0.9, 0.2)[:, None]).astype(float)
    >>> model = fit(data, ["a", "b", "c", "d"], rng)
    >>> model.convergence.converged, bool(abs(model.shares[1] - 0.4) < 0.1)
    (True, True)
    """
    names = tuple(indicators)
    told = np.full(len(data), UNKNOWN) if known is None else known
    _refuse(data, names, search.classes, told)
    held = patterns(np.column_stack([data, np.where(told < 0, np.nan, told)]))
    sizes = (np.nanmax(data, axis=0).astype(int) + 1).tolist()
    cells = Cells.of(held, layout(search.classes, sizes), search.prior)
    starts = (
        [_start(cells, generator) for _ in range(search.starts)]
        if begun is None
        else [(begun.shares, begun.answers)]
    )
    tries = []
    for first in starts:
        start = _named(cells, first, oriented=search.oriented)
        tries.append(_named(cells, _em(cells, start, SHORT)[0], oriented=search.oriented))
    values = [expect(cells, point).value for point in tries]
    point, spent = _em(cells, tries[int(np.argmax(values))], LONG)
    ends = climb(cells.layout.flat(point), lambda logits: louis(cells, logits), before=spent)
    if clusters is not None:
        scores = mean_scores(cells, cells.layout.tables(ends.parameters))
        covariance = clustered(ends.covariance, scores, held.places, clusters)
        ends = replace(ends, covariance=covariance)
    return _result(names, cells, ends, tuple(values))


def belonging(model: LatentClass, data: Matrix, known: Whole | None = None) -> Belonging:
    """How probably each case belongs to each class, and the error of that probability.

    Parameters
    ----------
    model : LatentClass
        The classes.
    data : array of float, cases × indicators
        Categories as in the fit; NaN missing.
    known : array of int, optional
        Known classes; such a case belongs to its class with probability 1 and no error.

    Raises
    ------
    ValueError
        If an indicator has a category that the model does not know.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(1))
    >>> data = (rng.random((300, 3)) < np.where(rng.random(300) < 0.5, 0.9, 0.1)[:, None])
    >>> model = fit(data.astype(float), ["a", "b", "c"], rng)
    >>> found = belonging(model, np.array([[1.0, 1.0, 1.0], [np.nan] * 3]))
    >>> bool(found.probability[0, 1] > 0.9), bool(np.isnan(found.probability[1, 1]))
    (True, True)
    """
    told = np.full(len(data), UNKNOWN) if known is None else known
    shape = model.layout
    for name, size, column in zip(model.indicators, shape.sizes, data.T, strict=True):
        values = np.unique(column[~np.isnan(column)])
        if not np.isin(values, np.arange(size)).all():
            msg = f"{name} has values {values.tolist()}: the model knows 0 to {size - 1}"
            raise ValueError(msg)
    held = patterns(np.column_stack([data, np.where(told < 0, np.nan, told)]))
    cells = Cells.of(held, shape, 0.0)
    found = expect(cells, shape.tables(model.logits))
    scores = scores_of(cells, shape.tables(model.logits))
    means = np.einsum("pk,pks->ps", found.weights, scores)
    slopes = found.weights[:, :, None] * (scores - means[:, None, :])
    variance = np.einsum("pks,st,pkt->pk", slopes, model.covariance, slopes)
    probability, error = found.weights.copy(), np.sqrt(np.maximum(variance, 0.0))
    silent = ~held.asked.any(axis=1)
    probability[silent] = error[silent] = np.nan
    return Belonging(probability[held.places], error[held.places])


def misclassification(found: Belonging) -> Matrix:
    """How often a case of class k (row) is put into class l (column) by its likeliest class.

    Estimated from the probabilities themselves (Bolck, Croon & Hagenaars 2004, Political
    Analysis 12: 3–27, equation 10); rows sum to one. A class to which no case belongs has none:
    its row is NaN.

    Examples
    --------
    >>> sure = Belonging(np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros((2, 2)))
    >>> misclassification(sure).tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """
    held = found.probability[~np.isnan(found.probability).any(axis=1)]
    assigned = np.eye(held.shape[1])[held.argmax(axis=1)]
    together = held.T @ assigned
    size = held.sum(axis=0)[:, None]
    share: Matrix = np.divide(together, size, out=np.full_like(together, np.nan), where=size > 0)
    return share


def _refuse(data: Matrix, names: tuple[str, ...], classes: int, known: Whole) -> None:
    """Refuse data that tell no classes, with every reason."""
    if data.ndim != 2 or data.shape[1] != len(names):  # noqa: PLR2004  a matrix has two sides
        msg = f"data of shape {data.shape} for {len(names)} indicators: expected one column each"
        raise ValueError(msg)
    faults = [f"{classes} classes: expected at least 2"] if classes < 2 else []  # noqa: PLR2004
    cells, parameters = 1, classes - 1
    for name, column in zip(names, data.T, strict=True):
        values = np.unique(column[~np.isnan(column)]).tolist()
        if any(value < 0 or value != int(value) for value in values):
            faults.append(f"{name} has values {values}: expected categories 0, 1, 2 … or missing")
        elif len(values) < 2:  # noqa: PLR2004  yes and no
            faults.append(f"{name} does not vary ({values}): leave it out")
        else:
            cells *= int(values[-1]) + 1
            parameters += classes * int(values[-1])
    if len(known) != len(data) or (known >= classes).any() or (known < UNKNOWN).any():
        faults.append(f"known classes: expected one of {UNKNOWN} … {classes - 1} for each case")
    if not faults and parameters > cells - 1:
        faults.append(
            f"{parameters} parameters for {cells} possible answers: expected more indicators, "
            "or fewer classes"
        )
    if faults:
        raise ValueError("; ".join(faults))


def _start(cells: Cells, generator: np.random.Generator) -> Point:
    """Shares and probabilities drawn at random."""
    shape = cells.layout
    tables = tuple(generator.dirichlet(np.ones(size), shape.classes) for size in shape.sizes)
    return np.full(shape.classes, 1 / shape.classes), tables


def _em(cells: Cells, point: Point, iterations: int) -> tuple[Point, int]:
    """Shares and probabilities after EM, and the iterations spent."""
    last = -np.inf
    for spent in range(1, iterations + 1):
        found = expect(cells, point)
        point = cells.raised(found.weights)
        if found.value - last < NEAR:
            return point, spent
        last = found.value
    return point, iterations


def _named(cells: Cells, point: Point, *, oriented: bool) -> Point:
    """The point with its classes in the order that the names ask for."""
    shares, tables = point
    if oriented:
        levels = [table @ np.arange(table.shape[1]) / (table.shape[1] - 1) for table in tables]
        order = np.argsort(np.sum(levels, axis=0), kind="stable").tolist()
        return shares[order], tuple(table[order] for table in tables)
    orders = [list(order) for order in permutations(range(len(shares)))]
    points = [(shares[order], tuple(table[order] for table in tables)) for order in orders]
    return max(points, key=lambda one: expect(cells, one).value)


def _result(
    names: tuple[str, ...], cells: Cells, ends: Maximum, values: tuple[float, ...]
) -> LatentClass:
    """The estimates, with the errors of both scales."""
    shape = cells.layout
    shares, tables = shape.tables(ends.parameters)
    share_errors, errors = shape.errors((shares, tables), ends.covariance)
    plain = expect(cells, (shares, tables)).log_likelihood
    return LatentClass(
        names, shares, tables, share_errors, errors, ends.parameters, ends.covariance,
        plain, int(cells.counts.sum()), values, ends.convergence,
    )  # fmt: skip
