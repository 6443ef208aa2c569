"""The two-parameter logistic model of item response, by marginal maximum likelihood.

A respondent with trait θ answers item j with yes with probability 1 / (1 + exp(−(aⱼθ + dⱼ))),
each item independently once θ is known; θ is standard normal (Birnbaum 1968). Slopes a and
intercepts d are found by EM over a fixed grid of θ (Bock & Aitkin 1981) and finished with
Newton's steps, whose observed information (Louis 1982) gives the standard errors. A missing
answer says nothing. Respondents are scored by the mean and standard deviation of θ given
their answers (EAP; Bock & Mislevy 1982).

References
----------
Birnbaum, in Lord & Novick (1968), Statistical Theories of Mental Test Scores; Bock & Aitkin
(1981), Psychometrika 46: 443–459; Louis (1982), JRSS B 44: 226–233; Bock & Mislevy (1982),
Applied Psychological Measurement 6: 431–444.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from foedus.panel.maximise import Convergence, Matrix, climb, clustered
from foedus.panel.patterns import Patterns, patterns
from foedus.panel.table import Number, Whole

SPAN = 6.0
"""θ is integrated from −6 to 6; beyond lies 2·10⁻⁹ of a standard normal."""
NODES = 121
"""Points of the grid: one every tenth, where the trapezoid rule has no error to speak of."""
FEWEST = 3
"""With fewer items slopes cannot be told from intercepts of other items."""
LONGEST = 2.0
"""Longest step of a slope or intercept in one M-step, which keeps early steps from overshooting."""
NEAR = 0.01
"""Longest step of an M-step from which Newton's steps take over."""
BLOCK = 512
"""Patterns worked out at a time: bounds the memory of the information."""


