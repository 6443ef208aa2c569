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
    TABLES = "tables"
    """Expectations and models, and no curve: those take minutes."""
    PREDICTED = "predicted"
    MODELS = "models"
    CURVE = "curve"


class Variant(Enum):
    """Which rows, and which design."""

    AS_SIGNED = "as signed"
    WITHOUT_BLOC = "without the Soviet bloc"
    PRACTICE = "in practice"
    USER = "by the user's designs"

    @property
    def by_design(self) -> bool:
        """Whether only the design is known in it, and no level of institutionalisation."""
        return self in {Variant.PRACTICE, Variant.USER}


BESIDE = ("consolidation", "rivals_other", "log_ratio")
"""Columns in every model besides the trace: the score, rivals but the patron, log of the ratio."""
