"""What is known: groups of concepts, codings beside, evidence that no coding cites."""

from dataclasses import replace

from foedus.casebook.coding import Coding
from foedus.report.views.index import Index
from foedus.report.views.knowledge import known, pathway, weighed
from foedus.study.explain import explain
from foedus.study.run import run
from foedus.vocabulary.membership import TRUE
from tests.toyland.runs import plan, toyland


def test_a_group_for_every_concept_that_a_theory_names(index: Index) -> None:
    found = known(explain(toyland(), "fen-1700"), index)
    assert [(g.concept.label, g.answer, g.value) for g in found.groups] == [
        ("Security of the crown", "secure or insecure", "0.3–1"),
        ("Trust in the patron", "trusted", "1"),
        ("Threat of raiders", "threatened", "1"),
    ]
    assert found.uncoded == ()


def test_coders_who_disagree_stand_side_by_side(index: Index) -> None:
    found = known(explain(toyland(), "fen-1700"), index)
    (court,) = [r for g in found.groups for r in g.rows if r.id == "coding.fen-1700.court_loyal"]
    assert [(c.coder.label, c.value) for c in court.codings] == [
        ("The archivist", "1"),
        ("The poet", "0.3"),
    ]


def test_nothing_coded_is_said_to_be_unknown() -> None:
    record = toyland()
    bare = replace(record, casebook=replace(record.casebook, codings=(), evidence=()))
    found = known(explain(bare, "fen-1700"), Index.of(bare))
    assert found.groups == ()
    assert len(found.uncoded) == 3


def test_what_no_theory_asks_is_shown_too() -> None:
    record = run(plan(theories=("storm",)))
    found = known(explain(record, "anvil-1700"), Index.of(record))
    assert "coding.anvil-1700.court_loyal" in {r.id for g in found.groups for r in g.rows}


def test_evidence_that_no_coding_cites_is_named_apart() -> None:
    record = toyland()
    coding = Coding("poet", "anvil-1700", "court_loyal", TRUE, "sung")
    book = replace(record.casebook, codings=(coding,))
    bare = replace(record, casebook=book)
    found = known(explain(bare, "anvil-1700"), Index.of(bare))
    (court,) = [r for g in found.groups for r in g.rows if r.id == "coding.anvil-1700.court_loyal"]
    assert [link.label for link in court.also_for] == ["calm-courts"]


def test_counter_evidence_carries_its_sources(index: Index) -> None:
    (item,) = weighed(explain(toyland(), "fen-1700"), index)
    assert item.item.href.startswith("#evidence.")
    assert item.cited


def test_both_sides_of_a_pathway(index: Index) -> None:
    (favour,) = explain(toyland(), "cove-1700").pathways
    shown = pathway(favour, index)
    assert (len(shown.serves), len(shown.threatens)) == (0, 1)
    assert shown.threatens[0].why
