"""Power consolidation: an index of personal rule, and the membership it amounts to.

Eight items of Geddes, Wright & Frantz (2018) tell what a leader has taken into his own hands:
party, offices, army, security service. A two-parameter logistic model joins them, and the
score is moved to 0–1 between the lowest and the highest pattern that occurs, as they do
(Wright 2021). The items hold on 1 January, for autocracies, 1946–2010; for every other state
and year the index is missing.

References
----------
Geddes, Wright & Frantz (2018), How Dictatorships Work, ch. 4; Wright (2021), Political Science
Research and Methods 9: 1–19.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.panel.item_response import ItemResponse, fit, recoded, score
from foedus.panel.lookup import lookup
from foedus.panel.maximise import Matrix
from foedus.panel.release import Domain
from foedus.panel.table import Number, Table
from foedus.vocabulary.membership import HALF, UNKNOWN, Membership

ITEMS = (
    "sectyapp_pers",
    "paramil_pers",
    "partyexcom_pers",
    "partyrbrstmp",
    "officepers",
    "createparty",
    "milmerit_pers",
    "milnotrial",
)
"""Personal control of the security service, a paramilitary force of the leader's own, control
of the party's executive committee, a party that only approves, appointments to high office, a
party of his own making, promotion of officers by loyalty, punishment of officers without trial."""
DEGREES = {"milmerit_pers": (2.0,)}
"""Items of more than two values, and the values that count as yes: promotion by loyalty only at
its highest value (Wright 2021, `milmerit_persB`)."""
DOMAIN = Domain(1946, 2010)
"""Years of the items."""
PERSONALISM = "gwf personalism, 2PL of eight items"
"""Name of the measure in results."""
CUT = 0.45
"""The index at which consolidated and unconsolidated are equally true; fixed in advance."""
BAND = 0.1
"""From so far above the cut a regime is fully consolidated, from so far below not at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Personalism:
    """The index and the model behind it.

    Parameters
    ----------
    model : ItemResponse
        The items, with their standard errors and the report of the search.
    index : Table
        `cowcode`, `year`, `theta` and `theta_sd` (standard normal trait), `personalism` (0–1),
        `personalism_sd` (what is published as its standard error: the items taken as known) and
        `personalism_se` (with the errors of the items).
    """

    model: ItemResponse
    index: Table


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a score becomes a membership: nothing below a band around the cut, all above it.

    Within the band membership rises in a straight line through one half at the cut, the point
    of maximum ambiguity (Ragin 2008, ch. 5). A standard error widens the membership to that of
    the scores one standard error below and above.

    DEPARTS: Ragin's direct method runs along a logistic curve that never reaches 0 and 1; a
    straight line reaches them where the band ends, so that the band can be read off.

    Parameters
    ----------
    cut : float
        The score of membership one half.
    band : float
        Half the width of the band, above 0.

    Raises
    ------
    ValueError
        If the band is not above 0.

    Examples
    --------
    >>> Calibration().membership(0.50, 0.05)
    Membership(lo=0.5, hi=1.0)
    """

    cut: float = CUT
    band: float = BAND

    def __post_init__(self) -> None:
        """Refuse a band that is none."""
        if not self.band > 0:
            msg = f"a band of {self.band} around {self.cut}: expected a number above 0"
            raise ValueError(msg)

    def membership(self, score: float, error: float) -> Membership:
        """The membership of one score with its standard error; unknown where either is NaN."""
        low, high = self.memberships(np.array([score]), np.array([error]))
        known = not np.isnan([score, error]).any()
        # Scores are known to three or four decimals; a cut met but for rounding is met.
        return Membership(round(float(low[0]), 9), round(float(high[0]), 9)) if known else UNKNOWN

    def memberships(self, scores: Number, errors: Number) -> tuple[Number, Number]:
        """Lower and upper ends for many scores; 0 and 1 where score or error is NaN."""
        low, high = (
            np.clip(HALF + (scores + sign * errors - self.cut) / (2 * self.band), 0.0, 1.0)
            for sign in (-1, 1)
        )
        return np.where(np.isnan(low), 0.0, low), np.where(np.isnan(high), 1.0, high)


def answers(features: Table) -> Matrix:
    """The eight items as yes (1), no (0) and missing (NaN), one column each.

    Parameters
    ----------
    features : Table
        GWF's autocratic regime features.

    Examples
    --------
    >>> held = {name: np.array([2.0 if name == "milmerit_pers" else 1.0]) for name in ITEMS}
    >>> answers(Table("features", held)).tolist()
    [[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]]
    """
    columns = []
    for name in ITEMS:
        values = features[name].astype(np.float64)
        columns.append(recoded(values, DEGREES[name]) if name in DEGREES else values)
    return np.column_stack(columns)


def personalism(features: Table) -> Personalism:
    """The index of personal rule for every regime-year of the features.

    Parameters
    ----------
    features : Table
        GWF's autocratic regime features: `cowcode`, `year` and the eight items.

    Raises
    ------
    ValueError
        If an item does not vary or has values other than expected.

    Examples
    --------
    >>> rng = np.random.Generator(np.random.PCG64DXSM(2))
    >>> trait = rng.normal(size=800)
    >>> held = {n: (rng.random(800) < 1 / (1 + np.exp(-2 * trait))) * 1.0 for n in ITEMS}
    >>> held["milmerit_pers"] = held["milmerit_pers"] * 2
    >>> keys = {"cowcode": np.arange(800), "year": np.full(800, 1950)}
    >>> found = personalism(Table("features", {**keys, **held})).index
    >>> found["personalism"].min().item(), found["personalism"].max().item()
    (0.0, 1.0)
    """
    given = answers(features)
    # Years of one state tell much the same; standard errors of the items allow for it.
    model = fit(given, ITEMS, clusters=features["cowcode"])
    found = score(model, given)
    bottom, top = int(np.nanargmin(found.mean)), int(np.nanargmax(found.mean))
    length = found.mean[top] - found.mean[bottom]
    index = (found.mean - found.mean[bottom]) / length
    # Both ends of the scale move with the items, and the index between them.
    moves = found.gradient - found.gradient[bottom]
    moves = (moves - index[:, None] * (found.gradient[top] - found.gradient[bottom])) / length
    from_items = np.sqrt(np.einsum("rs,rs->r", moves @ model.covariance, moves))
    source = f"gwf_features: {', '.join(ITEMS)}; 2PL"
    columns = {
        "cowcode": features["cowcode"],
        "year": features["year"],
        "theta": found.mean,
        "theta_sd": found.sd,
        "personalism": index,
        "personalism_sd": found.sd / length,
        "personalism_se": np.hypot(found.sd / length, from_items),
    }
    return Personalism(
        model, Table("personalism", columns, dict.fromkeys(list(columns)[2:], source))
    )


def index_at(keys: Table, found: Personalism) -> tuple[Number, Number]:
    """The index and its standard error on 1 January of each row's year.

    Parameters
    ----------
    keys : Table
        `ccode1` (COW) of the client, and `year`.
    found : Personalism
        The index.

    Returns
    -------
    tuple of array of float
        Index and standard error; NaN outside 1946–2010 and for states that GWF do not hold to
        be autocracies in that year.

    Examples
    --------
    >>> held = {"cowcode": np.array([7]), "year": np.array([1950]),
    ...     "personalism": np.array([0.4]), "personalism_se": np.array([0.1])}
    >>> keys = Table("keys", {"ccode1": np.array([7, 7]), "year": np.array([1950, 1820])})
    >>> index_at(keys, Personalism(None, Table("index", held)))[0].tolist()
    [0.4, nan]
    """
    on = [("ccode1", "cowcode"), ("year", "year")]
    value, error = (
        lookup(keys, found.index, column, on, DOMAIN)
        for column in ("personalism", "personalism_se")
    )
    return value, error
