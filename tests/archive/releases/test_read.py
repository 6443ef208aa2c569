"""Reading: layouts, kinds, codes for missing; and every row that does not fit, told at once."""

import gzip
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive.releases.problems import DataError
from foedus.archive.releases.read import read_release
from foedus.archive.releases.rows import fits
from foedus.archive.releases.sheet import Range, Recipe, Sheet
from foedus.archive.releases.values import day, days
from foedus.archive.schemas.release import Kind
from foedus.panel.release import Absence
from tests.archive.releases.invented import FENS, fens, written


def found_in(tmp_path: Path, content: bytes, held: Sheet | None = None) -> list[str]:
    """What reading a file objects to, one line a problem."""
    with pytest.raises(DataError, match="FD7") as refused:
        read_release(held or fens(), written(tmp_path, content))
    return [str(problem) for problem in refused.value.problems]


def test_a_file_is_read_with_its_kinds(tmp_path: Path) -> None:
    table = read_release(fens(), written(tmp_path))
    assert table["ccode"].tolist() == [1, 1, 2]
    assert table["ccode"].dtype == np.int64
    assert np.isnan(table["ships"]).tolist() == [False, True, True]
    assert table["harbour"].tolist() == ["Anvil", "Anvil", "Fen, the"]
    assert table["since"].tolist()[::2] == [day("1699-03-04"), day("1690-03-05")]
    assert table.provenance["ships"] == "fens 2: ships (fens.csv)"


def test_columns_that_are_asked_for_come_in_that_order(tmp_path: Path) -> None:
    table = read_release(fens(), written(tmp_path), ["ships", "ccode"])
    assert list(table.columns) == ["ships", "ccode"]
    with pytest.raises(KeyError, match="fens has no column 'masts'"):
        read_release(fens(), written(tmp_path), ["masts"])


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_do_not_matter(
    tmp_path: Path, ending: str, mark: bytes
) -> None:
    content = mark + FENS.replace(b"\n", ending.encode()) + ending.encode()
    assert len(read_release(fens(), written(tmp_path, content))) == 3


def test_text_in_utf_16_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, FENS.decode().encode("utf-16"))
    with pytest.raises(DataError, match=r"FD704.*text in UTF-16.*save it anew"):
        read_release(fens(), path)


def test_a_column_that_stands_twice_is_told(tmp_path: Path) -> None:
    twice = b"\n".join(line + b"," + line.split(b",")[1] for line in FENS.splitlines())
    with pytest.raises(DataError, match=r"FD702.*the column year more than once"):
        read_release(fens(), written(tmp_path, twice))


def test_tabs_and_capitals_do_not_matter(tmp_path: Path) -> None:
    lines = b"CCODE\tYear\tSHIPS\tharbour\tsince\tversion\n7\t1700\t3\tAnvil\t\t2\n"
    table = read_release(fens(rows=None), written(tmp_path, lines))
    assert table["ccode"].tolist() == [7]


def test_names_in_an_older_encoding_are_read(tmp_path: Path) -> None:
    content = FENS.replace(b"Anvil", "Ånvil".encode("latin-1"))
    assert read_release(fens(), written(tmp_path, content))["harbour"][0] == "Ånvil"


@pytest.mark.parametrize("pack", ["plain", "gzip", "zip", "zip in zip"])
def test_packed_files_are_read(tmp_path: Path, pack: str) -> None:
    path = tmp_path / ("fens.csv.gz" if pack == "gzip" else "fens.zip")
    if pack == "plain":
        path = written(tmp_path)
    elif pack == "gzip":
        path.write_bytes(gzip.compress(FENS))
    else:
        inner = tmp_path / "inner.zip"
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("data/fens.csv", FENS)
            archive.writestr("data/codebook.txt", "read me")
        if pack == "zip":
            inner.rename(path)
        else:
            with zipfile.ZipFile(path, "w") as archive:
                archive.write(inner, "inner.zip")
    assert len(read_release(fens(), path)) == 3


