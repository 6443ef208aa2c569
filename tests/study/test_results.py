"""Results in Python: one row per answer, per verdict, per coding."""

from foedus.study.explain import explain
from foedus.study.results import POOLED_CODERS, Chain, Confrontation, Derivation, Traced
from tests.study.traced import alone, impossible, traced
from tests.toyland.runs import toyland


def test_a_derivation_has_a_row_per_possible_answer() -> None:
    derived = Derivation(tuple(judged.prediction for judged in toyland().judgements))
    frame = derived.to_pandas()
    harbour = frame[frame["theory"] == "harbour"]
    assert harbour[harbour["episode"] == "anvil-1700"]["answer"].tolist() == ["with_institutions"]
    assert len(harbour[harbour["episode"] == "fen-1700"]) == 2
    assert "<table>" in derived._repr_html_()


def test_a_confrontation_has_a_row_per_episode_and_theory() -> None:
    confronted = Confrontation(toyland())
    frame = confronted.to_pandas()
    assert len(frame) == len(confronted.verdicts) == 12
    fen = frame[(frame["episode"] == "fen-1700") & (frame["theory"] == "storm")]
    assert fen["verdict"].tolist() == ["undetermined"]
    assert fen["observed"].tolist() == ["without_institutions | with_institutions"]
    assert fen["scored"].tolist() == [False]


def test_a_silence_that_remains_possible_is_in_the_frame() -> None:
    confronted = Confrontation(toyland())
    possible = confronted.to_pandas()["possible"].tolist()
    said = [
        " | ".join(answer.value.value for answer in judged.prediction.answers)
        for judged in confronted.verdicts
    ]
    assert possible == said
    assert any("silent" in answers for answers in possible)


def test_a_prompt_shows_a_line_and_not_a_record() -> None:
    shown = repr(Confrontation(toyland()))
    assert shown.startswith("<Confrontation: Expected and observed designs; 12 rows of episode, ")
    assert "\n" not in shown


def test_a_chain_has_a_row_per_coding() -> None:
    chain = Chain(explain(toyland(), "fen-1700"))
    frame = chain.to_pandas()
    assert frame[frame["indicator"] == "court_loyal"]["coder"].tolist() == ["archivist", "poet"]
    assert "Codings: " in chain._repr_html_()


def test_a_tracing_has_a_row_per_coder_clue_and_pair() -> None:
    held = Traced(traced())
    assert held.tracings == traced().tracings
    frame = held.to_pandas()
    assert len(frame) == 3 * 8 * 3
    assert frame["coder"].unique().tolist() == [POOLED_CODERS, "archivist", "poet"]
    guard = frame[(frame["clue"] == "fen-guard") & (frame["first"] == "crown")]
    assert guard["decibels"].round().tolist() == [0, 0, 9, 9, -9, -9]
    assert guard["test_first"].tolist()[2] == "doubly_decisive"
    assert "subjective judgements" in held._repr_html_()


def test_what_was_not_sought_has_likelihoods_and_no_weight() -> None:
    frame = Traced(alone()).to_pandas()
    letter = frame[frame["clue"] == "fen-letter"]
    assert letter["decibels"].isna().all()
    assert letter["p_first"].notna().all()


def test_what_was_given_in_decibels_has_no_likelihoods() -> None:
    frame = Traced(alone()).to_pandas()
    cousins = frame[frame["clue"] == "anvil-cousins"]
    assert cousins["p_first"].isna().all()
    assert cousins["decibels"].tolist() == [3.0, 3.0, 0.0]


def test_an_infinite_weight_stays_one() -> None:
    frame = Traced(impossible(("raiders-seen", "storm"))).to_pandas()
    ruled = frame[(frame["clue"] == "raiders-seen") & (frame["second"] == "storm")]
    assert ruled["decibels"].tolist() == [float("inf")]
