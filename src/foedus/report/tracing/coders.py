"""Several coders side by side, and where they pull in opposite directions."""

from __future__ import annotations

from foedus.confront.tracing.account import Account
from foedus.confront.tracing.balance import View
from foedus.report.layout import Tone
from foedus.report.tables import Cell, Row, Table
from foedus.report.tracing.told import Told, weighed
from foedus.report.tracing.verdicts import OPEN_NOTE, agreement, brief


def table(told: Told) -> Table:
    """The verdict by each coder from each prior; no rows where one alone weighed."""
    accounts = told.tracing.accounts
    rows = [_row(told, account) for account in accounts] if len(accounts) > 1 else []
    columns = ("", *(f"from “{prior.label}”" for prior in told.priors))
    said = (
        f"By joint weight, in decibels for the leader over the next. {OPEN_NOTE} {agreement(told)}"
    )
    return Table("Coders side by side", columns, tuple(rows), said)


def _row(told: Told, account: Account) -> Row:
    balance = account.balance(View.JOINT)
    verdicts = (balance.posterior(prior.name).verdict for prior in told.priors)
    return Row((Cell(told.coder(account.coder)), *(brief(told, each) for each in verdicts)))


def divergences(told: Told) -> Table:
    """The clues that one coder counts for a hypothesis and another against it."""
    coders = [account.coder for account in told.tracing.accounts[1:]]
    rows = []
    for divergence in told.tracing.divergences:
        weights = dict(divergence.weights)
        pair = f"{told.label(divergence.first)} : {told.label(divergence.second)}"
        cells = (weighed(weights.get(coder)) for coder in coders)
        rows.append(Row((Cell(divergence.clue), Cell(pair, Tone.QUIET), *cells)))
    columns = ("", "between", *(told.coder(coder) for coder in coders))
    said = "In decibels for the hypothesis named first."
    return Table("Where coders diverge", columns, tuple(rows), said)
