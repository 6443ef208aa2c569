"""Results of a run as a Python user holds them: records with rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from foedus.casebook.ledger import State
from foedus.confront.congruence.verdict import Judgement
from foedus.confront.tracing.account import Account, Entry, Tracing
from foedus.confront.tracing.balance import View
from foedus.study.explain import Explanation
from foedus.study.frame import Framed, Rows, Scalar
from foedus.study.record import Record
from foedus.study.tracing_document import judgements
from foedus.vocabulary.estimate import Estimate
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


@dataclass(frozen=True, slots=True, repr=False)
class Traced(Framed):
    """The tracings of a run: what each clue weighs, and what all of them come to.

    Parameters
    ----------
    record : Record
        The run.
    """

    record: Record

    @property
    def tracings(self) -> tuple[Tracing, ...]:
        """Every ledger traced."""
        return self.record.tracings

    @property
    def rows(self) -> Rows:
        """One row per coder, clue and pair of hypotheses; weights in decibels for the first.

        A clue not yet sought weighs nothing, and has none. Where coders are several, all of
        them pooled come first.
        """
        values = tuple(
            row
            for tracing in self.tracings
            for account in tracing.accounts
            for row in _clue_rows(tracing, account)
        )
        return Rows(judgements(self.record.casebook, self.tracings), _CLUE_COLUMNS, values)


_CLUE_COLUMNS = (
    *("episode", "coder", "basis", "clue", "state", "group", "first", "second"),
    *("decibels_lo", "decibels", "decibels_hi"),
    *("p_first_lo", "p_first", "p_first_hi", "p_second_lo", "p_second", "p_second_hi"),
    *("test_first", "test_second"),
)

BASIS = "subjective judgement"
"""What every weight rests on, said in each row: a row is easily parted from its heading."""

POOLED_CODERS = "all pooled"
"""In the column of coders; no coder's name has a space."""


def _clue_rows(tracing: Tracing, account: Account) -> Iterator[tuple[Scalar, ...]]:
    """What one account says of every clue, pair by pair."""
    names = tracing.ledger.names
    balance = account.balance(View.INDEPENDENT)
    steps = {step.name: step for step in balance.steps}
    for entry in account.entries:
        chances = dict(zip(names, entry.likelihoods, strict=False))
        tests = {typed.hypothesis: typed.test.value for typed in entry.types}
        for first, second in balance.pairs:
            step = steps.get(entry.clue)
            weighed = entry.state is not State.NOT_SOUGHT and step
            weight = balance.weight(step, first, second) if step and weighed else None
            yield (
                tracing.ledger.episode,
                account.coder or POOLED_CODERS,
                BASIS,
                *_named(entry),
                first,
                second,
                *_ends(weight),
                *_ends(chances.get(first)),
                *_ends(chances.get(second)),
                tests.get(first),
                tests.get(second),
            )


def _named(entry: Entry) -> tuple[str, str, str | None]:
    return entry.clue, entry.state.value, entry.group or None


def _ends(estimate: Estimate | None) -> tuple[float | None, float | None, float | None]:
    """A number between its bounds, without the machine's last digits."""
    if estimate is None:
        return None, None, None
    lo, point, hi = (round(end, 9) + 0.0 for end in (estimate.lo, estimate.point, estimate.hi))
    return lo, point, hi
