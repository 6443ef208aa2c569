"""Dates against the reference reader of EDTF in Python (`edtf`, MIT licence).

https://github.com/ixc/python-edtf, ISO 8601-2:2019.
"""

from datetime import date
from time import struct_time

import edtf
import pytest

from foedus.vocabulary.date import HistoricalDate

TEXTS = [
    "1953",
    "1953-07",
    "1953-07-27",
    "1953~",
    "1953-07?",
    "1953-07-27%",
    "195X",
    "19XX",
    "1953-XX",
    "1953-07-XX",
    "1953/1954",
    "1953-07/1954-11-17",
    "1956~/1959",
    "1952-21",
    "1952-22",
    "1952-23",
]


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@pytest.mark.parametrize("text", TEXTS)
def test_reads_the_days_that_edtf_reads(text: str) -> None:
    theirs, ours = edtf.parse_edtf(text), HistoricalDate.parse(text)
    assert ours.earliest == _day(theirs.lower_strict())
    assert ours.latest == _day(theirs.upper_strict())
