"""Gathering: every file of a study folder read, whatever is wrong with the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel

from foedus.archive.files.bibliography import Bibliography, read_bibliography
from foedus.archive.files.intake import Intake
from foedus.archive.files.nested import Nested, read_nested
from foedus.archive.files.shelf import Shelf, fill, read_head
from foedus.archive.schemas.actors import ActorForm, ActorsFile
from foedus.archive.schemas.arrangements import ArrangementForm, ArrangementsFile
from foedus.archive.schemas.codings import CodingForm, CodingsFile
from foedus.archive.schemas.decisions import DecisionForm, DecisionsFile
from foedus.archive.schemas.episodes import EpisodeForm, EpisodesFile
from foedus.archive.schemas.events import EventForm, EventsFile
from foedus.archive.schemas.evidence import EvidenceFile, EvidenceForm
from foedus.archive.schemas.ledger import (
    ClueForm,
    GroupForm,
    HypothesisForm,
    LedgerFile,
    PriorForm,
)
from foedus.archive.schemas.study import CoderForm, LaneForm, StudyFile
from foedus.archive.schemas.weights import WeighedClueForm, WeighedGroupForm, WeightsFile
from foedus.casebook.actor import Actor
from foedus.casebook.coding import Coder, Coding
from foedus.casebook.decision import Decision
from foedus.casebook.episode import Episode
from foedus.casebook.event import Event, Lane
from foedus.casebook.evidence import Evidence
from foedus.casebook.treaty import Arrangement
from foedus.vocabulary.problem import Problem

LEDGER_LISTS: dict[str, type[BaseModel]] = {
    "hypotheses": HypothesisForm,
    "priors": PriorForm,
    "clues": ClueForm,
    "groups": GroupForm,
}
WEIGHTS_LISTS: dict[str, type[BaseModel]] = {"weights": WeighedClueForm, "groups": WeighedGroupForm}
STUDY = "study.yaml"
SOURCES = "sources.bib"


F = TypeVar("F", bound=BaseModel)


class Gathering:
    """Everything in a study folder that can be read without knowing the rest.

    Parameters
    ----------
    intake : Intake
        The reader of the folder.

    Attributes
    ----------
    head : StudyFile or None
        What `study.yaml` says, without coders and lanes; None where it cannot be read.
    document : Document or None
        The file itself.
    problems : list of Problem
        What does not keep to its schema.
    """

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.problems: list[Problem] = []
        self.actors: Shelf[Actor] = Shelf()
        self.lanes: Shelf[Lane] = Shelf()
        self.events: Shelf[Event] = Shelf()
        self.evidence: Shelf[Evidence] = Shelf()
        self.episodes: Shelf[Episode] = Shelf()
        self.arrangements: Shelf[Arrangement] = Shelf()
        self.coders: Shelf[Coder] = Shelf()
        self.codings: Shelf[Coding] = Shelf()
        self.decisions: Shelf[Decision] = Shelf()
        self.ledgers: Shelf[Nested[LedgerFile]] = Shelf()
        self.weights: Shelf[Nested[WeightsFile]] = Shelf()
        self.document = intake.document(STUDY, partly=True)
        self.head = self._study()
        self._records()
        self.bibliography = self._sources()

    def _study(self) -> StudyFile | None:
        if self.document is None:
            self.coders.complete = self.lanes.complete = False
            return None
        for shelf, key, form in (
            (self.coders, "coders", CoderForm),
            (self.lanes, "lanes", LaneForm),
        ):
            if key in self.document.node:
                fill(shelf, key, form, self.document, self.problems, _record)
        return read_head(StudyFile, self.document, ("coders", "lanes"), self.problems)

    def _records(self) -> None:
        self._one("actors", self.actors, ActorsFile, ActorForm)
        self._one("events", self.events, EventsFile, EventForm)
        self._one("episodes", self.episodes, EpisodesFile, EpisodeForm)
        self._one("arrangements", self.arrangements, ArrangementsFile, ArrangementForm)
        self._one("decisions", self.decisions, DecisionsFile, DecisionForm)
        for name in self._names("evidence", self.evidence):
            self._file(name, "evidence", self.evidence, EvidenceFile, EvidenceForm)
        for name in self._names("codings", self.codings):
            self._codings(name)
        for name in self._names("ledgers", self.ledgers):
            self._nested(name, self.ledgers, LedgerFile, LEDGER_LISTS)
        for name in self._names("weights", self.weights):
            self._nested(name, self.weights, WeightsFile, WEIGHTS_LISTS)

    def _names(self, folder: str, shelf: Shelf[Any]) -> list[str]:
        """Files of a kind that has a folder."""
        found = self.intake.names(folder, ".yaml")
        if found is None:
            shelf.complete = False
        return found or []

    def _one(
        self, key: str, shelf: Shelf[Any], whole: type[BaseModel], form: type[BaseModel]
    ) -> None:
        """Read the file of a kind that has one file; all but the episodes may be left out."""
        name = f"{key}.yaml"
        if key == "episodes" or self.intake.exists(name):
            self._file(name, key, shelf, whole, form)

    def _file(
        self,
        name: str,
        key: str,
        shelf: Shelf[Any],
        whole: type[BaseModel],
        form: type[BaseModel],
        record: Callable[[Any], Any] | None = None,
    ) -> None:
        document = self.intake.document(name, partly=True)
        if document is None:
            shelf.complete = False
            return
        read_head(whole, document, (key,), self.problems)
        fill(shelf, key, form, document, self.problems, record or _record)

    def _codings(self, name: str) -> None:
        document = self.intake.document(name, partly=True)
        if document is None:
            self.codings.complete = False
            return
        read_head(CodingsFile, document, ("codings",), self.problems)
        coder = document.node.get("coder")
        if not isinstance(coder, str):
            self.codings.complete = False
            return
        record = partial(_coding, coder)
        fill(self.codings, "codings", CodingForm, document, self.problems, record)

    def _nested(
        self,
        name: str,
        shelf: Shelf[Nested[F]],
        form: type[F],
        lists: Mapping[str, type[BaseModel]],
    ) -> None:
        """Read a file that holds one record; without its head the record is missing."""
        document = self.intake.document(name, partly=True)
        read = read_nested(form, lists, document, self.problems) if document else None
        if read is None:
            shelf.complete = False
        else:
            shelf.add(read, read.origin)
            shelf.complete &= read.origin.knows("episodes")

    def _sources(self) -> Bibliography | None:
        """The study's own bibliography; None where it has one that cannot be read."""
        if not self.intake.exists(SOURCES):
            return Bibliography(SOURCES, ())
        text = self.intake.text(SOURCES)
        if text is None:
            return None
        read = read_bibliography(text, SOURCES)
        self.problems += read.problems
        return read


def _record(form: Any) -> Any:  # noqa: ANN401 - the schema of any kind
    return form.record()


def _coding(coder: str, form: CodingForm) -> Coding:
    return form.record(coder)
