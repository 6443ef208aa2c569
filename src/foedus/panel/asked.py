"""What a study asks for of the panel of alliances."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PanelAsked:
    """What of the panel of alliances a study asks for.

    Parameters
    ----------
    unit : str
        What a row of the panel described is: alliance, formation or dyad-year.
    years : tuple of int or None
        First and last year, both included; None for all.
    ratio : float or None
        Least ratio of a patron's capabilities to its client's; None asks for none.
    measures : tuple of str
        Measures to which their concepts are narrowed; all where empty.
    parts : tuple of str
        Which of described, predicted, models and curve.
    """

    unit: str
    years: tuple[int, int] | None
    ratio: float | None
    measures: tuple[str, ...]
    parts: tuple[str, ...]
