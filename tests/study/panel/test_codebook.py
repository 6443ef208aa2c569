"""The codebook of a panel: every column labelled, counted and sourced."""

import numpy as np
import pytest

from foedus.archive.exports_codebook import Entry
from foedus.archive.schemas.release import Kind
from foedus.panel.table import Table
from foedus.study.panel.codebook import absent, codebook
from foedus.study.panel.labels import LABELS
from foedus.study.panel.record import PanelUnit
from tests.study.toy_releases import built

UNITS = list(PanelUnit)
OF_THE_USER = ("design_user", "overrid")


def test_no_label_is_without_a_column_and_no_column_without_a_label() -> None:
    columns = {name for unit in UNITS for name in built(unit).table.columns}
    only_with_a_table_of_the_user = {name for name in LABELS if name.startswith(OF_THE_USER)}
    assert columns | only_with_a_table_of_the_user == set(LABELS)
    assert not columns & only_with_a_table_of_the_user


@pytest.mark.parametrize("unit", UNITS)
def test_what_can_be_missing_says_what_that_means(unit: PanelUnit) -> None:
    silent = [e.name for e in built(unit).codebook if e.missing and not e.absence]
    assert not silent


@pytest.mark.parametrize("unit", UNITS)
def test_every_code_that_occurs_has_a_word(unit: PanelUnit) -> None:
    record = built(unit)
    for entry in record.codebook:
        if entry.codes:
            values = record.table[entry.name]
            known = set(values[~absent(values)].tolist())
            assert known <= {code for code, _ in entry.codes}, entry.name


def test_labels_fit_into_stata() -> None:
    for name, label in LABELS.items():
        Entry(name, label.text, label.kind, "x", codes=label.codes)


def test_ranges_are_written_as_the_kind_is_read() -> None:
    day = 713227.0
    columns = {
        "start": np.array([day]),
        "ratio": np.array([5.00001]),
        "leader": np.array([""], dtype=object),
    }
    table = Table("t", columns, dict.fromkeys(columns, "x"))
    start, ratio, leader = codebook(table)
    assert (start.least, ratio.greatest, leader.least) == ("1953-10-01", "5", "")
    assert (leader.missing, leader.kind) == (1, Kind.TEXT)


def test_a_column_without_a_label_or_a_source_is_refused() -> None:
    with pytest.raises(KeyError, match="the column other has no label"):
        codebook(Table("t", {"other": np.zeros(1)}, {"other": "x"}))
    with pytest.raises(KeyError, match="the column year has no source"):
        codebook(Table("t", {"year": np.zeros(1)}))
