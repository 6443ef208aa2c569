"""The page: one HTML file that holds a whole study, from the answer down to every source."""

from __future__ import annotations

from foedus.report.figures.formats import sheet
from foedus.report.templating import render
from foedus.report.views import (
    apparatus,
    chapter,
    confrontation,
    games,
    ledger,
    overview,
    plates,
    theories,
    tracing,
)
from foedus.report.views.index import Index
from foedus.report.views.mark import LEGEND
from foedus.study.record import Record


def page(record: Record) -> str:
    """A record as one page.

    Parameters
    ----------
    record : Record
        A run.

    Returns
    -------
    str
        HTML that needs no script, no network and no other file; the same record gives the
        same bytes. Everything that came from files is escaped, and hidden characters in it
        are shown.
    """
    index = Index.of(record)
    return render(
        "page.html.j2",
        heading=record.heading,
        heading_cited=index.cite(record.heading.references),
        overview=overview.overview(index),
        legend=LEGEND,
        plates=plates.plates(index),
        timeline=plates.timeline_view(index),
        chapters=chapter.chapters(index),
        pairs=confrontation.pair_tables(index),
        reaches=confrontation.reach_tables(index),
        decisions=confrontation.decision_views(index),
        weight=tracing.weight_view(index),
        panel=_panel(index),
        theories=theories.theory_views(index),
        games=games.game_views(index),
        concepts=theories.concept_views(index),
        rule=theories.rule_view(index),
        actors=apparatus.actor_rows(index),
        coders=apparatus.coder_rows(index),
        ledger=ledger.ledger(index),
        sources=apparatus.sources(index),
        provenance=apparatus.provenance_view(index),
        tested=True,
        **sheet(),
    )


def _panel(index: Index) -> object:
    """The chapter on the panel; None where the study does not ask for it."""
    if index.record.panel is None:
        return None
    # Imported here: a page without the chapter has no use for what counts in it.
    from foedus.report.views.panel import panel_view

    return panel_view(index, index.record.panel)
