"""The panel that a study asks for: what is built, what is kept, what an answer rests on."""

from dataclasses import replace
from pathlib import Path

import pytest

from foedus.archive.files.bundle import Digest
from foedus.archive.releases.problems import DataError
from foedus.panel.asked import PanelAsked
from foedus.study import panel_found
from foedus.study.panel.record import Own, PanelUnit, Used
from foedus.study.panel_found import (
    SHOWN,
    Question,
    ask,
    citations,
    cited,
    extent,
    key,
    library_digest,
    releases,
    units,
)
from foedus.study.panel_test.choices import Extent
from tests.study.panel.asked import ASKED, PARTS, toyland_with_panel
from tests.study.toy_releases import registry, world
from tests.toyland.runs import toyland

DESCRIBED = PanelAsked("dyad-year", None, 5.0, (), ("described",))


def question(folder: Path | None = None, asked: PanelAsked = DESCRIBED) -> Question:
    record = toyland()
    return Question(asked, record.rules, record.provenance.inputs, folder=folder)


@pytest.mark.parametrize(
    ("parts", "much", "built"),
    [
        (PARTS, Extent.TABLES, 3),
        ((*PARTS, "curve"), Extent.ALL, 3),
        (("curve",), Extent.CURVE, 2),
        (("described",), None, 1),
        (("predicted",), Extent.PREDICTED, 2),
        (("models", "models"), Extent.MODELS, 2),
    ],
)
def test_no_more_is_built_than_the_parts_need(
    parts: tuple[str, ...], much: Extent | None, built: int
) -> None:
    asked = replace(ASKED, unit="alliance", parts=parts)
    assert extent(asked) is much
    assert len(units(asked)) == built


def test_releases_and_what_to_cite_follow_from_the_units() -> None:
    alone = replace(DESCRIBED, unit="alliance")
    assert releases(alone) == ("atop_alliance", "atop_member", "atop_phase")
    assert citations(alone) == cited(releases(alone))
    assert len(citations(ASKED)) > len(citations(alone))


def test_an_answer_has_the_theories_of_the_study() -> None:
    found = toyland_with_panel().panel
    assert found is not None
    assert found.test is not None
    assert found.test.rules == toyland().rules
    assert {each.theory for each in found.test.judged} == {"harbour", "storm"}
    assert found.described is not None
    assert found.described.plan.unit is PanelUnit.FORMATION
    assert not found.described.plan.tested
    assert set(found.described.table.columns) <= set(SHOWN)
    assert found.described.plan.folder is None


def test_a_second_run_takes_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = question(world(tmp_path / "releases"))
    told: list[str] = []
    first = ask(asked, tmp_path / "kept", told.append, registry)
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert "dyad-years" in told
    monkeypatch.setattr(panel_found, "_worked_out", None)
    second = ask(asked, tmp_path / "kept", registry=registry)
    assert second.used == first.used
    assert second.described is not None
    assert first.described is not None
    assert second.described.steps == first.described.steps
    assert second.described.codebook == first.described.codebook


def test_what_is_kept_and_damaged_is_worked_out_again(tmp_path: Path) -> None:
    asked = question(world(tmp_path / "releases"))
    ask(asked, tmp_path / "kept", registry=registry)
    (path,) = (tmp_path / "kept").iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    found = ask(asked, tmp_path / "kept", registry=registry)
    assert found.described is not None
    assert path.read_bytes() == whole


def test_without_the_releases_all_of_them_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="no file of") as refused:
        ask(question(tmp_path / "empty"), tmp_path / "kept", registry=registry)
    assert len(refused.value.problems) == len(releases(DESCRIBED))
    assert not (tmp_path / "kept").exists()


USED = (Used("a", "1", "A", "a.csv", "0" * 64),)


def test_the_key_changes_with_everything_that_an_answer_rests_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = question()
    more = (*asked.inputs, Digest("theories/new.yaml", "1" * 64))
    keys = [
        key(asked, USED),
        key(asked, (replace(USED[0], sha256="1" * 64),)),
        key(replace(asked, asked=ASKED), USED),
        key(replace(asked, asked=replace(DESCRIBED, ratio=None)), USED),
        key(replace(asked, rules=asked.rules[:1]), USED),
        key(replace(asked, takes=(("a", "b"),)), USED),
        key(replace(asked, inputs=more), USED),
        key(replace(asked, own=Own(codings="none")), USED),
    ]
    monkeypatch.setattr(panel_found, "library_digest", lambda: "other measures")
    keys.append(key(asked, USED))
    monkeypatch.setattr(panel_found, "versions", lambda: (("foedus", "99"),))
    keys.append(key(asked, USED))
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("path", ["codings/a.yaml", "evidence/a.yaml", "library/references.bib"])
def test_the_key_stays_where_only_cases_change(path: str) -> None:
    asked = question()
    changed = replace(asked, inputs=(*asked.inputs, Digest(path, "1" * 64)))
    assert key(changed, USED) == key(asked, USED)


def test_the_measures_have_a_digest() -> None:
    assert len(library_digest()) == 64
