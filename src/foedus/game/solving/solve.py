"""The equilibrium: one year backwards, again and again, until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from foedus.game.laws import Array
from foedus.game.parameters import Parameters
from foedus.game.solving.chain import CHAIN, Method, attempt, in_turn
from foedus.game.solving.compiled import device, run_many
from foedus.game.solving.iterate import Way, run, told, way
from foedus.game.solving.quick import lay, rules, to_laid, to_values
from foedus.game.solving.solution import TOLERANCE, Convergence, Solution
from foedus.game.solving.starts import SAME, Start, change, nothing
from foedus.game.year import one_year, setting

Solver = Literal["numpy", "jax", "specification"]
"""What solves one game. NumPy is chosen where nobody asks: one game is solved before JAX has
compiled its loop."""


def specified(p: Parameters, tolerance: float = TOLERANCE) -> Solution:
    """Solve a game by plain iteration from nothing, as the model's page writes it.

    What every quicker way is held to.

    Parameters
    ----------
    p : Parameters
        The game.
    tolerance : float
        Largest change of a value below which it counts as solved.

    Examples
    --------
    >>> specified(Parameters(n_kappa=5, n_gamma=5)).converged
    True
    """
    given, start = setting(p), nothing(p).values
    values, policy = one_year(given, start)
    rounds, residual = 1, change(values, start)
    gone = way(p.horizon, "plain", tolerance)
    while rounds < gone.most and (gone.method == "backwards" or not residual <= tolerance):
        found, policy = one_year(given, values)
        residual, values, rounds = change(found, values), found, rounds + 1
    return Solution(p, values, policy, told("specification", gone, rounds, residual))


def solve(
    p: Parameters,
    tolerance: float = TOLERANCE,
    *,
    method: Method | Literal[""] = "",
    chain: Sequence[Method] = CHAIN,
    solver: Solver = "numpy",
    starts: Sequence[Start] = (),
) -> Solution:
    """Solve a game, and say how far that succeeded.

    Values that an iteration reached are put through one more year of the specification: it is
    that year's values and choices that come back, and what it changed is the residual. A game
    that ends has one solution, found backwards, whatever method or start is asked for.

    Parameters
    ----------
    p : Parameters
        The game.
    tolerance : float
        Largest change of a value below which it counts as solved.
    method : {"", "plain", "half-steps", "anderson", "anderson-half-steps", "newton", "homotopy"}
        By what method alone; "" for the whole chain.
    chain : sequence of str
        Methods that are tried one after the other until one converges. Without SciPy its last
        resorts, Newton's method and homotopy, are left out.
    solver : {"numpy", "jax", "specification"}
        What iterates; last resorts are NumPy's. The specification knows plain iteration from
        nothing only.
    starts : sequence of Start
        Where to begin; none stands for nothing. The first leads to the solution, the others to
        `others` where they end elsewhere.

    Raises
    ------
    ValueError
        If the specification is asked for a method or a start that it does not know, or a last
        resort is asked for without SciPy.

    Examples
    --------
    >>> found = solve(Parameters(n_kappa=5, n_gamma=5))
    >>> found.converged, found.convergence.method
    (True, 'plain')
    """
    if solver == "specification":
        if method not in {"", "plain", "backwards"} or starts:
            raise ValueError(
                f"The specification was asked for method {method!r} and {len(starts)} starts. It "
                'iterates plainly from nothing: leave both out, or ask for solver "numpy".'
            )
        return specified(p, tolerance)
    begun = (nothing(p),) if p.horizon is not None or not starts else tuple(starts)
    methods = in_turn(p.horizon, chain, method)
    found = [_from(start, p, tolerance, methods, solver) for start in begun]
    distinct: list[Solution] = []
    for one in found:
        if not any(_one_place(one, other) for other in distinct):
            distinct.append(one)
    names = tuple(start.name for start in begun)
    left_open = tuple(
        name for name, one in zip(names, found, strict=True) if not one.convergence.converged
    )
    others = tuple(distinct[1:])
    return replace(distinct[0], others=others, starts=names, left_open=left_open)


def _one_place(one: Solution, other: Solution) -> bool:
    """Whether two starts ended alike: what was given up near an equilibrium is not that one."""
    alike = one.convergence.converged == other.convergence.converged
    return alike and change(one.values, other.values) <= SAME


def _from(
    start: Start, p: Parameters, tolerance: float, methods: Sequence[Method], solver: Solver
) -> Solution:
    """One method after the other from one start, until one converges; the last if none does."""
    first, *rest = methods
    found = _by(first, start, p, tolerance, solver)
    for each in rest:
        before = found.convergence
        if before.converged:
            break
        found = _by(each, start, p, tolerance, solver)
        how = replace(found.convergence, tried=(*before.tried, before.method))
        found = replace(found, convergence=how)
    return found


def _by(method: Method, start: Start, p: Parameters, tolerance: float, solver: Solver) -> Solution:
    """One method, verified by one more year of the specification."""
    began = to_laid(start.values)
    match method:
        case "newton" | "homotopy":
            ended = attempt(method, p, began, tolerance)
            how = Convergence("numpy", method, ended.years, ended.residual, tolerance)
            return _verified(p, ended.values, lambda left: replace(how, residual=left))
        case _:
            gone = way(p.horizon, method, tolerance)
            following, rounds, named = _iterated(gone, began, p, solver)
            return _verified(p, following, lambda left: told(named, gone, rounds, left))


def _verified(p: Parameters, following: Array, tell: Callable[[float], Convergence]) -> Solution:
    """One more year of the specification: its values and choices, and what it changed."""
    before = to_values(following, p.shape)
    values, policy = one_year(setting(p), before)
    return Solution(p, values, policy, tell(change(values, before)))


def _iterated(gone: Way, start: Array, p: Parameters, solver: Solver) -> tuple[Array, int, str]:
    """The values from which the last round of an iteration went, its rounds, what solved."""
    if solver == "jax":
        ended = run_many([lay(p)], [start], rules(p), gone, threads=1)
        return ended.following[0], int(ended.rounds[0]), f"jax ({device()})"
    reached = run(lay(p), start, p.proposer, gone)
    return reached.following, reached.rounds, "numpy"