def test_an_archive_without_the_file_says_what_it_wants(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "fens.zip", "w") as archive:
        archive.writestr("other.csv", "a,b\n")
    with pytest.raises(DataError, match=r"FD703.*without the file of Ships.*fens\.csv or"):
        read_release(fens(), tmp_path / "fens.zip")


def test_a_file_of_stata_is_read(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "ccode": [1, 2],
            "year": [1700, 1701],
            "ships": [-9.0, np.nan],
            "harbour": ["Anvil", ""],
            "since": pd.to_datetime(["1699-03-04", "NaT"]),
            "version": [2.0, 2.0],
        }
    )
    frame.to_stata(tmp_path / "fens.dta", write_index=False, version=118)
    table = read_release(
        fens(rows=2), tmp_path / "fens.dta", ["ccode", "ships", "harbour", "since"]
    )
    assert table["ccode"].dtype == np.int64
    assert np.isnan(table["ships"]).all()
    assert table["harbour"].tolist() == ["Anvil", ""]
    assert table["since"].tolist()[0] == day("1699-03-04")
    assert np.isnan(table["since"][1])
    (tmp_path / "fens.dta").write_bytes(b"no Stata at all")
    with pytest.raises(DataError, match=r"FD712.*not Stata's"):
        read_release(fens(), tmp_path / "fens.dta")


def test_a_file_of_stata_cut_anywhere_is_told(tmp_path: Path) -> None:
    frame = pd.DataFrame({"ccode": [1], "year": [1700], "harbour": ["Anvil"]})
    frame.to_stata(tmp_path / "whole.dta", write_index=False, version=118)
    content = (tmp_path / "whole.dta").read_bytes()
    for cut in range(0, len(content), 41):
        path = written(tmp_path, content[:cut], "fens.dta")
        with pytest.raises(DataError, match=r"FD7[01]2"):
            read_release(fens(), path)


def test_a_bare_number_is_no_day() -> None:
    found, unfit = days(np.array([1.0, np.nan]))
    assert np.isnan(found).all()
    assert unfit.tolist() == [True, False]


def test_a_layout_with_other_names_and_fewer_columns_is_told_apart(tmp_path: Path) -> None:
    path = written(tmp_path, b"COWcode,year,ships,harbour\n1,1700,-9,Anvil\n", "fens_copy.csv")
    table = read_release(fens(), path)
    assert list(table.columns) == ["ccode", "year", "ships", "harbour"]
    assert table["ships"].tolist() == [-9.0]  # that layout writes no codes for missing


def test_missing_columns_are_named(tmp_path: Path) -> None:
    (said,) = found_in(tmp_path, b"ccode,year,ships,since,version\n1,1700,3,,2\n")
    assert "error[FD702]: no column harbour among 5 (ccode, year, ships, since, version)" in said
    assert "the official layout of Ships of the fens 2, with 6 columns" in said
    assert "download fens.csv or fens.dta or fens.zip from https://fens.example/data" in said


def test_another_version_is_named(tmp_path: Path) -> None:
    (said,) = found_in(tmp_path, FENS.replace(b",2\n", b",3\n"))
    assert "FD706" in said
    assert "Ships of the fens of version 3; expected version 2" in said
    short = found_in(tmp_path, b"\n".join(FENS.splitlines()[:3]) + b"\n")
    assert "2 rows; expected 3, as Ships of the fens 2 has" in short[0]


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    assert "the file is empty" in found_in(tmp_path, b"")[0]


def test_rows_with_other_numbers_of_fields_are_all_told(tmp_path: Path) -> None:
    content = FENS + b"1,1700,4\n" + b"1,1701,5,Anvil,,2,7,8\n"
    said = found_in(tmp_path, content)
    assert [line.split(":")[1] for line in said] == ["5", "6"]
    assert "a row of 3 fields; expected 6 fields" in said[0]
    assert "a row of 8 fields" in said[1]


