"""Variants of the panel: which rows, and which design."""

from __future__ import annotations

from enum import Enum

BLOC_PATRON = 365
BLOC_CLIENTS = (265, 290, 310, 315, 339, 355, 360)
BLOC_YEARS = (1945, 1991)
"""COW codes of the Soviet Union and of its European allies, whose treaties say less than was done."""


class Extent(Enum):
    """How much is worked out."""

    ALL = "all"
    PREDICTED = "predicted"
    MODELS = "models"


class Variant(Enum):
    """Which rows, and which design."""

    AS_SIGNED = "as signed"
    WITHOUT_BLOC = "without the Soviet bloc"
    PRACTICE = "in practice"


TRACES = (
    *("arms", "troops", "exercises", "visit", "arms_to_leader", "visit_to_leader"),
    *("not_removed", "no_rivalry", "no_dispute", "regime_probability"),
    *("s_unweighted", "ideal_distance", "regime_distance"),
)
"""Columns that stand for compatibility in models, one at a time; the last three are likeness."""

BESIDE = ("consolidation", "rivals_other", "log_ratio")
"""Columns in every model besides the trace: the score, rivals but the patron, log of the ratio."""
