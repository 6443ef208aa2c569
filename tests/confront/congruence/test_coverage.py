"""Coverage: which clauses and cells the tests reach."""

from foedus.casebook.treaty import Observation
from foedus.confront.congruence.coverage import occupied, reach
from foedus.confront.congruence.verdict import Judgement, Verdict
from foedus.theory.cells import Cell, cells
from foedus.theory.derive import ready
from foedus.theory.expression import parse
from foedus.theory.theory import Axes, Scope, Theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.concept import Combine, Concept, Concepts, Structure
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN
from foedus.vocabulary.prediction import Answer, Prediction
from foedus.vocabulary.profile import Profile
from tests.strategies import clause, indicators

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


def _drawn(scope: str, concepts: Concepts) -> tuple[tuple[str, ...], tuple[Cell, ...]]:
    """Conditions and cells of a theory over calm and harvest, silent everywhere in its scope."""
    axes = Axes("calm", "harvest")
    asked = (clause("asked", parse("calm + ~calm + harvest"), None),)
    theory = Theory("t", "T", asked, scope=Scope(parse(scope), "elsewhere nobody looked"))
    rule = ready(tabulate(theory, concepts))
    return rule.table.conditions, cells(rule, axes)


def _concepts() -> Concepts:
    """Give calm = all_of(omens, wolves)."""
    calm = Concept("calm", "Calm", "…", structure=Structure(Combine.ALL_OF, ("omens", "wolves")))
    return Concepts.of([calm, *indicators()])


def test_an_episode_stands_in_every_cell_its_conditions_leave_open() -> None:
    settled = Profile("settled", {"calm": TRUE, "harvest": FALSE})
    open_row = Profile("open", {"calm": UNKNOWN, "harvest": TRUE})
    found = occupied(*_drawn("1", _concepts()), [(settled, True), (open_row, False)])
    assert [(cell.tests, cell.others) for cell in found] == [
        ((), ("open",)),
        (("settled",), ()),
        ((), ("open",)),
        ((), ()),
    ]
    assert [cell.tested for cell in found] == [False, True, False, False]


def test_an_episode_stands_in_no_cell_that_only_leaving_the_scope_would_open() -> None:
    # Calm may fail here only because the omens may, and without them the theory does not speak.
    known = {"omens": UNKNOWN, "wolves": TRUE, "harvest": TRUE}
    outside = Profile("outside", {**known, "omens": FALSE})
    placed = [(Profile("open", known), True), (outside, True)]
    found = occupied(*_drawn("omens", _concepts()), placed)
    assert [cell.tests for cell in found] == [("open",), (), (), ()]
