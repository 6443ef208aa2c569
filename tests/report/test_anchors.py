"""Anchors: plain names stay readable, different names never share one."""

import re

from hypothesis import given
from hypothesis import strategies as st

from foedus.report.anchors import anchor

names = st.lists(st.text(max_size=6), min_size=1, max_size=3)


@given(names, names)
def test_different_names_have_different_anchors(first: list[str], second: list[str]) -> None:
    assert (anchor("a", *first) == anchor("a", *second)) is (first == second)


@given(names)
def test_an_anchor_holds_nothing_that_html_or_an_address_would_read(given_names: list[str]) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.~-]+", anchor("kind", *given_names))


def test_a_name_of_the_files_stays_as_it_is() -> None:
    assert anchor("episode", "rok-us-1953") == "episode.rok-us-1953"
