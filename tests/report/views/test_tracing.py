"""The chapter on the weight of evidence: whose judgements, every ledger, every figure its table."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from foedus.confront.tracing.account import Tracing
from foedus.report.figures.tracing import NAMES
from foedus.report.layout import TIE
from foedus.report.page import page
from foedus.report.views.index import Index
from foedus.report.views.tracing import LedgerView, ledger_anchor, weight_view
from foedus.study.record import Record
from tests.report.leaves import leaves
from tests.report.tracings import ODD, empty, refused
from tests.toyland.runs import toyland


@pytest.fixture
def ledger(index: Index) -> LedgerView:
    (found,) = weight_view(index).ledgers
    return found


def holding(tracing: Tracing) -> Record:
    """The toyland record with one tracing in place of its own."""
    return replace(toyland(), tracings=(tracing,))


def test_the_chapter_says_whose_judgements_it_shows(index: Index) -> None:
    shown = weight_view(index)
    assert "subjective judgements" in shown.judged
    assert shown.judged.count(" and ") == 1
    assert shown.threshold.replace(TIE, " ") == "2 (3 dB)"
    assert all(work.source.href for cited in (*shown.method, *shown.tests) for work in cited.works)


def test_a_ledger_leads_from_the_question_to_the_search(ledger: LedgerView) -> None:
    assert ledger.id == ledger_anchor("fen-1700")
    assert ledger.episode.href == "#episode.fen-1700"
    assert [premise.holds for premise in ledger.premises] == [True, True]
    assert [prior.label for prior in ledger.priors] == ["Even", "Sceptical"]
    assert all(prior.cited for prior in ledger.priors)
    assert [plate.figure.name for plate in ledger.plates] == list(NAMES)
    assert all(plate.tables for plate in ledger.plates)
    assert len(ledger.coders) == 2
    assert ledger.search.rows


def test_hypotheses_lead_to_their_theories(ledger: LedgerView) -> None:
    hrefs = [each.theory.href for each in ledger.hypotheses]
    assert hrefs == ["#theory.harbour", "#theory.storm", ""]
    assert all(each.cited for each in ledger.hypotheses)


def test_groups_are_weighed_in_three_ways_by_every_coder(ledger: LedgerView) -> None:
    kin, leaf = ledger.groups
    assert kin.weights.startswith("Each clue in full: ")
    assert kin.shared == "one fact"
    assert [link.href for link in kin.clues] == [
        "#clue.fen-1700.anvil-cousins",
        "#clue.fen-1700.fen-whispers",
    ]
    assert all(each.reasons for each in kin.counted)
    assert len(leaf.counted) == 2
    assert leaf.counted[0].text.replace(TIE, " ").startswith("50 % of the lighter clues’ decibels")


def test_the_verdict_is_worded_as_everywhere(ledger: LedgerView) -> None:
    assert ledger.verdict[0].text.startswith("The evidence favours ")
    assert not any("prove" in said.text for said in ledger.verdict)


def test_a_study_without_a_ledger_has_no_chapter() -> None:
    record = replace(toyland(), tracings=())
    assert weight_view(Index.of(record)).ledgers == ()
    text = page(record)
    assert 'id="weight"' not in text
    assert "details" not in text


@pytest.mark.parametrize("maker", ODD)
def test_every_state_has_a_page(maker: Callable[[], Tracing]) -> None:
    root = leaves(page(holding(maker())))
    (section,) = [e for e in root.walk() if e.attributes.get("id") == "weight"]
    tables = [e for e in section.walk() if e.tag == "table"]
    assert all("caption" in {child.tag for child in table.children} for table in tables)
    headings = [int(e.tag[1]) for e in section.walk() if e.tag in {"h2", "h3", "h4", "h5"}]
    assert headings[0] == 2
    assert all(b - a <= 1 for a, b in itertools.pairwise(headings))


def test_refused_probabilities_are_said_to_be() -> None:
    text = page(holding(refused()))
    assert "Probabilities are refused:" in text
    assert "They may be true together." in text
    assert "Where to look next" not in text


def test_where_nothing_was_found_the_clues_are_listed_all_the_same() -> None:
    (ledger,) = weight_view(Index.of(holding(empty()))).ledgers
    assert [row.state for row in ledger.rows] == ["not yet sought"] * 2
    assert [plate.figure.name for plate in ledger.plates] == ["posterior", "prior-sweep"]