@dataclass(frozen=True, slots=True, eq=False)
class ItemResponse:
    """Items estimated, with their errors and a report of the search.

    Parameters
    ----------
    items : tuple of str
        Names of the items.
    slopes, intercepts : array of float
        aⱼ and dⱼ, in logits per standard deviation of θ, and in logits.
    covariance : array of float, 2 items × 2 items
        Of all slopes, then all intercepts; NaN where the information has no inverse.
    log_likelihood : float
        Marginal, of all answers.
    respondents : int
        Rows with at least one answer.
    convergence : Convergence
        How the search ended; where it failed the numbers are where it stopped.
    """

    items: tuple[str, ...]
    slopes: Number
    intercepts: Number
    covariance: Matrix
    log_likelihood: float
    respondents: int
    convergence: Convergence

    @property
    def slope_errors(self) -> Number:
        """Standard errors of the slopes."""
        errors: Number = np.sqrt(np.diag(self.covariance))[: len(self.items)]
        return errors

    @property
    def intercept_errors(self) -> Number:
        """Standard errors of the intercepts."""
        errors: Number = np.sqrt(np.diag(self.covariance))[len(self.items) :]
        return errors

    @property
    def difficulties(self) -> Number:
        """−dⱼ/aⱼ: the θ at which yes and no are equally likely."""
        return -self.intercepts / self.slopes

    @property
    def difficulty_errors(self) -> Number:
        """Standard errors of the difficulties, by the delta method."""
        places = np.arange(len(self.items))
        jacobian = np.zeros((len(places), 2 * len(places)))
        jacobian[places, places] = self.intercepts / self.slopes**2
        jacobian[places, places + len(places)] = -1 / self.slopes
        errors: Number = np.sqrt(np.diag(jacobian @ self.covariance @ jacobian.T))
        return errors


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Traits of respondents, given their answers and the items.

    Parameters
    ----------
    mean, sd : array of float
        Mean and standard deviation of θ a posteriori, the items taken as known; NaN for who
        answered nothing.
    gradient : array of float, respondents × 2 items
        How the mean moves with the slopes and intercepts; with `ItemResponse.covariance` it
        tells what the errors of the items add.
    """

    mean: Number
    sd: Number
    gradient: Matrix


def fit(
    answers: Matrix,
    items: Sequence[str],
    *,
    anchor: str = "",
    clusters: Whole | None = None,
    iterations: int = 200,
) -> ItemResponse:
    """Items of the two-parameter logistic model, and their standard errors.

    Parameters
    ----------
    answers : array of float, respondents × items
        1 yes, 0 no, NaN missing.
    items : sequence of str
        Names of the columns.
    anchor : str
        The item whose slope is positive, which says where up is; "" makes the sum positive.
    clusters : array of int, optional
        Respondents that hang together, such as years of one regime: standard errors allow for
        it.
    iterations : int
        EM iterations before Newton's steps.

    Raises
    ------
    ValueError
        If answers are other than 0, 1 or missing, an item does not vary, or there are fewer
        than three items; all faults at once.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(1))
    >>> theta = rng.normal(size=(2000, 1))
    >>> answers = (rng.random((2000, 4)) < 1 / (1 + np.exp(-1.5 * theta))).astype(float)
    >>> model = fit(answers, ["a", "b", "c", "d"])
    >>> model.convergence.converged, bool(abs(model.slopes - 1.5).max() < 0.4)
    (True, True)
    """
    names = tuple(items)
    _refuse(answers, names, anchor)
    held = patterns(answers)
    slopes, intercepts, spent = _em(held, iterations)
    start = np.concatenate([slopes, intercepts])
    ends = climb(start, lambda point: _louis(held, point), before=spent)
    if clusters is not None:
        scores = _scores(held, ends.parameters)
        covariance = clustered(ends.covariance, scores, held.places, clusters)
        ends = replace(ends, covariance=covariance)
    up = _up(ends.parameters[: len(names)], names, anchor)
    turned = np.concatenate([np.full(len(names), up), np.ones(len(names))])
    point = ends.parameters * turned
    return ItemResponse(
        names, point[: len(names)], point[len(names) :], ends.covariance * np.outer(turned, turned),
        ends.value, int(held.counts[held.asked.any(axis=1)].sum()), ends.convergence,
    )  # fmt: skip


def posterior(model: ItemResponse, answers: Matrix) -> tuple[Number, Matrix]:
    """The grid of θ, and each respondent's probability of every point of it.

    Parameters
    ----------
    model : ItemResponse
        The items.
    answers : array of float, respondents × items
        1, 0 or NaN.

    Examples
    --------
    >>> still = Convergence(True, 0, 0.0, "given")
    >>> model = ItemResponse(("a",), np.ones(1), np.zeros(1), np.eye(2), 0.0, 0, still)
    >>> theta, weight = posterior(model, np.array([[1.0]]))
    >>> bool((weight @ theta)[0] > 0)
    True
    """
    held = patterns(answers)
    theta, _ = grid()
    weights, _ = _expect(held, model.slopes, model.intercepts)
    return theta, weights[held.places]


def score(model: ItemResponse, answers: Matrix) -> Scores:
    """Mean and standard deviation of θ for each respondent (EAP).

    Parameters
    ----------
    model : ItemResponse
        The items.
    answers : array of float, respondents × items
        1, 0 or NaN.

    Examples
    --------
    >>> still = Convergence(True, 0, 0.0, "given")
    >>> model = ItemResponse(("a",), np.ones(1), np.zeros(1), np.eye(2), 0.0, 0, still)
    >>> found = score(model, np.array([[1.0], [0.0], [np.nan]]))
    >>> bool(abs(found.mean[0] + found.mean[1]) < 1e-12), bool(np.isnan(found.mean[2]))
    (True, True)
    """
    held = patterns(answers)
    theta, _ = grid()
    weights, _ = _expect(held, model.slopes, model.intercepts)
    mean = weights @ theta
    sd = np.sqrt(np.maximum(weights @ theta**2 - mean**2, 0.0))
    # The mean moves by the covariance, a posteriori, of θ with the score of each parameter.
    chance = _chance(model.slopes, model.intercepts)
    apart = weights * (theta - mean[:, None])
    along = held.answers * (apart @ theta)[:, None] - held.asked * ((apart * theta) @ chance.T)
    gradient = np.concatenate([along, -held.asked * (apart @ chance.T)], axis=1)
    silent = ~held.asked.any(axis=1)
    mean[silent] = sd[silent] = gradient[silent] = np.nan
    return Scores(mean[held.places], sd[held.places], gradient[held.places])


def recoded(values: Number, ones: Sequence[float]) -> Number:
    """1 where a value is one of `ones`, 0 where it is another, NaN where it is missing.

    Examples
    --------
    >>> recoded(np.array([0.0, 1.0, 2.0, np.nan]), [2]).tolist()
    [0.0, 0.0, 1.0, nan]
    """
    return np.where(np.isnan(values), np.nan, np.isin(values, ones).astype(np.float64))


def grid() -> tuple[Number, Number]:
    """Points of θ and their standard normal weights, which sum to one."""
    theta = np.linspace(-SPAN, SPAN, NODES)
    weight = np.exp(-(theta**2) / 2)
    return theta, weight / weight.sum()


def _refuse(answers: Matrix, names: tuple[str, ...], anchor: str) -> None:
    """Refuse answers that tell no slopes, with every reason."""
    faults = []
    if answers.ndim != 2 or answers.shape[1] != len(names):  # noqa: PLR2004  a matrix has two sides
        msg = f"answers of shape {answers.shape} for {len(names)} items: expected one column each"
        raise ValueError(msg)
    if len(names) < FEWEST:
        faults.append(f"{len(names)} items: expected at least {FEWEST}")
    if anchor and anchor not in names:
        faults.append(f"anchor {anchor!r} is none of the items {', '.join(names)}")
    for name, column in zip(names, answers.T, strict=True):
        values = np.unique(column[~np.isnan(column)]).tolist()
        if set(values) - {0.0, 1.0}:
            faults.append(f"{name} has values {values}: expected 0, 1 or missing; recode it")
        elif len(values) < 2:  # noqa: PLR2004  yes and no
            faults.append(f"{name} does not vary ({values}): leave it out")
    if faults:
        raise ValueError("; ".join(faults))


def _up(slopes: Number, names: tuple[str, ...], anchor: str) -> float:
    """1, or −1 where the trait came out upside down."""
    told = slopes[names.index(anchor)] if anchor else slopes.sum()
    return -1.0 if told < 0 else 1.0


def _expect(held: Patterns, slopes: Number, intercepts: Number) -> tuple[Matrix, Number]:
    """Each pattern's probability of every θ, and its log-likelihood."""
    theta, weight = grid()
    logits = slopes[:, None] * theta + intercepts[:, None]
    yes, no = -np.logaddexp(0, -logits), -np.logaddexp(0, logits)
    joint = held.answers @ yes + (held.asked - held.answers) @ no + np.log(weight)
    top = joint.max(axis=1, keepdims=True)
    whole = top[:, 0] + np.log(np.exp(joint - top).sum(axis=1))
    return np.exp(joint - whole[:, None]), whole


