"""Hidden characters are shown; all others stay as they are."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from foedus.report.visible import finalize, visible


@given(st.text())
def test_nothing_hidden_is_left(text: str) -> None:
    shown = visible(text)
    left = {unicodedata.category(c) for c in shown if c not in "\t\n"}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}
    assert not {
        c for c in shown if unicodedata.bidirectional(c) in {"LRO", "RLO", "LRE", "RLE", "PDF"}
    }
    assert visible(shown) == shown


@pytest.mark.parametrize(
    "text",
    ["Rhee Syng-man, 이승만, 李承晚", "a\tb\nc", "“é” – ¶ 1 × 2′", "עברית"],
)
def test_what_is_seen_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("name", ["RIGHT-TO-LEFT ISOLATE", "ZERO WIDTH JOINER", "SOFT HYPHEN"])
def test_a_hidden_character_is_named_by_its_code_point(name: str) -> None:
    letter = unicodedata.lookup(name)
    assert visible(f"a{letter}b") == f"a⟨U+{ord(letter):04X}⟩b"


def test_what_is_already_markup_is_not_touched() -> None:
    kept = Markup("<b>\N{ZERO WIDTH SPACE}</b>")
    assert finalize(kept) is kept
