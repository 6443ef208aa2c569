"""Running a plan: read, take the readings, derive, confront, record."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import version

from foedus.archive.files.bundle import StudyFiles
from foedus.archive.files.study import read_study
from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import Choice, Decision, Reading
from foedus.casebook.episode import Episode
from foedus.casebook.readings import take
from foedus.confront.congruence.coverage import Occupied, occupied, reach
from foedus.confront.congruence.pairs import Pair, pairs
from foedus.confront.congruence.score import score
from foedus.confront.congruence.verdict import Judgement, Verdict, judge
from foedus.study.plan import Plan, check_plan, readings_taken
from foedus.study.record import (
    Alternative,
    Effect,
    Finding,
    Heading,
    Provenance,
    ReadingEffects,
    Record,
    Settings,
)
from foedus.theory.cells import cells
from foedus.theory.counterfactual import counterfactuals
from foedus.theory.derive import Rule, derive, ready
from foedus.theory.theory import Theory
from foedus.theory.worlds import IncompleteTheoryError, tabulate
from foedus.vocabulary.concept import Concepts
from foedus.vocabulary.problem import InputError, Place, Problem

LIBRARIES = ("PyYAML", "pydantic", "bibtexparser")
"""What stands between the files and the record; named in its provenance."""

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Episodes and judgements of one casebook under one set of theories."""

    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """A casebook as its files have it, and the readings taken in place of its own."""

    base: Casebook
    taken: tuple[Choice, ...]

    @property
    def casebook(self) -> Casebook:
        """The casebook under the readings taken."""
        casebook = self.base
        for decision, reading in self.taken:
            casebook = take(casebook, decision, reading)
        return casebook

    def instead(self, decision: Decision, reading: Reading) -> Casebook:
        """The casebook with one more decision answered otherwise than it now is."""
        answers = {chosen.name: (chosen, answer) for chosen, answer in self.taken}
        answers[decision.name] = (decision, reading)
        order = [d.name for d in self.base.decisions if d.name in answers]
        return Readings(self.base, tuple(answers[name] for name in order)).casebook


def run(plan: Plan, progress: Progress = lambda _: None) -> Record:
    """Run a plan.

    Parameters
    ----------
    plan : Plan
        What to run.
    progress : callable
        Told the name of each stage as it begins.

    Returns
    -------
    Record
        The same plan over the same files gives the same record.

    Raises
    ------
    InputError
        If the study cannot be read; with every problem and its place. If a reading makes
        of a concept what a theory cannot be asked about.
    PlanError
        If the plan names what the study does not have.
    """
    progress("reading the study")
    files = read_study(plan.folder)
    check_plan(plan, files)
    progress("deriving and confronting")
    base = narrowed(files.casebook, plan)
    taken = readings_taken(plan, base)
    theories = tuple(t for t in files.theories if not plan.theories or t.name in plan.theories)
    return _record(plan, files, Readings(base, taken), theories)


def narrowed(casebook: Casebook, plan: Plan) -> Casebook:
    """The casebook with only the episodes and coders that the plan asks for."""
    episodes = tuple(e for e in casebook.episodes if not plan.episodes or e.name in plan.episodes)
    codings = tuple(c for c in casebook.codings if not plan.coders or c.coder in plan.coders)
    return replace(casebook, episodes=episodes, codings=codings)


def made_ready(theories: tuple[Theory, ...], concepts: Concepts) -> tuple[Rule, ...]:
    """Theories as rules over these concepts."""
    return tuple(ready(tabulate(theory, concepts)) for theory in theories)


def confront(
    casebook: Casebook, rules: tuple[Rule, ...], episodes: tuple[Episode, ...] | None = None
) -> Outcome:
    """Derive what each theory expects of each episode, and judge it.

    Parameters
    ----------
    casebook : Casebook
        What was observed.
    rules : tuple of Rule
        The theories, made ready.
    episodes : tuple of Episode or None
        Which of the casebook's episodes; None for all.
    """
    findings = tuple(
        Finding(episode, casebook.profile(episode.name), casebook.observation(episode))
        for episode in (casebook.episodes if episodes is None else episodes)
    )
    judgements = tuple(_judge(found, rule) for found in findings for rule in rules)
    return Outcome(findings, judgements)


def _judge(found: Finding, rule: Rule) -> Judgement:
    prediction = derive(rule, found.profile)
    preference = rule.table.theory.preference_of
    return judge(found.episode, prediction, found.observation, preference)


def _record(
    plan: Plan, files: StudyFiles, readings: Readings, theories: tuple[Theory, ...]
) -> Record:
    casebook = readings.casebook
    rules = _ready_under(casebook, readings.base, theories)
    outcome = confront(casebook, rules)
    return Record(
        heading=Heading(files.name, files.title, files.question, files.summary, files.references),
        settings=Settings(plan.takes, plan.theories, plan.episodes, plan.coders),
        provenance=Provenance(files.digests, versions()),
        casebook=casebook,
        rules=rules,
        findings=outcome.findings,
        judgements=outcome.judgements,
        scores=tuple(score(theory.name, outcome.judgements) for theory in theories),
        pairs=tuple(pair for theory in theories for pair in _pairs(theory, outcome)),
        reaches=tuple(r for theory in theories for r in reach(theory, outcome.judgements)),
        figures=_figures(rules, outcome),
        alternatives=_alternatives(rules, outcome),
        decisions=_decisions(readings, casebook, rules, outcome),
        warnings=files.warnings,
    )


