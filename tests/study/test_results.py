"""Results in Python: one row per answer, per verdict, per coding."""

from foedus.study.explain import explain
from foedus.study.results import Chain, Confrontation, Derivation
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
    assert fen["observed"].isna().all()
    assert fen["scored"].tolist() == [False]


def test_a_chain_has_a_row_per_coding() -> None:
    chain = Chain(explain(toyland(), "fen-1700"))
    frame = chain.to_pandas()
    assert frame[frame["indicator"] == "court_loyal"]["coder"].tolist() == ["archivist", "poet"]
    assert "Codings: " in chain._repr_html_()
