"""Loading a theory by name or from a file."""

import click
import pytest

from foedus.archive.files.library import theory_names
from foedus.cli.loading import load, made_ready


@pytest.mark.parametrize("name", theory_names())
def test_a_theory_of_the_library_is_loaded_with_what_it_draws_on(name: str) -> None:
    loaded = load(name)
    assert loaded.theory.name == name
    assert all(concept in loaded.concepts for concept in loaded.theory.named_concepts)
    assert all(key in loaded.sources for r in loaded.theory.references for key in r.keys)


def test_a_theory_is_made_ready_for_every_world() -> None:
    rule = made_ready(load("regime_security"))
    assert len(rule.table.worlds) == 2 ** len(rule.table.conditions)


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(click.UsageError, match='no theory "regime", neither a file nor'):
        load("regime")
