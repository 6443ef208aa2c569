"""Verdicts: one theory's expectation against one episode's design."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from foedus.casebook.episode import Episode
from foedus.casebook.treaty import Observation
from foedus.theory.theory import Preference
from foedus.vocabulary.design import Design
from foedus.vocabulary.prediction import Prediction, Silence


class Verdict(Enum):
    """What congruence says of one expectation.

    Examples
    --------
    >>> Verdict("preference_unmet").label
    'preference unmet'
    """

    MATCH = "match"
    MISMATCH = "mismatch"
    UNDETERMINED = "undetermined"
    SILENT = "silent"
    OUT_OF_SCOPE = "out_of_scope"
    PREFERENCE_UNMET = "preference_unmet"
    NOT_COMPARABLE = "not_comparable"

    @property
    def label(self) -> str:
        """The verdict in running text."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with what it compares.

    Parameters
    ----------
    episode, theory : str
        Names of what is judged, and by whose expectation.
    verdict : Verdict
        The verdict.
    because : str
        The comparison in one sentence.
    prediction : Prediction
        What was expected.
    observation : Observation
        What was observed.
    scored : bool
        Whether the episode is a test, so that the verdict counts.
    """

    episode: str
    theory: str
    verdict: Verdict
    because: str
    prediction: Prediction
    observation: Observation
    scored: bool


def judge(
    episode: Episode,
    prediction: Prediction,
    observation: Observation,
    preference_of: Preference = Preference.CLIENT,
) -> Judgement:
    """Set what a theory expects of an episode against what was observed.

    Parameters
    ----------
    episode : Episode
        Its status, its refusal and its reservation about comparing.
    prediction : Prediction
        What the theory expects; a set.
    observation : Observation
        The design observed; a set as well, where features are unknown.
    preference_of : Preference
        Whose preferred design the theory explains. Where a patron refused what its client
        asked for, and the client's wish is what the theory expects, the preference is
        unmet rather than the theory wrong.

    Returns
    -------
    Judgement
        One of the seven verdicts, with its reason.

    References
    ----------
    george_bennett_2005, on the congruence method; kim_woods_2022, "Future Research", ¶1,
    on preferences that do not alone decide the final design.
    """
    verdict, because = _verdict(episode, prediction, observation, preference_of)
    return Judgement(
        episode=episode.name,
        theory=prediction.theory,
        verdict=verdict,
        because=because,
        prediction=prediction,
        observation=observation,
        scored=episode.status.scored,
    )


def _verdict(
    episode: Episode, prediction: Prediction, observation: Observation, preference_of: Preference
) -> tuple[Verdict, str]:
    """The first of the questions below that settles the verdict, with its sentence."""
    if episode.not_comparable:
        return Verdict.NOT_COMPARABLE, episode.not_comparable
    if not episode.arrangement:
        return Verdict.NOT_COMPARABLE, "No arrangement was coded, so no design is observed."
    if not prediction.designs:
        return _silence(prediction)
    expected, observed = _list(prediction.designs), _list(observation.designs)
    if set(prediction.designs).isdisjoint(observation.designs):
        return _apart(episode, prediction, preference_of, f"{expected}; observed: {observed}.")
    if prediction.certain and observation.design is not None:
        return Verdict.MATCH, f"Expected and observed: {observed}."
    return Verdict.UNDETERMINED, _undecided(prediction, expected, observed)


def _silence(prediction: Prediction) -> tuple[Verdict, str]:
    if prediction.silences == (Silence.OUT_OF_SCOPE,):
        return Verdict.OUT_OF_SCOPE, "The episode lies outside the scope of the theory."
    return Verdict.SILENT, "The theory gives no design here."


def _apart(
    episode: Episode, prediction: Prediction, preference_of: Preference, compared: str
) -> tuple[Verdict, str]:
    """No design expected is among those observed: refused, still open, or a mismatch."""
    refusal = episode.refusal
    if refusal and preference_of is Preference.CLIENT and refusal.wanted in prediction.designs:
        expected = "Expected" if prediction.certain else "Among what is possible,"
        return (
            Verdict.PREFERENCE_UNMET,
            f"{expected} and asked for: {refusal.wanted.label}; the patron refused.",
        )
    if prediction.silences:
        return Verdict.UNDETERMINED, f"Expected if the theory speaks at all: {compared}"
    return Verdict.MISMATCH, f"Expected: {compared}"


def _undecided(prediction: Prediction, expected: str, observed: str) -> str:
    silent = f", or {_words([s.label for s in prediction.silences])}" if prediction.silences else ""
    return f"Possible: {expected}{silent}; observed: {observed}."


def _list(designs: tuple[Design, ...]) -> str:
    return _words([design.label for design in designs])


def _words(labels: list[str]) -> str:
    """Labels joined for running text."""
    return " or ".join([", ".join(labels[:-1]), labels[-1]] if labels[:-1] else labels)
