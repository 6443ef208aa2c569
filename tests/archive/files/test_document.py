"""Documents: addresses of records lead to places in files."""

import pytest

from foedus.archive.files.document import Document
from foedus.archive.files.strict_yaml import load
from foedus.vocabulary.problem import Address

TEXT = """\
coder: poet
codings:
  - episode: one
    value: 0.3
    source: ["a[1]", 'b[2] via c[3]']
    against: []
features:
  fleet: {value: true}
  oath: {value: false}
bears_on:
  - {pathway: favour, side: positive}
when: >
  a*b + c
"""
DOCUMENT = Document("x.yaml", TEXT, load(TEXT, "x.yaml"))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ((), "1:1"),
        (("coder",), "1:8"),
        (("codings", 0), "3:5"),
        (("codings", 0, "episode"), "3:14"),
        (("codings", 0, "membership"), "4:12"),
        (("codings", 0, "references", 1), "5:22"),
        (("features", 1, "membership"), "9:17"),
        (("bears_on", 0, "concept"), "11:15"),
        (("bears_on", 0, "direction"), "11:29"),
        (("codings", 0, "nowhere"), "3:5"),
        (("codings", 7), "3:3"),
        (("nowhere", 0, "name"), "1:1"),
    ],
)
def test_fields_of_records_are_found_under_the_keys_of_files(address: Address, place: str) -> None:
    assert str(DOCUMENT.place(address)) == f"x.yaml:{place}"


def test_a_key_has_a_place_of_its_own() -> None:
    assert str(DOCUMENT.place(("codings", 0, "against"), on_key=True)) == "x.yaml:6:5"
    assert str(DOCUMENT.place(("features", "oath"), on_key=True)) == "x.yaml:9:3"


def test_an_offset_leads_into_quotes_and_blocks() -> None:
    address = ("codings", 0, "source", 1)
    place = DOCUMENT.place(address, DOCUMENT.offset(address, "c"))
    assert DOCUMENT.line(place)[place.column - 1] == "c"
    block = DOCUMENT.place(("when",), DOCUMENT.offset(("when",), "c"))
    assert (str(block), DOCUMENT.line(block)[block.column - 1]) == ("x.yaml:13:9", "c")


def test_an_offset_stays_on_its_line() -> None:
    assert DOCUMENT.place(("coder",), 1_000).line == 1


def test_a_word_that_does_not_stand_there_has_no_offset() -> None:
    assert DOCUMENT.offset(("when",), "d") == 0
    assert DOCUMENT.offset(("nowhere",), "d") == 0
