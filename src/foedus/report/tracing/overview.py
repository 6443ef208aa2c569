"""All ledgers of a study at a glance: the question of each, and its verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.report.layout import Tone
from foedus.report.lines import Line, Part
from foedus.report.tables import Cell, Row, Table, heading
from foedus.report.tracing import verdicts
from foedus.report.tracing.told import VIEWS, Told
from foedus.report.words import either
from foedus.study.record import Record

NONE = (
    "This study has no ledger of evidence, so that there is nothing to trace. Put one into its "
    "folder ledgers/, one file for each episode: the question, the rival hypotheses, the clues; "
    "and each coder’s likelihoods into weights/. `foedus check` says what is still wrong."
)
"""What is said of a study without ledgers, and how to add one."""


def parts(record: Record) -> tuple[Part, ...]:
    """The verdict on every ledger under each prior and view; what to do where there is none.

    Parameters
    ----------
    record : Record
        A run.
    """
    told = [Told.of(record.casebook, tracing) for tracing in record.tracings]
    lines = tuple(_unweighed(record))
    if not told:
        return (Part("Ledgers of evidence", lines or (Line(NONE),)),)
    verdicts_told, refused = table(told), tuple(_refusals(told))
    return (
        Part(verdicts_told.title, verdicts_told),
        *([Part("Not yet weighed", lines)] if lines else []),
        *([Part("Refused, and why", refused)] if refused else []),
    )


def _unweighed(record: Record) -> list[Line]:
    """Ledgers of which nothing can be said yet."""
    traced = {tracing.ledger.episode for tracing in record.tracings}
    asked = either(list(record.settings.coders), "or")
    by = f"by {asked}" if asked else "by anybody yet"
    return [
        Line(f"The ledger of {ledger.episode} has no weights {by}.", tone=Tone.OPEN)
        for ledger in record.casebook.ledgers
        if ledger.episode not in traced
    ]


def table(told: list[Told]) -> Table:
    """A heading for every ledger, and below it the verdict from each prior, under each view."""
    rows: list[Row] = []
    for each in told:
        ledger = each.tracing.ledger
        rows.append(heading(f"{ledger.episode} · {each.title}", ledger.question))
        for prior in each.priors:
            cells = (verdicts.cell(each, prior.name, view) for view in VIEWS)
            rows.append(Row((Cell(f"from “{prior.label}”", indent=2), *cells)))
    columns = ("", *(verdicts.COLUMNS[view] for view in VIEWS))
    note = (
        "Decibels by which the leader leads the next, with exact bounds. "
        f"{verdicts.OPEN_NOTE} `foedus trace STUDY EPISODE` tells the whole account."
    )
    return Table("Verdicts", columns, tuple(rows), note)


def _refusals(told: list[Told]) -> Iterator[Line]:
    for each in told:
        for said in each.tracing.refusals:
            yield Line(said, head=f"{each.tracing.ledger.episode}:")
