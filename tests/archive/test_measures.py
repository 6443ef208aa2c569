"""The file of measures: whole, of concepts that there are, and of columns that the panel has."""

import pytest
from pydantic import ValidationError

from foedus.archive.files.concepts import read_concepts
from foedus.archive.files.library import library_intake
from foedus.archive.files.measures import library_feeds
from foedus.archive.schemas.measures import MeasureForm
from foedus.study.panel.labels import LABELS


def test_every_concept_is_one_of_the_library() -> None:
    concepts, _ = read_concepts(library_intake(), library_intake())
    names = {concept.name for concept in concepts.records}
    assert {feed.concept for feed in library_feeds()} <= names


def test_every_column_is_one_of_the_panel() -> None:
    assert {name for feed in library_feeds() for name in feed.columns} <= set(LABELS)


def test_a_way_without_its_columns_is_refused() -> None:
    with pytest.raises(ValidationError, match="measured takes 2 columns, not 1"):
        MeasureForm(name="m", concept="c", way="measured", columns=("a",), why="because")
