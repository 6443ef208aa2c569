"""Roles: what each kind of mark looks like, in one table for every format.

A colour is the name of a colour of the page, so that a figure on the page follows the
reader's light or dark scheme; `LIGHT` gives its value where there is no page.
"""

from __future__ import annotations

from dataclasses import dataclass

LIGHT = {
    "ground": "#fffefa",
    "ink": "#1d1b18",
    "quiet": "#5c574e",
    "rule": "#8d877b",
    "hair": "#ddd8cc",
    "wash": "#f6f3ea",
    "for": "#0b5a92",
    "against": "#a83a00",
    "thin": "#dd9f35",
}
"""Colours on paper: those of the page in its light scheme."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a mark looks.

    Parameters
    ----------
    fill, stroke : str
        Names of colours; empty for none.
    width : float
        Of its lines, in pixels.
    dash : tuple of float
        Lengths of dashes and gaps in pixels; empty for an unbroken line.
    opacity : float
        From 0 to 1, of the fill.
    """

    fill: str = ""
    stroke: str = ""
    width: float = 0
    dash: tuple[float, ...] = ()
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Type:
    """How a line of text looks."""

    colour: str = "ink"
    strong: bool = False
    slanted: bool = False


LOOKS = {
    "grid": Look(stroke="hair", width=1),
    "threshold": Look(stroke="rule", width=1, dash=(2, 3)),
    "axis": Look(stroke="rule", width=1),
    "zero": Look(stroke="ink", width=1),
    "stripe": Look(fill="wash"),
    "band": Look(fill="for", opacity=0.16),
    "leads": Look(fill="hair", opacity=0.5),
    "firm": Look(fill="rule", opacity=0.33),
    "sum": Look(stroke="ink", width=1.8),
    "curve": Look(stroke="for", width=2),
    "diagonal": Look(stroke="rule", width=1, dash=(1, 3)),
    "step": Look(fill="ink", stroke="ground", width=1),
    "absent": Look(fill="ground", stroke="ink", width=1.5),
    "beyond": Look(fill="ink"),
    "bar": Look(fill="for", opacity=0.28),
    "for": Look(fill="for", stroke="for", width=1, opacity=0.5),
    "against": Look(fill="ground", stroke="against", width=1),
    "hatch": Look(stroke="against", width=1.2),
    "bounds": Look(stroke="ink", width=1.1),
    "middle": Look(stroke="ink", width=4),
    "point": Look(fill="ground", stroke="ink", width=1.6),
    "prior": Look(stroke="quiet", width=1.6, dash=(3, 2)),
    "tie": Look(stroke="quiet", width=1),
    "curve_bars": Look(fill="for", opacity=0.6),
    "cell_none": Look(fill="ground", stroke="rule", width=1),
    "cell_without": Look(fill="rule", stroke="rule", width=1, opacity=0.45),
    "cell_with": Look(fill="for", stroke="for", width=1),
    "map_none": Look(fill="hair"),
    "map_without": Look(fill="thin"),
    "map_with": Look(fill="for"),
    "veil": Look(fill="ground", opacity=0.3),
    "veil_two": Look(fill="ground", opacity=0.3),
    "veil_three": Look(fill="ground", opacity=0.3),
    "map_agree": Look(fill="wash"),
    "map_held": Look(fill="against", opacity=0.4),
    "map_held_two": Look(fill="against", opacity=0.85),
    "map_deeper": Look(fill="quiet", opacity=0.7),
    "map_cross": Look(stroke="ink", width=1, dash=(4, 3)),
    "halo": Look(stroke="ground", width=3),
    "frame": Look(stroke="rule", width=1),
    "chip": Look(fill="ground", stroke="rule", width=0.8),
    "chip_hollow": Look(fill="ground", stroke="ink", width=1.3),
    "chip_full": Look(fill="ink", stroke="ink", width=1.3),
    "spot": Look(fill="ink", stroke="ground", width=1.2),
    "spot_line": Look(stroke="ink", width=1.4),
    "plate": Look(fill="ground", stroke="rule", width=0.8),
}
"""Marks by role."""

TYPES = {
    "name": Type(),
    "number": Type(),
    "strong": Type(strong=True),
    "aside": Type(colour="quiet"),
    "note": Type(colour="quiet", slanted=True),
}
"""Type by role: what stands in the manner of a line of text."""
