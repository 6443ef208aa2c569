"""Sources: what an entry gives, and what it does not."""

from foedus.casebook.source import Source


def test_a_field_that_is_missing_is_empty() -> None:
    bare = Source("annals", "book", {"title": "Annals of the Vale"})
    assert bare.title == "Annals of the Vale"
    assert bare.year == ""
