"""Traces of a patron's commitments to the client's state and to its regime."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from foedus.archive.panel_imposers import Imposers, nobody, read_imposers
from foedus.panel.compatibility_dyad import no_dispute, no_rivalry
from foedus.panel.compatibility_leaders import installed, removed
from foedus.panel.compatibility_signals import given, given_to_leader
from foedus.panel.system import StateSystem
from foedus.panel.system_rivalries import SPELL, rivalries_in_cow_codes
from foedus.panel.table import Number, Table
from foedus.study.panel.sources import Shelf, states_of_gleditsch_and_ward

RELEASES = ("archigos", "patron_signals", "tss_rivalries", "gml_mid")
_GIFTS = {"arms": "arms", "troops": "troops", "exercises": "ex", "visit": "vis"}
"""What a patron gives, by our names and those of McManus and Nieman's columns."""
_UNTOLD = "it does not say which foreigners"


@dataclass(frozen=True, slots=True, eq=False)
class TraceSources:
    """What traces are read from, each once.

    Parameters
    ----------
    leaders, signals, rivalries, disputes : Table
        Archigos, McManus and Nieman's signals, rivalries, and disputes by directed dyad and year.
    imposers : Imposers
        Who installed and who removed which leader.
    states : StateSystem or None
        Gleditsch and Ward's states, by whose codes leaders are listed; None where their list
        is not at hand.
    """

    leaders: Table
    signals: Table
    rivalries: Table
    disputes: Table
    imposers: Imposers
    states: StateSystem | None = None

    @property
    def named(self) -> bool:
        """Whether anybody is named who made or unmade a leader."""
        return bool(len(self.imposers.installed) or len(self.imposers.removed))


def trace_sources(shelf: Shelf, imposers: Path | None = None) -> TraceSources:
    """Read what traces are made of.

    Parameters
    ----------
    shelf : Shelf
        `RELEASES`.
    imposers : Path or None
        A user's file of who installed or removed whom.

    Raises
    ------
    DataError
        If a file is not what it should be.
    """
    leaders = shelf.table("archigos")
    return TraceSources(
        leaders=leaders,
        signals=shelf.table("patron_signals"),
        rivalries=rivalries_in_cow_codes(shelf.table("tss_rivalries", SPELL)),
        disputes=shelf.table("gml_mid", ("dispnum", "ccode1", "ccode2", "year")),
        imposers=_imposers(shelf, leaders, imposers) if imposers else nobody(),
        states=states_of_gleditsch_and_ward(shelf),
    )


def _imposers(shelf: Shelf, leaders: Table, path: Path) -> Imposers:
    """Who made or unmade leaders, by a user's file; states are checked where their list is at hand."""
    here = "cow_states" in shelf.paths
    codes = shelf.table("cow_states", ("ccode",))["ccode"].tolist() if here else ()
    return read_imposers(path, leaders["obsid"].tolist(), codes)


def traces(keys: Table, sources: TraceSources) -> Table:
    """Every trace of both commitments.

    Parameters
    ----------
    keys : Table
        As `panel_measures.keys_of` makes them.
    sources : TraceSources
        What they are read from.

    Returns
    -------
    Table
        As many rows as the keys; 1 speaks for commitment, 0 against, NaN is not known.
    """
    held = sources
    who = f"; {held.imposers.installed.name}" if held.named else f"; {_UNTOLD}"
    made: dict[str, tuple[Number, str]] = {
        **_gifts(keys, held.signals, held.leaders),
        "installed": (
            installed(keys, held.leaders, held.imposers.installed), f"archigos: entry{who}"
        ),
        "not_removed": (
            1.0 - removed(keys, held.leaders, held.imposers.removed),
            f"archigos: exit and exitcode{who}",
        ),
        "no_rivalry": (no_rivalry(keys, held.rivalries), "tss_rivalries: no rivalry in the year"),
        "no_dispute": (no_dispute(keys, held.disputes), "gml_mid: no dispute in ten years"),
    }  # fmt: skip
    columns = {name: values for name, (values, _) in made.items()}
    return Table("compatibility", columns, {name: said for name, (_, said) in made.items()})


def _gifts(keys: Table, signals: Table, leaders: Table) -> dict[str, tuple[Number, str]]:
    """What the patron gave in the year, and what it has given the leader in office."""
    made = {
        name: (given(keys, signals, kind), f"patron_signals: {kind} above 0")
        for name, kind in _GIFTS.items()
    }
    for name in ("arms", "visit"):
        kind = _GIFTS[name]
        for ending, lag, years in (
            ("", 0, "that of the row included"),
            ("_before", 1, "before it"),
        ):
            values = given_to_leader(keys, signals, leaders, kind, lag=lag)
            source = f"patron_signals: {kind} in whole years of the leader, {years}; archigos"
            made[f"{name}_to_leader{ending}"] = (values, source)
    return made
