"""What a solved game expects of a case: the designs that are likeliest where it may stand, and why.

The reasons are read out of the solution. A pathway or a pay-off decides an answer where the answer
is another one once it is switched off for a year, every later year being as solved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedus.game.cells import DESIGNS
from foedus.game.game import Placement
from foedus.game.laws import Array, between, gammas, kappas
from foedus.game.parameters import PATHWAYS, Parameters, without
from foedus.game.place import Aspect, Box, Chances, box, inside
from foedus.game.solving.solution import Solution
from foedus.game.year import one_year, setting
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import TRUE, Membership
from foedus.vocabulary.prediction import Answer, AnswerValue, Prediction, Silence
from foedus.vocabulary.profile import Profile
from foedus.vocabulary.reason import Reason

DIGITS = 9
"""Decimals by which chances are compared: those beyond are the solver's, not the game's."""

SAID = 4
"""Decimals of a chance that becomes a membership: a millionth is nobody's expectation."""

NAMED = ("no alliance", "an alliance without institutions", "an alliance with institutions")
"""The designs in running text."""

PAYOFFS = {
    "coup": "the danger from rivals",
    "protection": "the protection by the ally",
    "rent": "the rent from resources",
    "autonomy": "the cost of military ties to autonomy",
    "switch": "the cost of a step between designs",
    "control": "the patron's worth of military ties",
    "commit": "the patron's cost of a commitment",
    "loss": "the patron's loss by a defeat",
    "meddle": "the patron's cost of meddling",
}
"""Parameters that a year can do without, in words."""

_PATHWAY = "the {} pathway"
_NONE = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Switched:
    """The choices of a year in which one thing after another is switched off.

    Parameters
    ----------
    labels : tuple of str
        What is off, in running text.
    chances : Chances
        What is then chosen, every later year being as solved; one more axis, what is off,
        stands before the others.
    """

    labels: tuple[str, ...]
    chances: Chances


