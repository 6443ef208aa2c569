"""The multinomial logit: slopes of their own for every category but the first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.estimation import fitted
from foedus.confront.regression.family import block, with_constant
from foedus.confront.regression.newton import Height
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Floats, Sample
from foedus.panel.table import Number, Whole


@dataclass(frozen=True, slots=True)
class MultinomialLogit:
    """The family of multinomial logits with J categories, the first one the reference.

    Parameters
    ----------
    outcomes : int
        Number of categories J, at least 2.
    """

    outcomes: int
    name: str = "multinomial_logit"

    def parameters(self, columns: tuple[str, ...], outcomes: tuple[str, ...]) -> tuple[str, ...]:
        """Category by category its slopes and its constant."""
        return tuple(
            f"{outcome}: {column}"
            for outcome in outcomes[1:]
            for column in (*columns, "(constant)")
        )

    def laid(self, slopes: Floats, constant: float) -> Floats:
        """A value for each column and the constant, the same for every category."""
        return np.tile(np.append(slopes, constant), self.outcomes - 1)

    def start(self, shares: Floats, columns: int) -> Floats:
        """Constants at the log odds of the shares."""
        theta = np.zeros((self.outcomes - 1, columns + 1))
        theta[:, -1] = np.log(shares[1:] / shares[0])
        return theta.reshape(-1)

    def height(self, theta: Floats, y: Whole, x: Floats, weights: Number) -> Height:
        """Log-likelihood, gradient and information of some rows."""
        held = with_constant(x)
        logs = self._logs(theta, held)
        chances = np.exp(logs[:, 1:])
        value = float(weights @ logs[np.arange(len(y)), y])
        residual = weights[:, None] * (self._held(y) - chances)
        return Height(
            value,
            (residual.T @ held).reshape(-1),
            self._information(held, chances, weights),
        )

    def _information(self, held: Floats, chances: Floats, weights: Number) -> Floats:
        """Blocks Σ w p_a (1[a = b] − p_b) x x', each category against each."""
        several, columns = self.outcomes - 1, held.shape[1]
        whole = np.empty((several, columns, several, columns))
        for one in range(several):
            for other in range(one, several):
                shared = chances[:, one] * ((one == other) - chances[:, other])
                whole[one, :, other] = (held * (weights * shared)[:, None]).T @ held
                whole[other, :, one] = whole[one, :, other].T
        return whole.reshape(several * columns, several * columns)

    def scores(self, theta: Floats, y: Whole, x: Floats) -> Floats:
        """Gradient of each row's log-likelihood."""
        held = with_constant(x)
        residual = self._held(y) - np.exp(self._logs(theta, held)[:, 1:])
        return (residual[:, :, None] * held[:, None, :]).reshape(len(y), -1)

    def chances(self, theta: Floats, x: Floats) -> Floats:
        """Probability of each category."""
        chances: Floats = np.exp(self._logs(theta, with_constant(x)))
        return chances

    def turned(self, theta: Floats, x: Floats) -> Floats:
        """Derivatives of the probabilities by the parameters: p_j (1[j = m] − p_m) x."""
        held = with_constant(x)
        chances = np.exp(self._logs(theta, held))
        same = np.eye(self.outcomes)[:, 1:]
        inner = chances[:, :, None] * (same[None] - chances[:, None, 1:])
        whole = inner[:, :, :, None] * held[:, None, None, :]
        return whole.reshape(len(x), self.outcomes, -1)

    def pulled(self, theta: Floats, x: Floats, weights: Number) -> Floats:
        """Weighted sum of those derivatives over the rows."""
        held = with_constant(x)
        chances = np.exp(self._logs(theta, held))
        same = np.eye(self.outcomes)[:, 1:]
        inner = chances[:, :, None] * (same[None] - chances[:, None, 1:])
        summed = (inner * weights[:, None, None]).reshape(len(x), -1).T @ held
        return summed.reshape(self.outcomes, -1)

    def back(self, mean: Floats, scale: Floats) -> Floats:
        """Each category's block by itself."""
        blocks = np.kron(np.eye(self.outcomes - 1), block(mean, scale, -1.0, 1))
        return blocks.astype(np.float64)

    def _logs(self, theta: Floats, held: Floats) -> Floats:
        """Logarithms of the probabilities, shape (n, J)."""
        eta = np.zeros((len(held), self.outcomes))
        eta[:, 1:] = held @ theta.reshape(self.outcomes - 1, -1).T
        eta -= eta.max(axis=1, keepdims=True)
        logs: Floats = eta - np.log(np.exp(eta).sum(axis=1, keepdims=True))
        return logs

    def _held(self, y: Whole) -> Floats:
        """Which category each row is in, the reference left out: shape (n, J − 1)."""
        rows: Floats = np.eye(self.outcomes)[y]
        return rows[:, 1:]


def multinomial_logit(sample: Sample) -> Fit:
    """Fit the multinomial logit of an outcome whose categories need no order.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of J ≥ 2 categories; the first is the reference.

    Returns
    -------
    Fit
        (J − 1)(k + 1) parameters: for each other category the slopes and constant of the
        log odds of it against the reference.

    Raises
    ------
    SampleError
        If an outcome is missing or empty, a column is constant, or rows are too few.

    References
    ----------
    mcfadden_1974.

    Examples
    --------
    >>> from foedus.confront.regression.sample import gather
    >>> from foedus.panel.table import Table
    >>> table = Table("toy", {"d": np.array([0, 0, 1, 2, 2, 2, 1, 0]), "z": np.repeat([0, 1], 4)})
    >>> fit = multinomial_logit(gather(table, "d", ["z"], outcomes={0: "none", 1: "thin", 2: "deep"}))
    >>> fit.names[-2:], round(float(np.exp(fit.coefficients[2])), 4)
    (('deep: z', 'deep: (constant)'), 4.0)
    """
    return fitted(MultinomialLogit(len(sample.outcomes)), sample)
