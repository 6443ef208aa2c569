"""Priors brought by a user: read from a line, refused with everything wrong at once."""

import pytest

from foedus.casebook.ledger import Hypothesis, Ledger, Premise, Prior, Scale
from foedus.confront.tracing.account import Settings
from foedus.study.plan import PlanError
from foedus.study.priors import GIVEN, REASON, check_settings, own, parse
from foedus.vocabulary.problem import Problem

YES = Premise(holds=True, reason="so declared")
LEDGER = Ledger(
    episode="fen-1700",
    question="Why?",
    background="",
    scale=Scale("few", "Few", "", ()),
    reference="storm",
    hypotheses=tuple(Hypothesis(name, name.title(), "") for name in ("storm", "harbour", "song")),
    exclusive=YES,
    exhaustive=YES,
    priors=(Prior("sceptical", "Sceptical", (), "habit"),),
)


def refused(settings: Settings) -> list[Problem]:
    """What is wrong with settings."""
    with pytest.raises(PlanError, match="expected") as caught:
        check_settings(settings, [LEDGER])
    return list(caught.value.problems)


def test_a_line_of_text_is_a_prior() -> None:
    prior = parse(" storm=0.2, harbour=.3 ,song=5e-1,")
    assert prior.probabilities == (("storm", 0.2), ("harbour", 0.3), ("song", 0.5))
    assert (prior.name, prior.reason) == (GIVEN, REASON)
    check_settings(Settings(GIVEN, (prior,)), [LEDGER])


def test_every_part_of_another_form_is_named() -> None:
    with pytest.raises(PlanError, match="HYPOTHESIS=PROBABILITY") as caught:
        parse("storm=much,=0.2,song=0.5")
    assert [problem.found for problem in caught.value.problems] == ['"storm=much"', '"=0.2"']


def test_a_prior_for_other_hypotheses_is_refused_with_everything_at_once() -> None:
    found = refused(Settings(GIVEN, (parse("storm=0.2,harbor=1.5,storm=0.1"),)))
    assert [problem.found for problem in found] == [
        "harbor=1.5",
        "probabilities that sum to 1.8",
        '2 probabilities for "storm"',
        'unknown hypothesis "harbor"',
        "no probability for harbour, song",
    ]
    assert found[3].remedy == 'did you mean "harbour"?'
    assert found[4].remedy == 'write --prior "storm=0.33,harbour=0.33,song=0.34"'


def test_an_unknown_prior_is_refused_with_the_nearest() -> None:
    (problem,) = refused(Settings("skeptical"))
    assert problem.found == 'no prior "skeptical" in the ledger of fen-1700'
    assert problem.remedy == 'did you mean "sceptical"?'
    assert "even, sceptical" in problem.expected


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 0.0, 1.0, -0.5])
def test_what_is_no_probability_is_refused(bad: float) -> None:
    given = own((("storm", bad), ("harbour", 0.5), ("song", 0.5)))
    assert any(problem.found.startswith("storm=") for problem in refused(Settings(GIVEN, (given,))))


def test_numbers_out_of_range_are_refused_at_once() -> None:
    found = refused(Settings(threshold=1, draws=0, seed=-1))
    assert {problem.place.file for problem in found} == {"--threshold", "--draws", "--seed"}


def test_what_a_refusal_suggests_is_accepted() -> None:
    remedy = refused(Settings(GIVEN, (parse("storm=1"),)))[-1].remedy
    check_settings(Settings(GIVEN, (parse(remedy.split('"')[1]),)), [LEDGER])
