"""Games on the page: what was chosen, where cases stand, and that no name leads nowhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from foedus.report.page import page
from foedus.report.views.games import game_views
from foedus.report.views.index import Index
from foedus.study.plan import Plan
from foedus.study.record import Record
from foedus.study.run import run
from tests.toyland.games import with_game


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return run(Plan(with_game(tmp_path_factory.mktemp("study"))))


def test_the_page_states_the_game_and_every_link_to_it_leads_somewhere(record: Record) -> None:
    text = page(record)
    ids = set(re.findall(r'id="([^"]+)"', text))
    assert {link for link in re.findall(r'href="#([^"]+)"', text) if "tug" in link} <= ids
    assert "Chosen, not estimated." in text
    assert "is likeliest at consolidation" in text


def test_it_says_what_is_asked_and_what_lies_along_which_state(record: Record) -> None:
    (view,) = game_views(Index.of(record))
    assert [sort.label for sort in view.sorts] == ["What the client wants", "What comes out"]
    assert [each.concept.label for each in view.along] == [
        record.casebook.concepts[name].label
        for name in ("crown_secure", "patron_trusted", "storm_threat")
    ]
    assert view.along[1].how == "−1 without it, 1 with it"
    assert "one equilibrium" in view.solved
    assert {each.name for each in view.chosen} >= {"beta", "thetas"}
    assert next(each.value for each in view.chosen if each.name == "beta") == "0.9"


def test_a_game_that_was_not_solved_says_so(record: Record) -> None:
    (played,) = record.games
    solution = played.oracle.solution
    broken = replace(solution, convergence=replace(solution.convergence, residual=0.5))
    held = replace(played, oracle=replace(played.oracle, solution=broken))
    (view,) = game_views(Index.of(replace(record, games=(held,))))
    assert "not solved" in view.solved
