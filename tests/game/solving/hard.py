"""Games that no usual iteration solves, drawn in sweeps of the library's game, to few digits."""

from __future__ import annotations

import re
from dataclasses import replace

from foedus.game.parameters import NAMES, Parameters

REPELLING = Parameters(
    beta=0.9650706378370524,
    thetas=(0.0096682972, 0.1832583330),
    theta_stay=0.9874705614,
    security=(0.0, 0.7897811912, 1.0),
    protection=0.9751631705,
    military=(0.0, 0.0697678759, 1.0),
    resources=(0.0, 0.5277597997, 1.0),
    legitimacy=(0.0, 0.2539857939, 1.0),
    coup=0.3098047975,
    rho_military=0.5409817272,
    rho_legitimacy=0.5028746010,
    mu=0.2601237792,
    lam=0.1211516486,
    rent=0.1958375218,
    autonomy=0.1128111176,
    switch=0.1128734742,
    v=0.4015750624,
    loss=0.9789490872,
    control=0.2181096957,
    commit=(0.0, 0.0989981174, 0.2173699975),
    meddle=0.0922381132,
    persist=0.9204700585,
    sd_gamma=0.0806282658,
    kappa_entry=0.2540164776,
    gamma_entry=-0.2462334886,
    gamma_client=0.3550754231,
    tau_client=0.1213524851,
    tau_patron=0.1332098602,
    n_kappa=9,
    n_gamma=9,
)
"""Plain iteration and half-steps go round and round on it."""

TURNS = Parameters(
    beta=0.9148,
    thetas=(0.02697, 0.1609),
    theta_stay=0.9032,
    security=(0.0, 0.5666, 1.0),
    protection=0.9626,
    military=(0.0, 0.1628, 1.0),
    resources=(0.0, 0.1438, 1.0),
    legitimacy=(0.0, 0.1312, 1.0),
    coup=0.3457,
    rho_military=1.355,
    rho_legitimacy=0.5188,
    mu=0.214,
    lam=0.1354,
    rent=0.121,
    autonomy=0.01921,
    switch=0.1002,
    v=0.8437,
    loss=3.648,
    control=0.2695,
    commit=(0.0, 0.02608, 0.1542),
    meddle=0.06164,
    persist=0.9324,
    sd_gamma=0.0548,
    kappa_entry=0.1513,
    gamma_entry=-0.3667,
    gamma_client=0.03102,
    tau_client=0.135,
    tau_patron=0.02555,
    n_kappa=9,
    n_gamma=9,
)
"""Accelerated iteration wanders on it as well; Newton's method solves it."""

FOLDS = replace(TURNS, rho_military=0.5989, gamma_client=0.4537)
"""Whatever is iterated wanders on it, and so does Newton's method; homotopy solves it."""


def settings(p: Parameters) -> list[str]:
    """The numbers of a game, without its grid and rules, as options of the command line."""
    held = ((name, getattr(p, name)) for name in NAMES)
    told = (f"{name}={value}" for name, value in held if isinstance(value, float | tuple))
    return [part for each in told for part in ("--set", re.sub("[() ]", "", each))]
