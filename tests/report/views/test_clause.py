"""Clauses on the page: one view, wherever they stand."""

from foedus.report.views.clause import clause_view, spaced
from foedus.report.views.index import Index
from foedus.theory.expression import parse
from tests.toyland.runs import toyland


def test_a_clause_is_stated_with_what_it_expects_and_who_says_so() -> None:
    theory = toyland().rule("harbour").table.theory
    views = {c.name: clause_view("harbour", c, Index.of(toyland())) for c in theory.clauses}
    assert views["secure-trusted"].expects == "alliance with institutions"
    assert views["insecure-trusted"].silent
    assert views["secure-distrusted"].hedge == "How much distrust it takes is not said."
    assert all(view.cited and view.because for view in views.values())


def test_an_expression_breaks_at_its_operators() -> None:
    assert spaced(parse("(a+b)*~c")) == "(a + b) * ~c"
