"""Clauses: a design, or silence with its reason."""

from foedus.theory.clause import Clause, Priority
from foedus.theory.expression import parse
from foedus.vocabulary.design import Design
from foedus.vocabulary.prediction import Silence
from foedus.vocabulary.reference import Reference


def test_a_clause_answers_with_a_design_or_with_silence() -> None:
    speaks = Clause("a", parse("1"), Design.NONE, because="So it is.", references=(Reference("x"),))
    keeps_silent = Clause("b", parse("1"), None, silent="Nobody has said.")
    assert speaks.answer is Design.NONE
    assert speaks.reason.text == "So it is."
    assert speaks.reason.references == (Reference("x"),)
    assert keeps_silent.answer is Silence.SILENT
    assert keeps_silent.reason.text == "Nobody has said."


def test_priorities_are_written_in_words() -> None:
    assert [p.label for p in Priority] == ["national security", "regime security"]
