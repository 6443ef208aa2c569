"""Posterior bars: a panel for each prior, a bar for each hypothesis, bounds and draws apart."""

import pytest

from foedus.report.figures.drawing import NARROW, WIDE, Measures
from foedus.report.figures.posterior import posterior
from foedus.report.figures.subject import subject
from tests.report.tracings import many, refused, single, usual


@pytest.mark.parametrize("measures", [WIDE, NARROW])
def test_every_hypothesis_has_a_bar_under_every_prior(measures: Measures) -> None:
    drawn = posterior(subject(usual()), measures, "p")
    assert drawn is not None
    roles = [mark.role for mark in drawn.marks]
    assert roles.count("bar") == roles.count("point") == roles.count("prior") == 6
    assert roles.count("bounds") == roles.count("middle") == 6


def test_without_draws_there_are_bounds_alone() -> None:
    drawn = posterior(subject(single()), WIDE, "p")
    assert drawn is not None
    assert "middle" not in {mark.role for mark in drawn.marks}


def test_panels_stand_beside_each_other_or_below() -> None:
    wide, narrow = (posterior(subject(usual()), measures, "p") for measures in (WIDE, NARROW))
    assert wide is not None
    assert narrow is not None
    tops = [{y.y for y in drawn.labels if y.text.startswith("Prior")} for drawn in (wide, narrow)]
    assert [len(each) for each in tops] == [1, 2]


def test_refused_probabilities_are_not_drawn() -> None:
    assert posterior(subject(refused()), WIDE, "p") is None


def test_the_description_gives_every_number() -> None:
    drawn = posterior(subject(many()), WIDE, "p")
    assert drawn is not None
    assert drawn.description.count("(prior ") == 12
