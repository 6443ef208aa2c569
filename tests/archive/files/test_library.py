"""The library: every shipped thing is found by name, and nothing else."""

import pytest

from foedus.archive.files.library import (
    case,
    case_names,
    library_folder,
    library_intake,
    references,
    rule_names,
    scale_names,
    theory_names,
)
from foedus.vocabulary.problem import InputError


def test_the_korean_study_ships() -> None:
    assert "korea" in case_names()
    assert (case("korea") / "study.yaml").is_file()


@pytest.mark.parametrize("name", ["corea", "", "..", "korea/../korea", "/etc"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"\[FD101\]: no study"):
        case(name)


def test_what_ships_is_named_as_its_file_says() -> None:
    intake = library_intake()
    for name in scale_names():
        document = intake.document(f"scales/{name}.yaml")
        assert document is not None
        assert document.node["name"] == name
    for name in theory_names():
        document = intake.document(f"theories/{name}/theory.yaml")
        assert document is not None
        assert document.node["name"] == name
    for name in rule_names():
        document = intake.document(f"design_rules/{name}.yaml")
        assert document is not None
        assert document.node["name"] == name


def test_references_are_keyed_once() -> None:
    keys = [source.key for source in references()]
    assert len(keys) == len(set(keys)) > 0


def test_places_in_the_library_say_so() -> None:
    intake = library_intake()
    intake.text("nowhere.yaml")
    assert str(intake.problems[0].place) == "library/nowhere.yaml"
    assert library_folder().name == "library"
