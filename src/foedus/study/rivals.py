"""Rivals: whoever expects a design of a case, whether a theory's clauses say it or a solved game."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from foedus.game.expect import Oracle, expect, possible
from foedus.game.game import Game
from foedus.game.place import Aspect, rival_name
from foedus.theory.counterfactual import Counterfactual, counterfactuals, smallest_changes
from foedus.theory.derive import Rule, derive
from foedus.theory.theory import Preference, Premise, Theory
from foedus.vocabulary.prediction import Answer, Prediction
from foedus.vocabulary.profile import Profile


class Rival(Protocol):
    """Somebody who expects designs, and can be asked about every case."""

    @property
    def name(self) -> str:
        """The name under which its verdicts stand."""

    @property
    def label(self) -> str:
        """Its name in running text."""

    @property
    def preference_of(self) -> Preference:
        """Whose preferred design it explains."""

    @property
    def premises(self) -> tuple[Premise, ...]:
        """What it asks of a case, in order."""

    @property
    def named_concepts(self) -> tuple[str, ...]:
        """Every concept that it names, each once."""

    def expects(self, profile: Profile) -> Prediction:
        """What it expects of a case, with reasons."""

    def changes(self, profile: Profile) -> tuple[Counterfactual, ...]:
        """The smallest changes of conditions that would change what it expects."""


@dataclass(frozen=True, slots=True)
class OfTheory:
    """A theory as a rival.

    Parameters
    ----------
    rule : Rule
        The theory made ready.
    """

    rule: Rule

    @property
    def theory(self) -> Theory:
        """The theory."""
        return self.rule.table.theory

    @property
    def name(self) -> str:
        """The theory's name."""
        return self.theory.name

    @property
    def label(self) -> str:
        """Its name in running text."""
        return self.theory.label

    @property
    def preference_of(self) -> Preference:
        """Whose preferred design it explains."""
        return self.theory.preference_of

    @property
    def premises(self) -> tuple[Premise, ...]:
        """Its questions, in order."""
        return self.theory.premises

    @property
    def named_concepts(self) -> tuple[str, ...]:
        """Every concept in premises, scope and clauses."""
        return self.theory.named_concepts

    def expects(self, profile: Profile) -> Prediction:
        """What follows from its clauses."""
        return derive(self.rule, profile)

    def changes(self, profile: Profile) -> tuple[Counterfactual, ...]:
        """The smallest changes of conditions that would change what follows."""
        return counterfactuals(self.rule, profile)


@dataclass(frozen=True, slots=True)
class Played:
    """A game that a study asks about its cases.

    Parameters
    ----------
    game : Game
        The game.
    oracle : Oracle
        The game solved and made ready.
    aspects : tuple of Aspect
        What it is asked for: each is a rival of its own.
    """

    game: Game
    oracle: Oracle
    aspects: tuple[Aspect, ...] = tuple(Aspect)

    @property
    def rivals(self) -> tuple[OfGame, ...]:
        """What the client wants, and what comes out, each with verdicts of its own."""
        return tuple(OfGame(self, aspect) for aspect in self.aspects)

    @property
    def bases(self) -> tuple[str, ...]:
        """Where the parameters come from, in the words of the file, each once."""
        return tuple(dict.fromkeys(note.basis for note in self.game.notes))

    @property
    def reservation(self) -> str:
        """What goes with everything that the game expects: where its parameters come from."""
        if len(self.bases) == 1:
            return f"The game's parameters: “{self.bases[0]}”"
        return f"The game's parameters have {len(self.bases)} bases; its file gives each."


def names_of(games: Iterable[Game]) -> Iterator[str]:
    """The names by which a plan may narrow to games: each game's own, and its aspects'."""
    for game in games:
        yield game.name
        yield from (rival_name(game.name, aspect) for aspect in Aspect)


@dataclass(frozen=True, slots=True)
class OfGame:
    """One aspect of a game as a rival: what the client wants, or what comes out.

    Parameters
    ----------
    played : Played
        The game, solved.
    aspect : Aspect
        What it is asked for.
    """

    played: Played
    aspect: Aspect

    @property
    def name(self) -> str:
        """The game's name with the aspect."""
        return rival_name(self.played.game.name, self.aspect)

    @property
    def label(self) -> str:
        """The game in running text, and what it is asked for."""
        return f"{self.played.game.label}: {self.aspect.label}"

    @property
    def preference_of(self) -> Preference:
        """The client's for what it wants; what comes out is the pair's."""
        return Preference.CLIENT if self.aspect is Aspect.WANTED else Preference.PAIR

    @property
    def premises(self) -> tuple[Premise, ...]:
        """Where in the states of the game a case stands."""
        placed = self.played.game.placement
        return (
            Premise(placed.kappa.concept, "Where does it stand along consolidation κ?"),
            Premise(placed.gamma.concept, "Where along compatibility γ?"),
            Premise(placed.threat, "Under which threat θ?"),
        )

    @property
    def named_concepts(self) -> tuple[str, ...]:
        """The concepts that lie along its states."""
        return tuple(dict.fromkeys(premise.concept for premise in self.premises))

    def expects(self, profile: Profile) -> Prediction:
        """What is likeliest where the case may stand; that parameters are chosen is said beside it."""
        hedges = (self.played.reservation,)
        found = expect(self.played.oracle, profile, self.aspect, self.name, hedges)
        return replace(found, answers=tuple(self._cited(answer) for answer in found.answers))

    def _cited(self, answer: Answer) -> Answer:
        """An answer whose first reason says to whom the game is owed."""
        first, *rest = answer.reasons
        reasons = (replace(first, references=self.played.game.references), *rest)
        return replace(answer, reasons=reasons)

    def changes(self, profile: Profile) -> tuple[Counterfactual, ...]:
        """The smallest changes of conditions that would change what is likeliest."""
        return smallest_changes(
            lambda held: possible(self.played.oracle, held, self.aspect),
            self.named_concepts,
            profile,
        )


@dataclass(frozen=True, slots=True)
class Rivals:
    """Everybody who expects something, in the order in which they are told.

    Parameters
    ----------
    rules : tuple of Rule
        The theories, made ready.
    games : tuple of Played
        The games, solved.
    """

    rules: tuple[Rule, ...]
    games: tuple[Played, ...] = ()

    def __iter__(self) -> Iterator[Rival]:
        """The theories, then what each game is asked for."""
        yield from (OfTheory(rule) for rule in self.rules)
        yield from (rival for played in self.games for rival in played.rivals)
