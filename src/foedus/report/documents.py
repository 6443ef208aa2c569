"""Documents: explanations, tracings, ledgers, theories and problems as JSON, headed like a record.

Their form is the JSON Schema `documents.schema.json` beside this file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from foedus.casebook.coding import Coding
from foedus.casebook.evidence import Evidence
from foedus.study.data import Data, Value, references, schema_beside
from foedus.study.document import document
from foedus.study.explain import Argument, Branch, Explanation, Pathway
from foedus.study.record import Record
from foedus.study.tracing_document import judgements
from foedus.theory.clause import Clause
from foedus.theory.theory import Theory
from foedus.theory.worlds import DecisionTable, World
from foedus.vocabulary.membership import Membership
from foedus.vocabulary.problem import Problem

EXPLANATION, TRACING, LEDGER = "foedus/explanation/1", "foedus/tracing/1", "foedus/ledger/1"
THEORY, THEORY_LIST, PROBLEMS = "foedus/theory/1", "foedus/theories/1", "foedus/problems/1"


def to_json(data: Mapping[str, Value]) -> str:
    """A document as JSON text, the same bytes for the same data.

    Examples
    --------
    >>> print(to_json({"a": None}), end="")
    {
      "a": null
    }
    """
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, object]:
    """The JSON Schema that every document keeps to; parts shared with the record are the record's.

    Examples
    --------
    >>> len(schema()["oneOf"])
    6
    """
    return schema_beside("foedus.report", "documents.schema.json")


def _headed(whole: Data, schema: str) -> dict[str, Value]:
    """What stands at the top of every document, taken from the whole record's."""
    head: dict[str, Value] = {"foedus": whole["foedus"], "schema": schema}
    return head | {key: whole[key] for key in ("study", "provenance", "warnings")}


def explanation(record: Record, explained: Explanation) -> Data:
    """The whole chain of one episode."""
    name = explained.finding.episode.name
    whole = document(record)
    own = next(
        e for e in _sequence(whole["episodes"]) if isinstance(e, Mapping) and e["id"] == name
    )
    named = [item for item in record.casebook.evidence if name in item.episodes]
    return _headed(whole, EXPLANATION) | {
        "episode": own,
        "concepts": [_branch(branch) for branch in explained.branches],
        "theories": [_argument(argument) for argument in explained.arguments],
        "pathways": [_pathway(pathway) for pathway in explained.pathways],
        "counter_evidence": _names(explained.counter_evidence),
        "evidence": [item(each) for each in named],
    }


def _sequence(value: Value) -> Sequence[Value]:
    return value if isinstance(value, list) else []


def _branch(branch: Branch) -> Data:
    structure = branch.concept.structure
    return {
        "concept": branch.concept.name,
        "label": branch.concept.label,
        "depth": branch.depth,
        "membership": _ends(branch.membership),
        "reading": str(branch.membership),
        "combine": structure.combine.value if structure else None,
        "parts": list(structure.parts) if structure else [],
        "codings": [_coding(coding) for coding in branch.codings],
        "for": _names(branch.speaking_for),
        "against": _names(branch.speaking_against),
    }


def _coding(coding: Coding) -> Data:
    return {
        "coder": coding.coder,
        "membership": _ends(coding.membership),
        "reason": coding.reason,
        "evidence": list(coding.evidence),
        "against": list(coding.against),
        "references": references(coding.references),
    }


def _argument(argument: Argument) -> Data:
    judged = argument.judgement
    return {
        "theory": argument.rival.name,
        "steps": [
            {
                "concept": step.concept.name,
                "asks": step.premise.asks,
                "answer": step.answer,
                "membership": _ends(step.membership),
                "references": references(step.premise.references),
            }
            for step in argument.steps
        ],
        "clauses": [_clause(clause) for clause in argument.clauses],
        "possible": [answer.value.value for answer in judged.prediction.answers],
        "observed": [design.value for design in judged.observation.designs],
        "verdict": judged.verdict.value,
        "because": judged.because,
        "scored": judged.scored,
        "smallest_changes": [
            {"changes": dict(c.changes), "answers": [answer.value for answer in c.answers]}
            for c in argument.counterfactuals
        ],
    }


