"""What the game is given: numbers, grids and rules of play."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

Triple = tuple[float, float, float]
"""One number per design: none, without institutions, with institutions."""

Player = Literal["patron", "client"]

PATHWAYS = ("military", "resources", "legitimacy")
"""The three pathways from an alliance into domestic politics, as intensities by design."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers, grids and rules of one game.

    Every default is chosen, not estimated. `foedus.game.checks.faults` says what is wrong with a
    set of them; nothing is refused here, so that all faults can be told at once. No worth is above
    a million years in office.

    Parameters
    ----------
    beta : float
        Weight of the next year, in [0, 1).
    thetas : tuple of float
        Levels of threat: chance per year that an unprotected client is defeated, in [0, 1],
        rising.
    theta_stay : float
        Chance that the threat stays as it is, in [0, 1].
    security : triple of float
        Protection that a design gives, as a share of full protection, in [0, 1], 0 for none, not
        falling with depth.
    protection : float
        Share of the threat that full protection averts, in [0, 1].
    military, resources, legitimacy : triple of float
        Intensity of each pathway by design, in [0, 1], 0 for none, not falling with depth.
    coup : float
        Chance per year that a regime without any hold (κ = 0) falls, in [0, 1].
    rho_military, rho_legitimacy : float
        How strongly meddling through a pathway moves the log of that chance, from 0 to 100.
    mu : float
        Rate at which power consolidates by itself, per year, in [0, 1].
    lam : float
        Power gained, or lost, per year by full resources, in [0, 1].
    rent, autonomy, switch : float
        In units of a year in office: the leader's rent from full resources when backed, the cost
        of full military ties, the cost of a step between designs; at least 0.
    v : float
        Worth of a compatible regime to the patron, per unit of γ and year.
    control, loss, meddle : float
        The patron's worth of full military ties, its loss by the client's defeat, its cost of
        meddling; at least 0.
    commit : triple of float
        The patron's cost of a design per year, 0 for none, not falling with depth.
    persist : float
        Persistence of compatibility, in [0, 1].
    sd_gamma : float
        Standard deviation of a year's change in compatibility, above 0 and wide enough for the
        grid: half the distance of its points, over 37.
    kappa_entry, gamma_entry, gamma_client : float
        Consolidation of a successor, in [0, 1]; its compatibility, and that of one whom the patron
        had backed, in [−1, 1].
    tau_client, tau_patron : float
        Scales of the private shocks, at least 1e-9.
    n_kappa, n_gamma : int
        Points of the grids, at least 2.
    proposer : {"patron", "client"}
        Who names the deepest design; the other chooses it or less.
    meddling : bool
        Whether the patron may take sides at home.
    horizon : int or None
        Years that are played; None without end.

    Examples
    --------
    >>> Parameters().thetas
    (0.02, 0.12)
    """

    beta: float = 0.95
    thetas: tuple[float, ...] = (0.02, 0.12)
    theta_stay: float = 0.95
    security: Triple = (0.0, 0.55, 1.0)
    protection: float = 0.9
    military: Triple = (0.0, 0.20, 1.0)
    resources: Triple = (0.0, 0.30, 1.0)
    legitimacy: Triple = (0.0, 0.25, 1.0)
    coup: float = 0.25
    rho_military: float = 1.2
    rho_legitimacy: float = 0.5
    mu: float = 0.15
    lam: float = 0.08
    rent: float = 0.10
    autonomy: float = 0.04
    switch: float = 0.05
    v: float = 0.5
    loss: float = 2.0
    control: float = 0.15
    commit: Triple = (0.0, 0.05, 0.15)
    meddle: float = 0.05
    persist: float = 0.97
    sd_gamma: float = 0.08
    kappa_entry: float = 0.25
    gamma_entry: float = -0.1
    gamma_client: float = 0.1
    tau_client: float = 0.05
    tau_patron: float = 0.05
    n_kappa: int = 33
    n_gamma: int = 33
    proposer: Player = "patron"
    meddling: bool = True
    horizon: int | None = None

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Points of κ, of γ, levels of θ, designs: the shape of a value function."""
        return self.n_kappa, self.n_gamma, len(self.thetas), len(self.security)


NAMES: tuple[str, ...] = tuple(field.name for field in fields(Parameters))
"""Every parameter, in the order of the file."""


def without(parameters: Parameters, *pathways: str) -> Parameters:
    """The same game with pathways switched off.

    Parameters
    ----------
    parameters : Parameters
        The game.
    *pathways : str
        Names out of `PATHWAYS`.

    Raises
    ------
    ValueError
        If there is no such pathway.

    Examples
    --------
    >>> without(Parameters(), "military").military
    (0.0, 0.0, 0.0)
    """
    for name in pathways:
        if name not in PATHWAYS:
            raise ValueError(f'There is no pathway "{name}". There are: {", ".join(PATHWAYS)}.')
        parameters = _off(parameters, name)
    return parameters


def _off(parameters: Parameters, pathway: str) -> Parameters:
    """The same game with one pathway switched off."""
    off: Triple = (0.0, 0.0, 0.0)
    match pathway:
        case "military":
            return replace(parameters, military=off)
        case "resources":
            return replace(parameters, resources=off)
    return replace(parameters, legitimacy=off)
