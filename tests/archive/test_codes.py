"""Codes of problems: one meaning each, and none used that the table does not know."""

import ast
import re

from foedus.archive import codes
from tests.house.sources import PACKAGE, TESTS, modules

CODE = re.compile(r"FD[1-57]\d\d")


def used_codes() -> set[str]:
    """Every code that stands as a text of its own in the package."""
    return {
        node.value
        for path, tree in modules(PACKAGE)
        if path.name != "codes.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def test_the_table_holds_exactly_the_codes_in_use() -> None:
    assert used_codes() == set(codes.CODES)


def test_every_code_belongs_to_a_range_and_says_what_it_means() -> None:
    assert {code[:3] for code in codes.CODES} == set(codes.RANGES)
    assert all(meaning.endswith(".") for meaning in codes.CODES.values())
    assert len(set(codes.CODES.values())) == len(codes.CODES)


def test_is_unreadable() -> None:
    assert [code for code in ("FD101", "FD117", "FD201", "FD510") if codes.is_unreadable(code)] == [
        "FD101",
        "FD117",
    ]


def test_the_reference_page_lists_every_code_once() -> None:
    page = codes.reference_page()
    assert all(page.count(f"| {code} |") == 1 for code in codes.CODES)


def test_every_code_of_data_is_met_in_a_test() -> None:
    """Those of files are met in tests/broken; these where files, servers and archives are tried."""
    folders = ("archive/releases", "cli", "study")
    tried = "".join(
        p.read_text() for folder in folders for p in (TESTS / folder).rglob("test_*.py")
    )
    assert [code for code in codes.CODES if code.startswith("FD7") and code not in tried] == []