def test_a_quote_that_is_never_closed_is_told(tmp_path: Path) -> None:
    assert any("FD704" in line for line in found_in(tmp_path, FENS + b'3,1700,4,"Anvil,,2\n1,2\n'))


def test_a_quote_that_swallows_a_large_file_is_told(tmp_path: Path) -> None:
    content = FENS + b'3,1700,4,"Anvil,,2\n' + b"1,1700,4,Anvil,,2\n" * 20_000
    (said,) = found_in(tmp_path, content)
    assert "FD704" in said
    assert "a quotation mark that is never closed" in said


@pytest.mark.parametrize("sign", [b"\0", b"1e400", b"9" * 40, b"\r", b'"', b"\xff"])
def test_damage_anywhere_is_told_or_harmless(tmp_path: Path, sign: bytes) -> None:
    held = fens(rows=None)
    for at in range(len(FENS) + 1):
        path = written(tmp_path, FENS[:at] + sign + FENS[at:])
        try:
            read_release(held, path)
        except DataError as error:
            codes = {problem.code for problem in error.problems}
            assert codes <= {"FD702", "FD704", "FD705", "FD706"}
            assert codes


def test_words_where_numbers_belong_are_all_told(tmp_path: Path) -> None:
    content = b"ccode,year,ships,harbour,since,version\n"
    content += b"one,1700,many,Anvil,once,2\n,1700.5,xx,Anvil,xx,2\n"
    said = found_in(tmp_path, content, fens(rows=None))
    wanted = [
        'fens.csv:2:1: error[FD705]: "one" in the column ccode; expected a whole number',
        '"many" in the column ships; expected a number, or nothing',
        '"once" in the column since; expected a day',
        "fens.csv:3:1: error[FD705]: nothing in ccode; expected a whole number",
        '"1700.5" in the column year',
    ]
    assert len(said) == len(wanted)
    assert all(part in line for part, line in zip(wanted, said, strict=True))


def test_infinite_numbers_do_not_fit(tmp_path: Path) -> None:
    (said,) = found_in(tmp_path, FENS.replace(b",12,", b",inf,"))
    assert '"inf" in the column ships' in said


def test_outside_the_years_of_a_column_nothing_is_known(tmp_path: Path) -> None:
    absence = (Absence("ships", 0.0, "Counted from 1701.", 1701), Absence("", None, "Unknown."))
    content = FENS.replace(b"-9", b"0")
    table = read_release(fens(absence=absence), written(tmp_path, content), ["ships"])
    assert np.isnan(table["ships"]).tolist() == [True, False, True]
    assert "known 1701 to 1701" in table.provenance["ships"]


def test_a_column_that_a_layout_tells_by_another_is_made(tmp_path: Path) -> None:
    plain = fens(rows=None)
    recipe = Recipe(sums={"decade": ("year", -1700)})
    held = replace(plain, kinds={**plain.kinds, "decade": Kind.WHOLE}, recipes={"official": recipe})
    table = read_release(held, written(tmp_path), ["decade"])
    assert table["decade"].tolist() == [0, 1, 0]


@given(st.text(alphabet="0123456789.-+e ", max_size=8))
def test_a_field_fits_a_number_exactly_where_pandas_can_read_it(text: str) -> None:
    if fits(text, Kind.NUMBER) and text.strip() not in {"", "."}:
        assert np.isfinite(float(text)) or "e" in text


@given(st.dates())
def test_days_are_read_back(date: object) -> None:
    found, unfit = days(np.array([str(date)], dtype=object))
    assert found.tolist() == [float(date.toordinal())]  # type: ignore[attr-defined]
    assert not unfit.any()