def versions() -> tuple[tuple[str, str], ...]:
    """Versions of foedus, Python and the libraries that touch the content."""
    libraries = [(name, version(name)) for name in LIBRARIES]
    return (("foedus", version("foedus")), ("Python", platform.python_version()), *libraries)


def _pairs(theory: Theory, outcome: Outcome) -> tuple[Pair, ...]:
    tests = [found for found in outcome.findings if found.episode.status.scored]
    conditions = tuple(premise.concept for premise in theory.premises)
    return pairs(theory.name, conditions, [(found.profile, found.observation) for found in tests])


def _figures(
    rules: tuple[Rule, ...], outcome: Outcome
) -> tuple[tuple[str, tuple[Occupied, ...]], ...]:
    """The cells of every theory that has a figure, with the comparable episodes in scope."""
    placed = [
        (found.profile, found.episode.status.scored)
        for found in outcome.findings
        if found.episode.arrangement and not found.episode.not_comparable
    ]
    drawn = []
    for rule in rules:
        theory = rule.table.theory
        if theory.axes:
            cells_of = cells(rule, theory.axes)
            drawn.append((theory.name, occupied(rule.table.conditions, cells_of, placed)))
    return tuple(drawn)


def _alternatives(rules: tuple[Rule, ...], outcome: Outcome) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(found.episode.name, rule.table.theory.name, changed)
        for found in outcome.findings
        for rule in rules
        for changed in counterfactuals(rule, found.profile)
    )


def _decisions(
    readings: Readings, now: Casebook, rules: tuple[Rule, ...], outcome: Outcome
) -> tuple[ReadingEffects, ...]:
    """What each reading not taken would change, each by itself."""
    return tuple(
        ReadingEffects(
            decision.name,
            reading.name,
            effects(now, readings.instead(decision, reading), rules, outcome),
        )
        for decision in now.decisions
        for reading in decision.alternatives
    )


def effects(
    now: Casebook, changed: Casebook, rules: tuple[Rule, ...], outcome: Outcome
) -> tuple[Effect, ...]:
    """The judgements that differ once the casebook is changed.

    Parameters
    ----------
    now, changed : Casebook
        The casebook as it stands, and as it would be; both of the same episodes.
    rules : tuple of Rule
        The theories, made ready over the concepts of `now`.
    outcome : Outcome
        What they make of `now`.

    Returns
    -------
    tuple of Effect
        In the order of the judgements. Episodes that the change leaves alone are not
        derived again.
    """
    if changed.concepts == now.concepts:
        before = [_basis(now, episode) for episode in now.episodes]
        after = [_basis(changed, episode) for episode in changed.episodes]
        touched = tuple(
            episode
            for episode, was, becomes in zip(changed.episodes, before, after, strict=True)
            if was != becomes
        )
    else:
        touched = changed.episodes
        rules = _ready_under(changed, now, tuple(rule.table.theory for rule in rules))
    anew = confront(changed, rules, touched).judgements
    then = {(judged.episode, judged.theory): judged for judged in anew}
    return tuple(
        Effect(judged.episode, judged.theory, judged, other)
        for judged in outcome.judgements
        if (other := then.get((judged.episode, judged.theory))) and _gist(judged) != _gist(other)
    )


def _ready_under(
    changed: Casebook, was: Casebook, theories: tuple[Theory, ...]
) -> tuple[Rule, ...]:
    """Theories as rules once readings have changed concepts, which not every theory survives."""
    try:
        return made_ready(theories, changed.concepts)
    except IncompleteTheoryError as error:
        before = {decision.name: decision.taken for decision in was.decisions}
        taken = [f"{d.name}={d.taken}" for d in changed.decisions if d.taken != before[d.name]]
        problem = Problem(
            place=Place("decisions.yaml"),
            code="FD603",
            found=f"under {', '.join(taken)} the {error}",
            expected="theories that answer every world once, whatever is read into a concept",
            remedy="change what the reading makes of the concept, or the theory's clauses",
        )
        raise InputError([problem]) from error


def _basis(casebook: Casebook, episode: Episode) -> tuple[object, ...]:
    """All that the judgements of an episode rest on, besides theories and concepts."""
    codings = casebook.codings_in(episode.name)
    return episode, codings, casebook.arrangement(episode), casebook.rule


def _gist(judged: Judgement) -> tuple[object, ...]:
    """What a reading must change to be reported: the verdict, its weight, or what is expected."""
    if judged.verdict is Verdict.NOT_COMPARABLE:
        return judged.verdict, judged.scored
    possible = tuple(answer.value for answer in judged.prediction.answers)
    return judged.verdict, judged.scored, possible
