"""A user's own file: what fits is read, and every row that does not is listed with its line."""

from pathlib import Path

import pytest

from foedus.archive.panel_rows import Fields, pair, read_rows, short, whole
from foedus.archive.releases.problems import DataError


def number(row: Fields) -> int | str:
    """The field n as a number."""
    return whole(row["n"]) or int(row["n"])


def read(folder: Path, content: bytes) -> tuple[int, ...]:
    """Rows of a file whose numbers must rise."""
    path = folder / "mine.csv"
    path.write_bytes(content)
    rows = read_rows(path, ("n",), number, "a number above the last", falls)
    return tuple(row for _, row in rows)


def falls(rows: object) -> list[tuple[int, str]]:
    """Rows that are not above the last."""
    found, last = [], 0
    for line, value in rows:  # type: ignore[attr-defined]
        found += [(line, f"{value} after {last}")] if value <= last else []
        last = value
    return found


def test_further_columns_and_blanks_are_passed_over(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfwhy, N \nx, 1 \n,2\n") == (1, 2)


def test_all_faults_come_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"mine.csv:3:1: error\[FD705\]: 4 after 5") as caught:
        read(tmp_path, b"n\n5\n4\nx\n\n3\n")
    lines = [each.place.line for each in caught.value.problems]
    assert lines == [3, 4, 6]


def test_a_header_without_the_column_is_refused(tmp_path: Path) -> None:
    for content in (b"", b"m\n1\n"):
        with pytest.raises(DataError, match=r"FD702.*no column n"):
            read(tmp_path, content)


@pytest.mark.parametrize(("sign", "name"), [(b";", "semicolons"), (b"\t", "tabs")])
def test_other_separators_are_named_as_what_they_are(
    tmp_path: Path, sign: bytes, name: str
) -> None:
    said = f"no column n: the row looks separated by {name}; .*save it with commas"
    with pytest.raises(DataError, match=said):
        read(tmp_path, b"why" + sign + b"N\nx" + sign + b"1\n")


def test_a_header_without_the_column_looks_like_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="name each once in the first row") as caught:
        read(tmp_path, b"a;b,c\n1,2\n")
    assert "looks separated" not in str(caught.value)


def test_a_row_that_ends_before_its_last_column_is_at_fault(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("a,n,why\n1,2\n1\n", encoding="utf-8")
    with pytest.raises(DataError, match="1 field where the first row has 3") as caught:
        read_rows(path, ("a", "n"), number, "two numbers")
    assert [each.place.line for each in caught.value.problems] == [3]


def test_rows_come_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("n\n5\n\n6\n", encoding="utf-8")
    assert read_rows(path, ("n",), number, "a number") == ((2, 5), (4, 6))


def test_what_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no UTF-8"):
        read(tmp_path, b"n\n\xff\n")


def test_only_plain_digits_are_whole_numbers() -> None:
    assert [bool(whole(each)) for each in ("12", "-1", "1.0", "", "²", "١")] == [False, *[True] * 5]


def test_nobody_is_his_own_patron() -> None:
    assert pair("2", "02") == "client and patron are the same state, 2"
    assert pair("732", "2") == ""


def test_a_code_or_year_that_is_too_long_for_one_is_no_overflow() -> None:
    assert "a code or a year belongs" in whole("9" * 5000)
    assert len(whole("9" * 5000)) < 100
    assert len(short("x" * 5000)) < 50


def test_what_is_no_csv_is_told_with_the_line_on_which_it_begins(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"mine.csv:3:1: error\[FD705\]: no row of CSV: field larger"
    ):
        read(tmp_path, b'n\n1\n"' + b"\n" * 150_000 + b'"\n')


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"FD702\]: more than one column n;"):
        read(tmp_path, b"n,n\n1,2\n")


def test_a_fault_stands_where_its_row_begins(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"mine.csv:2:1: .*\"x y\" where") as caught:
        read(tmp_path, b'n\n"x\ny"\n"z"\n')
    assert [each.place.line for each in caught.value.problems] == [2, 4]