def test_values_that_cannot_be_are_all_told(tmp_path: Path) -> None:
    held = replace(
        fens(rows=None),
        ranges={
            "ships": Range(0, 500, said="0 to 500"),
            "year": Range(1700, 1701, said="1700 to 1701"),
            "since": Range(day("1600-01-01"), day("1700-12-31"), said="1600 to 1700"),
        },
    )
    assert len(read_release(held, written(tmp_path))) == 3  # -9 is its code for missing
    content = b"ccode,year,ships,harbour,since,version\n"
    content += b"1,1702,501,Anvil,1701-01-01,2\n1,1700,xx,Anvil,,2\n"
    said = found_in(tmp_path, content, held)
    wanted = [
        'fens.csv:2:1: error[FD708]: "1702" in the column year; expected 1700 to 1701',
        'fens.csv:2:1: error[FD708]: "501" in the column ships; expected 0 to 500',
        'fens.csv:2:1: error[FD708]: "1701-01-01" in the column since; expected 1600 to 1700',
    ]
    assert len(said) == len(wanted)
    assert all(line.startswith(part) for part, line in zip(wanted, said, strict=True))


def test_words_and_values_that_cannot_be_are_told_together(tmp_path: Path) -> None:
    held = replace(fens(rows=None), ranges={"ships": Range(0, 500, said="0 to 500")})
    content = FENS.replace(b",12,", b",1200,").replace(b"2,1700", b"two,1700")
    assert [line.split("error[")[1][:5] for line in found_in(tmp_path, content, held)] == [
        "FD708",
        "FD705",
    ]


def test_a_column_that_only_another_layout_has_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, b"COWcode,year,ships,harbour\n1,1700,1,Anvil\n", "fens_copy.csv")
    with pytest.raises(DataError, match=r"FD702.*has no column since.*fens\.csv or fens\.dta"):
        read_release(fens(), path, ["ccode", "since"])


def test_a_file_without_a_header_is_read_with_the_one_that_is_known(tmp_path: Path) -> None:
    header = tuple(FENS.split(b"\n", 1)[0].decode().split(","))
    held = replace(fens(rows=2), recipes={"official": Recipe(header=header)})
    rows = b"1\t1700\t12\tAnvil\t04:03:1699\t2\n2\t1700\t3\tFen\t\t2\n"
    table = read_release(held, written(tmp_path, rows))
    assert table["ccode"].tolist() == [1, 2]
    assert table["since"][0] == day("1699-03-04")
    (said,) = found_in(tmp_path, rows.replace(b"\t12\t", b"\tmany\t"), held)
    assert said.startswith('fens.csv:1:1: error[FD705]: "many" in the column ships')
    (torn,) = found_in(tmp_path, rows + b"1\t2\n", held)
    assert torn.startswith("fens.csv:3:1: error[FD704]: a row of 2 fields")
    assert len(read_release(fens(), written(tmp_path))) == 3


def test_rows_of_no_state_are_left_out(tmp_path: Path) -> None:
    held = replace(fens(), recipes={"official": Recipe(only_with="ccode")})
    content = FENS + b",1701,7,Anvil,,2\n"
    assert read_release(held, written(tmp_path, content))["ccode"].tolist() == [1, 1, 2]
    (said,) = found_in(tmp_path, content.replace(b",12,", b",many,"), held)
    assert '"many"' in said


def test_pairs_that_are_listed_once_are_read_both_ways(tmp_path: Path) -> None:
    held = replace(fens(), recipes={"official": Recipe(mirrored=(("ccode", "ships"),))})
    content = FENS.replace(b"-9", b"8").replace(b"1700,,", b"1700,9,")
    table = read_release(held, written(tmp_path, content))
    assert table["ccode"].tolist() == [1, 1, 2, 12, 8, 9]
    assert table["ships"].tolist() == [12, 8, 9, 1, 1, 2]
    assert table["year"].tolist() == [1700, 1701, 1700] * 2
    assert len(read_release(held, written(tmp_path, content), ["ccode"])) == 6
