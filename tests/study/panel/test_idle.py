"""Rows of a user's file that change nothing are told in a line, with their places."""

from foedus.study.panel.idle import NO_ROW, NOTHING, SHOWN, Idle, everywhere


def idle(*lines: int, what: str = NO_ROW) -> Idle:
    """Rows of one file."""
    return Idle("mine.csv", 20, what, tuple((line, f"row {line}") for line in lines))


def test_a_line_names_file_and_line_of_each_row() -> None:
    said = (
        "2 of 20 rows of mine.csv met no row of the panel: mine.csv:2 (row 2), mine.csv:5 (row 5)."
    )
    assert str(idle(2, 5)) == said


def test_a_long_list_is_cut_and_counted() -> None:
    said = str(idle(*range(2, 2 + SHOWN + 7)))
    assert said.startswith(f"{SHOWN + 7} of 20 rows")
    assert said.endswith(f"(row {SHOWN + 1}), 7 more.")


def test_of_several_panels_only_rows_are_told_that_none_has() -> None:
    blank = idle(9, what=NOTHING)
    assert everywhere([(idle(2, 3), blank), (blank, idle(3, 4))]) == (idle(3), blank)
    assert everywhere([(idle(2),), (idle(3),)]) == ()
    assert everywhere([]) == ()
