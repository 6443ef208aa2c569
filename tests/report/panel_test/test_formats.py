"""HTML and LaTeX: whatever a table holds stays text."""

import re

from foedus.report.lines import Line, Part
from foedus.report.panel_test.formats import latex, page, tex
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from tests.report.evil import PAYLOAD

TABLE = Table(
    "Odds & ends",
    ("name_of", "n"),
    (
        heading("Group", "below"),
        plain_row("50 % \\input{x}", "1,204"),
        Row((Cell("deeper", indent=2), Cell("·"))),
    ),
    "A note with #1 & $2.",
)


def test_a_page_needs_nothing_and_numbers_stand_right() -> None:
    text = page("T", [Part("t", TABLE), Part("lines", (Line("left out"),))])
    assert '<td class="n">1,204</td>' in text
    assert '<th scope="rowgroup" colspan="2">Group<br><small>below</small></th>' in text
    assert "Odds &amp; ends" in text
    assert "left out" not in text
    assert not re.search(r"<script|https?://|url\(", text)


def test_nothing_hostile_lives_on_a_page() -> None:
    text = page(PAYLOAD, [Part("t", Table(PAYLOAD, (PAYLOAD,), (plain_row(PAYLOAD),), PAYLOAD))])
    assert PAYLOAD not in text
    assert "<script" not in text


def test_latex_has_the_rules_of_booktabs_and_escapes_every_sign() -> None:
    text = latex([Part("t", TABLE)])
    for rule in (r"\toprule", r"\midrule", r"\bottomrule", r"\begin{longtable}{lr}"):
        assert rule in text
    assert r"50 \% \textbackslash{}input\{x\} & 1,204 \\" in text
    assert r"\quad deeper & \textperiodcentered{} \\" in text
    assert r"\multicolumn{2}{p{\linewidth}}{\textbf{Group}: below}" in text
    assert r"A note with \#1 \& \$2." in text
    assert r"name\_of & n" in text


def test_a_row_that_begins_with_a_bracket_is_no_distance() -> None:
    assert "{}[a] & b" in latex([Part("t", Table("t", ("x", "y"), (plain_row("[a]", "b"),)))])


def test_running_text_gets_a_column_that_breaks() -> None:
    table = Table("t", ("x", "y"), (plain_row("a", "word " * 20),))
    assert r"p{0.55\linewidth}" in latex([Part("t", table)])


def test_every_special_sign_is_text() -> None:
    assert tex("&%$#_{}~^\\") == (
        r"\&\%\$\#\_\{\}\textasciitilde{}\textasciicircum{}\textbackslash{}"
    )
