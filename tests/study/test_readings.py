"""Readings in a run: what taking another one changes, and what is told of those not taken."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import ChangeCoding, Decision, Reading
from foedus.casebook.readings import take
from foedus.confront.congruence.verdict import Verdict
from foedus.study.outcome import confront, made_ready
from foedus.study.plan import Plan
from foedus.study.readings import Readings, decision_effects, effects
from foedus.study.rivals import Rivals
from foedus.study.run import run
from foedus.theory.expression import parse
from foedus.theory.theory import Theory
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, Membership
from foedus.vocabulary.problem import InputError
from tests.strategies import clause
from tests.toyland.land import BARONS, CASEBOOK
from tests.toyland.runs import FOLDER, plan, toyland

SHARED = (("ships-at-fen", "shared"),)
CALM = Theory(
    "calm",
    "Calm",
    (
        clause("calm", parse("calm"), Design.WITH_INSTITUTIONS),
        clause("storm", parse("~calm"), Design.NONE),
    ),
)


def test_says_what_each_reading_not_taken_would_change() -> None:
    (reading,) = toyland().decisions
    assert (reading.decision, reading.reading) == ("ships-at-fen", "shared")
    changed = {(e.theory, e.before.verdict.value, e.after.verdict.value) for e in reading.effects}
    assert changed == {("harbour", "undetermined", "match"), ("storm", "undetermined", "match")}


def test_a_reading_taken_can_be_taken_back() -> None:
    (back,) = toyland(plan(takes=SHARED)).decisions
    assert back.reading == "open"
    assert {(e.before.verdict, e.after.verdict) for e in back.effects} == {
        (Verdict.MATCH, Verdict.UNDETERMINED)
    }


def _casebook(*decisions: Decision) -> Casebook:
    return replace(CASEBOOK, decisions=decisions)


def _decision(name: str, value: Membership) -> Decision:
    change = ChangeCoding("second", "barons", value)
    return Decision(name, "?", "own", (Reading("own", "…"), Reading("other", "…", (change,))))


def test_of_two_readings_that_change_the_same_the_study_says_which_comes_last() -> None:
    early, late = _decision("early", TRUE), _decision("late", FALSE)
    book = _casebook(early, late)
    both = Readings(book, ((early, early.readings[1]), (late, late.readings[1])))
    assert both.casebook.profile("second")["barons"] == FALSE
    assert both.instead(early, early.readings[1]).profile("second")["barons"] == FALSE
    assert both.instead(late, late.readings[0]).profile("second")["barons"] == TRUE
    only_late = Readings(book, ((late, late.readings[1]),))
    assert only_late.instead(early, early.readings[1]).profile("second")["barons"] == FALSE


@pytest.mark.parametrize("place", range(len(BARONS.readings)))
def test_a_reading_is_told_to_change_what_deriving_everything_anew_would_change(place: int) -> None:
    rivals = Rivals(made_ready((CALM,), CASEBOOK.concepts))
    before = confront(CASEBOOK, rivals)
    changed = take(CASEBOOK, BARONS, BARONS.readings[place])
    after = confront(changed, Rivals(made_ready((CALM,), changed.concepts)))
    told = {e.episode: e.after for e in effects(CASEBOOK, changed, rivals, before)}
    for was, becomes in zip(before.judgements, after.judgements, strict=True):
        if was.episode in told:
            assert told[was.episode] == becomes
        else:
            assert (was.verdict, was.scored) == (becomes.verdict, becomes.scored)
            assert was.prediction.designs == becomes.prediction.designs


ALONE_HARMLESS = """
  - name: standing
    question: Is the ruler's standing a matter of degree?
    source: ["harbour_log_1702[leaf 6]"]
    taken: crisp
    readings:
      - {name: crisp, text: It is not., changes: []}
      - name: degree
        text: One part makes up for another.
        changes: [{concept: crown_secure, mean: [court_loyal, guard_loyal]}]
  - name: trust
    question: Does a loyal court stand for trust in the patron?
    source: ["harbour_log_1702[leaf 6]"]
    taken: apart
    readings:
      - {name: apart, text: It does not., changes: []}
      - name: court
        text: It does as well as kinship.
        changes: [{concept: patron_trusted, any_of: [court_loyal, kinship]}]
"""


def test_readings_that_together_leave_a_theory_without_sense_are_refused_by_name(
    tmp_path: Path,
) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    decisions = tmp_path / "decisions.yaml"
    written = decisions.read_text(encoding="utf-8") + ALONE_HARMLESS
    decisions.write_text(written, encoding="utf-8")
    both = Plan(tmp_path, takes=(("standing", "degree"), ("trust", "court")))
    with pytest.raises(InputError, match="under standing=degree, trust=court the theory 'harbour'"):
        run(both)


def test_a_reading_that_touches_what_is_narrowed_away_changes_nothing() -> None:
    record = toyland(plan(takes=SHARED, episodes=("anvil-1700",), coders=("poet",)))
    assert [f.episode.name for f in record.findings] == ["anvil-1700"]
    assert [d.effects for d in record.decisions] == [()]


def test_a_coding_made_by_a_reading_is_laid_to_no_coder() -> None:
    record = toyland(plan(takes=SHARED, coders=("poet",)))
    (coding,) = record.casebook.codings_of("fen-1700", "court_loyal")
    assert coding.coder == "ships-at-fen=shared"
    assert coding.references == record.casebook.decisions[0].references


def test_every_reading_not_taken_is_told_once_in_the_order_of_the_decisions() -> None:
    rivals = Rivals(made_ready((CALM,), CASEBOOK.concepts))
    told = decision_effects(Readings(CASEBOOK, ()), CASEBOOK, rivals, confront(CASEBOOK, rivals))
    assert [t.reading for t in told] == [r.name for r in BARONS.alternatives]
