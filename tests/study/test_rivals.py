"""Rivals: theories and games are asked alike, and each game stands for two of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from foedus.confront.congruence.verdict import Verdict
from foedus.game.place import Aspect
from foedus.study.plan import Plan, PlanError
from foedus.study.record import Record
from foedus.study.rivals import OfGame, OfTheory, names_of
from foedus.study.run import run
from foedus.theory.theory import Preference
from foedus.vocabulary.membership import FALSE, TRUE
from foedus.vocabulary.profile import Profile
from tests.toyland.games import with_game

WANTED, REALISED = "tug_wanted", "tug_realised"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_game(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def record(folder: Path) -> Record:
    return run(Plan(folder))


def test_games_stand_among_the_theories_and_come_last(record: Record) -> None:
    assert record.theories == ("harbour", "storm", WANTED, REALISED)
    kinds = [type(rival) for rival in record.rivals]
    assert kinds == [OfTheory, OfTheory, OfGame, OfGame]


def test_every_episode_is_judged_by_every_rival(record: Record) -> None:
    pairs = {(judged.episode, judged.theory) for judged in record.judgements}
    assert pairs == {(f.episode.name, name) for f in record.findings for name in record.theories}
    assert {score.theory for score in record.scores} == set(record.theories)


def test_what_the_client_wants_is_its_preference_and_what_comes_out_is_the_pairs(
    record: Record,
) -> None:
    assert record.rival(WANTED).preference_of is Preference.CLIENT
    assert record.rival(REALISED).preference_of is Preference.PAIR


def test_a_refused_wish_is_unmet_only_where_wishes_are_explained(record: Record) -> None:
    """Delta asked for institutions and was refused; the game expects them, wanted and realised."""
    assert record.judgement("delta-1700", WANTED).verdict is Verdict.PREFERENCE_UNMET
    assert record.judgement("delta-1700", REALISED).verdict is Verdict.MISMATCH


def test_the_words_of_the_file_on_its_parameters_go_with_every_answer(record: Record) -> None:
    judged = record.judgement("anvil-1700", WANTED)
    assert {hedge for a in judged.prediction.answers for hedge in a.hedges} == {
        record.games[0].reservation
    }


def test_a_game_whose_parameters_have_several_bases_says_so(record: Record) -> None:
    (played,) = record.games
    assert len(played.bases) == 1
    assert "Chosen, not estimated." in played.reservation
    first, *rest = played.game.notes
    notes = (replace(first, basis="Estimated."), *rest)
    mixed = replace(played, game=replace(played.game, notes=notes))
    assert mixed.reservation == "The game's parameters have 2 bases; its file gives each."


def test_the_smallest_changes_do_change_what_is_expected(record: Record) -> None:
    rival = record.rival(WANTED)
    profile = Profile("x", {"crown_secure": FALSE, "patron_trusted": FALSE, "storm_threat": TRUE})
    now = rival.expects(profile).designs
    found = rival.changes(profile)
    assert found
    for change in found:
        settled = {name: TRUE if holds else FALSE for name, holds in change.changes}
        then = rival.expects(Profile("x", {**profile.memberships, **settled})).designs
        assert then == change.answers != now


def test_a_reading_that_moves_a_case_in_the_states_changes_its_verdict(record: Record) -> None:
    moved = {
        effect.theory
        for reading in record.decisions
        for effect in reading.effects
        if effect.before.prediction != effect.after.prediction
    }
    assert {WANTED, REALISED} & moved


def test_conditions_of_paired_comparisons_are_the_concepts_along_the_states(
    record: Record,
) -> None:
    pair = next(pair for pair in record.pairs if pair.theory == WANTED)
    assert {*pair.differ, *pair.agree, *pair.undecided} == {
        "crown_secure",
        "patron_trusted",
        "storm_threat",
    }


@pytest.mark.parametrize(
    ("asked", "kept"), [("tug", (WANTED, REALISED)), (REALISED, (REALISED,)), ("storm", ("storm",))]
)
def test_a_run_is_narrowed_to_a_game_or_to_one_of_its_aspects(
    folder: Path, asked: str, kept: tuple[str, ...]
) -> None:
    assert run(Plan(folder, theories=(asked,), episodes=("anvil-1700",))).theories == kept


def test_names_that_nobody_has_are_refused_with_the_nearest(folder: Path) -> None:
    with pytest.raises(PlanError, match='did you mean "tug_wanted"'):
        run(Plan(folder, theories=("tug_wantd",)))


def test_names_of_games(record: Record) -> None:
    games = [played.game for played in record.games]
    assert list(names_of(games)) == ["tug", *(f"tug_{a.value}" for a in Aspect)]
