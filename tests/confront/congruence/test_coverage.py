"""Coverage: which clauses and cells the tests reach."""

from foedus.casebook.treaty import Observation
from foedus.confront.congruence.coverage import occupied, reach
from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.theory.cells import Cell
from foedus.theory.expression import parse
from foedus.theory.theory import Axes, Theory
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN
from foedus.vocabulary.prediction import Answer, Prediction
from foedus.vocabulary.profile import Profile
from tests.strategies import clause

THEORY = Theory(
    "t",
    "T",
    (
        clause("calm", parse("barons"), Design.WITH_INSTITUTIONS),
        clause("arms", parse("~barons"), Design.NONE),
    ),
)


def _judged(
    episode: str, answering: str, *, scored: bool, verdict: Verdict = Verdict.MATCH
) -> Judgement:
    answer = Answer(Design.NONE, TRUE, (answering,))
    prediction = Prediction("t", episode, (answer,))
    return Judgement(episode, "t", verdict, "", prediction, Observation(()), scored)


def test_a_clause_no_test_reaches_is_untested_whatever_else_does() -> None:
    judged = [
        _judged("first", "calm", scored=True),
        _judged("aside", "arms", scored=False),
        _judged("tale", "arms", scored=False, verdict=Verdict.NOT_COMPARABLE),
    ]
    calm, arms = reach(THEORY, judged)
    assert (calm.clause, calm.tested, calm.tests, calm.others) == ("calm", True, ("first",), ())
    assert (arms.clause, arms.tested, arms.tests, arms.others) == ("arms", False, (), ("aside",))


def test_other_theories_reach_nothing_here() -> None:
    other = Theory("other", "Other", THEORY.clauses)
    assert not any(r.tests or r.others for r in reach(other, [_judged("a", "calm", scored=True)]))


def test_an_episode_stands_in_every_cell_its_conditions_leave_open() -> None:
    axes = Axes("barons", "harvest")
    drawn = [Cell(row, column, (), ()) for row in (True, False) for column in (True, False)]
    settled = Profile("settled", {"barons": TRUE, "harvest": FALSE})
    open_row = Profile("open", {"barons": UNKNOWN, "harvest": TRUE})
    found = occupied(axes, drawn, [(settled, True), (open_row, False)])
    assert [(cell.tests, cell.others) for cell in found] == [
        ((), ("open",)),
        (("settled",), ()),
        ((), ("open",)),
        ((), ()),
    ]
    assert [cell.tested for cell in found] == [False, True, False, False]