@dataclass(frozen=True, slots=True)
class Oracle:
    """A solved game made ready to be asked about cases.

    Parameters
    ----------
    solution : Solution
        The game.
    placement : Placement
        Where cases stand.
    equilibria : tuple of Chances
        What is chosen in every equilibrium, that of the solution first; all of them are asked.
    switched : Switched or None
        The same year without each pathway and each pay-off; None where it was not solved.
    """

    solution: Solution
    placement: Placement
    equilibria: tuple[Chances, ...] = ()
    switched: Switched | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One state of a box, where an answer is given with the highest chance."""

    kappa: float
    gamma: float
    threat: int


def oracle(solution: Solution, placement: Placement) -> Oracle:
    """Make a solved game ready.

    Parameters
    ----------
    solution : Solution
        The game; of one that has not converged nothing is asked.
    placement : Placement
        Which concept lies along which state.
    """
    if not solution.converged:
        return Oracle(solution, placement)
    every = (solution, *solution.others)
    return Oracle(
        solution,
        placement,
        tuple(Chances.of(each.policy, placement.standing) for each in every),
        _switched(solution, placement.standing),
    )


def _switched(solution: Solution, standing: int) -> Switched:
    """Each year that does without something."""
    offs = [*_pathways(solution.parameters), *_payoffs(solution.parameters)]
    policies = [one_year(setting(p), solution.values)[1] for _, p in offs]
    found = [Chances.of(policy, standing) for policy in policies]
    together = Chances(
        np.stack([each.wanted for each in found]), np.stack([each.realised for each in found])
    )
    return Switched(tuple(label for label, _ in offs), together)


def _pathways(p: Parameters) -> Iterator[tuple[str, Parameters]]:
    for name in PATHWAYS:
        yield _PATHWAY.format(name), without(p, name)


def _payoffs(p: Parameters) -> Iterator[tuple[str, Parameters]]:
    for name, label in PAYOFFS.items():
        off: dict[str, Any] = {name: _NONE if isinstance(getattr(p, name), tuple) else 0.0}
        yield label, replace(p, **off)


def expect(
    asked: Oracle, profile: Profile, aspect: Aspect, theory: str, hedges: tuple[str, ...] = ()
) -> Prediction:
    """What a solved game expects of one case.

    Parameters
    ----------
    asked : Oracle
        A solved game made ready.
    profile : Profile
        What is known of the case: intervals of membership become a box of states.
    aspect : Aspect
        What the client wants, or what comes out.
    theory : str
        The name under which the prediction stands.
    hedges : tuple of str
        Reservations that go with every answer.

    Returns
    -------
    Prediction
        The designs that are likeliest at some state of the box, each with its lowest and its
        highest chance over the box as membership. Asked are the box's ends and the grid points
        in it. A game that has not converged is silent.
    """
    if not asked.solution.converged:
        return Prediction(theory, profile.subject, (_unsolved(asked.solution),))
    here = box(asked.solution.parameters, asked.placement, profile)
    over = _chances(asked, here, aspect)
    answers = (_answer(asked, here, over, design, aspect) for design in _somewhere(over))
    return Prediction(
        theory, profile.subject, tuple(replace(each, hedges=hedges) for each in answers)
    )


def possible(asked: Oracle, profile: Profile, aspect: Aspect) -> tuple[AnswerValue, ...]:
    """No more than the answers of `expect`, without chances and reasons.

    Parameters
    ----------
    asked, profile, aspect
        As `expect` takes them.
    """
    if not asked.solution.converged:
        return (Silence.SILENT,)
    here = box(asked.solution.parameters, asked.placement, profile)
    return _somewhere(_chances(asked, here, aspect))


def _somewhere(over: Array) -> tuple[Design, ...]:
    """The designs that are likeliest at some state, shallowest first."""
    return tuple(design for design in Design if _likeliest(over, design.depth).any())


def _unsolved(solution: Solution) -> Answer:
    found = next(s.convergence for s in (solution, *solution.others) if not s.convergence.converged)
    said = f"The game was not solved: {found.account}."
    return Answer(Silence.SILENT, TRUE, reasons=(Reason(said),))


def _chances(asked: Oracle, here: Box, aspect: Aspect) -> Array:
    """Chances of designs, shape (equilibrium, kappa, gamma, threat, design)."""
    found = [inside(asked.solution.parameters, each[aspect], here) for each in asked.equilibria]
    return np.asarray(np.round(np.stack(found), DIGITS), dtype=np.float64)


def _likeliest(chances: Array, depth: int) -> NDArray[np.bool_]:
    """Where a design is the likeliest; where two are equally so, both are."""
    return np.asarray(chances[..., depth] == chances.max(axis=-1))


def _answer(asked: Oracle, here: Box, over: Array, design: Design, aspect: Aspect) -> Answer:
    own = over[..., design.depth]
    low, high = (round(min(float(end), 1.0), SAID) for end in (own.min(), own.max()))
    membership = Membership(low, high)
    said = [*_reasons(asked, here, over, design, aspect)]
    return Answer(design, membership, reasons=tuple(Reason(text) for text in said))


def _reasons(
    asked: Oracle, here: Box, over: Array, design: Design, aspect: Aspect
) -> Iterator[str]:
    where = _likeliest(over, design.depth)
    point = _best(asked, here, np.where(where, over[..., design.depth], -1.0)[0])
    yield _where(asked, here, over, where, design)
    if not where[0].any():
        yield f"It is likeliest in another of the game's {len(asked.equilibria)} equilibria only."
        return
    yield _held_back(asked, point, aspect)
    yield _deciding(asked, point, design, aspect)
    if other := _threats(asked, point, design, aspect):
        yield other


def _best(asked: Oracle, here: Box, chances: Array) -> Point:
    """The state at which a chance, shape (kappa, gamma, threat), is highest."""
    p = asked.solution.parameters
    k, g, t = np.unravel_index(int(chances.argmax()), chances.shape)
    kappa, gamma = here.points(p)
    return Point(float(kappa[k]), float(gamma[g]), here.threats[t])


def _where(asked: Oracle, here: Box, over: Array, where: NDArray[np.bool_], design: Design) -> str:
    """Where in the box the answer is given, and with which chances."""
    p = asked.solution.parameters
    kappa, gamma = here.points(p)
    _, ks, gs, ts = np.nonzero(where)
    threats = [p.thetas[here.threats[t]] for t in sorted(set(ts.tolist()))]
    place = (
        f"consolidation κ {span(kappa[ks])}, compatibility γ {span(gamma[gs])} "
        f"and a threat θ of {' or '.join(f'{theta:g}' for theta in threats)} a year"
    )
    chance = span(over[where][:, design.depth], 2)
    share = "" if where.all() else "; elsewhere in what the coding leaves open it is not"
    name = NAMED[design.depth]
    return f"{name[0].upper()}{name[1:]} is likeliest at {place}, with a chance of {chance}{share}."


def span(values: Array, digits: int = 3) -> str:
    """The range of some numbers in words.

    Examples
    --------
    >>> span(np.array([-0.5, 1.0])), span(np.array([0.25]))
    ('−0.5 to 1', '0.25')
    """
    low, high = (
        f"{round(float(end), digits) + 0.0:g}".replace("-", "−")
        for end in (values.min(), values.max())
    )
    return low if low == high else f"{low} to {high}"


def _held_back(asked: Oracle, point: Point, aspect: Aspect) -> str:
    """Whether wanted and realised part at a state, and who held back."""
    wish, wished = _at(asked, asked.equilibria[0], point, Aspect.WANTED)
    end, ended = _at(asked, asked.equilibria[0], point, Aspect.REALISED)
    if wish is end:
        same = ended if aspect is Aspect.WANTED else wished
        other = "comes out" if aspect is Aspect.WANTED else "the client wants"
        return f"Wish and outcome agree: it is also what {other} ({same:.2f})."
    why = "the patron holds back" if end < wish else "what is offered moves the choice"
    if aspect is Aspect.WANTED:
        return f"Yet what comes out is rather {NAMED[end.depth]} ({ended:.2f}): {why}."
    return f"Yet the client wants rather {NAMED[wish.depth]} ({wished:.2f}): {why}."


def _deciding(asked: Oracle, point: Point, design: Design, aspect: Aspect) -> str:
    """What, switched off for a year, would change the answer at a state."""
    if asked.switched is None:
        return ""
    instead = _near(asked, asked.switched.chances[aspect], point)
    found = [
        f"without {label} {NAMED[int(chances.argmax())]} ({chances.max():.2f})"
        for label, chances in zip(asked.switched.labels, instead, strict=True)
        if chances.argmax() != design.depth
    ]
    if not found:
        return "No single pathway or pay-off decides it: switched off for a year, none changes it."
    return f"What decides it, each switched off for a year: {'; '.join(found)}."


def _threats(asked: Oracle, point: Point, design: Design, aspect: Aspect) -> str:
    """What other levels of threat would change at a state."""
    found = []
    for level, theta in enumerate(asked.solution.parameters.thetas):
        there = replace(point, threat=level)
        instead, chance = _at(asked, asked.equilibria[0], there, aspect)
        if instead is not design:
            found.append(f"{NAMED[instead.depth]} ({chance:.2f}) at a threat of {theta:g}")
    return f"It hangs on the threat: {', '.join(found)}." if found else ""


def _at(asked: Oracle, chances: Chances, point: Point, aspect: Aspect) -> tuple[Design, float]:
    """The likeliest design at a state, and its chance."""
    found = _near(asked, chances[aspect], point)
    return DESIGNS[int(found.argmax())], float(found.max())


def _near(asked: Oracle, chances: Array, point: Point) -> Array:
    """Chances at a state, linear between the grid points around it, shape (…, design)."""
    p = asked.solution.parameters
    up = between(kappas(p), np.array([point.kappa]))
    right = between(gammas(p), np.array([point.gamma]))
    k, g = int(up.below[0]), int(right.below[0])
    around = chances[..., k : k + 2, g : g + 2, point.threat, :]
    rows = np.array([1.0 - up.share[0], up.share[0]])
    columns = np.array([1.0 - right.share[0], right.share[0]])
    return np.asarray(np.einsum("k,g,...kgd->...d", rows, columns, around))
