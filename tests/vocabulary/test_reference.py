"""References: written and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.vocabulary.reference import Reference

KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
LOCATORS = st.text("abc ¶§–,.0123456789", max_size=20).map(lambda text: " ".join(text.split()))


@given(KEYS, LOCATORS, KEYS, LOCATORS)
def test_what_is_written_is_read_again(key: str, place: str, via: str, via_place: str) -> None:
    plain = Reference(key, place)
    through = Reference(key, place, Reference(via, via_place))
    assert Reference.parse(str(plain)) == plain
    assert Reference.parse(str(through)) == through
    assert through.keys == (key, via)


@pytest.mark.parametrize(
    "text",
    ["", "[p. 3]", "key[", "key]", "key[]", "key[a[b]]", "a b", "1970", "a via", "a via b via c"],
)
def test_refuses_another_form(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no reference: expected key\[locator\]"):
        Reference.parse(text)
