"""Rows: for pandas, and for a notebook, which shows nothing unescaped."""

import pytest

from foedus.study.frame import Framed, Rows

ROWS = Rows("A <b>caption</b>", ("name", "count"), (("<script>alert(1)</script>", 2), (None, 3)))


def test_become_a_data_frame() -> None:
    frame = ROWS.to_pandas()
    assert list(frame.columns) == ["name", "count"]
    assert frame["count"].tolist() == [2, 3]
    assert len(ROWS) == len(frame)


def test_are_shown_with_everything_escaped() -> None:
    shown = ROWS._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;caption" in shown
    assert "<td></td>" in shown


def test_a_result_must_say_what_its_rows_are() -> None:
    with pytest.raises(NotImplementedError, match="Framed does not say what its rows are"):
        Framed().to_pandas()
