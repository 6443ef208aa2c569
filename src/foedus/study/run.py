"""Running a plan: read, take the readings, derive, confront, record."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import version

from foedus.archive.files.bundle import StudyFiles
from foedus.archive.files.study import read_study
from foedus.casebook.casebook import Casebook
from foedus.confront.congruence.coverage import Occupied, occupied, reach
from foedus.confront.congruence.pairs import Pair, pairs
from foedus.confront.congruence.score import score
from foedus.study.games import Asked, asked_for, played, unsolved
from foedus.study.outcome import Outcome, confront, ready_under
from foedus.study.plan import PanelWish, Plan, check_plan, readings_taken
from foedus.study.readings import Readings, decision_effects
from foedus.study.record import Alternative, Heading, Provenance, Record, Settings
from foedus.study.rivals import Rival, Rivals
from foedus.study.tracing import traced
from foedus.theory.cells import cells
from foedus.theory.derive import Rule
from foedus.theory.theory import Theory

LIBRARIES = ("PyYAML", "pydantic", "bibtexparser", "numpy")
"""What stands between the files and the record; named in its provenance."""

Progress = Callable[[str], None]


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
        of a concept what a theory cannot be asked about. A `DataError` if the panel is to be
        worked out and releases are missing.
    PlanError
        If the plan names what the study does not have.
    """
    files, base = _read(plan, progress)
    progress("deriving and confronting")
    taken = readings_taken(plan, base)
    theories = tuple(t for t in files.theories if not plan.theories or t.name in plan.theories)
    games = asked_for(files.games, plan)
    if games:
        progress("solving games")
    record = _record(plan, files, Readings(base, taken), (theories, games))
    if files.panel is None or plan.panel is PanelWish.LEFT_OUT:
        return record
    # Imported here: a study that does not ask for the panel has no use for what reads it.
    from foedus.study.panel_of_study import with_panel

    return with_panel(record, files.panel, plan, progress)


def run_tracing(plan: Plan, progress: Progress = lambda _: None) -> Record:
    """Run no more of a plan than its tracings: nothing is derived, nothing judged.

    Parameters
    ----------
    plan : Plan
        What to run.
    progress : callable
        Told the name of each stage as it begins.

    Returns
    -------
    Record
        With tracings, and without rules, findings and all that follows from them.

    Raises
    ------
    InputError
        If the study cannot be read; with every problem and its place.
    PlanError
        If the plan names what the study does not have, or traces as no ledger can be.
    """
    files, base = _read(plan, progress)
    progress("weighing the evidence")
    return Record(
        heading=_heading(files),
        settings=_settings(plan),
        provenance=Provenance(files.digests, versions()),
        casebook=base,
        tracings=traced(base, plan.tracing),
        warnings=files.warnings,
    )


def _read(plan: Plan, progress: Progress) -> tuple[StudyFiles, Casebook]:
    """The study as its files have it, and its casebook narrowed to what the plan asks for."""
    progress("reading the study")
    files = read_study(plan.folder)
    check_plan(plan, files)
    return files, narrowed(files.casebook, plan)


def narrowed(casebook: Casebook, plan: Plan) -> Casebook:
    """The casebook with only the episodes and coders that the plan asks for."""
    episodes, coders = set(plan.episodes), set(plan.coders)
    return replace(
        casebook,
        episodes=tuple(e for e in casebook.episodes if not episodes or e.name in episodes),
        codings=tuple(c for c in casebook.codings if not coders or c.coder in coders),
        ledgers=tuple(q for q in casebook.ledgers if not episodes or q.episode in episodes),
        weighings=tuple(w for w in casebook.weighings if not coders or w.coder in coders),
    )


def _record(
    plan: Plan,
    files: StudyFiles,
    readings: Readings,
    asked: tuple[tuple[Theory, ...], tuple[Asked, ...]],
) -> Record:
    casebook, (theories, games) = readings.casebook, asked
    rules = ready_under(casebook, readings.base, theories)
    rivals = Rivals(rules, played(games))
    outcome = confront(casebook, rivals)
    return Record(
        heading=_heading(files),
        settings=_settings(plan),
        provenance=Provenance(files.digests, versions()),
        casebook=casebook,
        rules=rules,
        games=rivals.games,
        findings=outcome.findings,
        judgements=outcome.judgements,
        scores=tuple(score(rival.name, outcome.judgements) for rival in rivals),
        pairs=tuple(pair for rival in rivals for pair in _pairs(rival, outcome)),
        reaches=tuple(r for theory in theories for r in reach(theory, outcome.judgements)),
        figures=_figures(rules, outcome),
        alternatives=_alternatives(rivals, outcome),
        decisions=decision_effects(readings, casebook, rivals, outcome),
        tracings=traced(casebook, plan.tracing),
        warnings=(*files.warnings, *unsolved(rivals.games)),
    )


def _heading(files: StudyFiles) -> Heading:
    return Heading(files.name, files.title, files.question, files.summary, files.references)


def _settings(plan: Plan) -> Settings:
    return Settings(plan.takes, plan.theories, plan.episodes, plan.coders)


def versions() -> tuple[tuple[str, str], ...]:
    """Versions of foedus, Python and the libraries that touch the content."""
    libraries = [(name, version(name)) for name in LIBRARIES]
    return (("foedus", version("foedus")), ("Python", platform.python_version()), *libraries)


def _pairs(rival: Rival, outcome: Outcome) -> tuple[Pair, ...]:
    tests = [found for found in outcome.findings if found.episode.status.scored]
    conditions = tuple(premise.concept for premise in rival.premises)
    return pairs(rival.name, conditions, [(found.profile, found.observation) for found in tests])


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


def _alternatives(rivals: Rivals, outcome: Outcome) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(found.episode.name, rival.name, changed)
        for found in outcome.findings
        for rival in rivals
        for changed in rival.changes(found.profile)
    )
