"""Tracing: a ledger and its weighings, worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from foedus.casebook.casebook import Casebook
from foedus.casebook.evidence import Evidence
from foedus.casebook.ledger import Ledger, Prior, State
from foedus.casebook.weighing import Weighing
from foedus.confront.tracing.account import POOLED, Account, Settings, Tracing
from foedus.confront.tracing.balance import Balance, Posterior, Step, View
from foedus.confront.tracing.decibel import ratio
from foedus.confront.tracing.dependence import Pack, weighed
from foedus.confront.tracing.divergence import divergences
from foedus.confront.tracing.entries import cells_of, entries, found_by
from foedus.confront.tracing.leave_out import Whole, left_out
from foedus.confront.tracing.montecarlo import draw
from foedus.confront.tracing.overturn import overturns
from foedus.confront.tracing.posterior import both_ways, posterior, prior_odds
from foedus.confront.tracing.priors import chosen, priors
from foedus.confront.tracing.search import Prospect, prospects
from foedus.confront.tracing.sensitivity import Sweep
from foedus.confront.tracing.sweep import sweep
from foedus.confront.tracing.tally import Sum, summed

REFUSED = "probabilities, types of test, prior sweeps and expected information"
"""What needs hypotheses of which one and only one is true."""


def trace(casebook: Casebook, ledger: Ledger, settings: Settings) -> Tracing:
    """Work out a ledger.

    Parameters
    ----------
    casebook : Casebook
        Its weighings of the ledger, and the evidence with its sources and marks.
    ledger : Ledger
        The question, the rivals and the clues.
    settings : Settings
        Priors, threshold, draws and seed.

    Returns
    -------
    Tracing
        The same ledger, weighings and settings give the same numbers.

    Raises
    ------
    ValueError
        If nobody weighed the ledger, or no prior has the name of the one chosen.

    References
    ----------
    fairfield_charman_2022; bennett_2015; humphreys_jacobs_2015; humphreys_jacobs_2023.
    """
    weighings = [each for each in casebook.weighings if each.episode == ledger.episode]
    if not weighings:
        msg = f"nobody weighed the ledger of {ledger.episode}"
        raise ValueError(msg)
    names = {clue.name for clue in ledger.clues}
    evidence = {item.name: item for item in casebook.evidence if item.name in names}
    together = [weighings] if len(weighings) > 1 else []
    accounts = (
        account(ledger, coders, evidence, settings)
        for coders in [*together, *([each] for each in weighings)]
    )
    return Tracing(
        ledger=ledger,
        settings=settings,
        refusals=tuple(_refusals(ledger)),
        accounts=tuple(accounts),
        divergences=divergences(ledger, {w.coder: weighed(ledger, w) for w in weighings}),
    )


def _refusals(ledger: Ledger) -> Iterator[str]:
    """What is not worked out, and why."""
    for premise, said in (
        (ledger.exclusive, "two of the hypotheses may be true at once"),
        (ledger.exhaustive, "the truth may lie with none of the hypotheses"),
    ):
        if not premise.holds:
            yield f"Not worked out: {REFUSED}, because {said}. {premise.reason}"


def account(
    ledger: Ledger,
    weighings: Sequence[Weighing],
    evidence: Mapping[str, Evidence],
    settings: Settings,
) -> Account:
    """Work out one coder's weighing, or several coders' pooled.

    Parameters
    ----------
    ledger : Ledger
        The question.
    weighings : sequence of Weighing
        One, or all of them.
    evidence : mapping of str to Evidence
        Items of the casebook by name.
    settings : Settings
        Priors, threshold, draws and seed.
    """
    probable = ledger.exclusive.holds and ledger.exhaustive.holds
    starts = priors(ledger, settings)
    start = chosen(starts, settings.prior)
    coders = [weighed(ledger, weighing) for weighing in weighings]
    sums = {view: summed(ledger, coders, view) for view in View}
    balances = dict(_balances(sums, starts, settings, probable=probable))
    joint, leads = sums[View.JOINT], balances[View.JOINT].posterior(start.name)
    whole = Whole(ledger, coders, joint, prior_odds(start, joint.pairs), leads.verdict)
    return Account(
        coder=weighings[0].coder if len(weighings) == 1 else POOLED,
        entries=entries(ledger, weighings, start, settings.threshold, probable=probable),
        balances=tuple(balances.values()),
        left_out=left_out(whole, evidence, [weighing.coder for weighing in weighings]),
        sweeps=_sweeps(start, joint) if leads.beliefs else (),
        overturns=overturns(leads, joint),
        prospects=tuple(_prospects(ledger, weighings, balances[View.JOINT].posteriors)),
    )


def _balances(
    sums: Mapping[View, Sum], starts: Sequence[Prior], settings: Settings, *, probable: bool
) -> Iterator[tuple[View, Balance]]:
    """The evidence under each view; those that let the same enter are worked out once."""
    done: dict[tuple[Pack, ...], Balance] = {}
    for view, held in sums.items():
        if held.packs not in done:
            done[held.packs] = _balance(held, starts, settings, probable=probable)
        yield view, replace(done[held.packs], view=view)


def _balance(held: Sum, starts: Sequence[Prior], settings: Settings, *, probable: bool) -> Balance:
    """The evidence under one view, from every prior."""
    hypotheses = len(starts[0].probabilities)
    drawn = draw(held.packs, hypotheses, settings.draws, settings.seed)
    return Balance(
        view=held.view,
        pairs=held.pairs,
        steps=tuple(
            Step(pack.name, pack.clues, held.each.at(row).estimates())
            for row, pack in enumerate(held.packs)
        ),
        totals=held.total.estimates(),
        posteriors=tuple(
            posterior(start, held.pairs, held.total, drawn, probable=probable) for start in starts
        ),
    )


def _sweeps(prior: Prior, held: Sum) -> tuple[Sweep, ...]:
    weights = both_ways(held.pairs, held.total.estimates())
    return tuple(sweep(name, prior, weights) for name, _ in prior.probabilities)


def _prospects(
    ledger: Ledger, weighings: Sequence[Weighing], posteriors: Sequence[Posterior]
) -> Iterator[Prospect]:
    """What clues not yet sought promise, prior by prior."""
    found = found_by(ledger, [cells_of(weighing) for weighing in weighings])
    chances = {
        clue.name: [ratio(cell.point) for cell in found[clue.name].cells]
        for clue in ledger.clues
        if clue.state is State.NOT_SOUGHT and found[clue.name].absolute
    }
    for held in posteriors:
        if held.beliefs:
            beliefs = [belief.probability.point for belief in held.beliefs]
            yield from prospects(held.prior, beliefs, chances)
