"""The panel of alliances: one row for each phase, with what was signed and who was a party."""

from __future__ import annotations

import numpy as np

from foedus.panel.coverage import Coverage, Source, distinct, joined
from foedus.panel.dyad_alliance import OBLIGATIONS
from foedus.panel.leeds_anac import PROVISIONS, design_depths, graded
from foedus.panel.pair import Step
from foedus.panel.phase import phase_span
from foedus.panel.probe import Stretch
from foedus.panel.spell_days import OPEN, year_of
from foedus.panel.table import Array, Table
from foedus.study.panel.lookups import probed
from foedus.study.panel.record import Built, PanelPlan
from foedus.study.panel.sources import Shelf

RELEASES = ("atop_alliance", "atop_phase", "atop_member")
DATES = ("begyr", "begmo", "begday", "endyr", "endmo", "endday")
INDEX = (
    *("hinst", "minst", "milorg", "pubtreat", "formorg", "formal"),
    *("milinst", "milinst_lo", "milinst_hi"),
)
"""Columns of the index that the panel keeps."""


def alliance_panel(shelf: Shelf, plan: PanelPlan) -> Built:
    """Phases of alliances in force in any of the years, with the index and the article's design.

    Parameters
    ----------
    shelf : Shelf
        `RELEASES`.
    plan : PanelPlan
        The years.

    Returns
    -------
    Built
        One row for each phase, sorted by alliance and phase.

    Raises
    ------
    DataError
        If a file is not what it should be.
    """
    columns = (*("atopid", "phase", "bilat", "wartime"), *DATES, *OBLIGATIONS, *PROVISIONS)
    phases = graded(shelf.table("atop_phase", columns))
    steps = [Step("phases of alliances", len(phases))]
    first, last = phase_span(phases)
    # What was in force when ATOP was closed is not known to have lasted any longer.
    closed = shelf.sheets["atop_phase"].release.domain.last
    ends = np.where(last >= OPEN, closed, year_of(np.minimum(last, OPEN // 4)))
    kept = (year_of(first) <= plan.span[1]) & (ends >= plan.span[0])
    table = _dated(phases.rows(kept))
    steps.append(Step(f"in force in any year {plan.span[0]}–{plan.span[1]}", len(table)))
    members = shelf.table("atop_member", ("atopid", "phase", "member"))
    parties = _parties(shelf, table, members)
    table = _with_members(table, members)
    whole = graded(shelf.table("atop_alliance", ("atopid", "bilat", *PROVISIONS)))
    release = shelf.sheets["atop_alliance"].release
    source = Source(whole, release.domain, ())
    names = ("bilat", "milinst", "milinst_lo", "milinst_hi")
    table, coverage = joined(table, source, ("atopid",), names, suffix="_max")
    return Built(_in_order(table), (parties, coverage), tuple(steps))


def _dated(phases: Table) -> Table:
    """The phases with their days and the article's design."""
    first, last = phase_span(phases)
    running = last >= OPEN
    added: dict[str, tuple[Array, str]] = {
        "year": (year_of(first), "begyr"),
        "start": (first.astype(np.float64), "begyr, begmo, begday"),
        "last_day": (np.where(running, np.nan, last.astype(np.float64)), "endyr, endmo, endday"),
        "in_force": (running.astype(np.float64), "endyr = 0"),
    }
    for name, (values, columns) in added.items():
        phases = phases.with_column(name, values, f"{phases.name}: {columns}")
    for end in ("", "_lo", "_hi"):
        depths = design_depths(phases[f"milinst{end}"])
        phases = phases.with_column(f"design{end}", depths, "the article's design, from milinst")
    return phases


def _parties(shelf: Shelf, phases: Table, members: Table) -> Coverage:
    """What the look-up of the parties to each phase found."""
    every = np.ones(len(phases), dtype=np.bool_)
    phase, at = (each["phase"].astype(np.float64) for each in (phases, members))
    asked = Stretch(phase, phase, at, every)
    return probed(shelf, phases, members, (("atopid", "atopid"), ("phase", "phase")), stretch=asked)


def _with_members(phases: Table, members: Table) -> Table:
    """The phases with the number of parties and their codes."""
    keys = distinct(members, ("atopid", "phase", "member"))
    parties: dict[tuple[int, int], list[int]] = {}
    for atopid, phase, member in keys:
        parties.setdefault((atopid, phase), []).append(member)
    rows = zip(phases["atopid"].tolist(), phases["phase"].tolist(), strict=True)
    held = [parties.get(key, []) for key in rows]
    numbers = np.array([len(each) or np.nan for each in held], dtype=np.float64)
    codes = np.array([" ".join(map(str, each)) for each in held], dtype=object)
    source = f"{members.name}: member"
    return phases.with_column("members", numbers, source).with_column("parties", codes, source)


def _in_order(table: Table) -> Table:
    """Who and when first, then what was promised, then the index with what it is made of."""
    front = ("atopid", "phase", "year", "start", "last_day", "in_force", "members", "parties")
    design = ("design", "design_lo", "design_hi", *INDEX)
    maxima = ("bilat_max", "milinst_max", "milinst_lo_max", "milinst_hi_max")
    table = table.rows(np.lexsort((table["phase"], table["atopid"])))
    kept = table.only((*front, "bilat", "wartime", *OBLIGATIONS, *design, *maxima, *PROVISIONS))
    return Table("alliances", kept.columns, kept.provenance)
