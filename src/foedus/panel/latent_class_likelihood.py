"""The likelihood of latent classes: its parts, gradient and observed information.

Parameters are kept twice: as shares and probabilities, in which EM works, and as logits
against the first class and the first category, in which Newton's steps and standard errors
are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from foedus.panel.maximise import Matrix
from foedus.panel.patterns import Patterns
from foedus.panel.table import Number

Point = tuple[Number, tuple[Matrix, ...]]
Cube = np.ndarray[tuple[int, int, int], np.dtype[np.float64]]

FLOOR = 1e-300
"""Smallest probability whose logarithm is taken."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each parameter stands among the logits.

    Parameters
    ----------
    classes : int
        Number of classes.
    sizes : tuple of int
        Categories of each indicator.
    """

    classes: int
    sizes: tuple[int, ...]

    @property
    def length(self) -> int:
        """Number of parameters."""
        return self.classes - 1 + self.classes * (sum(self.sizes) - len(self.sizes))

    def place(self, indicator: int, klass: int) -> int:
        """Where the logits of an indicator in a class begin."""
        before = sum(size - 1 for size in self.sizes[:indicator]) * self.classes
        return self.classes - 1 + before + klass * (self.sizes[indicator] - 1)

    def flat(self, point: Point) -> Number:
        """Logits of shares and probabilities."""
        shares, tables = point
        rows = [shares, *(row for table in tables for row in table)]
        logs = [np.log(np.maximum(row, FLOOR)) for row in rows]
        return np.concatenate([row[1:] - row[0] for row in logs])

    def tables(self, logits: Number) -> Point:
        """Shares and probabilities of logits."""
        shares = _softmax(logits[: self.classes - 1])
        tables = []
        for indicator, size in enumerate(self.sizes):
            starts = [self.place(indicator, klass) for klass in range(self.classes)]
            tables.append(np.array([_softmax(logits[at : at + size - 1]) for at in starts]))
        return shares, tuple(tables)

    def errors(self, point: Point, covariance: Matrix) -> tuple[Number, tuple[Matrix, ...]]:
        """Standard errors of shares and probabilities from the covariance of their logits."""
        shares, tables = point
        found = []
        for indicator, table in enumerate(tables):
            starts = [self.place(indicator, klass) for klass in range(self.classes)]
            found.append(
                np.array(
                    [_spread(row, covariance, at) for row, at in zip(table, starts, strict=True)]
                )
            )
        return _spread(shares, covariance, 0), tuple(found)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The different answers of cases, as EM needs them.

    Parameters
    ----------
    layout : Layout
        Classes and categories.
    given : tuple of array of float, patterns × categories
        For each indicator 1 at the category that was answered; a row of zeros where none was.
    allowed : array of float, patterns × classes
        −∞ for every class but the known one, 0 for that; 0 throughout where none is known.
    drawn : array of float
        1 for a pattern whose class is not known, 0 where it is. Cases are coded because of what
        they are: they tell what a class answers, and nothing of how large it is.
    counts : array of float
        How many cases gave each pattern; a case that tells nothing counts for nothing.
    prior : float
        Cases that the prior is worth.
    """

    layout: Layout
    given: tuple[Matrix, ...]
    allowed: Matrix
    drawn: Number
    counts: Number
    prior: float

    @classmethod
    def of(cls, held: Patterns, shape: Layout, prior: float) -> Cells:
        """Cells of patterns whose last column is the known class."""
        given = tuple(
            np.eye(size)[held.answers[:, place].astype(int)] * held.asked[:, place, None]
            for place, size in enumerate(shape.sizes)
        )
        told = np.eye(shape.classes)[held.answers[:, -1].astype(int)] == 1
        drawn = 1.0 - held.asked[:, -1]
        allowed = np.where(told | (drawn == 1)[:, None], 0.0, -np.inf)
        return cls(shape, given, allowed, drawn, held.counts * held.asked.any(axis=1), prior)

    @property
    def pseudo(self) -> Point:
        """Cases that the prior adds to each share, and to each answer within a class."""
        classes = self.layout.classes
        each = self.prior / classes
        margins = [self.counts @ table for table in self.given]
        rows = [each * margin / margin.sum() if each else 0 * margin for margin in margins]
        return np.full(classes, each), tuple(np.tile(row, (classes, 1)) for row in rows)

    def raised(self, weights: Matrix) -> Point:
        """Shares and probabilities that fit the expected classes best: the M-step."""
        extra, rows = self.pseudo
        expected = weights * self.counts[:, None]
        shares = self.drawn @ expected + extra
        tables = [expected.T @ g + r for g, r in zip(self.given, rows, strict=True)]
        # A class that nobody is in keeps even probabilities: it says nothing of the answers.
        whole = [np.maximum(table.sum(axis=1, keepdims=True), FLOOR) for table in tables]
        shares = (
            shares / shares.sum() if shares.sum() > 0 else np.full(len(shares), 1 / len(shares))
        )
        return shares, tuple(t / w for t, w in zip(tables, whole, strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What is expected of classes given the answers.

    Parameters
    ----------
    weights : array of float, patterns × classes
        Probability of each class for each pattern.
    log_likelihood : float
        Of the data.
    value : float
        The same with the prior: what is maximised.
    """

    weights: Matrix
    log_likelihood: float
    value: float


def layout(classes: int, sizes: Sequence[int]) -> Layout:
    """The layout of so many classes and indicators of these sizes.

    Examples
    --------
    >>> layout(2, [2, 2, 3]).length
    9
    """
    return Layout(classes, tuple(sizes))


def expect(cells: Cells, point: Point) -> Expected:
    """Probabilities of the classes for each pattern, and the likelihood: the E-step.

    Parameters
    ----------
    cells : Cells
        The answers.
    point : tuple of arrays
        Shares and probabilities.
    """
    shares, tables = point
    joint = cells.allowed + cells.drawn[:, None] * np.log(np.maximum(shares, FLOOR))
    for given, table in zip(cells.given, tables, strict=True):
        joint = joint + given @ np.log(np.maximum(table, FLOOR)).T
    top = joint.max(axis=1, keepdims=True)
    whole = top[:, 0] + np.log(np.exp(joint - top).sum(axis=1))
    likelihood = float(cells.counts @ whole)
    extra, rows = cells.pseudo
    held = float(extra @ np.log(np.maximum(shares, FLOOR)))
    held += sum(
        float((row * np.log(np.maximum(table, FLOOR))).sum())
        for row, table in zip(rows, tables, strict=True)
    )
    return Expected(np.exp(joint - whole[:, None]), likelihood, likelihood + held)


def scores_of(cells: Cells, point: Point) -> Cube:
    """Gradient of the complete log-likelihood in the logits, for each pattern and class."""
    shape = cells.layout
    shares, tables = point
    scores = np.zeros((len(cells.counts), shape.classes, shape.length))
    for klass in range(shape.classes):
        drawn = cells.drawn[:, None] * (np.eye(shape.classes)[klass, 1:] - shares[1:])
        scores[:, klass, : shape.classes - 1] = drawn
        for indicator, (given, table) in enumerate(zip(cells.given, tables, strict=True)):
            at = shape.place(indicator, klass)
            rest = given - given.sum(axis=1, keepdims=True) * table[klass]
            scores[:, klass, at : at + shape.sizes[indicator] - 1] = rest[:, 1:]
    return scores


def mean_scores(cells: Cells, point: Point) -> Matrix:
    """Gradient of the log-likelihood in the logits, for one case of each pattern.

    Parameters
    ----------
    cells : Cells
        The answers.
    point : tuple of arrays
        Shares and probabilities.
    """
    weights = expect(cells, point).weights
    means: Matrix = np.einsum("pk,pks->ps", weights, scores_of(cells, point))
    return means


def louis(cells: Cells, logits: Number) -> tuple[float, Number, Matrix]:
    """Penalised log-likelihood, gradient and observed information at logits (Louis 1982).

    Parameters
    ----------
    cells : Cells
        The answers.
    logits : array of float
        The point.
    """
    shape = cells.layout
    point = shape.tables(logits)
    found = expect(cells, point)
    scores = scores_of(cells, point)
    means = np.einsum("pk,pks->ps", found.weights, scores)
    expected = found.weights * cells.counts[:, None]
    flat = scores.reshape(-1, shape.length)
    information = means.T @ (means * cells.counts[:, None])
    information -= flat.T @ (flat * expected.reshape(-1, 1))
    gradient = cells.counts @ means
    extra, rows = cells.pseudo
    _add(gradient, information, 0, (float(cells.counts @ cells.drawn), extra, point[0]))
    for indicator, (given, table) in enumerate(zip(cells.given, point[1], strict=True)):
        asked = expected.T @ given.sum(axis=1)
        for klass in range(shape.classes):
            place = shape.place(indicator, klass)
            pseudo = rows[indicator][klass]
            _add(gradient, information, place, (asked[klass], pseudo, table[klass]))
    return found.value, gradient, information


def _add(gradient: Number, information: Matrix, at: int, of: tuple[float, Number, Number]) -> None:
    """Add what complete data and the prior say of one set of probabilities."""
    cases, pseudo, row = of
    chosen = slice(at, at + len(row) - 1)
    gradient[chosen] += (pseudo - pseudo.sum() * row)[1:]
    kept = row[1:]
    information[chosen, chosen] += (cases + pseudo.sum()) * (np.diag(kept) - np.outer(kept, kept))


def _softmax(logits: Number) -> Number:
    """Probabilities of logits against a first category of logit 0."""
    whole = np.concatenate([[0.0], logits])
    raised = np.exp(whole - whole.max())
    share: Number = raised / raised.sum()
    return share


def _spread(row: Number, covariance: Matrix, at: int) -> Number:
    """Standard errors of one set of probabilities."""
    jacobian = (np.diag(row) - np.outer(row, row))[:, 1:]
    block = covariance[at : at + len(row) - 1, at : at + len(row) - 1]
    errors: Number = np.sqrt(np.diag(jacobian @ block @ jacobian.T))
    return errors
