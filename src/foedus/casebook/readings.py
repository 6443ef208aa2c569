"""Taking another reading: the same casebook with one decision answered otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import singledispatch

from foedus.casebook.casebook import Casebook
from foedus.casebook.coding import Coding
from foedus.casebook.decision import (
    Change,
    ChangeArrangement,
    ChangeCoding,
    ChangeConcept,
    ChangeFeature,
    ChangeLevel,
    ChangeRefusal,
    ChangeStatus,
    Choice,
    Decision,
    Reading,
)
from foedus.casebook.episode import Episode
from foedus.casebook.treaty import Arrangement, Feature
from foedus.vocabulary.concept import Concepts


def take(casebook: Casebook, decision: Decision, reading: Reading) -> Casebook:
    """The casebook under another reading of a decision.

    Parameters
    ----------
    casebook : Casebook
        As the files have it.
    decision : Decision
        The question answered.
    reading : Reading
        One of its readings; the one taken changes nothing.

    Returns
    -------
    Casebook
        A changed copy, in which the decision records the reading as taken. What is coded
        otherwise is laid to the reading ("decision=reading"), to no coder, and carries the
        references of the decision.
    """
    for change in reading.changes:
        casebook = _apply(change, casebook, (decision, reading))
    answered = replace(decision, taken=reading.name)
    decisions = tuple(answered if d.name == decision.name else d for d in casebook.decisions)
    return replace(casebook, decisions=decisions)


@singledispatch
def _apply(change: Change, casebook: Casebook, choice: Choice) -> Casebook:  # noqa: ARG001 - its cases use it
    """The casebook after one change."""
    msg = f"no rule applies a change of type {type(change).__name__} to {type(casebook).__name__}"
    raise TypeError(msg)


@_apply.register
def _(change: ChangeFeature, casebook: Casebook, choice: Choice) -> Casebook:
    changed = tuple(
        _with_feature(a, change, choice) if a.name == change.arrangement else a
        for a in casebook.arrangements
    )
    return replace(casebook, arrangements=changed)


def _with_feature(arrangement: Arrangement, change: ChangeFeature, choice: Choice) -> Arrangement:
    decision, reading = choice
    features = {feature.concept: feature for feature in arrangement.features}
    coded = features.get(change.feature)
    features[change.feature] = Feature(
        concept=change.feature,
        membership=change.membership,
        reason=reading.text,
        references=decision.references,
        evidence=coded.evidence if coded else (),
    )
    return replace(arrangement, features=tuple(features.values()))


@_apply.register
def _(change: ChangeCoding, casebook: Casebook, choice: Choice) -> Casebook:
    decision, reading = choice
    place = (change.episode, change.concept)
    replaced = [c for c in casebook.codings if (c.episode, c.concept) == place]
    kept = tuple(c for c in casebook.codings if (c.episode, c.concept) != place)
    coding = Coding(
        coder=f"{decision.name}={reading.name}",
        episode=change.episode,
        concept=change.concept,
        membership=change.membership,
        reason=reading.text,
        evidence=tuple(dict.fromkeys(name for c in replaced for name in c.evidence)),
        against=tuple(dict.fromkeys(name for c in replaced for name in c.against)),
        references=decision.references,
    )
    return replace(casebook, codings=(*kept, coding))


@_apply.register
def _(change: ChangeStatus, casebook: Casebook, _choice: Choice) -> Casebook:
    return _with_episode(casebook, change.episode, lambda e: replace(e, status=change.status))


@_apply.register
def _(change: ChangeLevel, casebook: Casebook, _choice: Choice) -> Casebook:
    steps = tuple(
        replace(step, design=change.design) if step.level is change.level else step
        for step in casebook.rule.steps
    )
    return replace(casebook, rule=replace(casebook.rule, steps=steps))


@_apply.register
def _(change: ChangeConcept, casebook: Casebook, _choice: Choice) -> Casebook:
    changed = replace(casebook.concepts[change.concept], structure=change.structure)
    by_name = {**casebook.concepts.by_name, change.concept: changed}
    return replace(casebook, concepts=Concepts(by_name))


@_apply.register
def _(change: ChangeArrangement, casebook: Casebook, _choice: Choice) -> Casebook:
    return _with_episode(
        casebook, change.episode, lambda e: replace(e, arrangement=change.arrangement)
    )


@_apply.register
def _(change: ChangeRefusal, casebook: Casebook, _choice: Choice) -> Casebook:
    return _with_episode(casebook, change.episode, lambda e: replace(e, refusal=None))


def _with_episode(casebook: Casebook, name: str, changed: Callable[[Episode], Episode]) -> Casebook:
    episodes = tuple(changed(e) if e.name == name else e for e in casebook.episodes)
    return replace(casebook, episodes=episodes)
