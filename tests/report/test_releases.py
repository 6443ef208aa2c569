"""Releases as tables and documents: complete, plain, and kept to their schema."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from foedus.archive.releases.registry import sheets
from foedus.archive.releases.verify import Holding, Verified
from foedus.panel.release import Address
from foedus.report import releases
from foedus.report.documents import to_json
from foedus.report.formats import csv_text
from foedus.study.data import Data
from foedus.vocabulary.problem import Place, Problem

EVERY = sheets()
HERE = [
    Holding(EVERY[0], Path("a.csv"), "https://data.example/a.csv", "0" * 64),
    *(Holding(each, None) for each in EVERY[1:]),
]
PROBLEM = Problem(Place("a.csv", 3, 1), "FD704", "3 fields", "4 fields", "mend it")
FOUND = [Verified(HERE[0], "0" * 64, 3, 4), Verified(HERE[0], "1" * 64, problems=(PROBLEM,))]
DOCUMENTS = [
    releases.list_document(HERE, "9.9"),
    releases.verified_document(FOUND, "9.9"),
    releases.defects_document(EVERY, "9.9"),
]


@pytest.mark.parametrize("data", DOCUMENTS)
def test_every_document_keeps_to_the_schema(data: Data) -> None:
    jsonschema.Draft202012Validator.check_schema(releases.schema())
    plain = json.loads(to_json(data))
    jsonschema.validate(plain, releases.schema())
    with pytest.raises(jsonschema.ValidationError, match="is not valid under any"):
        jsonschema.validate({**plain, "surplus": 1}, releases.schema())


def test_the_list_says_what_is_here_and_how_the_rest_is_had() -> None:
    table = releases.listed(HERE, "~/data")
    states = [row.cells[-1].text.replace("\xa0", " ") for row in table.rows]
    assert states[0] == "✓ data.example"
    assert {"– by hand", "– get, untried"} == set(states[1:])
    assert table.note.startswith(f"1 of {len(EVERY)} releases here, in ~/data.")


def test_a_file_of_unknown_length_is_marked_wherever_it_is_shown() -> None:
    unsized = Holding(EVERY[0], Path("a.csv"), "https://data.example/a.csv", "0" * 64, False)
    table = releases.listed([unsized], "~/data")
    assert table.rows[0].cells[-1].text.endswith("data.example, length unknown, not verified")
    assert table.note.endswith("its server did not say how long it is.")
    held = Verified(unsized, "0" * 64, 3, 4)
    shown = releases.verified([held], "~/data").rows[0].cells[-1].text
    assert shown.endswith("fits, length unknown, not verified")
    document = json.loads(to_json(releases.verified_document([held], "9.9")))
    assert document["files"][0]["length"] == "unknown"


def test_a_release_of_which_only_a_copy_is_known_has_no_layout() -> None:
    release = EVERY[0].release
    copies = tuple(replace(each, name="development") for each in release.layouts)
    assert releases.way(replace(release, layouts=copies)) == "no layout"


def test_rows_for_csv_have_every_field() -> None:
    lines = csv_text(releases.list_rows(HERE)).splitlines()
    assert len(lines) == len(EVERY) + 1
    assert lines[0].endswith("state,length,source,page,licence,cite")
    assert ",here,known,https://data.example/a.csv," in lines[1]


def test_verified_files_show_their_codes() -> None:
    table = releases.verified(FOUND, "~/data")
    assert [row.cells[-1].text.replace("\xa0", " ") for row in table.rows] == [
        "✓ fits",
        "✗ FD704",
    ]
    assert table.note.startswith("2 files in ~/data, 1 of them not as it should be. Compared")
    assert releases.verified(FOUND[:1], "x").note.startswith(
        "1 file in x, every row as the registry says. Compared"
    )


def test_what_files_were_compared_with_is_said_and_what_would_not_show() -> None:
    said = releases.verified(FOUND, "x").note
    assert "that it had when it came: 2 of 2; with one that its makers publish: 0 of 2." in said
    assert said.endswith("within what its column can hold, does not show.")
    document = json.loads(to_json(releases.verified_document(FOUND, "9.9")))
    assert [each["compared"] for each in document["files"]] == [["arrival"], ["arrival"]]
    handed = Holding(EVERY[0], Path("a.csv"), "a.csv")
    assert "it came: 0 of 1" in releases.verified([Verified(handed, "0" * 64)], "x").note
    address = Address("https://data.example/a.csv", sha256="0" * 64)
    known = replace(EVERY[0], release=replace(EVERY[0].release, addresses=(address,)))
    published = Verified(replace(HERE[0], sheet=known), "0" * 64, 3, 4)
    assert releases.verified([published], "x").note.endswith("its makers publish: 1 of 1.")


def test_every_defect_stands_with_its_fix() -> None:
    parts = releases.defects(EVERY)
    told = [line.text for part in parts for line in part.body]  # type: ignore[union-attr]
    count = sum(len(each.release.defects) for each in EVERY)
    assert len(told) == 2 * count
    assert len(releases.defect_rows(EVERY).rows) == count