def _clause(clause: Clause) -> Data:
    return {
        "name": clause.name,
        "when": str(clause.when),
        "answer": clause.answer.value,
        "because": clause.because or None,
        "silent": clause.silent or None,
        "first": clause.first.value if clause.first else None,
        "domestic": clause.domestic or None,
        "security": clause.security or None,
        "hedge": clause.hedge or None,
        "pathways": list(clause.pathways),
        "references": references(clause.references),
    }


def _pathway(pathway: Pathway) -> Data:
    return {
        "pathway": pathway.concept.name,
        "positive": _names(pathway.positive),
        "negative": _names(pathway.negative),
    }


def tracing(record: Record) -> Data:
    """Every ledger traced in a run, with each judgement and its reason."""
    whole = document(record)
    said = judgements(record.casebook, record.tracings)
    return _headed(whole, TRACING) | {"judgements": said, "tracings": whole["tracings"]}


def ledger(record: Record, items: Iterable[Evidence]) -> Data:
    """Items of evidence."""
    shown = [item(each) for each in items]
    return _headed(document(record), LEDGER) | {"count": len(shown), "evidence": shown}


def item(evidence: Evidence) -> Data:
    """One item of evidence."""
    return {
        "id": evidence.name,
        "episodes": list(evidence.episodes),
        "date": evidence.date.text if evidence.date else None,
        "reason": None if evidence.date else "the source gives no date",
        "text": evidence.text,
        "actors": list(evidence.actors),
        "references": references(evidence.references),
        "bears_on": [
            {
                "concept": bearing.concept,
                "direction": bearing.direction.value,
                "weight": bearing.weight.value,
                "why": bearing.why,
            }
            for bearing in evidence.bears_on
        ],
        "figures": [{"name": f.name, "value": f.value, "unit": f.unit} for f in evidence.figures],
        "marks": [mark.value for mark in evidence.marks],
    }


def theory(table: DecisionTable, version: str) -> Data:
    """A theory with its clauses and its answer in every world."""
    held = table.theory
    return {
        "foedus": version,
        "schema": THEORY,
        "name": held.name,
        "label": held.label,
        "names": list(held.names),
        "authors": list(held.authors),
        "explains": held.explains,
        "preference_of": held.preference_of.value,
        "summary": held.summary,
        "scope": _scope(held),
        "premises": [
            {"concept": p.concept, "asks": p.asks, "references": references(p.references)}
            for p in held.premises
        ],
        "clauses": [_clause(clause) for clause in held.clauses],
        "conditions": list(table.conditions),
        "worlds": [_world(world) for world in table.worlds],
        "references": references(held.references),
    }


def _scope(held: Theory) -> Data | None:
    if held.scope is None:
        return None
    return {
        "when": str(held.scope.when),
        "otherwise": held.scope.otherwise,
        "references": references(held.scope.references),
    }


def _world(world: World) -> Data:
    return {
        "truths": list(world.truths),
        "answer": world.answer.value,
        "clause": world.clause.name if world.clause else None,
    }


def _names(items: Iterable[Evidence]) -> list[Value]:
    return [each.name for each in items]


def _ends(membership: Membership) -> list[Value]:
    return [membership.lo, membership.hi]


def theory_list(theories: Iterable[Theory], version: str) -> Data:
    """The theories of the library, by name."""
    return {
        "foedus": version,
        "schema": THEORY_LIST,
        "theories": [
            {"name": t.name, "label": t.label, "authors": list(t.authors), "explains": t.explains}
            for t in theories
        ],
    }


def problems(found: Iterable[Problem], version: str) -> Data:
    """What is wrong with a study."""
    return {
        "foedus": version,
        "schema": PROBLEMS,
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity.value,
                "file": problem.place.file,
                "line": problem.place.line or None,
                "column": problem.place.column or None,
                "reason": None if problem.place.line else "the file as a whole is meant",
                "found": problem.found,
                "expected": problem.expected,
                "remedy": problem.remedy,
            }
            for problem in found
        ],
    }
