"""What a study folder yields: records, digests, warnings."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.casebook.casebook import Casebook
from foedus.game.game import Game
from foedus.panel.asked import PanelAsked
from foedus.theory.theory import Theory
from foedus.vocabulary.problem import Problem
from foedus.vocabulary.reference import Reference


@dataclass(frozen=True, slots=True, order=True)
class Digest:
    """A file that was read, and the sha256 of its bytes.

    Parameters
    ----------
    path : str
        Within the study folder, with "/"; "library/…" for shipped content.
    sha256 : str
        64 hexadecimal digits.
    """

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class StudyFiles:
    """A study as its files have it.

    Parameters
    ----------
    name, title, question, summary : str
        What `study.yaml` says of it.
    references : tuple of Reference
        Where the study as a whole comes from.
    casebook : Casebook
        Everything observed; its concepts are those that something in the study names, with
        their parts; its sources are the study's, then those of the library that are cited.
    theories : tuple of Theory
        Those set against each other, in the order of `study.yaml`.
    digests : tuple of Digest
        Every file that the records come from, sorted by path.
    games : tuple of Game
        Those asked about its cases, in the order of `study.yaml`.
    panel : PanelAsked or None
        What it asks for of the panel of alliances; None for nothing.
    warnings : tuple of Problem
        What a reader should look at; places are within the study folder.
    """

    name: str
    title: str
    question: str
    summary: str
    references: tuple[Reference, ...]
    casebook: Casebook
    theories: tuple[Theory, ...]
    digests: tuple[Digest, ...]
    games: tuple[Game, ...] = ()
    panel: PanelAsked | None = None
    warnings: tuple[Problem, ...] = ()
