"""Histories: simulated lives as one long table with its codebook, a row for each year lived."""

from __future__ import annotations

import numpy as np

from foedus.archive.exports_codebook import Entry
from foedus.archive.schemas.release import Kind
from foedus.game.laws import MEDDLING, kappas
from foedus.game.lives.life import FATES, MOVES, Lives
from foedus.panel.table import Array, Table
from foedus.vocabulary.design import Design

_DESIGNS = tuple((design.depth, design.label) for design in Design)
_SOURCE = "simulated"
_ABSENT = "never missing"


def histories(lives: Lives) -> Table:
    """Every year lived, run by run.

    Parameters
    ----------
    lives : Lives
        Simulated lives.

    Returns
    -------
    Table
        Years count from 1; a leader of a run from 1; designs and threats are codes.
    """
    run, year = np.nonzero(lives.lived)
    here = run, year
    p = lives.solution.parameters
    points = np.round(kappas(p)[lives.kappa[here]], 9)
    held: dict[str, Array] = {
        "run": _whole(run + 1),
        "year": _whole(year + 1),
        "leader": _whole(lives.leader[here] + 1),
        "kappa": points,
        "gamma": np.round(lives.compatibility[here], 9),
        "threat": _whole(lives.threat[here]),
        "standing": _whole(lives.standing[here]),
        "ceiling": _whole(lives.ceiling[here]),
        "design": _whole(lives.design[here]),
        "meddling": _whole(MEDDLING[lives.meddling[here]]),
        "move": np.array([move.value for move in MOVES], dtype=object)[lives.move[here]],
        "fate": np.array([fate.value for fate in FATES], dtype=object)[lives.fate[here]],
    }
    return Table("Simulated lives", held)


def _whole(column: Array) -> Array:
    return column.astype(np.int64)


def codebook(lives: Lives) -> tuple[Entry, ...]:
    """What each column of the histories says."""
    p = lives.solution.parameters
    threats = tuple((n, f"{theta:g} a year") for n, theta in enumerate(p.thetas))
    sides = ((-1, "backs rivals"), (0, "keeps out"), (1, "backs the incumbent"))
    told = (
        ("run", "Run", Kind.WHOLE, (), "from 1"),
        ("year", "Year of the run", Kind.WHOLE, (), "from 1"),
        ("leader", "Leader of the run", Kind.WHOLE, (), "from 1"),
        ("kappa", "Power consolidation", Kind.NUMBER, (), "0 to 1"),
        ("gamma", "Political compatibility", Kind.NUMBER, (), "-1 to 1"),
        ("threat", "Level of external threat", Kind.WHOLE, threats, "chance of defeat unprotected"),
        ("standing", "Design that stood", Kind.WHOLE, _DESIGNS, ""),
        ("ceiling", "Deepest design that was named", Kind.WHOLE, _DESIGNS, ""),
        ("design", "Design that was chosen", Kind.WHOLE, _DESIGNS, ""),
        ("meddling", "What the patron did at home", Kind.WHOLE, sides, ""),
        ("move", "What the year did to the alliance", Kind.TEXT, (), ""),
        ("fate", "How the year ended for the regime", Kind.TEXT, (), ""),
    )
    return tuple(
        Entry(name, label, kind, _SOURCE, unit, _ABSENT, codes)
        for name, label, kind, codes, unit in told
    )
