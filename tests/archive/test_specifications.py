"""The file of specifications: whole, and refused where it is not."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from foedus.archive.files import specifications
from foedus.archive.files.intake import Intake
from foedus.archive.files.library import library_folder
from foedus.archive.files.measures import library_feeds
from foedus.archive.files.specifications import FILE, library_choices
from foedus.archive.schemas.specifications import (
    ChoiceForm,
    OptionForm,
    RuleForm,
    SpecificationsFile,
)
from foedus.panel.feed import TRACES
from foedus.study.panel.labels import LABELS
from foedus.vocabulary.problem import InputError

DERIVED = {
    "consolidation_gwf",
    "log_tenure",
    "bloc",
    "design_bloc_in_practice",
    "dyad",
    "log_ratio",
}
"""Columns that the study makes besides those of the panel."""


def columns() -> set[str]:
    garden = library_choices()
    options = [option for choice in garden.choices for option in choice.options]
    found = {option.outcome for option in options if option.outcome}
    found |= {option.stand.column for option in options if option.stand}
    found |= {option.keep.column for option in options if option.keep}
    return found | set(garden.controls) | {name for each in garden.asked for name in each.clusters}


def test_every_column_is_one_of_the_panel() -> None:
    assert columns() - DERIVED <= set(LABELS)


def test_every_trace_and_every_feed_of_one_column_has_its_option() -> None:
    """What the other parts of the test take is taken here too."""
    assert set(TRACES) <= columns()
    fed = {feed.columns[0] for feed in library_feeds() if feed.concept == "commitment_to_regime"}
    assert fed - {"regime_lo"} <= columns()


def test_every_option_and_every_bar_has_its_reason() -> None:
    garden = library_choices()
    assert all(option.why for choice in garden.choices for option in choice.options)
    assert all(each.why for each in garden.barred)


def test_what_does_not_fit_together_is_refused() -> None:
    with pytest.raises(ValidationError, match="cut and reverse are of a column"):
        OptionForm(label="x", why="y", cut=1)
    with pytest.raises(ValidationError, match="an outcome needs two labels or more"):
        OptionForm(label="x", why="y", outcome="design", labels=("one",))
    with pytest.raises(ValidationError, match="name the condition under stands_for"):
        ChoiceForm(name="m", options=(OptionForm(label="x", why="y", column="z"),))
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        RuleForm(ratio=0.5)


def whole(**changes: object) -> dict[str, object]:
    option = {"label": "x", "why": "y", "column": "z"}
    choices = [{"name": f"by {c}", "stands_for": c, "options": [option]} for c in ("a", "b")]
    head = {"format": "foedus/1", "kind": "specifications", "name": "n", "text": "t"}
    asked = [{"unit": "formation", "title": "?"}]
    return {**head, "conditions": ["a", "b"], "asked": asked, "choices": choices, **changes}


def test_all_faults_of_the_whole_are_told_at_once() -> None:
    assert SpecificationsFile.model_validate(whole()).record().conditions == ("a", "b")
    barred = [{"taken": {"by a": "w"}, "why": "never"}]
    with pytest.raises(ValidationError, match="no choice stands for c; barred: by a has no option"):
        SpecificationsFile.model_validate(whole(conditions=["a", "c"], barred=barred))


def test_a_damaged_file_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (library_folder() / FILE).read_text(encoding="utf-8")
    (tmp_path / "measures").mkdir()
    (tmp_path / FILE).write_text(text.replace("model: firth", "model: probit"), encoding="utf-8")
    monkeypatch.setattr(specifications, "library_intake", lambda: Intake(tmp_path, "library/"))
    with pytest.raises(InputError, match=r"specifications\.yaml:\d+:\d+.*probit"):
        library_choices()
