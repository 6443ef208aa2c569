"""Which measure stands for which concept."""

import pytest

from foedus.panel.feed import Feed, Way, narrowed


@pytest.mark.parametrize(
    ("way", "columns", "said"),
    [
        (Way.INTERVAL, ("a",), "interval takes 2 columns, not 1"),
        (Way.GRANTED, ("a",), "granted takes 0 columns, not 1"),
        (Way.ANY, (), "any takes 1 or more columns, not 0"),
    ],
)
def test_another_number_of_columns_is_refused(
    way: Way, columns: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        Feed("m", "c", columns, way, "why")


def test_a_band_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="m: a band of 0; expected a number above 0"):
        Feed("m", "c", ("a",), Way.AT_LEAST, "why", band=0.0)


def test_a_name_that_several_concepts_have_narrows_them_all() -> None:
    held = [
        Feed(name, concept, ("a",), Way.AT_LEAST, "why")
        for name, concept in (("one", "x"), ("two", "x"), ("one", "y"), ("three", "z"))
    ]
    assert [(f.name, f.concept) for f in narrowed(held, ["one"])] == [
        ("one", "x"),
        ("one", "y"),
        ("three", "z"),
    ]
    assert narrowed(held, []) == tuple(held)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no measure four; expected one"):
        narrowed([Feed("one", "x", ("a",), Way.AT_LEAST, "why")], ["four"])
