"""Results of a run as a Python user holds them: records with rows."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.confront.congruence.verdict import Judgement
from foedus.study.explain import Explanation
from foedus.study.frame import Framed, Rows
from foedus.study.record import Record
from foedus.vocabulary.prediction import Prediction


@dataclass(frozen=True, slots=True, repr=False)
class Derivation(Framed):
    """What each theory expects of each episode.

    Parameters
    ----------
    predictions : tuple of Prediction
        Episode by episode, each by every theory.
    """

    predictions: tuple[Prediction, ...]

    @property
    def rows(self) -> Rows:
        """One row per answer that remains possible."""
        values = tuple(
            (p.subject, p.theory, a.value.value, float(a.membership.lo), float(a.membership.hi))
            for p in self.predictions
            for a in p.answers
        )
        columns = ("episode", "theory", "answer", "membership_lo", "membership_hi")
        return Rows("What each theory expects", columns, values)


@dataclass(frozen=True, slots=True, repr=False)
class Confrontation(Framed):
    """The verdicts of a run, with its whole record.

    Parameters
    ----------
    record : Record
        The run.
    """

    record: Record

    @property
    def verdicts(self) -> tuple[Judgement, ...]:
        """Every judgement, episode by episode."""
        return self.record.judgements

    @property
    def rows(self) -> Rows:
        """One row per episode and theory; several answers, or designs, are joined with a bar."""
        values = tuple(_verdict_row(judged) for judged in self.verdicts)
        columns = ("episode", "theory", "scored", "possible", "observed", "verdict", "because")
        return Rows("Expected and observed designs", columns, values)


def _verdict_row(judged: Judgement) -> tuple[str | bool | None, ...]:
    observed = " | ".join(design.value for design in judged.observation.designs)
    return (
        judged.episode,
        judged.theory,
        judged.scored,
        " | ".join(answer.value.value for answer in judged.prediction.answers),
        observed or None,
        judged.verdict.value,
        judged.because,
    )


@dataclass(frozen=True, slots=True, repr=False)
class Chain(Framed):
    """The whole chain for one episode, as rows of codings.

    Parameters
    ----------
    explanation : Explanation
        Branches, pathways and arguments.
    """

    explanation: Explanation

    @property
    def rows(self) -> Rows:
        """One row per coding of an indicator, with its reason and evidence."""
        values = tuple(
            (
                branch.concept.name,
                coding.coder,
                str(coding.membership),
                coding.reason,
                " | ".join(coding.evidence),
                " | ".join(coding.against),
            )
            for branch in self.explanation.branches
            for coding in branch.codings
        )
        columns = ("indicator", "coder", "membership", "reason", "evidence", "against")
        title = self.explanation.finding.episode.title
        return Rows(f"Codings: {title}", columns, values)
