"""Tables and outlines on the page: every name leads where it can."""

from foedus.report.layout import TIE, Tone
from foedus.report.lines import Line
from foedus.report.tables import Cell, Row, Table, heading, plain_row
from foedus.report.views.tabled import Said, outline, tabled

TABLE = Table(
    "Weights",
    ("", "weight"),
    (
        heading("From the prior “Even”", "A convention."),
        plain_row("fen-gifts", "+3"),
        Row((Cell(f"2.{TIE}fen-guard", indent=2), Cell("→ Storm", Tone.BAD))),
        plain_row("elsewhere", "0"),
    ),
    "In decibels.",
)
PLACES = {"fen-gifts": "#clue.fen.fen-gifts", "fen-guard": "#clue.fen.fen-guard"}


def test_names_lead_where_they_have_a_place_numbered_or_not() -> None:
    head, gifts, guard, elsewhere = tabled(TABLE, PLACES).rows
    assert (head.heading, head.below) == (True, "A convention.")
    assert gifts.head.href == "#clue.fen.fen-gifts"
    assert guard.head.href == "#clue.fen.fen-guard"
    assert elsewhere.head.href == ""


def test_fields_know_their_column_and_what_changes_stands_out() -> None:
    _, gifts, guard, _ = tabled(TABLE).rows
    assert [(f.column, f.strong) for f in (*gifts.fields, *guard.fields)] == [
        ("weight", False),
        ("weight", True),
    ]
    assert tabled(TABLE).head == ("weight",)


def test_lines_below_a_paragraph_stay_with_it() -> None:
    lines = [Line("A", 0, Tone.OPEN, "head"), Line("b", 1), Line("c", 2, head="If x:"), Line("D")]
    assert outline(lines) == (
        Said("head", "A", open=True, below=("b", "If x: c")),
        Said("", "D", open=False, below=()),
    )
