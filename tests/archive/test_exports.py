"""Exports: what is written is read again, by pandas and by pyarrow, with labels and missing values."""

import datetime as dt
import io
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive import exports
from foedus.archive.exports_codebook import Entry
from foedus.archive.schemas.release import Kind
from foedus.panel.table import Table

DAY = dt.date(1953, 10, 1)
TABLE = Table(
    "toy",
    {
        "ccode": np.array([2, 732]),
        "design": np.array([np.nan, 2.0]),
        "ratio": np.array([0.5, np.nan]),
        "start": np.array([np.nan, float(DAY.toordinal())]),
        "leader": np.array(["", "Núñez, “José”"], dtype=object),
    },
)
CODEBOOK = (
    Entry("ccode", "State", Kind.WHOLE, "states: ccode"),
    Entry(
        "design",
        "Design",
        Kind.WHOLE,
        "the rule",
        absence="not known",
        codes=((0, "none"), (2, "with institutions")),
    ),
    Entry("ratio", "Ratio", Kind.NUMBER, "cinc", unit="ratio"),
    Entry("start", "First day", Kind.DAY, "atop"),
    Entry("leader", "Leader", Kind.TEXT, "archigos"),
)


def test_csv_leaves_what_is_missing_empty_and_writes_days_as_dates() -> None:
    head, *rows = exports.as_csv(TABLE, CODEBOOK).splitlines()
    assert head == "ccode,design,ratio,start,leader"
    assert rows == ["2,,0.5,,", '732,2,,1953-10-01,"Núñez, “José”"']


def test_stata_holds_the_labels_of_variables_and_values() -> None:
    written = exports.as_stata(TABLE, CODEBOOK)
    with pd.read_stata(io.BytesIO(written), iterator=True) as reader:
        assert reader.data_label == "toy"
        assert reader.variable_labels()["start"] == "First day"
        assert reader.value_labels()["design"] == {0: "none", 2: "with institutions"}
    frame = pd.read_stata(io.BytesIO(written), convert_categoricals=False)
    assert np.isnan(frame["design"][0])
    assert frame["start"][1] == pd.Timestamp(DAY)
    assert frame["leader"].tolist() == ["", "Núñez, “José”"]


def test_stata_is_of_version_118() -> None:
    assert b"<release>118</release>" in exports.as_stata(TABLE, CODEBOOK)[:60]


def test_parquet_holds_null_for_missing_and_the_codebook_in_its_metadata() -> None:
    from pyarrow import parquet

    held = parquet.read_table(io.BytesIO(exports.as_parquet(TABLE, CODEBOOK)))
    assert held.to_pydict() == {
        "ccode": [2, 732],
        "design": [None, 2],
        "ratio": [0.5, None],
        "start": [None, DAY],
        "leader": [None, "Núñez, “José”"],
    }
    metadata = held.schema.field("design").metadata
    assert metadata[b"label"] == b"Design"
    assert metadata[b"codes"] == b'{"0": "none", "2": "with institutions"}'
    assert metadata[b"absence"] == b"not known"


def test_the_same_table_is_the_same_file() -> None:
    again = Table(TABLE.name, {name: column.copy() for name, column in TABLE.columns.items()})
    assert exports.as_csv(TABLE, CODEBOOK) == exports.as_csv(again, CODEBOOK)
    assert exports.as_stata(TABLE, CODEBOOK) == exports.as_stata(again, CODEBOOK)
    assert exports.as_parquet(TABLE, CODEBOOK) == exports.as_parquet(again, CODEBOOK)


@pytest.mark.parametrize("writer", [exports.as_csv, exports.as_stata, exports.as_parquet])
def test_a_fraction_among_whole_numbers_is_refused(writer: object) -> None:
    table = Table("toy", {"design": np.array([np.nan, 0.5])})
    with pytest.raises(ValueError, match=r"design: whole numbers are expected, got 0\.5"):
        writer(table, [CODEBOOK[1]])  # type: ignore[operator]


@pytest.mark.parametrize("writer", [exports.as_csv, exports.as_stata, exports.as_parquet])
def test_a_column_without_an_entry_is_refused(writer: object) -> None:
    with pytest.raises(ValueError, match="no codebook entry for leader"):
        writer(TABLE, CODEBOOK[:-1])  # type: ignore[operator]


def test_a_table_without_rows_is_written() -> None:
    empty = TABLE.rows(np.zeros(2, dtype=np.bool_))
    assert exports.as_csv(empty, CODEBOOK) == "ccode,design,ratio,start,leader\n"
    assert len(pd.read_stata(io.BytesIO(exports.as_stata(empty, CODEBOOK)))) == 0
    assert exports.as_parquet(empty, CODEBOOK)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=False, width=64), max_size=20))
def test_numbers_come_back_from_csv_as_they_were(values: list[float]) -> None:
    table = Table("toy", {"ratio": np.array(values, dtype=np.float64), "n": np.arange(len(values))})
    told = (CODEBOOK[2], Entry("n", "Number", Kind.WHOLE, "x"))
    text = exports.as_csv(table, told)
    fields = [line.split(",")[0] for line in text.splitlines()[1:]]
    again = [float(field) if field else np.nan for field in fields]
    assert np.array_equal(again, table["ratio"], equal_nan=True)


def test_neither_pandas_nor_pyarrow_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys, foedus.archive.exports as e; print(e.has_parquet(), 'pyarrow' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "True False\n"
