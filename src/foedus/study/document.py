"""The record as a document: plain data in a fixed order, the same bytes for the same run.

Its form is the JSON Schema `record.schema.json` beside this file. A design that is open is
`null`, with the reason beside it; `null` also stands for a leader or a date that no file names,
and for the panel where nobody asked it.
Of weights of evidence `tracing_document` says what `null` means.
"""

from __future__ import annotations

import json

from foedus.casebook.casebook import Casebook
from foedus.casebook.coding import Coding
from foedus.casebook.treaty import Feature, Observation
from foedus.confront.congruence.coverage import Occupied, Reach
from foedus.confront.congruence.pairs import Pair
from foedus.confront.congruence.score import Score
from foedus.confront.congruence.verdict import Judgement
from foedus.study.data import Data, Value, references, schema_beside
from foedus.study.games_document import game
from foedus.study.record import SCHEMA, Alternative, Finding, Provenance, ReadingEffects, Record
from foedus.study.tracing_document import tracing
from foedus.theory.theory import Theory
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.prediction import Answer
from foedus.vocabulary.problem import Problem
from foedus.vocabulary.reason import Reason


def to_json(record: Record) -> str:
    """A record as JSON text, the same bytes for the same run.

    Parameters
    ----------
    record : Record
        A run.

    Returns
    -------
    str
        UTF-8 safe text with two spaces of indentation and a final line feed.
    """
    return json.dumps(document(record), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema of the document.

    Examples
    --------
    >>> schema()["title"]
    'Record of a run of foedus'
    """
    return schema_beside("foedus.study", "record.schema.json")


def document(record: Record) -> dict[str, Value]:
    """A record as plain data, in the order in which it is written."""
    return {
        "foedus": record.provenance.foedus,
        "schema": SCHEMA,
        "study": _study(record),
        "provenance": _provenance(record.provenance, record),
        "warnings": [_warning(problem) for problem in record.warnings],
        "episodes": [_episode(finding, record.casebook) for finding in record.findings],
        "theories": [_theory(rule.table.theory) for rule in record.rules],
        "games": [game(played) for played in record.games],
        "verdicts": [_verdict(judged) for judged in record.judgements],
        "scores": [_score(score) for score in record.scores],
        "pairs": [_pair(pair) for pair in record.pairs],
        "clauses": [_reach(reach) for reach in record.reaches],
        "figures": [
            {"theory": theory, "cells": [_cell(cell) for cell in cells]}
            for theory, cells in record.figures
        ],
        "counterfactuals": [_alternative(alternative) for alternative in record.alternatives],
        "decisions": _decisions(record),
        "tracings": [tracing(record.casebook, each) for each in record.tracings],
        "panel": _panel(record),
    }


def _panel(record: Record) -> Data | None:
    """What the panel says; `null` where it was not asked."""
    if record.panel is None:
        return None
    # Imported here: a study that does not ask for the panel has no use for arrays.
    from foedus.study.panel_found_document import panel_data

    return panel_data(record.panel)


def _study(record: Record) -> Data:
    heading = record.heading
    return {
        "name": heading.name,
        "title": heading.title,
        "question": heading.question,
        "references": references(heading.references),
    }


def _provenance(provenance: Provenance, record: Record) -> Data:
    settings = record.settings
    return {
        "inputs": [{"path": d.path, "sha256": d.sha256} for d in provenance.inputs],
        "versions": dict(provenance.versions),
        "settings": {
            "takes": [{"decision": d, "reading": r} for d, r in settings.takes],
            "theories": settings.theories,
            "episodes": settings.episodes,
            "coders": settings.coders,
        },
    }


def _warning(problem: Problem) -> Data:
    return {
        "code": problem.code,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "found": problem.found,
        "expected": problem.expected,
        "remedy": problem.remedy,
    }


def _episode(finding: Finding, casebook: Casebook) -> Data:
    episode = finding.episode
    return {
        "id": episode.name,
        "title": episode.title,
        "status": episode.status.value,
        "client": episode.client,
        "patron": episode.patron,
        "leader": episode.leader or None,
        "period": episode.period.text,
        "chosen": episode.chosen.text if episode.chosen else None,
        "codings": _codings(finding, casebook),
        "observed": _observed(finding.observation, coded=bool(episode.arrangement)),
        "references": references(episode.references),
    }


def _codings(finding: Finding, casebook: Casebook) -> Data:
    """Every concept of which anything is known, with the codings of the indicators among them."""
    coded = casebook.codings_in(finding.episode.name)
    known: dict[str, Value] = {}
    for concept in casebook.concepts:
        if coded.keys().isdisjoint(casebook.concepts.indicators(concept.name)):
            continue
        membership = finding.profile[concept.name]
        known[concept.name] = {
            "membership": _interval(membership),
            "reading": str(membership),
            "codings": [_coding(coding) for coding in coded.get(concept.name, ())],
        }
    return known


def _coding(coding: Coding) -> Data:
    return {
        "coder": coding.coder,
        "membership": _interval(coding.membership),
        "reason": coding.reason,
        "evidence": coding.evidence,
        "against": coding.against,
        "references": references(coding.references),
    }


def _observed(observation: Observation, *, coded: bool) -> Data:
    """The design observed; `null` with its reason where it is open."""
    reason = "the features coded leave several designs possible" if coded else "nothing was coded"
    return {
        "design": observation.design.value if observation.design else None,
        "reason": None if observation.design else reason,
        "possible": [design.value for design in observation.designs],
        "levels": [level.value for level in observation.levels],
        "features": [_feature(feature) for feature in observation.features],
    }


def _feature(feature: Feature) -> Data:
    return {
        "feature": feature.concept,
        "membership": _interval(feature.membership),
        "reason": feature.reason,
        "evidence": feature.evidence,
        "references": references(feature.references),
    }


def _theory(theory: Theory) -> Data:
    return {
        "name": theory.name,
        "label": theory.label,
        "authors": theory.authors,
        "preference_of": theory.preference_of.value,
        "references": references(theory.references),
    }


def _verdict(judged: Judgement) -> Data:
    observed = judged.observation.design
    answers = judged.prediction.answers
    return {
        "episode": judged.episode,
        "theory": judged.theory,
        "possible": [design.value for design in judged.prediction.designs],
        "silences": [silence.value for silence in judged.prediction.silences],
        "observed": observed.value if observed else None,
        "verdict": judged.verdict.value,
        "scored": judged.scored,
        "because": judged.because,
        "answers": [_answer(answer) for answer in answers],
        "reasons": [_reason(reason) for answer in answers for reason in answer.reasons],
        "hedges": [hedge for answer in answers for hedge in answer.hedges],
    }


def _answer(answer: Answer) -> Data:
    return {
        "answer": answer.value.value,
        "membership": _interval(answer.membership),
        "clauses": answer.clauses,
    }


def _score(score: Score) -> Data:
    counts = {verdict.value: count for verdict, count in score.counts}
    return {"theory": score.theory, "tests": score.tests, "verdicts": counts}


def _pair(pair: Pair) -> Data:
    return {
        "theory": pair.theory,
        "episodes": [pair.first, pair.second],
        "differ": pair.differ,
        "agree": pair.agree,
        "undecided": pair.undecided,
        "designs_differ": pair.designs_differ,
        "reason": "a design observed is open" if pair.designs_differ is None else None,
    }


def _reach(reach: Reach) -> Data:
    return {
        "theory": reach.theory,
        "clause": reach.clause,
        "tested": reach.tested,
        "tests": reach.tests,
        "others": reach.others,
    }


def _cell(occupied: Occupied) -> Data:
    return {
        "row": occupied.cell.row,
        "column": occupied.cell.column,
        "answers": [answer.value for answer in occupied.cell.answers],
        "clauses": occupied.cell.clauses,
        "tested": occupied.tested,
        "tests": occupied.tests,
        "others": occupied.others,
    }


def _alternative(alternative: Alternative) -> Data:
    return {
        "episode": alternative.episode,
        "theory": alternative.theory,
        "changes": dict(alternative.counterfactual.changes),
        "answers": [answer.value for answer in alternative.counterfactual.answers],
    }


def _decisions(record: Record) -> list[Value]:
    return [
        {
            "decision": decision.name,
            "question": decision.question,
            "taken": decision.taken,
            "alternatives": [_effects(e) for e in record.decisions if e.decision == decision.name],
        }
        for decision in record.casebook.decisions
    ]


def _effects(reading: ReadingEffects) -> Data:
    return {
        "reading": reading.reading,
        "changes": [
            {
                "episode": effect.episode,
                "theory": effect.theory,
                "before": _verdict(effect.before),
                "after": _verdict(effect.after),
            }
            for effect in reading.effects
        ],
    }


def _reason(reason: Reason) -> Data:
    return {
        "text": reason.text,
        "references": references(reason.references),
        "evidence": reason.evidence,
    }


def _interval(membership: Membership) -> list[Value]:
    # 1 − 0.7 is 0.30000000000000004: the last bits are the machine's, not the coder's.
    return [round(float(end), 12) for end in (membership.lo, membership.hi)]
