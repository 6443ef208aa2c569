"""Taking another reading: the same casebook with one decision answered otherwise."""

from __future__ import annotations

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
    ChangeStatus,
    Decision,
    Reading,
)
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
        A changed copy, in which the decision records the reading as taken.
    """
    for change in reading.changes:
        casebook = _apply(change, casebook)
    answered = replace(decision, taken=reading.name)
    decisions = tuple(answered if d.name == decision.name else d for d in casebook.decisions)
    return replace(casebook, decisions=decisions)


@singledispatch
def _apply(change: Change, casebook: Casebook) -> Casebook:
    """The casebook after one change."""
    msg = f"no rule applies a change of type {type(change).__name__} to {type(casebook).__name__}"
    raise TypeError(msg)


@_apply.register
def _(change: ChangeFeature, casebook: Casebook) -> Casebook:
    changed = tuple(
        _with_feature(a, change) if a.name == change.arrangement else a
        for a in casebook.arrangements
    )
    return replace(casebook, arrangements=changed)


def _with_feature(arrangement: Arrangement, change: ChangeFeature) -> Arrangement:
    feature = Feature(change.feature, change.membership, "as the reading taken has it")
    others = tuple(f for f in arrangement.features if f.concept != change.feature)
    return replace(arrangement, features=(*others, feature))


@_apply.register
def _(change: ChangeCoding, casebook: Casebook) -> Casebook:
    place = (change.episode, change.concept)
    replaced = [c for c in casebook.codings if (c.episode, c.concept) == place]
    kept = tuple(c for c in casebook.codings if (c.episode, c.concept) != place)
    coding = Coding(
        coder=replaced[0].coder if replaced else casebook.coders[0].name,
        episode=change.episode,
        concept=change.concept,
        membership=change.membership,
        reason="as the reading taken has it",
        evidence=tuple(dict.fromkeys(name for c in replaced for name in c.evidence)),
        against=tuple(dict.fromkeys(name for c in replaced for name in c.against)),
    )
    return replace(casebook, codings=(*kept, coding))


@_apply.register
def _(change: ChangeStatus, casebook: Casebook) -> Casebook:
    episodes = tuple(
        replace(e, status=change.status) if e.name == change.episode else e
        for e in casebook.episodes
    )
    return replace(casebook, episodes=episodes)


@_apply.register
def _(change: ChangeLevel, casebook: Casebook) -> Casebook:
    steps = tuple(
        replace(step, design=change.design) if step.level is change.level else step
        for step in casebook.rule.steps
    )
    return replace(casebook, rule=replace(casebook.rule, steps=steps))


@_apply.register
def _(change: ChangeConcept, casebook: Casebook) -> Casebook:
    changed = replace(casebook.concepts[change.concept], structure=change.structure)
    by_name = {**casebook.concepts.by_name, change.concept: changed}
    return replace(casebook, concepts=Concepts(by_name))


@_apply.register
def _(change: ChangeArrangement, casebook: Casebook) -> Casebook:
    episodes = tuple(
        replace(e, arrangement=change.arrangement) if e.name == change.episode else e
        for e in casebook.episodes
    )
    return replace(casebook, episodes=episodes)
