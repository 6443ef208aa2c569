"""The overview: what is counted, and what is said of it."""

from dataclasses import replace

import pytest

from foedus.report.views.index import Index
from foedus.report.views.overview import answer, overview
from foedus.study.plan import Plan
from foedus.study.run import run
from tests.toyland.runs import plan, toyland


def test_the_answer_is_counted_from_the_record(index: Index) -> None:
    fragile = "Of one other reading that the decisions leave open, one would change"
    assert answer(index) == [
        "Of six episodes in this study five are tests; the others never count.",
        "The harbour theory matches three of them.",
        "The storm theory: one match, three mismatches and one preference unmet.",
        "No test reaches one of the four clauses of The harbour theory.",
        f"{fragile} how The harbour theory fares on a test.",
    ]


@pytest.mark.parametrize(
    ("narrowed", "said"),
    [
        (plan(episodes=("fen-1700",)), "Of one episode in this study none is a test"),
        (plan(episodes=("delta-1700",)), "No theory matches any of them."),
        (plan(episodes=("anvil-1700",)), "each match all of them."),
        (plan(theories=("storm",)), "Every clause of The storm theory is reached by a test."),
    ],
)
def test_the_answer_to_a_narrowed_run(narrowed: Plan, said: str) -> None:
    assert said in " ".join(answer(Index.of(run(narrowed))))


def test_an_answer_without_theories_or_decisions(index: Index) -> None:
    bare = replace(toyland(), rules=(), scores=(), decisions=())
    assert answer(Index.of(bare)) == [answer(index)[0]]


def test_a_run_that_is_not_the_study_s_own_says_so(index: Index) -> None:
    assert overview(index).narrowed == ()
    other = plan(takes=(("ships-at-fen", "shared"),), coders=("poet",))
    assert overview(Index.of(run(other))).narrowed == (
        "Readings taken in place of the study’s own: ships-at-fen = shared.",
        "Only these coders: poet.",
    )


def test_the_tests_stand_apart_from_the_others(index: Index) -> None:
    shown = overview(index)
    assert [row.name for row in shown.others] == ["fen-1700"]
    assert len(shown.tests) == 5
    assert all(len(row.verdicts) == len(shown.theories) == 2 for row in shown.tests)


def test_the_scores(index: Index) -> None:
    harbour, storm = overview(index).scores
    assert (harbour.matches, harbour.claims, harbour.tests) == (3, 3, 5)
    assert [each.mark.name for each in storm.marks] == [
        *("match", "mismatch", "mismatch", "preference_unmet", "mismatch"),
    ]


def test_an_episode_without_arrangement_is_not_coded() -> None:
    record = toyland()
    first = record.findings[0]
    uncoded = replace(first, episode=replace(first.episode, arrangement=""))
    shown = overview(Index.of(replace(record, findings=(uncoded, *record.findings[1:]))))
    assert (shown.tests[0].observed, shown.tests[0].levels) == ("not coded", "")
