"""The overview: the answer in figures, the scores, and the table of verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.confront.congruence.score import Score
from foedus.confront.congruence.verdict import Verdict
from foedus.report import words
from foedus.report.dates import in_words
from foedus.report.views.index import Index, Link
from foedus.report.views.mark import Verdicted, verdicted
from foedus.study.record import Finding, Settings


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A theory's verdicts over the tests.

    Parameters
    ----------
    theory : Link
        The theory.
    explains : str
        Whose preference it explains.
    marks : tuple of Verdicted
        One per test, in the order of the tests.
    matches, claims, tests : int
        Matches, tests in which it committed itself, and tests faced.
    """

    theory: Link
    explains: str
    marks: tuple[Verdicted, ...]
    matches: int
    claims: int
    tests: int


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """An episode in the table of verdicts."""

    episode: Link
    name: str
    status: str
    when: str
    observed: str
    levels: str
    verdicts: tuple[Verdicted, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What a reader sees first.

    Parameters
    ----------
    narrowed : tuple of str
        How the run departs from the study as its files have it; none where it does not.
    answer : tuple of str
        Three to five sentences, every number in them computed.
    scores : tuple of ScoreRow
        One per theory.
    theories : tuple of Link
        Columns of the table of verdicts.
    tests, others : tuple of VerdictRow
        Its rows: what counts, and what never does.
    """

    narrowed: tuple[str, ...]
    answer: tuple[str, ...]
    scores: tuple[ScoreRow, ...]
    theories: tuple[Link, ...]
    tests: tuple[VerdictRow, ...]
    others: tuple[VerdictRow, ...]


def overview(index: Index) -> Overview:
    """The overview of a record."""
    record = index.record
    rows = [_row(finding, index) for finding in record.findings]
    scored = [finding.episode.status.scored for finding in record.findings]
    return Overview(
        narrowed=tuple(_narrowed(record.settings)),
        answer=tuple(answer(index)),
        scores=tuple(_score(score, index) for score in record.scores),
        theories=tuple(index.link("theory", name) for name in record.theories),
        tests=tuple(row for row, counts in zip(rows, scored, strict=True) if counts),
        others=tuple(row for row, counts in zip(rows, scored, strict=True) if not counts),
    )


def _narrowed(settings: Settings) -> list[str]:
    """Where a run is not the study's own: other readings, or a part of it."""
    takes = [f"{decision} = {reading}" for decision, reading in settings.takes]
    parts = {
        "Readings taken in place of the study’s own": takes,
        "Only these theories": list(settings.theories),
        "Only these episodes": list(settings.episodes),
        "Only these coders": list(settings.coders),
    }
    return [f"{label}: {', '.join(names)}." for label, names in parts.items() if names]


def _row(finding: Finding, index: Index) -> VerdictRow:
    episode, observation = finding.episode, finding.observation
    coded = bool(episode.arrangement)
    return VerdictRow(
        episode=index.link("episode", episode.name),
        name=episode.name,
        status=words.status(episode.status),
        when=in_words(episode.chosen or episode.period),
        observed=words.brief(observation.designs) if coded else "not coded",
        levels=words.either([level.value for level in observation.levels]) if coded else "",
        verdicts=tuple(_verdicts(episode.name, index)),
    )


def _verdicts(episode: str, index: Index) -> list[Verdicted]:
    record = index.record
    return [
        verdicted(record.judgement(episode, theory), index.label("theory", theory))
        for theory in record.theories
    ]


def _score(score: Score, index: Index) -> ScoreRow:
    record = index.record
    judged = [j for j in record.judgements if j.theory == score.theory and j.scored]
    return ScoreRow(
        theory=index.link("theory", score.theory),
        explains=words.preference(record.rival(score.theory).preference_of),
        marks=tuple(verdicted(each, index.label("episode", each.episode)) for each in judged),
        matches=score.count(Verdict.MATCH),
        claims=score.claims,
        tests=score.tests,
    )


def answer(index: Index) -> list[str]:
    """The study's answer in a few sentences, each number counted from the record."""
    record = index.record
    tests = sum(found.episode.status.scored for found in record.findings)
    episodes = words.counted(len(record.findings), "episode")
    which = words.counted(tests, "is a test", "are tests") if tests else "none is a test"
    said = [f"Of {episodes} in this study {which}; the others never count."]
    said += [_best(index)] if tests and record.scores else []
    said += [_rest(index)] if tests and record.scores[1:] else []
    said.append(_untested(index))
    said += [_fragile(index)] if record.decisions else []
    return [sentence for sentence in said if sentence]


def _best(index: Index) -> str:
    """Which theory matches most tests."""
    most = max(score.count(Verdict.MATCH) for score in index.record.scores)
    if not most:
        return "No theory matches any of them."
    leading = [s for s in index.record.scores if s.count(Verdict.MATCH) == most]
    names = words.either([index.label("theory", s.theory) for s in leading], "and")
    of = "all of them" if most == leading[0].tests else f"{words.number(most)} of them"
    return f"{names} {'matches' if len(leading) == 1 else 'each match'} {of}."


def _rest(index: Index) -> str:
    """What the others come to, theory by theory."""
    most = max(score.count(Verdict.MATCH) for score in index.record.scores)
    rest = [s for s in index.record.scores if s.count(Verdict.MATCH) < most]
    parts = [f"{index.label('theory', s.theory)}: {_counts(s)}" for s in rest]
    return f"{'; '.join(parts)}." if parts else ""


def _counts(score: Score) -> str:
    plurals = {Verdict.MATCH: "matches", Verdict.MISMATCH: "mismatches"}
    said = [
        words.counted(count, verdict.label, plurals.get(verdict, verdict.label))
        for verdict, count in score.counts
        if count
    ]
    return words.either(said, "and")


def _untested(index: Index) -> str:
    """How much of the first theory no test reaches."""
    if not index.record.theories:
        return ""
    first = index.record.theories[0]
    own = [reach for reach in index.record.reaches if reach.theory == first]
    idle = sum(not reach.tested for reach in own)
    label = index.label("theory", first)
    if not idle:
        return f"Every clause of {label} is reached by a test."
    of = words.counted(len(own), "clause")
    return f"No test reaches {words.number(idle)} of the {of} of {label}."


def _fragile(index: Index) -> str:
    """How many other readings would change what the first theory comes to on a test."""
    record = index.record
    if not record.theories:
        return ""
    first = record.theories[0]
    moved = sum(
        any(
            effect.theory == first and (effect.before.scored or effect.after.scored)
            for effect in reading.effects
        )
        for reading in record.decisions
    )
    of = words.counted(len(record.decisions), "other reading")
    which = words.number(moved) if moved else "none"
    label = index.label("theory", first)
    return (
        f"Of {of} that the decisions leave open, {which} would change how {label} fares on a test."
    )
