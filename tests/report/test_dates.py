"""Dates in words say no more than their EDTF text."""

import pytest

from foedus.report.dates import in_words
from foedus.vocabulary.date import HistoricalDate


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1953", "1953"),
        ("1953-07", "July 1953"),
        ("1953-07-27", "27 July 1953"),
        ("1953-07-XX", "July 1953"),
        ("1953-XX-XX", "1953"),
        ("1953-07~", "about July 1953"),
        ("1953?", "1953 (uncertain)"),
        ("1953-07%", "about July 1953 (uncertain)"),
        ("195X", "1950s"),
        ("19XX", "1900s"),
        ("1953-21", "spring 1953"),
        ("1956~/1959", "about 1956 to 1959"),
        ("1953-10/..", "from October 1953"),
        ("../1953-10", "until October 1953"),
    ],
)
def test_a_date_in_words(text: str, said: str) -> None:
    assert in_words(HistoricalDate.parse(text)) == said
