"""Running a study: every verdict of toyland, as worked out by hand."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import ChangeCoding, Decision, Reading
from foedus.casebook.readings import take
from foedus.confront.congruence.verdict import Verdict
from foedus.study.plan import Plan
from foedus.study.run import Readings, confront, effects, made_ready, narrowed, run, versions
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


@pytest.mark.parametrize(
    ("episode", "harbour", "storm"),
    [
        ("anvil-1700", "match", "match"),
        ("brine-1700", "match", "mismatch"),
        ("cove-1700", "match", "mismatch"),
        ("delta-1700", "preference_unmet", "preference_unmet"),
        ("elm-1700", "out_of_scope", "mismatch"),
        ("fen-1700", "undetermined", "undetermined"),
    ],
)
def test_verdicts_are_those_worked_out_by_hand(episode: str, harbour: str, storm: str) -> None:
    assert toyland().judgement(episode, "harbour").verdict is Verdict(harbour)
    assert toyland().judgement(episode, "storm").verdict is Verdict(storm)


def test_scores_count_the_tests_only() -> None:
    harbour, storm = toyland().scores
    assert (harbour.tests, storm.tests) == (5, 5)
    assert harbour.count(Verdict.MATCH) == 3
    assert storm.count(Verdict.MISMATCH) == 3


def test_every_rival_faces_the_same_episodes() -> None:
    faced = {
        theory: [j.episode for j in toyland().judgements if j.theory == theory]
        for theory in toyland().theories
    }
    assert faced["harbour"] == faced["storm"] == [f.episode.name for f in toyland().findings]


def test_another_reading_is_taken_for_the_whole_run() -> None:
    record = toyland(plan(takes=SHARED))
    fen = record.finding("fen-1700")
    assert fen.episode.status.scored
    assert fen.observation.design is Design.WITH_INSTITUTIONS
    assert record.judgement("fen-1700", "harbour").verdict is Verdict.MATCH
    assert record.scores[0].tests == 6


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
    rules = made_ready((CALM,), CASEBOOK.concepts)
    before = confront(CASEBOOK, rules)
    changed = take(CASEBOOK, BARONS, BARONS.readings[place])
    after = confront(changed, made_ready((CALM,), changed.concepts))
    told = {e.episode: e.after for e in effects(CASEBOOK, changed, rules, before)}
    for was, becomes in zip(before.judgements, after.judgements, strict=True):
        if was.episode in told:
            assert told[was.episode] == becomes
        else:
            assert (was.verdict, was.scored) == (becomes.verdict, becomes.scored)
            assert was.prediction.designs == becomes.prediction.designs


def test_a_reading_that_leaves_a_theory_without_sense_is_refused_by_name(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    decisions = tmp_path / "decisions.yaml"
    blurred = """      - name: blurred
        text: The ruler's standing is a matter of degree.
        changes: [{concept: crown_secure, mean: [storm_threat, guard_loyal]}]
"""
    decisions.write_text(decisions.read_text(encoding="utf-8") + blurred, encoding="utf-8")
    with pytest.raises(InputError, match="under ships-at-fen=blurred the theory 'harbour'"):
        run(Plan(tmp_path))


def test_a_reading_that_touches_what_is_narrowed_away_changes_nothing() -> None:
    record = toyland(plan(takes=SHARED, episodes=("anvil-1700",), coders=("poet",)))
    assert [f.episode.name for f in record.findings] == ["anvil-1700"]
    assert [d.effects for d in record.decisions] == [()]


def test_a_coding_made_by_a_reading_is_laid_to_no_coder() -> None:
    record = toyland(plan(takes=SHARED, coders=("poet",)))
    (coding,) = record.casebook.codings_of("fen-1700", "court_loyal")
    assert coding.coder == "ships-at-fen=shared"
    assert coding.references == record.casebook.decisions[0].references


def test_narrows_to_episodes_theories_and_coders() -> None:
    record = toyland(plan(theories=("storm",), episodes=("fen-1700",), coders=("archivist",)))
    assert record.theories == ("storm",)
    assert [j.episode for j in record.judgements] == ["fen-1700"]
    assert {c.coder for c in record.casebook.codings} == {"archivist"}
    assert toyland(plan(coders=("archivist",))).finding("fen-1700").profile["crown_secure"].decided


def test_narrowing_by_nothing_keeps_everything() -> None:
    assert narrowed(toyland().casebook, plan()) == toyland().casebook


def test_figures_place_the_comparable_episodes_in_scope() -> None:
    ((theory, cells),) = toyland().figures
    assert theory == "harbour"
    placed = {(c.cell.row, c.cell.column): (c.tests, c.others) for c in cells}
    assert placed == {
        (True, True): (("anvil-1700", "delta-1700"), ("fen-1700",)),
        (True, False): (("brine-1700",), ()),
        (False, True): ((), ("fen-1700",)),
        (False, False): (("cove-1700",), ()),
    }
    assert [c.tested for c in cells] == [True, True, False, True]


def test_pairs_compare_tests_over_the_premises() -> None:
    pair = next(p for p in toyland().pairs if (p.first, p.second) == ("anvil-1700", "brine-1700"))
    assert pair.differ == ("patron_trusted",)
    assert pair.agree == ("crown_secure",)
    assert pair.designs_differ


def test_counterfactuals_are_given_for_every_prediction_that_can_change() -> None:
    found = {(a.episode, a.theory) for a in toyland().alternatives}
    assert found == {(j.episode, j.theory) for j in toyland().judgements}


def test_names_every_file_and_version_it_rests_on() -> None:
    paths = [digest.path for digest in toyland().provenance.inputs]
    on_disk = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*") if p.is_file()}
    assert set(paths) == on_disk
    assert paths == sorted(paths)
    assert dict(versions())["foedus"] == toyland().provenance.foedus


def test_tells_its_stages() -> None:
    told: list[str] = []
    run(plan(), told.append)
    assert told == ["reading the study", "deriving and confronting"]


def test_a_study_that_cannot_be_read_is_refused_whole() -> None:
    with pytest.raises(InputError, match=r"error\[FD101\]"):
        run(type(plan())(FOLDER / "nowhere"))


def test_confronting_again_gives_the_same() -> None:
    record = toyland()
    theories = tuple(rule.table.theory for rule in record.rules)
    again = confront(record.casebook, made_ready(theories, record.casebook.concepts))
    assert again.judgements == record.judgements
