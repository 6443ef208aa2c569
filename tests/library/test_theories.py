"""The battery: what every theory of the library must be able to do, and its worked cases."""

import ast
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import pytest
import yaml

from foedus.archive.files.library import library_folder, theory_names
from foedus.archive.files.study import read_study
from foedus.study.outcome import made_ready
from foedus.theory.cells import cells
from foedus.theory.clause import Priority
from foedus.theory.counterfactual import counterfactuals
from foedus.theory.derive import Rule, derive
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership, exactly
from foedus.vocabulary.prediction import Silence
from foedus.vocabulary.profile import Profile
from foedus.vocabulary.reference import Reference

WORKED = Path(__file__).parents[1] / "worked" / "theories"
PACKAGE = library_folder().parent

STUDY = """\
format: foedus/1
kind: study
name: battery
title: Every theory of the library
question: What must a theory be able to do?
summary: A study with no episode, so that only the theories are read.
source: ["kim_woods_2022[Abstract]"]
theories: [{theories}]
design_rule: leeds_anac_recoded
"""
EPISODES = """\
format: foedus/1
kind: episodes
episodes: []
"""


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rule]:
    """Every theory of the library, as a study of one's own would use it."""
    folder = tmp_path_factory.mktemp("battery")
    study = STUDY.format(theories=", ".join(theory_names()))
    (folder / "study.yaml").write_text(study, encoding="utf-8")
    (folder / "episodes.yaml").write_text(EPISODES, encoding="utf-8")
    files = read_study(folder)
    ready = made_ready(files.theories, files.casebook.concepts)
    return {rule.table.theory.name: rule for rule in ready}


@pytest.fixture(params=theory_names())
def rule(request: pytest.FixtureRequest, rules: dict[str, Rule]) -> Rule:
    """One theory of the library."""
    return rules[request.param]


def test_answers_every_combination_of_true_false_unknown_and_half(rule: Rule) -> None:
    values = (TRUE, FALSE, UNKNOWN, exactly(0.5))
    for known in product(values, repeat=len(rule.table.conditions)):
        profile = Profile("x", dict(zip(rule.table.conditions, known, strict=True)))
        prediction = derive(rule, profile)
        assert prediction.answers
        assert all(answer.reasons for answer in prediction.answers)
        if all(membership.decided for membership in known):
            assert prediction.certain


def test_each_clause_says_why_and_who_says_so(rule: Rule) -> None:
    for clause in rule.table.theory.clauses:
        assert clause.because or clause.silent, clause.name
        assert clause.references, clause.name
        assert (clause.expect is None) is bool(clause.silent), clause.name


def test_lists_its_authors_its_summary_and_what_it_explains(rule: Rule) -> None:
    theory = rule.table.theory
    assert theory.authors
    assert theory.summary
    assert theory.explains
    assert theory.references
    assert theory.premises


def test_what_was_not_read_at_first_hand_names_no_page_of_its_own(rule: Rule) -> None:
    """Only the article was read in full: a page of another work must come through it.

    An abstract is public, and so may be cited by itself.
    """
    for clause in rule.table.theory.clauses:
        for reference in clause.references:
            if reference.key != "kim_woods_2022" and reference.via is None:
                assert reference.locator in {"", "Abstract"}, str(reference)


def test_its_figure_is_drawn_from_the_table_that_derives(rule: Rule) -> None:
    axes = rule.table.theory.axes
    if axes is None:
        return
    drawn = cells(rule, axes)
    answered = {clause for cell in drawn for clause in cell.clauses}
    assert answered == {clause.name for clause in rule.table.theory.clauses}


def test_a_change_of_conditions_changes_what_it_expects_unless_it_never_varies(
    rule: Rule,
) -> None:
    known = dict.fromkeys(rule.table.conditions, TRUE)
    changes = counterfactuals(rule, Profile("x", known))
    assert bool(changes) is (len(rule.table.answers) > 1)


def test_no_line_of_the_engine_knows_it_by_name(rule: Rule) -> None:
    name = rule.table.theory.name
    engine = [p for p in PACKAGE.rglob("*.py") if "library" not in p.relative_to(PACKAGE).parts]
    assert len(engine) > len(theory_names())
    assert not [path for path in engine if name in _strings(path)]


def _strings(path: Path) -> set[str]:
    """Every string in the code of a file, docstrings and their examples apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and ast.get_docstring(node, clean=False) is not None
        and isinstance(node.body[0], ast.Expr)
    }
    found = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told
    }
    # What a leader puts first has a name of its own, whatever the theory is called.
    return found - {Priority.REGIME_SECURITY.value} if path.name == "clause.py" else found


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case: what is given, what must follow, and whose reasoning it is."""

    theory: str
    name: str
    given: dict[str, Membership]
    expect: frozenset[str]
    why: str
    source: tuple[Reference, ...]


@cache
def worked() -> tuple[Case, ...]:
    """Every worked case, from its files."""
    return tuple(
        _case(document["theory"], case)
        for path in sorted(WORKED.glob("*.yaml"))
        for document in [yaml.safe_load(path.read_text(encoding="utf-8"))]
        for case in document["cases"]
    )


def _case(theory: str, case: dict) -> Case:
    return Case(
        theory=theory,
        name=case["name"],
        given={concept: _membership(value) for concept, value in case["given"].items()},
        expect=frozenset(case["expect"]),
        why=case["why"],
        source=tuple(Reference.parse(text) for text in case["source"]),
    )


def _membership(value: float | str | list[float]) -> Membership:
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if value == "unknown":
        return UNKNOWN
    return Membership(*value) if isinstance(value, list) else exactly(float(value))


@pytest.mark.parametrize("case", worked(), ids=lambda case: f"{case.theory}:{case.name}")
def test_worked_case(case: Case, rules: dict[str, Rule]) -> None:
    table = rules[case.theory].table
    given = {name: table.concepts.membership(name, case.given) for name in table.conditions}
    profile = Profile(case.name, {**given, **case.given})
    expected = {answer.value.value for answer in derive(rules[case.theory], profile).answers}
    assert expected == case.expect, case.why


def test_every_worked_case_has_its_why_and_its_source() -> None:
    assert all(case.why and case.source for case in worked())


def test_every_theory_and_every_clause_has_a_worked_case(rules: dict[str, Rule]) -> None:
    for name, rule in rules.items():
        cases = [case for case in worked() if case.theory == name]
        answered = {
            clause
            for case in cases
            for answer in derive(rule, Profile(case.name, case.given)).answers
            for clause in answer.clauses
        }
        assert answered == {clause.name for clause in rule.table.theory.clauses}, name
        out = any(world.answer is Silence.OUT_OF_SCOPE for world in rule.table.worlds)
        assert not out or any("out_of_scope" in case.expect for case in cases), name
