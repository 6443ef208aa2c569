"""The strict reader of YAML: what it reads as what, where things stand, what it refuses."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.archive.files.node import Mapping, Sequence
from foedus.archive.files.strict_yaml import DEPTH_MAX, NODES_MAX, UnreadError, load
from foedus.vocabulary.problem import InputError


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("True", True),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
        ("'null'", "null"),
        ('"1953"', "1953"),
        ("1953", 1953),
        ("-7", -7),
        ("+7", 7),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("1953-07-27", "1953-07-27"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("74.6", 74.6),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("1e", "1e"),
        (".", "."),
        ("'-'", "-"),
        ("+", "+"),
        ("=", "="),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">\n  a\n  b\n", "a b\n"),
        ("[a, [b], {c: d}]", ["a", ["b"], {"c": "d"}]),
        ("{}", {}),
    ],
)
def test_scalars_of_the_core_schema(written: str, value: object) -> None:
    read = load(f"key: {written}", "a.yaml")["key"]
    assert (read, type(read) in {Mapping, Sequence} or type(read)) == (
        value,
        type(value) in {dict, list} or type(value),
    )


signs = st.characters(exclude_categories=["C", "Zl", "Zp"])
"""Letters that stand in a file as they are; YAML folds lines at the separators."""
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(signs, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(signs, min_size=1, max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c d", "ä"]), plain, min_size=1))
def test_json_is_read_as_json(node: dict[str, Any]) -> None:
    assert load(json.dumps(node, ensure_ascii=False), "a.yaml") == node


def test_every_key_and_value_knows_its_place() -> None:
    text = 'a: 1\nb:\n  - x\n  - {c: "y"}\n'
    node = load(text, "a.yaml")
    items = node["b"]
    assert isinstance(items, Sequence)
    inner = items[1]
    assert isinstance(inner, Mapping)
    assert text[node.key_mark("b")] == "b"
    assert text[node.value_mark("a")] == "1"
    assert text[items.marks[0]] == "x"
    assert text[inner.key_mark("c") :].startswith("c: ")
    assert text[inner.value_mark("c") :].startswith('"y"')


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: &x 1\nb: 2", "1:4", r"an anchor \"&x\""),
        ("a: 1\nb: *x", "2:4", r"an alias \"\*x\""),
        ("a: !!int 1", "1:4", r"a tag \"!!int\""),
        ("a: ! 1", "1:4", r"a tag \"!\""),
        ("a: 1\nb: 2\na: 3", "3:1", r"the key \"a\" a second time \(first on line 1\)"),
        ("<<: {a: 1}", "1:1", "a merge key"),
        ("1: a", "1:1", "the value 1 as a key"),
        ("null: a", "1:1", "the value None as a key"),
        ("? [a]\n: b", "1:3", "a list or a mapping as a key"),
        ("a: .inf", "1:4", "no finite number"),
        ("a: -.Inf", "1:4", "no finite number"),
        ("a: .nan", "1:4", "no finite number"),
        ("a: 1e400", "1:4", "too large to be held"),
        (f"a: {'9' * 400}", "1:4", "a number of 400 characters"),
        ("a: 1\n---\nb: 2", "2:1", "a second document"),
        ("", "1:1", "an empty file"),
        ("- a", "1:1", "a file that is not a mapping"),
        ("text", "1:1", "a file that is not a mapping"),
        ("a: b\0", "1:5", r"control character U\+0000"),
        ('a: "\\u0007"', "1:4", r"an escape for the control character U\+0007"),
        ("a: \x7f", "1:4", r"control character U\+007F"),
        ("a: b: c", "1:5", 'a ":" where no key can stand'),
        (f"a: {'[' * 70}", f"1:{3 + DEPTH_MAX}", "nested more than 64 deep"),
        ("[" * 200_000, "1:65", "nested more than 64 deep"),
        ("a:\n" + "- x\n" * NODES_MAX, f"{NODES_MAX - 1}:3", "more than 200,000 values"),
    ],
)
def test_refusals_say_where_and_what(text: str, place: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as raised:
        load(text, "a.yaml")
    assert f"a.yaml:{place}" in {str(problem.place) for problem in raised.value.problems}


def test_the_deepest_that_is_allowed_is_read() -> None:
    inner = DEPTH_MAX - 1
    assert load(f"a: {'[' * inner}{']' * inner}", "a.yaml")


def test_every_refusal_of_a_file_is_told() -> None:
    with pytest.raises(InputError, match="FD110") as raised:
        load("a: &x 1\na: *x\n2: !!str b\nc: [.nan, 1e999]", "a.yaml")
    assert [problem.code for problem in raised.value.problems] == [
        "FD110",
        "FD112",
        "FD110",
        "FD113",
        "FD110",
        "FD114",
        "FD114",
    ]


def test_the_rest_of_a_file_can_be_had_where_single_values_cannot_be_read() -> None:
    with pytest.raises(UnreadError, match="FD112") as raised:
        load("a: 1\na: 2\nb: [.nan, 3]", "a.yaml")
    rest = raised.value.rest
    assert (rest["a"], str(rest["b"])) == (1, "[nan, 3]")
    with pytest.raises(InputError, match="FD110") as whole:
        load("a: 1\na: *x", "a.yaml")
    assert not isinstance(whole.value, UnreadError)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    # A lone surrogate cannot come from a file: bytes are decoded before.
    with suppress(InputError):
        assert isinstance(load(text.encode("utf-8", "replace").decode(), "a.yaml"), Mapping)
