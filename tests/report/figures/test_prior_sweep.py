"""The prior sweep: a panel for each hypothesis, the region in which it leads shaded."""

import pytest

from foedus.confront.tracing.sensitivity import Sweep
from foedus.report.figures.drawing import NARROW, WIDE, Measures
from foedus.report.figures.prior_sweep import holds, prior_sweep
from foedus.report.figures.subject import subject
from tests.report.tracings import many, refused, usual


@pytest.mark.parametrize("measures", [WIDE, NARROW])
def test_every_hypothesis_has_its_curve_and_its_band(measures: Measures) -> None:
    drawn = prior_sweep(subject(usual()), measures, "s")
    assert drawn is not None
    roles = [mark.role for mark in drawn.marks]
    assert roles.count("curve") == roles.count("band") == 3
    assert roles.count("leads") == 3
    assert roles.count("firm") == 2  # the third never leads wherever its likelihoods lie
    assert roles.count("prior") == 6


def test_six_panels_stand_in_rows() -> None:
    drawn = prior_sweep(subject(many()), WIDE, "s")
    assert drawn is not None
    assert len({line.y for line in drawn.labels if line.manner == "strong"}) == 2


def test_refused_probabilities_are_not_swept() -> None:
    assert prior_sweep(subject(refused()), WIDE, "s") is None


@pytest.mark.parametrize(
    ("leads", "firm", "said"),
    [
        (None, None, "leads from no prior"),
        (0.2, 0.5, "leads from a prior of 20 %, and from 50 % wherever the likelihoods lie"),
        (0.2, None, "leads from a prior of 20 %, but from none wherever the likelihoods lie"),
    ],
)
def test_where_it_leads_is_told(leads: float | None, firm: float | None, said: str) -> None:
    told = holds(Sweep("h", (), leads, firm, None, None))
    assert told.replace("\N{NO-BREAK SPACE}", " ") == said
