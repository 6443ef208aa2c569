"""A theory by itself: read with its concepts, or refused with everything that is wrong."""

import shutil
from pathlib import Path

import pytest

from foedus.archive.files.intake import Intake
from foedus.archive.files.library import library_folder, theory_names
from foedus.archive.files.theories import read_theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.problem import InputError
from tests.broken.patching import TOYLAND, patched


@pytest.mark.parametrize("name", theory_names())
def test_a_theory_of_the_library_can_be_tabulated(name: str) -> None:
    theory, concepts = read_theory(Intake(library_folder() / "theories" / name), "theory.yaml")
    assert tabulate(theory, concepts).worlds
    assert theory.name == name


def test_concepts_beside_a_theory_count() -> None:
    theory, concepts = read_theory(Intake(TOYLAND), "theories/harbour.yaml")
    assert tabulate(theory, concepts).conditions
    assert "court_favour" in concepts
    assert "power_consolidation" not in concepts


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "concepts/crown_secure.yaml",
            "all_of:\n",
            "all_of:\n  - crown_secure\n",
            r":11:1: .*FD415",
        ),
        ("concepts/crown_secure.yaml", "all_of:\n", "all_of:\n  - nowhere\n", r":12:5: .*FD304"),
        ("concepts/crown_secure.yaml", "all_of:\n", "all_off:\n", r":11:1: .*FD201"),
        ("concepts/storm_threat.yaml", "kind: concept", "kind: [", "FD106"),
        ("theories/harbour.yaml", "when: storm_threat", "when: storm_treat", "FD501"),
        ("theories/harbour.yaml", "label: The", "lable: The", 'did you mean "label"'),
        ("theories/harbour.yaml", "when: ~crown_secure*patron_trusted", 'when: "1"', "FD511"),
    ],
)
def test_what_is_wrong_is_told(file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    study = patched(tmp_path, {"file": file, "replace": old, "by": new})
    with pytest.raises(InputError, match=said):
        read_theory(Intake(study), "theories/harbour.yaml")


def test_a_missing_theory_is_told(tmp_path: Path) -> None:
    shutil.copytree(TOYLAND / "concepts", tmp_path / "concepts")
    with pytest.raises(InputError, match="FD101"):
        read_theory(Intake(tmp_path), "gone.yaml")
