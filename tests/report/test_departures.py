"""Departures are read from the modules that declare them."""

import sys
from pathlib import Path

import pytest

from foedus.report.departures import Departure, departures

COMMENT = """
x = 1
# DEPARTS: the rule of the book rounds up;
# we round to even.
y = "no DEPARTS: in the middle of a line"
"""
DOCSTRING = '''"""A module.

DEPARTS: it counts from one,
the standard from zero.

Another paragraph.
"""
'''


def test_comments_and_docstrings_declare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "oddland"
    (package / "inner").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "inner" / "__init__.py").write_text("")
    (package / "inner" / "a.py").write_text(COMMENT)
    (package / "b.py").write_text(DOCSTRING)
    monkeypatch.syspath_prepend(tmp_path)
    found = departures("oddland")
    sys.modules.pop("oddland", None)
    assert found == (
        Departure("oddland.b", "it counts from one, the standard from zero."),
        Departure("oddland.inner.a", "the rule of the book rounds up; we round to even."),
    )


def test_our_own_are_found() -> None:
    assert all(departure.text.endswith(".") for departure in departures())
    assert departures()
