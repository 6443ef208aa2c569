"""Two steps beside one: whether there is an alliance, then its design; or both on one scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from foedus.confront.regression.binary import logit
from foedus.confront.regression.checks import SampleError
from foedus.confront.regression.ordered_logit import ordered_logit
from foedus.confront.regression.results import Fit
from foedus.confront.regression.sample import Floats, Sample

ASSUMED = (
    "Two steps assume that what nobody observed about whether there is an alliance has nothing to "
    "do with what nobody observed about its design: no correlation between the steps is "
    "estimated, and slopes of the second hold among alliances that were made, not for those that "
    "were not. One step assumes that each column moves every step up by the same log odds."
)
"""What a reader must grant to either model."""


@dataclass(frozen=True, slots=True, eq=False)
class TwoStep:
    """The two-step model beside the one-step model of the same rows.

    Parameters
    ----------
    selection : Fit
        Whether there is an alliance, over all rows.
    design : Fit
        The design, over the rows with an alliance.
    one_step : Fit
        The ordered logit over all rows, no alliance its lowest step.
    assumed : str
        What a reader must grant to either.
    """

    selection: Fit
    design: Fit
    one_step: Fit
    assumed: str = ASSUMED

    @property
    def log_likelihood(self) -> float:
        """Of both steps together: comparable with that of the one-step model."""
        return self.selection.log_likelihood + self.design.log_likelihood

    @property
    def aic(self) -> float:
        """Akaike's criterion of both steps together."""
        return self.selection.aic + self.design.aic

    def chances(self, x: Floats) -> Floats:
        """Probability of each category, shape (n, J), for columns in the order of the first step.

        Parameters
        ----------
        x : array of float64, shape (n, k)
            Values of the columns of the selection.
        """
        chosen = [self.selection.columns.index(name) for name in self.design.columns]
        some = self.selection.family.chances(self.selection.coefficients, x)
        given = self.design.family.chances(self.design.coefficients, x[:, chosen])
        return np.concatenate([some[:, :1], some[:, 1:] * given], axis=1)


def two_step(
    sample: Sample,
    *,
    only_first: Sequence[str] = (),
    step: Callable[[Sample], Fit] = logit,
) -> TwoStep:
    """Fit selection and design one after the other, and both on one scale.

    Parameters
    ----------
    sample : Sample
        Rows with an outcome of J ≥ 3 categories, no alliance the first.
    only_first : sequence of str
        Columns held to bear on whether there is an alliance and not on its design; the
        one-step model has them too.
    step : callable
        `logit`, `cloglog` or `firth`: the model of the selection, and of the design where
        two remain; more are fitted by the ordered logit.

    Returns
    -------
    TwoStep
        With what each model assumes.

    Raises
    ------
    SampleError
        If the outcome has fewer than three categories, or a step cannot be fitted.

    References
    ----------
    mare_1980 and tutz_1991 on sequential models; heckman_1979 on what they leave out.
    """
    if len(sample.outcomes) <= len(("none", "some")):
        raise SampleError(
            f"{sample.name}: two steps need none and at least two designs; {sample.outcome} has "
            f"the categories {', '.join(sample.outcomes)}"
        )
    some = sample.y > 0
    first = sample.explaining((sample.outcomes[0], "any"), some.astype(np.int64))
    among = sample.where(some)
    given = among.explaining(sample.outcomes[1:], among.y - 1)
    second = given.only([name for name in sample.columns if name not in only_first])
    last = step if len(second.outcomes) == len(first.outcomes) else ordered_logit
    return TwoStep(step(first), last(second), ordered_logit(sample))
