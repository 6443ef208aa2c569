"""Tracing a study: every ledger of the episodes that a plan keeps."""

from dataclasses import replace

import pytest

from foedus.confront.tracing.account import POOLED, Settings
from foedus.study.plan import Plan, PlanError
from foedus.study.run import run, run_tracing
from foedus.study.tracing import traced
from tests.toyland.runs import FOLDER

PLAN = Plan(FOLDER, tracing=Settings(draws=50))


def leaders(plan: Plan, prior: str = "even") -> dict[str, str]:
    """Who leads by each account of Fen's ledger."""
    (tracing,) = run_tracing(plan).tracings
    return {
        account.coder: account.balance().posterior(prior).verdict.leader
        for account in tracing.accounts
    }


def test_toyland_s_coders_disagree_as_computed_by_hand() -> None:
    """The sums stand at the head of the ledger's file: 16 : 4 : 1 and 1 : 16 : 4."""
    assert leaders(PLAN) == {POOLED: "storm", "archivist": "crown", "poet": "storm"}
    (tracing,) = run_tracing(PLAN).tracings
    archivist, poet = tracing.accounts[1:]
    shares = [
        [belief.probability.point for belief in account.balance().posteriors[0].beliefs]
        for account in (archivist, poet)
    ]
    assert shares == [
        pytest.approx([16 / 21, 4 / 21, 1 / 21]),
        pytest.approx([1 / 21, 16 / 21, 4 / 21]),
    ]


def test_a_coder_asked_for_alone_is_heard_alone() -> None:
    """Nobody is left to pool with."""
    assert leaders(replace(PLAN, coders=("poet",))) == {"poet": "storm"}


def test_episodes_not_asked_for_are_not_traced() -> None:
    """Toyland's ledger is Fen's."""
    others = tuple(e.name for e in run(PLAN).casebook.episodes if e.name != "fen-1700")
    assert run_tracing(replace(PLAN, episodes=others)).tracings == ()


def test_a_whole_run_traces_the_same() -> None:
    """And the record finds a tracing by its episode."""
    record = run(PLAN)
    assert record.tracings == run_tracing(PLAN).tracings
    assert record.tracing("fen-1700").ledger.question
    with pytest.raises(KeyError, match="this run has no"):
        record.tracing("nowhere")


def test_tracing_alone_derives_nothing() -> None:
    """What is not asked for is left out, and what it rests on is there."""
    record = run_tracing(PLAN)
    assert (record.rules, record.judgements, record.findings) == ((), (), ())
    assert record.provenance == run(PLAN).provenance


def test_a_ledger_that_nobody_weighed_is_passed_over() -> None:
    """It is a warning of the check, and nothing to trace."""
    casebook = run_tracing(PLAN).casebook
    assert traced(replace(casebook, weighings=()), PLAN.tracing) == ()


def test_ledgers_come_in_the_order_of_the_episodes() -> None:
    """Whatever their files are called."""
    casebook = run_tracing(PLAN).casebook
    first = casebook.episodes[0].name
    ledger, held = casebook.ledgers[0], casebook.weighings[0]
    moved = replace(
        casebook,
        ledgers=(ledger, replace(ledger, episode=first)),
        weighings=(held, replace(held, episode=first)),
    )
    assert ledger.episode != first
    assert [t.ledger.episode for t in traced(moved, PLAN.tracing)] == [first, ledger.episode]


def test_settings_that_fit_no_ledger_are_refused() -> None:
    """With what there is."""
    with pytest.raises(PlanError, match='no prior "sceptic" in the ledger of fen-1700'):
        run_tracing(replace(PLAN, tracing=Settings(prior="sceptic")))
