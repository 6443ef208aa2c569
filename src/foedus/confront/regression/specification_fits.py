"""One sample, several models: what each says of two conditions and of both together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.binary import cloglog, logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.effects import (
    PER_UNIT,
    Change,
    Product,
    deviations_of,
    mean_change,
)
from foedus.confront.regression.firth import firth
from foedus.confront.regression.interaction import at_ends, less, with_product
from foedus.confront.regression.multinomial_logit import multinomial_logit
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Floats, Sample, gather
from foedus.panel.choices import Keep, Stand
from foedus.panel.pair import PairRule
from foedus.panel.table import Table

WHOLE: Mapping[str, Callable[[Sample], Fit]] = {
    "ordered_logit": ordered_logit,
    "multinomial_logit": multinomial_logit,
}
"""Models of all categories."""

OF_ONE: Mapping[str, Callable[[Sample], Fit]] = {"logit": logit, "cloglog": cloglog, "firth": firth}
"""Models of the highest category against the others."""

SPREAD = "by one standard deviation"
"""What a change of a column of many values is of, in a curve."""


@dataclass(frozen=True, slots=True)
class Question:
    """What every specification is asked.

    Parameters
    ----------
    conditions : tuple of str
        One or two conditions; how much each moves the probability of the highest category.
    controls : tuple of str
        Columns in every specification.
    clusters : tuple of str
        Columns whose groups share what is not observed.
    members : pair of str, optional
        Columns of the two states of a dyad.

    Examples
    --------
    >>> Question(("threat", "trust")).asked
    ('threat', 'trust', 'threat × trust')
    """

    conditions: tuple[str, ...]
    controls: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    members: tuple[str, str] | None = None

    @property
    def product(self) -> Product | None:
        """Both conditions together, where there are two."""
        return Product(*self.conditions) if len(self.conditions) > 1 else None

    @property
    def asked(self) -> tuple[str, ...]:
        """What is answered: each condition, and how much one changes the other's effect."""
        return (*self.conditions, *([self.product.name] if self.product else ()))


@dataclass(frozen=True, slots=True)
class Draft:
    """A specification as its options leave it.

    Parameters
    ----------
    rule : PairRule or None
        Which panel.
    stands : tuple of Stand
        The columns of the conditions.
    keeps : tuple of Keep
        Rows that are kept.
    outcome : str
        Column of the outcome.
    labels : tuple of (float, str)
        Its values, lowest first.
    together : bool
        Whether the product of the conditions is in the model.
    model : str
        The model.
    errors : str
        Which rows are taken to share what is not observed.
    """

    rule: PairRule | None = None
    stands: tuple[Stand, ...] = ()
    keeps: tuple[Keep, ...] = ()
    outcome: str = ""
    labels: tuple[tuple[float, str], ...] = ()
    together: bool = False
    model: str = ""
    errors: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one fit says of one thing asked.

    Parameters
    ----------
    value : float
        Average change in the probability of the highest category.
    change : str
        What it is of.
    errors : tuple of (str, float)
        Its standard error of each kind.
    """

    value: float
    change: str
    errors: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What one fit says, or why it says nothing.

    Parameters
    ----------
    answers : mapping of str to (Answer or str)
        By what is asked; a text where there is no estimate.
    observations, events : float
        Sum of the weights, and in the highest category.
    warnings : tuple of str
        What the fit says of itself.
    """

    answers: Mapping[str, Answer | str]
    observations: float = 0
    events: float = 0
    warnings: tuple[str, ...] = ()


def fitted_all(
    table: Table, question: Question, draft: Draft, models: tuple[str, ...]
) -> Iterator[Fitted]:
    """Fit several models to the rows of one draft.

    Parameters
    ----------
    table : Table
        Rows to explain.
    question : Question
        What is asked.
    draft : Draft
        The specification; its model and errors are left aside.
    models : tuple of str
        Names of models.

    Yields
    ------
    Fitted
        In the order of the models.
    """
    sample = _sample(table, question, draft)
    for name in models:
        try:
            if name in OF_ONE:
                own = _of_highest(sample)
                yield _fitted(OF_ONE[name](own), own, question, draft)
            else:
                yield _fitted(WHOLE[name](sample), sample, question, draft)
        except SampleError as fault:
            said = str(fault)
            yield Fitted(dict.fromkeys(_asked(question, draft), said))


def _asked(question: Question, draft: Draft) -> tuple[str, ...]:
    return question.asked if draft.together else question.conditions


def _sample(table: Table, question: Question, draft: Draft) -> Sample:
    """The rows of a draft, its conditions under their names."""
    wanted = dict.fromkeys(
        (draft.outcome, *question.controls, *question.clusters, *(question.members or ()))
    )
    chosen = np.ones(len(table), dtype=np.bool_)
    for keep in draft.keeps:
        chosen &= keep.mask(table)
    made = table.only(tuple(wanted))
    for stand in draft.stands:
        made = made.with_column(stand.condition, stand.values(table), stand.column)
    sample = gather(
        made.rows(chosen) if draft.keeps else made,
        draft.outcome,
        (*(stand.condition for stand in draft.stands), *question.controls),
        outcomes=dict(draft.labels),
        clusters=question.clusters,
        members=question.members,
    )
    return with_product(sample, question.product) if draft.together and question.product else sample


def _of_highest(sample: Sample) -> Sample:
    """The highest category against all others."""
    target = sample.outcomes[-1]
    last = len(sample.outcomes) - 1
    return sample.explaining((f"not {target}", target), (sample.y == last).astype(np.int64))


def _fitted(fit: Fit, sample: Sample, question: Question, draft: Draft) -> Fitted:
    """What a fit says of everything asked."""
    part = sample.only(fit.columns)
    answers = {name: _answer(fit, part, question, name) for name in _asked(question, draft)}
    return Fitted(answers, fit.observations, fit.counts[-1], fit.warnings)


def _answer(fit: Fit, part: Sample, question: Question, name: str) -> Answer | str:
    """What a fit says of a condition, or of how much the second changes the first's effect."""
    product = question.product
    both = product is not None and name == product.name
    needed = (name, *question.conditions) if both else (name,)
    if any(each in fit.left_out for each in needed):
        return "; ".join(fit.warnings)
    if product is not None and both:
        low, high = at_ends(fit, part, product.first, product.second, product)
        return _scaled(fit, less(high, low), part.x[:, fit.columns.index(product.first)])
    change = mean_change(fit, part, name, (product,) if product else ())
    return _scaled(fit, change, part.x[:, fit.columns.index(name)])


def _scaled(fit: Fit, change: Change, values: Floats) -> Answer | str:
    """A change as an answer: of a column of many values by one standard deviation."""
    per_unit = change.said == PER_UNIT
    scale = float(values.std()) if per_unit else 1.0
    errors = tuple(
        (kind.value, float(deviations_of(change.slopes, covariance)[-1]) * scale)
        for kind, covariance in fit.covariance.items()
    )
    if not all(np.isfinite(error) for _, error in errors):
        return "no finite estimate or error: " + "; ".join(fit.warnings)
    said = SPREAD if per_unit else change.said
    return Answer(float(change.means[-1]) * scale, said, errors)
