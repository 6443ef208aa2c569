"""Tracing a study: every ledger of the episodes that a plan keeps."""

from __future__ import annotations

from foedus.casebook.casebook import Casebook
from foedus.confront.tracing.account import Settings, Tracing
from foedus.study.priors import check_settings


def traced(casebook: Casebook, settings: Settings) -> tuple[Tracing, ...]:
    """Every ledger of a casebook that somebody weighed, worked out in the order of the episodes.

    Parameters
    ----------
    casebook : Casebook
        Narrowed to the episodes and coders wanted.
    settings : Settings
        How to trace.

    Raises
    ------
    PlanError
        If the settings do not fit a ledger.
    """
    weighed = {weighing.episode for weighing in casebook.weighings}
    asked = {ledger.episode: ledger for ledger in casebook.ledgers if ledger.episode in weighed}
    ledgers = [asked[e.name] for e in casebook.episodes if e.name in asked]
    check_settings(settings, ledgers)
    if not ledgers:
        return ()
    # Imported here: a study without ledgers has no use for arrays.
    from foedus.confront.tracing.trace import trace

    return tuple(trace(casebook, ledger, settings) for ledger in ledgers)
