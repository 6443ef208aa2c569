"""What stands for what when the theories are put before the panel: settled before any table was looked at.

Every concept is fed by measures that are named in every result. A later hand that changes a line
here changes all tables; none is chosen by what it shows. The classes of commitment and the design
in practice joined the single traces when the panel came to have them, unseen as the others were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Way(Enum):
    """How columns become a membership."""

    INTERVAL = "two columns, the least and the greatest membership"
    AT_LEAST = "true from the threshold on, false below"
    ANY = "true where any column is 1, false where all are 0"
    MEASURED = "an index with its standard error, linear over a band around the threshold"
    GRANTED = "taken as true of every row"


@dataclass(frozen=True, slots=True)
class Feed:
    """A measure that stands for a concept.

    Parameters
    ----------
    name : str
        What tables call it.
    concept : str
        The concept of the theories.
    columns : tuple of str
        Columns of the panel.
    way : Way
        How they become a membership; a value that is missing is [0, 1].
    threshold, band : float
        Where membership is one half, and at which distance it is 0 or 1.
    why : str
        What speaks for it, and what against.
    """

    name: str
    concept: str
    columns: tuple[str, ...]
    way: Way
    why: str
    threshold: float = 1.0
    band: float = 1.0


def _trace(name: str, why: str) -> Feed:
    return Feed(name, "commitment_to_regime", (name,), Way.AT_LEAST, why)


COMPATIBILITY = (
    _trace("arms", "arms in the year; to the state as much as to its regime"),
    _trace("troops", "troops in the year; may follow from the alliance itself"),
    _trace("exercises", "joint exercises in the year; may follow from the alliance itself"),
    _trace("visit", "a visit of the patron's leader in the year"),
    _trace("arms_to_leader", "arms in whole years of the leader in office"),
    _trace("visit_to_leader", "a visit in whole years of the leader in office"),
    _trace(
        "not_removed", "the patron removed no leader in ten years; few did, and fewer are named"
    ),
    _trace("no_rivalry", "no strategic rivalry between the two; true of nearly all"),
    _trace("no_dispute", "no militarized dispute between the two in ten years; true of nearly all"),
    Feed(
        "regime_probability",
        "commitment_to_regime",
        ("regime_lo", "regime_hi"),
        Way.INTERVAL,
        "two latent classes over six traces, widened by the error; one cut half-way",
        threshold=0.5,
        band=0.5,
    ),
)
"""Single traces of compatibility, each no more than the one thing that it records, and all as one.

They feed the commitment to the regime: compatibility itself asks for both commitments, and the
theory of regime security has that to the state as its scope.
"""

CONSOLIDATION = (
    Feed(
        "consolidation",
        "power_consolidation",
        ("consolidation_lo", "consolidation_hi"),
        Way.INTERVAL,
        "GWF's items by a 2PL model, else the composite; 0.45 ± 0.1, widened by the standard error",
        threshold=0.45,
        band=0.1,
    ),
)

SCOPE = (
    Feed(
        "scope granted",
        "commitment_to_state",
        (),
        Way.GRANTED,
        "no measure of the commitment to the state is independent of the alliance",
    ),
    Feed(
        "scope by deeds",
        "commitment_to_state",
        ("arms", "troops", "exercises", "visit"),
        Way.ANY,
        "the patron gave arms, troops, exercises or a visit in the year",
    ),
    Feed(
        "state_probability",
        "commitment_to_state",
        ("state_lo", "state_hi"),
        Way.INTERVAL,
        "two latent classes over arms, troops, exercises and visits, widened by the error",
        threshold=0.5,
        band=0.5,
    ),
)

REQUIREMENT = (
    Feed(
        "rivals_other",
        "security_requirement",
        ("rivals_other",),
        Way.AT_LEAST,
        "a strategic rival besides the patron; that the client could not meet it alone is granted",
    ),
)

THREAT = (
    Feed(
        "rivals_other",
        "external_threat",
        ("rivals_other",),
        Way.AT_LEAST,
        "a strategic rival besides the patron",
    ),
    Feed(
        "disputes_other",
        "external_threat",
        ("disputes_other",),
        Way.AT_LEAST,
        "a militarized dispute with others than the patron in five years",
    ),
    Feed(
        "threat_territorial",
        "external_threat",
        ("threat_territorial", "threat_territorial_sd"),
        Way.MEASURED,
        "latent territorial threat above the mean of all states, ± 1, widened by its deviation",
        threshold=0.0,
        band=1.0,
    ),
)

FEEDS: Mapping[str, tuple[Feed, ...]] = MappingProxyType(
    {
        "power_consolidation": CONSOLIDATION,
        "commitment_to_regime": COMPATIBILITY,
        "commitment_to_state": SCOPE,
        "security_requirement": REQUIREMENT,
        "external_threat": THREAT,
    }
)
"""Measures by concept. A concept that is not here is unknown in every row, and named as such."""

BLOC_PATRON = 365
BLOC_CLIENTS = (265, 290, 310, 315, 339, 355, 360)
BLOC_YEARS = (1945, 1991)
"""COW codes of the Soviet Union and of its European allies, whose treaties say less than was done."""


class Variant(Enum):
    """Which rows, and which design."""

    AS_SIGNED = "as signed"
    WITHOUT_BLOC = "without the Soviet bloc"
    PRACTICE = "in practice"
