"""Explanations: the whole chain for one episode."""

from foedus.study.explain import explain
from foedus.vocabulary.membership import Membership
from tests.toyland.runs import toyland


def test_goes_from_concepts_down_to_codings_and_evidence() -> None:
    chain = explain(toyland(), "fen-1700")
    tree = [(branch.concept.name, branch.depth) for branch in chain.branches]
    assert tree == [
        ("crown_secure", 0),
        ("court_loyal", 1),
        ("guard_loyal", 1),
        ("patron_trusted", 0),
        ("kinship", 1),
        ("past_help", 1),
        ("storm_threat", 0),
    ]
    court = next(b for b in chain.branches if b.concept.name == "court_loyal")
    assert court.membership == Membership(0.3, 1)
    assert [coding.coder for coding in court.codings] == ["archivist", "poet"]
    assert {e.name for e in (*court.speaking_for, *court.speaking_against)} >= {"fen-whispers"}


def test_evidence_of_other_episodes_stays_out() -> None:
    chain = explain(toyland(), "anvil-1700")
    items = [e for b in chain.branches for e in (*b.speaking_for, *b.speaking_against)]
    items += [e for p in chain.pathways for e in (*p.positive, *p.negative)]
    assert items
    assert all("anvil-1700" in item.episodes for item in items)


def test_each_theory_argues_in_its_steps() -> None:
    harbour, storm = explain(toyland(), "brine-1700").arguments
    assert [(s.concept.name, s.answer) for s in harbour.steps] == [
        ("crown_secure", harbour.steps[0].concept.high),
        ("patron_trusted", harbour.steps[1].concept.low),
    ]
    assert [clause.name for clause in harbour.clauses] == ["secure-distrusted"]
    assert harbour.judgement.verdict.value == "match"
    assert harbour.counterfactuals
    assert storm.judgement.verdict.value == "mismatch"


def test_an_open_step_gives_both_words() -> None:
    harbour = explain(toyland(), "fen-1700").arguments[0]
    concept = harbour.steps[0].concept
    assert harbour.steps[0].answer == f"{concept.high} or {concept.low}"


def test_counter_evidence_is_what_coders_weighed_against_themselves() -> None:
    record = toyland()
    for finding in record.findings:
        chain = explain(record, finding.episode.name)
        weighed = {n for b in chain.branches for c in b.codings for n in c.against}
        assert {item.name for item in chain.counter_evidence} == weighed
