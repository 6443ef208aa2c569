"""Labels of the panel's columns: what each says, in which unit, and what its absence means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from foedus.archive.schemas.release import Kind
from foedus.panel.leeds_anac import MARKS
from foedus.panel.pair import Standing
from foedus.vocabulary.design import Design

YES_NO = ((0, "no"), (1, "yes"))
DESIGNS = tuple((design.depth, design.label) for design in Design)
GRADES = ((0, "low"), (1, "moderate"), (2, "high"))
CONTIGUITY = (
    (0, "none"),
    (1, "land or river"),
    (2, "water, to 12 miles"),
    (3, "water, to 24 miles"),
    (4, "water, to 150 miles"),
    (5, "water, to 400 miles"),
)
STANDINGS = tuple((each.code, each.value) for each in Standing)

NO_TEXT = "ATOP has no text of the treaty, or the text does not say"
OUTSIDE = "outside the years of the source, or not among its rows"
NO_LEADER = "Archigos has no leader of the client on that day"
NEVER = ""
_OPEN = "what nobody reports leaves it open"
_NO_MODEL = "no model could be fitted to these rows, or it tells nothing of this one"
_NO_REPORT = f"{OUTSIDE}, or a number that is no report"
_NOT_CODED = "no coding anchors this row, or no model could be fitted"
_NOT_NAMED = "outside the years of Archigos, or foreigners did and nobody says who"


@dataclass(frozen=True, slots=True)
class Label:
    """What a column says, before it is filled.

    Parameters
    ----------
    text : str
        In at most 80 characters.
    kind : Kind
        What its values are.
    unit : str
        Unit or scale.
    absence : str
        What a missing value means; empty where none can be.
    codes : tuple of (int, str)
        Codes and what they stand for.
    """

    text: str
    kind: Kind = Kind.NUMBER
    unit: str = ""
    absence: str = NEVER
    codes: tuple[tuple[int, str], ...] = ()


def _whole(text: str, absence: str = NEVER, unit: str = "") -> Label:
    return Label(text, Kind.WHOLE, unit, absence)


def _yes(text: str, absence: str = NEVER) -> Label:
    return Label(text, Kind.WHOLE, "0 or 1", absence, YES_NO)


def _coded(text: str, codes: tuple[tuple[int, str], ...], absence: str = NEVER) -> Label:
    return Label(text, Kind.WHOLE, "", absence, codes)


def _number(text: str, unit: str, absence: str = OUTSIDE) -> Label:
    return Label(text, Kind.NUMBER, unit, absence)


def _text(text: str, absence: str = NEVER) -> Label:
    return Label(text, Kind.TEXT, "", absence)


_KEYS = {
    "atopid": _whole("Alliance: ATOP's number; 0 where there is none"),
    "phase": _whole("Phase of the alliance; 0 where it has one only"),
    "year": _whole("Year"),
    "client": _whole("Client: the weaker state, COW code"),
    "client_name": _text("Client: name"),
    "patron": _whole("Patron: the stronger state, COW code"),
    "patron_name": _text("Patron: name"),
    "start": Label("First day; the earliest that unknown days allow", Kind.DAY),
    "last_day": Label(
        "Last day; the latest that unknown days allow", Kind.DAY, "", "still in force"
    ),
    "in_force": _yes("Still in force when ATOP was closed"),
    "members": _whole("Number of parties to the phase", "no party is listed", "states"),
    "parties": _text("Parties to the phase: COW codes", "no party is listed"),
    "bilat": _yes("Alliance between two states only", "no alliance"),
    "bilat_max": _yes("Bilateral in any phase: ATOP's column of the alliance"),
    "wartime": _yes("Formed during a war"),
    "active": _yes("Obligation: defence or offence", NO_TEXT),
    "founding": _yes("The alliance itself began that day"),
    "allied_before": _yes("Another alliance tied the two the day before"),
    "standing": _coded("Why the patron counts as one", STANDINGS),
}

_DESIGN = {
    "alliance": _yes("Allied by ATOP on any day of the year", OUTSIDE),
    "alliances": _whole("Phases of alliances in force on any day", OUTSIDE, "phases"),
    "design": _coded("Design in the treaty's text, by Leeds and Anac's index", DESIGNS, NO_TEXT),
    "design_lo": _coded("Design: the least that missing provisions leave open", DESIGNS, OUTSIDE),
    "design_hi": _coded("Design: the most that missing provisions leave open", DESIGNS, OUTSIDE),
    "milinst": _coded("Level of institutionalisation", GRADES, f"no alliance, or {NO_TEXT}"),
    "milinst_lo": _coded("Level: the least left open", GRADES, "no alliance"),
    "milinst_hi": _coded("Level: the most left open", GRADES, "no alliance"),
    "milinst_max": _coded("Level of the alliance: maximum over phases", GRADES, NO_TEXT),
    "milinst_lo_max": _coded("Level of the alliance: the least left open", GRADES),
    "milinst_hi_max": _coded("Level of the alliance: the most left open", GRADES),
    "formal": _whole("Formality: public treaty and formal organisation", NO_TEXT, "0 to 2"),
    **{mark.name: _yes(mark.label.capitalize(), NO_TEXT) for mark in MARKS},
}

_PRACTICE = {
    "design_user": _coded("Design by the user's table, else in the text", DESIGNS, NO_TEXT),
    "design_user_lo": _coded("Design by the user: the least left open", DESIGNS, OUTSIDE),
    "design_user_hi": _coded("Design by the user: the most left open", DESIGNS, OUTSIDE),
    "overridden": _yes("The user's table gives the design"),
    "override_reason": _text("Why the user gives another design", "no other design is given"),
    "override_source": _text("Who says so", "no other design is given"),
    "practice": _coded("Design in practice: troops, bases, exercises", DESIGNS, _OPEN),
    "practice_lo": _coded("Design in practice: the least left open", DESIGNS),
    "practice_hi": _coded("Design in practice: the most left open", DESIGNS),
    "troops_number": _number("Troops of the patron in the client", "soldiers"),
    "exercises_number": _yes("Joint exercises in the year; the source tells no number", OUTSIDE),
    "bases_number": _whole("Bases of the United States in the client", OUTSIDE, "bases"),
}

_OBLIGATIONS = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "non-aggression",
    "consul": "consultation",
}
_PROMISES = {
    **{name: _yes(f"Obligation: {text}") for name, text in _OBLIGATIONS.items()},
    **{
        f"{name}_{side}": _yes(f"The {side} promised {text}", OUTSIDE)
        for name, text in _OBLIGATIONS.items()
        for side in ("client", "patron")
    },
}

_PROVISIONS = {
    "milcon": "Military contact in peacetime",
    "intcom": "Integrated command",
    "base": "Military bases",
    "orgpurp1": "Purpose of the first organisation",
    "orgpurp2": "Purpose of the second organisation",
    "milaid": "Military aid",
    "subord": "Subordination of forces",
    "contrib": "Contributions of forces or money specified",
    "estmode": "How the alliance was established",
    "pubsecr": "Public or secret",
    "organ1": "First organisation",
    "organ2": "Second organisation",
}
_ATOP = {
    name: _whole(f"{text}: ATOP's code of {name.upper()}", NO_TEXT)
    for name, text in _PROVISIONS.items()
}

_POWER = {
    "ratio": _number("Patron's capabilities divided by the client's", "ratio of CINC"),
    "cinc_client": _number("Capabilities of the client", "share of the system, CINC"),
    "cinc_patron": _number("Capabilities of the patron", "share of the system, CINC"),
    "polity2_client": _whole("Regime of the client, Polity", OUTSIDE, "-10 to 10"),
    "polity2_patron": _whole("Regime of the patron, Polity", OUTSIDE, "-10 to 10"),
    "conttype": _coded("Contiguity: the closest of the year", CONTIGUITY, OUTSIDE),
    "rivalry": _yes("Client and patron are strategic rivals", OUTSIDE),
}

_LEADER = {
    "leader": _text("Leader of the client on the day", NO_LEADER),
    "leader_since": Label("Day on which he took office", Kind.DAY, "", NO_LEADER),
    "tenure_days": _whole("Days in office on the day", NO_LEADER, "days"),
    "entry": _text("How he came to office", NO_LEADER),
    "irregular_entry": _yes("He came to office irregularly", f"{NO_LEADER}, or it is unknown"),
    "imposed_entry": _yes("Foreigners imposed him", f"{NO_LEADER}, or it is unknown"),
}

_CONSOLIDATION = {
    "consolidation": _number("Power consolidation of the client's leader", "0 to 1"),
    "consolidation_se": _number("Power consolidation: standard error", "0 to 1"),
    "consolidation_measure": _text("Power consolidation: the measure used", "no measure speaks"),
    "consolidation_lo": _number("Membership in consolidated: least", "0 to 1", NEVER),
    "consolidation_hi": _number("Membership in consolidated: greatest", "0 to 1", NEVER),
    "personal_power": _number("Personal power, latent: higher is more personal", "Marquez's -z1"),
    "coups": _whole("Coup attempts in five years", OUTSIDE, "attempts"),
}

_COMPATIBILITY = {
    "arms": _yes("The patron sent arms in the year", OUTSIDE),
    "troops": _yes("The patron had troops in the client in the year", _NO_REPORT),
    "exercises": _yes("The two held exercises together in the year", OUTSIDE),
    "visit": _yes("The patron's leader visited in the year", OUTSIDE),
    "arms_to_leader": _yes("Arms in whole years of this leader, this one included", OUTSIDE),
    "arms_to_leader_before": _yes("Arms in whole years of this leader before this one", OUTSIDE),
    "visit_to_leader": _yes("A visit in whole years of this leader, this one included", OUTSIDE),
    "visit_to_leader_before": _yes("A visit in whole years of this leader before", OUTSIDE),
    "installed": _yes("The patron brought the leader into office", _NOT_NAMED),
    "not_removed": _yes("The patron removed no leader in ten years", _NOT_NAMED),
    "no_rivalry": _yes("Client and patron are no strategic rivals", OUTSIDE),
    "no_dispute": _yes("No militarized dispute between the two in ten years", OUTSIDE),
    "ideal_distance": _number("Distance of ideal points in the UN", "ideal points"),
    "regime_distance": _whole("Distance of regimes, Polity", OUTSIDE, "0 to 20"),
    "s_unweighted": _number("Likeness of alliances: S without the own dyad", "-1 to 1"),
    "s_capabilities": _number("Likeness of alliances: S weighted by CINC", "-1 to 1"),
}

_COMMITMENTS = (
    {
        f"{to}_{part}": _number(f"Commitment to the {to}: {text}", "0 to 1", absence)
        for to in ("state", "regime")
        for part, text, absence in (
            ("probability", "probability, by two latent classes", _NO_MODEL),
            ("error", "standard error of the probability", _NO_MODEL),
            ("lo", "least membership", NEVER),
            ("hi", "greatest membership", NEVER),
            ("left_out", "probability without its own coding", _NOT_CODED),
            ("left_out_error", "standard error of that", _NOT_CODED),
        )
    }
    | {
        f"{to}_coded": _yes(
            f"Commitment to the {to}: coded by hand", "nobody coded it, or left it open"
        )
        for to in ("state", "regime")
    }
    | {
        "compatibility_lo": _number("Membership in compatible: least", "0 to 1", NEVER),
        "compatibility_hi": _number("Membership in compatible: greatest", "0 to 1", NEVER),
    }
)

_THREAT = {
    "threat_leeds_savun": _number("Capabilities of potential enemies", "sum of CINC"),
    "threat_leeds_savun_excess": _number(
        "Capabilities of potential enemies above the mean of all states", "sum of CINC"
    ),
    "threat_territorial": _number("Latent territorial threat", "standard normal"),
    "threat_territorial_sd": _number("Latent territorial threat: deviation", "standard normal"),
    "rivals_other": _whole("Strategic rivals other than the patron", OUTSIDE, "states"),
    "disputes_other": _whole("Disputes with others in five years", OUTSIDE, "disputes"),
}

LABELS: Mapping[str, Label] = MappingProxyType(
    {
        **_KEYS,
        **_DESIGN,
        **_PROMISES,
        **_ATOP,
        **_POWER,
        **_LEADER,
        **_CONSOLIDATION,
        **_COMPATIBILITY,
        **_COMMITMENTS,
        **_PRACTICE,
        **_THREAT,
    }
)
"""Every column that a panel can have."""
