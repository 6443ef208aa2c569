"""The verdict and what stands behind it: odds and probabilities under each prior and view."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.confront.tracing.balance import Belief, Drawn, Verdict, View
from foedus.report.decibels import (
    favours,
    in_column,
    percent,
    probabilities,
    probability,
    signed,
    weight,
    whole,
)
from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line
from foedus.report.tables import Cell, Row, Table, heading
from foedus.report.tracing.told import VIEWS, Told, amount, odds_of, weighed
from foedus.vocabulary.estimate import Estimate

COLUMNS = {
    View.JOINT: "joint weight",
    View.INDEPENDENT: "independence",
    View.FULL: "full dependence",
}
"""How columns are headed that show the views of dependence."""

OPEN = "?"
"""Marks a verdict that does not hold wherever in their intervals the likelihoods lie."""

OPEN_NOTE = f"{OPEN}: not wherever in their intervals the likelihoods lie."
NO_GROUPS = "No clues are grouped, so that every view of dependence gives the same."


def lines(told: Told) -> Iterator[Line]:
    """The verdict in the wording that is fixed, with its bounds, and how far it holds."""
    first, second = told.rival()
    total = told.account.balance().total(first, second)
    point = None if total is None else total.point
    yield Line(f"The evidence {favours(told.label(first), told.label(second), point)}.")
    if len(told.weighers) > 1:
        yield Line(f"All coders pooled, by the mean of their decibels. {agreement(told)}", 1)
    if total is not None and not total.exact:
        yield Line(f"At the far ends of the intervals: {_ends(told, total)}.", 1)
    verdict = told.posterior().verdict
    yield Line(_start(told, verdict), 1)
    yield Line(_hold(told, verdict), 1, Tone.PLAIN if verdict.firm else Tone.OPEN)
    yield from _otherwise(told)


def _ends(told: Told, total: Estimate) -> str:
    """Both ends of the weight between leader and rival, each with the side it is on."""
    first, second = (told.label(name) for name in told.rival())
    lower = (
        f"{amount(-total.lo)} for {second}" if total.lo < 0 else f"{amount(total.lo)} for {first}"
    )
    upper = (
        f"{amount(total.hi)} for {first}" if total.hi > 0 else f"{amount(-total.hi)} for {second}"
    )
    return f"{lower}, {upper}"


def agreement(told: Told) -> str:
    """Whether each of several coders alone would reach the same verdict from the chosen prior."""
    _, *each = told.tracing.accounts
    chosen = told.settings.prior
    leaders = {account.balance().posterior(chosen).verdict.leader for account in each}
    prior = f"the prior “{told.prior.label}”"
    if len(leaders) == 1:
        return f"From {prior} each of them reaches the same verdict."
    return f"From {prior} they reach different verdicts."


def _start(told: Told, verdict: Verdict) -> str:
    """Who leads once the prior is counted in."""
    prior = f"From the prior “{told.prior.label}”"
    if not verdict.leader:
        return f"{prior} no hypothesis leads."
    margin = verdict.margin.point if verdict.margin else None
    by = amount(margin) if margin is not None and whole(margin) == "0" else weight(margin)
    return f"{prior} {told.label(verdict.leader)} leads {told.label(verdict.rival)} by {by}."


def _hold(told: Told, verdict: Verdict) -> str:
    """Whether the leader leads throughout, and in which share of the draws."""
    if not verdict.leader:
        return "With likelihoods elsewhere in their intervals, one may."
    if verdict.firm:
        return "It leads every rival wherever in their intervals the likelihoods lie."
    share = _share(told, verdict.leader, verdict.rival)
    said = "With likelihoods elsewhere in their intervals it would not lead every rival"
    return f"{said}; it leads in {probability(share)} of the draws." if share >= 0 else f"{said}."


def _share(told: Told, leader: str, rival: str) -> float:
    """The share of the draws in which the leader leads; below 0 where nothing was drawn."""
    posterior = told.posterior()
    beliefs = {belief.hypothesis: belief.drawn for belief in posterior.beliefs}
    drawn = beliefs.get(leader) or odds_of(posterior, leader, rival).drawn
    return drawn.leads if drawn else -1


def _otherwise(told: Told) -> Iterator[Line]:
    """Under how many priors and views another hypothesis leads, or none."""
    leader = told.posterior().verdict.leader
    views = _views(told)
    leaders = [
        told.posterior(prior.name, view).verdict.leader for prior in told.priors for view in views
    ]
    others = sum(other != leader for other in leaders)
    if leader and others:
        said = f"Under {others} of the {len(leaders)} pairs of a prior and a view of dependence"
        yield Line(f"{said}, shown below, another hypothesis leads, or none.", 1, Tone.OPEN)
    elif leader and len(leaders) > 1:
        said = "It leads from every prior and under every view of dependence shown below"
        yield Line(f"{said}, at the points of the likelihoods.", 1)


def _views(told: Told) -> tuple[View, ...]:
    """The views of dependence; one where there is nothing to depend."""
    return VIEWS if told.tracing.ledger.groups else VIEWS[:1]


def table(told: Told) -> Table:
    """The verdict under every prior and view."""
    views = _views(told)
    rows = [
        Row((Cell(prior.label), *(cell(told, prior.name, view) for view in views)))
        for prior in told.priors
    ]
    columns = ("from the prior", *(COLUMNS[view] for view in views))
    return Table("Verdict by prior and dependence", columns, tuple(rows), note(told, rows))


def note(told: Told, rows: list[Row]) -> str:
    """What a reader of verdicts in cells needs to know."""
    said = ["Decibels by which the leader leads the next, with exact bounds."]
    if any(cell.text.endswith(OPEN) for row in rows for cell in row.cells):
        said.append(OPEN_NOTE)
    return " ".join([*said, *([] if told.tracing.ledger.groups else [NO_GROUPS])])


def cell(told: Told, prior: str, view: View) -> Cell:
    """A verdict as a cell: who leads, by how much, and whether throughout."""
    return brief(told, told.posterior(prior, view).verdict)


def brief(told: Told, verdict: Verdict) -> Cell:
    """A verdict as a cell of a table."""
    if not verdict.leader:
        return Cell("none leads", Tone.OPEN)
    margin = in_column(verdict.margin).replace(" ", TIE)
    said = f"{told.label(verdict.leader)} {margin}"
    return Cell(said) if verdict.firm else Cell(f"{said}{TIE}{OPEN}", Tone.OPEN)


def odds(told: Told, prior: str = "") -> Table:
    """The posterior odds of every pair from one prior, under every view.

    Parameters
    ----------
    told : Told
        What is told.
    prior : str
        Name of the prior; the chosen one where empty.
    """
    views = _views(told)
    label = told.posterior(prior).prior.label
    ranked = told.ranked()
    rows: list[Row] = []
    for place, first in enumerate(ranked[:-1], 1):
        rows.append(heading(f"{told.label(first)} over"))
        rows += [_odds_row(told, prior, (first, second), views) for second in ranked[place:]]
    columns = ("", COLUMNS[views[0]], "middle 90 %", *(COLUMNS[view] for view in views[1:]))
    note = (
        "In decibels, with exact bounds; the middle 90 % of the draws beside. Another prior moves "
        "each row by the same amount under every view."
    )
    return Table(f"Posterior odds from the prior “{label}”", columns, tuple(rows), note)


def _odds_row(told: Told, prior: str, pair: tuple[str, str], views: tuple[View, ...]) -> Row:
    first, second = pair
    joint, *others = (odds_of(told.posterior(prior, view), first, second) for view in views)
    cells = (weighed(joint.odds), _middle(joint.drawn), *(weighed(each.odds) for each in others))
    return Row((Cell(told.label(second), indent=2), *cells))


def _middle(drawn: Drawn | None) -> Cell:
    if drawn is None:
        return Cell("–", Tone.QUIET)
    return Cell(f"[{signed(drawn.low)},{TIE}{signed(drawn.high)}]")


def beliefs(told: Told) -> Table:
    """The probabilities from every prior, under every view; empty where they are refused."""
    views = _views(told)
    rows: list[Row] = []
    for prior in told.priors:
        held = [_beliefs(told, prior.name, view) for view in views]
        if held[0]:
            rows.append(heading(f"From the prior “{prior.label}”", prior.reason))
            rows += [_belief_row(told, name, held) for name in told.ranked()]
    columns = ("", "prior", COLUMNS[views[0]], "middle 90 %", *(COLUMNS[v] for v in views[1:]))
    said = "With exact bounds; the middle 90 % of the draws beside."
    return Table("Posterior probabilities", columns, tuple(rows), said)


def _beliefs(told: Told, prior: str, view: View) -> dict[str, Belief]:
    posterior = told.posterior(prior, view)
    return {belief.hypothesis: belief for belief in posterior.beliefs}


def _belief_row(told: Told, name: str, held: list[dict[str, Belief]]) -> Row:
    joint, *others = (beliefs[name] for beliefs in held)
    drawn = joint.drawn
    middle = f"[{percent(drawn.low)},{TIE}{percent(drawn.high)}]" if drawn else "–"
    return Row(
        (
            Cell(told.label(name), indent=2),
            Cell(probability(joint.prior), Tone.QUIET),
            _likely(joint),
            Cell(middle),
            *(_likely(belief) for belief in others),
        )
    )


def _likely(belief: Belief) -> Cell:
    return Cell(probabilities(belief.probability).replace(" ", TIE))