def _chance(slopes: Number, intercepts: Number) -> Matrix:
    """Probability of yes for each item and θ, without overflow where slopes have no bound."""
    theta, _ = grid()
    yes: Matrix = np.exp(-np.logaddexp(0, -(slopes[:, None] * theta + intercepts[:, None])))
    return yes


def _em(held: Patterns, iterations: int) -> tuple[Number, Number, int]:
    """Slopes and intercepts after EM, each M-step one Newton step per item; iterations spent."""
    theta, _ = grid()
    share = (held.counts @ held.answers) / (held.counts @ held.asked)
    slopes, intercepts = np.ones(len(share)), np.log(share / (1 - share))
    for spent in range(1, iterations + 1):
        weights, _ = _expect(held, slopes, intercepts)
        expected = weights * held.counts[:, None]
        asked, yes = held.asked.T @ expected, held.answers.T @ expected
        chance = _chance(slopes, intercepts)
        spread, rest = asked * chance * (1 - chance), yes - asked * chance
        aa, ad, dd = spread @ theta**2, spread @ theta, spread.sum(axis=1)
        ga, gd = rest @ theta, rest.sum(axis=1)
        whole = np.maximum(aa * dd - ad**2, np.finfo(float).tiny)
        moves = np.clip(
            [(dd * ga - ad * gd) / whole, (aa * gd - ad * ga) / whole], -LONGEST, LONGEST
        )
        slopes, intercepts = slopes + moves[0], intercepts + moves[1]
        if np.abs(moves).max() < NEAR:
            return slopes, intercepts, spent
    return slopes, intercepts, iterations


def _scores(held: Patterns, point: Number) -> Matrix:
    """Gradient of the log-likelihood for one respondent of each pattern."""
    theta, _ = grid()
    size = len(point) // 2
    weights, _ = _expect(held, point[:size], point[size:])
    chance = _chance(point[:size], point[size:])
    along = weights * theta
    slopes = held.answers * along.sum(axis=1)[:, None] - held.asked * (along @ chance.T)
    return np.concatenate([slopes, held.answers - held.asked * (weights @ chance.T)], axis=1)


def _louis(held: Patterns, point: Number) -> tuple[float, Number, Matrix]:
    """Log-likelihood, gradient and observed information at slopes and intercepts.

    The information is that of the complete data less what not knowing θ loses (Louis 1982).
    """
    theta, _ = grid()
    size = len(point) // 2
    weights, whole = _expect(held, point[:size], point[size:])
    chance = _chance(point[:size], point[size:])
    means = _scores(held, point)
    information = means.T @ (means * held.counts[:, None])
    for first in range(0, len(whole), BLOCK):
        block = slice(first, first + BLOCK)
        rest = held.answers[block][:, None, :] - held.asked[block][:, None, :] * chance.T
        flat = np.concatenate([rest * theta[:, None], rest], axis=2).reshape(-1, 2 * size)
        expected = (held.counts[block][:, None] * weights[block]).reshape(-1, 1)
        # einsum keeps to one thread; a threaded product of such thin matrices only waits.
        information -= np.einsum("ns,nt->st", flat, flat * expected)
    expected = (held.asked * held.counts[:, None]).T @ weights
    spread = expected * chance * (1 - chance)
    places = np.arange(size)
    information[places, places] += spread @ theta**2
    information[places, places + size] += spread @ theta
    information[places + size, places] += spread @ theta
    information[places + size, places + size] += spread.sum(axis=1)
    return float(held.counts @ whole), held.counts @ means, information
