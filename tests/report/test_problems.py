"""Problems as text: the line, the carets below the fault, what to do; hidden characters shown."""

import pytest

from foedus.report.problems import PER_FILE_MAX, WIDTH_MAX, render, summary, tally
from foedus.vocabulary.problem import Place, Problem, Severity


def problem(line: str = "", column: int = 1, **said: str) -> Problem:
    words = {"found": "x", "expected": "y", "remedy": "z", **said}
    place = Place("a.yaml", 48 if line else 0, column if line else 0)
    return Problem(
        place, "FD201", words["found"], words["expected"], words["remedy"], source_line=line
    )


def carets(text: str) -> str:
    """What the carets of a rendered problem stand below."""
    lines = text.splitlines()
    source = next(line for line in lines if line.startswith("48 | "))
    marks = next(line for line in lines if "^" in line)
    return source[marks.index("^") : marks.rindex("^") + 1]


def test_the_form_is_that_of_the_conventions() -> None:
    line = "    when: {consolidaton: high, compatibility: low}"
    said = {"found": 'unknown concept "consolidaton"', "remedy": 'did you mean "consolidation"?'}
    assert render(problem(line, 12, expected="compatibility, consolidation or threat", **said)) == (
        'error[FD201]: unknown concept "consolidaton"\n'
        "  --> a.yaml:48:12\n"
        "   |\n"
        "48 |     when: {consolidaton: high, compatibility: low}\n"
        '   |            ^^^^^^^^^^^^ did you mean "consolidation"?\n'
        "   = note: expected compatibility, consolidation or threat"
    )


def test_advice_that_is_no_question_stands_below() -> None:
    text = render(problem("year: 1953", 7, remedy="put it in quotes"))
    assert text.endswith("   = note: expected y\n   = help: put it in quotes")
    assert carets(text) == "1953"


def test_without_a_line_there_is_none() -> None:
    text = render(problem(found="no such file", remedy="did you mean b.yaml?"))
    assert text == (
        "error[FD201]: no such file\n--> a.yaml\n = note: expected y\n = help: did you mean b.yaml?"
    )


@pytest.mark.parametrize(
    ("line", "column", "below"),
    [
        ("\ttab: x", 2, "tab"),
        ("x" * 300 + " fault here", 302, "fault"),
        ("fault " + "x" * 300, 1, "fault"),
        ("text: «fault» more", 8, "fault"),
        ('key: "two words" more', 6, '"two'),
        ("end", 40, ""),
    ],
)
def test_carets_stand_below_the_fault(line: str, column: int, below: str) -> None:
    text = render(problem(line, column))
    assert carets(text) == below
    assert max(map(len, text.splitlines())) <= WIDTH_MAX + 10


def test_wide_letters_take_two_columns() -> None:
    lines = render(problem("漢字: fault", 5)).splitlines()
    assert lines[4].index("^") == len("48 | ") + len("漢字: ") + 2


def test_hidden_characters_are_shown_and_obeyed_by_nobody() -> None:
    text = render(problem("a: \u202eevil\x1b[31m", 4, found="\x1b[2Jevil", remedy="\u2066x"))
    assert not set(text) & {"\u202e", "\x1b", "\u2066"}
    assert "⟨U+202E⟩evil" in text


def test_a_summary_shows_twenty_of_a_file_and_counts_the_rest() -> None:
    many = [problem(found=f"fault {number}") for number in range(57)]
    text = summary(many)
    assert text.count("error[FD201]") == PER_FILE_MAX
    assert "and 37 more in a.yaml" in text
    assert text.endswith("57 errors in 1 file")


def test_a_summary_of_nothing_is_empty() -> None:
    assert summary([]) == ""
    assert tally([]) == "no problem in 0 files"


def test_a_tally_tells_errors_from_warnings() -> None:
    warning = Problem(Place("b.yaml"), "FD401", "x", "y", "z", Severity.WARNING)
    assert tally([problem(), problem(), warning]) == "2 errors and 1 warning in 2 files"
