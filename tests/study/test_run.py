"""Running a study: every verdict of toyland, as worked out by hand."""

import pytest

from foedus.confront.congruence.verdict import Verdict
from foedus.study.run import narrowed, run, versions
from foedus.vocabulary.design import Design
from foedus.vocabulary.problem import InputError
from tests.toyland.runs import FOLDER, plan, toyland

SHARED = (("ships-at-fen", "shared"),)


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


def test_tests_of_which_nothing_is_decided_are_said_to_be_open() -> None:
    compared = toyland(plan(coders=("poet",))).pairs
    assert compared
    assert not any(pair.differ or pair.agree for pair in compared), "the poet codes no test"


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
