"""Games as the page states them: what was chosen, where cases stand, how they were solved."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.game.game import Axis, Note
from foedus.report import words
from foedus.report.anchors import anchor
from foedus.report.views.index import Cited, Index, Link
from foedus.study.rivals import Played


@dataclass(frozen=True, slots=True)
class Sort:
    """What a game is asked for: a rival with verdicts of its own."""

    id: str
    label: str
    preference: str


@dataclass(frozen=True, slots=True)
class Along:
    """A state of the game, the concept that lies along it, and how."""

    state: str
    concept: Link
    how: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """A parameter: its value, unit, meaning, and where the value comes from."""

    name: str
    label: str
    value: str
    unit: str
    meaning: str
    basis: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class GameView:
    """A game as the page states it."""

    id: str
    label: str
    text: str
    sorts: tuple[Sort, ...]
    along: tuple[Along, ...]
    why: str
    bases: str
    alike: bool
    solved: str
    chosen: tuple[Chosen, ...]
    cited: tuple[Cited, ...]


def game_views(index: Index) -> tuple[GameView, ...]:
    """Every game of the record."""
    return tuple(_game(played, index) for played in index.record.games)


def _game(played: Played, index: Index) -> GameView:
    game = played.game
    return GameView(
        id=anchor("game", game.name),
        label=game.label,
        text=game.text,
        sorts=tuple(
            Sort(
                anchor("theory", rival.name),
                words.capital(rival.aspect.label),
                words.preference(rival.preference_of),
            )
            for rival in played.rivals
        ),
        along=_along(played, index),
        why=game.placement.why,
        bases=" ".join(played.bases),
        alike=len(played.bases) == 1,
        solved=_solved(played),
        chosen=tuple(_chosen(note, played, index) for note in game.notes),
        cited=index.cite(game.references),
    )


def _along(played: Played, index: Index) -> tuple[Along, ...]:
    placed, thetas = played.game.placement, played.game.parameters.thetas
    return (
        Along("Consolidation κ", index.link("concept", placed.kappa.concept), _ends(placed.kappa)),
        Along("Compatibility γ", index.link("concept", placed.gamma.concept), _ends(placed.gamma)),
        Along(
            "Threat θ",
            index.link("concept", placed.threat),
            f"{thetas[-1]:g} a year where it holds, {thetas[0]:g} where it fails",
        ),
    )


def _ends(axis: Axis) -> str:
    return f"{_number(axis.at_zero)} without it, {_number(axis.at_one)} with it"


def _solved(played: Played) -> str:
    """How far the solution can be trusted."""
    solution = played.oracle.solution
    found = solution.convergence
    if not solution.converged:
        return f"It was not solved: {found.account}. It therefore expects nothing."
    several = words.counted(1 + len(solution.others), "equilibrium", "equilibria")
    return f"It was solved {found.account}; {several} asked."


def _chosen(note: Note, played: Played, index: Index) -> Chosen:
    return Chosen(
        name=note.name,
        label=note.label,
        value=_value(getattr(played.game.parameters, note.name)),
        unit=note.unit,
        meaning=note.meaning,
        basis=note.basis,
        cited=index.cite(note.references),
    )


def _value(held: object) -> str:
    """A parameter as a reader writes it.

    Examples
    --------
    >>> _value((0.0, 0.2, 1.0)), _value(-0.1), _value(None)
    ('0, 0.2, 1', '−0.1', 'none')
    """
    if isinstance(held, tuple):
        return ", ".join(_value(part) for part in held)
    return _number(held) if isinstance(held, float) else "none" if held is None else str(held)


def _number(held: float) -> str:
    return f"{held:g}".replace("-", "−")
