"""One year, backwards: meddling, the design under each ceiling, the ceiling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from foedus.game import laws, payoffs
from foedus.game.choice import inclusive, probabilities, up_to_ceiling
from foedus.game.laws import Array, Between
from foedus.game.parameters import Parameters


@dataclass(frozen=True, slots=True)
class Values:
    """What a state is worth at the start of a year, before anybody's shocks are known.

    Parameters
    ----------
    client, patron : ndarray
        Shape (kappa, gamma, threat, standing), in units of a year in office.
    """

    client: Array
    patron: Array


@dataclass(frozen=True, slots=True)
class Policy:
    """Chances of every choice of a year.

    Parameters
    ----------
    ceiling : ndarray
        Of the deepest design that the proposer names, shape (kappa, gamma, threat, standing,
        ceiling).
    design : ndarray
        Of the design that the other chooses under it, shape (…, standing, ceiling, design).
    meddling : ndarray
        Of what the patron does at home, shape (kappa, gamma, threat, design, meddling).
    wanted : ndarray
        Of the client's choice if everything were offered, shape (…, standing, design).
    """

    ceiling: Array
    design: Array
    meddling: Array
    wanted: Array

    @property
    def realised(self) -> Array:
        """Chances of the design that comes out, shape (…, standing, design)."""
        return np.asarray(np.einsum("...o,...od->...d", self.ceiling, self.design))


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change from round to round: laws and pay-offs on the grid of a game."""

    parameters: Parameters
    defeat: Array
    fall: Array
    drifted: Between
    compatibility: Array
    threat: Array
    entry: Between
    successor: Between
    client: Array
    switching: Array
    patron: Array
    options: tuple[int, ...]


def setting(p: Parameters) -> Setting:
    """Laws and pay-offs of a game on its grid."""
    started = np.array([p.gamma_client, p.gamma_entry, p.gamma_entry])
    return Setting(
        parameters=p,
        defeat=laws.hazard_of_defeat(p),
        fall=laws.hazard_of_fall(p),
        drifted=laws.between(laws.kappas(p), laws.drift(p)),
        compatibility=laws.compatibility_law(p),
        threat=laws.threat_law(p),
        entry=laws.between(laws.kappas(p), np.array([p.kappa_entry])),
        successor=laws.between(laws.gammas(p), started),
        client=payoffs.client_year(p),
        switching=payoffs.switching_cost(p),
        patron=payoffs.patron_year(p),
        options=(0, 1, 2) if p.meddling else (1,),
    )


def nothing(p: Parameters) -> Values:
    """Values after the last year: zero everywhere."""
    return Values(np.zeros(p.shape), np.zeros(p.shape))


def one_year(s: Setting, following: Values) -> tuple[Values, Policy]:
    """The values at the start of a year, and the choices in it, given those a year later.

    Parameters
    ----------
    s : Setting
        Laws and pay-offs.
    following : Values
        What each state is worth a year later.
    """
    p = s.parameters
    client, patron = after_meddling(s, following)
    chances = probabilities(patron, p.tau_patron)
    of_client = np.einsum("kgtdm,kgtdm->kgtd", chances, client)
    of_patron = inclusive(patron, p.tau_patron)
    to_client = of_client[:, :, :, None, :] - s.switching
    to_patron = np.broadcast_to(of_patron[:, :, :, None, :], to_client.shape)
    wanted = probabilities(to_client, p.tau_client)
    if p.proposer == "patron":
        found, ceiling, design = _proposed(to_patron, p.tau_patron, to_client, p.tau_client)
        values = Values(client=found[1], patron=found[0])
    else:
        found, ceiling, design = _proposed(to_client, p.tau_client, to_patron, p.tau_patron)
        values = Values(client=found[0], patron=found[1])
    return values, Policy(ceiling, design, _over_all(s, chances), wanted)


def _proposed(
    proposer: Array, tau_proposer: float, responder: Array, tau_responder: float
) -> tuple[tuple[Array, Array], Array, Array]:
    """Values of proposer and responder, chances of ceilings, of designs under each."""
    capped = up_to_ceiling(responder)
    design = probabilities(capped, tau_responder)
    offered = np.einsum("...od,...d->...o", design, proposer)
    ceiling = probabilities(offered, tau_proposer)
    answered = np.einsum("...o,...o->...", ceiling, inclusive(capped, tau_responder))
    return (inclusive(offered, tau_proposer), answered), ceiling, design


def after_meddling(s: Setting, following: Values) -> tuple[Array, Array]:
    """What each design and each meddling is worth to client and patron.

    The client's switching cost is left out. Shape of both: (kappa, gamma, threat, design,
    meddling), with only the meddling that the rules allow.
    """
    beta = s.parameters.beta
    kept = list(s.options)
    fall = s.fall[:, None, None, :, :]
    safe = beta * (1.0 - s.defeat)[None, None, :, :, None]
    client = s.client + safe * (1.0 - fall) * _if_it_lasts(s, following.client)
    succeeded = _after_a_fall(s, following.patron)[None, None, :, None, :]
    lasting = (1.0 - fall) * _if_it_lasts(s, following.patron)
    patron = s.patron[None] + safe * (lasting + fall * succeeded)
    return client[..., kept], patron[..., kept]


def _expected(s: Setting, value: Array) -> Array:
    """Value a year later, expected over γ′ and θ′, shape (kappa, gamma, threat, standing)."""
    laws_of = s.compatibility, s.threat
    return np.asarray(np.einsum("gh,tu,khud->kgtd", *laws_of, value, optimize=True))


def _if_it_lasts(s: Setting, value: Array) -> Array:
    """Expected value at the drifted κ′, shape (kappa, gamma, threat, design, meddling)."""
    expected = _expected(s, value)
    designs = np.arange(expected.shape[-1])[None, :, None]
    below, share = s.drifted.below, s.drifted.share[..., None, None]
    lower, upper = expected[below, :, :, designs], expected[below + 1, :, :, designs]
    return np.asarray(np.moveaxis((1.0 - share) * lower + share * upper, (1, 2), (3, 4)))


def _after_a_fall(s: Setting, value: Array) -> Array:
    """Expected value of a successor without an alliance, shape (threat, meddling)."""
    unallied = _expected(s, value)[..., 0]
    low, high = s.entry.below[0], s.entry.share[0]
    at_entry = (1.0 - high) * unallied[low] + high * unallied[low + 1]
    below, share = s.successor.below, s.successor.share[:, None]
    return np.asarray(((1.0 - share) * at_entry[below] + share * at_entry[below + 1]).T)


def _over_all(s: Setting, chances: Array) -> Array:
    """Chances of meddling over all three kinds; those that the rules forbid have none."""
    full = np.zeros((*chances.shape[:-1], len(laws.MEDDLING)))
    full[..., list(s.options)] = chances
    return full
