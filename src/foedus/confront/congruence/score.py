"""The score of a theory: its verdicts over the tests, and over nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from foedus.confront.congruence.verdict import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """How often a theory met each verdict among the tests.

    Parameters
    ----------
    theory : str
        The theory scored.
    tests : int
        Number of tests faced.
    counts : tuple of (Verdict, int)
        Every verdict with its number, in the order of `Verdict`; they sum to `tests`.
    """

    theory: str
    tests: int
    counts: tuple[tuple[Verdict, int], ...]

    def count(self, verdict: Verdict) -> int:
        """How often a verdict was met."""
        return dict(self.counts)[verdict]

    @property
    def claims(self) -> int:
        """Tests in which the theory committed itself and could be checked."""
        return self.count(Verdict.MATCH) + self.count(Verdict.MISMATCH)


def score(theory: str, judgements: Iterable[Judgement]) -> Score:
    """Count a theory's verdicts over the tests.

    Parameters
    ----------
    theory : str
        The theory scored.
    judgements : iterable of Judgement
        Of any theory and episode; others' and those that are no tests are passed over.

    Returns
    -------
    Score
        Silence counts as silence, never as refutation.
    """
    own = [judged for judged in judgements if judged.theory == theory and judged.scored]
    counted = Counter(judged.verdict for judged in own)
    return Score(theory, len(own), tuple((verdict, counted[verdict]) for verdict in Verdict))
