"""The page on when the theory holds tells what is stored, and what is stored is of today's game."""

import json
import re
from copy import deepcopy
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pytest

from docs.compare_grids import COARSE, DRAWS, GAME, SEED, drawn, lines, plan
from docs.sweep_stored import CELLS, DATA, SHORT, Stored, stored
from docs.write_sweep_page import BLOCKS, PAGE, TOLD, rewritten
from foedus.archive.files.games import library_game
from foedus.report.game.solve_document import game
from foedus.report.game.sweep import percent
from foedus.study.data import number
from foedus.study.game.sweep_plan import TOLERANCE, planned
from tests.house.sources import ROOT

RERUN = "sweep again, as the docstring of docs/write_sweep_page.py says, and read the page anew"
REWRITE = "run `python -m docs.write_sweep_page`, and read the page anew"
KINDS = ("wanted", "realised")


@pytest.fixture(scope="module")
def held() -> Stored:
    return stored()


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


# What is stored


def outdated(document: dict[str, Any], reads: str) -> list[str]:
    """In what a stored sweep differs from what the same command would ask today."""
    asked = planned(library_game(GAME), DRAWS, seed=SEED)
    ranges = [
        {
            "parameter": one.parameter,
            "place": one.place,
            "why": one.why,
            "lowest": number(one.lowest),
            "highest": number(one.highest),
        }
        for one in asked.sweep.ranges
    ]
    today = {
        "foedus": version("foedus"),
        "game": game(asked.game),
        "rows": asked.rows,
        "games": asked.games,
        "seed": SEED,
        "reads": reads,
        "grid": [asked.sweep.n_kappa, asked.sweep.n_gamma],
        "tolerance": TOLERANCE,
        "expected_by": asked.expected.theory,
        "ranges": ranges,
    }
    kept = {**document["plan"], "foedus": document["foedus"], "game": document["game"]}
    return [name for name, what in today.items() if kept[name] != json.loads(json.dumps(what))]


@pytest.mark.parametrize("reads", KINDS)
def test_what_is_stored_is_of_the_game_as_it_is(reads: str, held: Stored) -> None:
    assert not outdated(getattr(held, reads), reads), RERUN


def test_another_game_another_seed_and_another_version_are_caught(held: Stored) -> None:
    changed = deepcopy(held.wanted)
    changed["game"]["files"][0]["sha256"] = "0" * 64
    changed["plan"]["seed"] = 2
    changed["plan"]["ranges"][3]["lowest"] = 0.5
    changed["foedus"] = "0.0.1"
    assert outdated(changed, "wanted") == ["foedus", "game", "seed", "ranges"]


def test_the_two_documents_are_one_sweep(held: Stored) -> None:
    for name in ("provenance", "game", "solved"):
        assert held.wanted[name] == held.realised[name]
    assert held.wanted["plan"] == {**held.realised["plan"], "reads": "wanted"}


@pytest.mark.parametrize("reads", KINDS)
def test_the_draws_on_both_grids_are_those_of_the_sweep(reads: str, held: Stored) -> None:
    read = [one for one, entered in zip(held.on(held.grid), held.read(), strict=True) if entered]
    assert len(read) == held.draws
    document = getattr(held, reads)
    for each in document["patterns"]:
        designs = [str(list(SHORT).index(design)) for design in each["designs"]]
        same = [one for one in read if [one[f"{reads}_{c.lower()}"] for c in CELLS] == designs]
        assert len(same) == each["draws"]


@pytest.mark.parametrize("at", [0, 1])
def test_a_draw_solved_today_yields_what_is_stored(at: int, held: Stored) -> None:
    asked = plan()
    one = list(drawn(asked))[at]
    kept = held.on(held.grid)[at]
    ((row, point, grid, read, _, _, *designs),) = lines(asked, one, COARSE)
    names = ("row", "point", "grid", "read")
    assert [kept[name] for name in names] == [str(row), point, str(grid), str(read)], RERUN
    assert [kept[f"{kind}_{c.lower()}"] for kind in KINDS for c in CELLS] == [
        str(depth) for depth in designs
    ], RERUN


def test_the_figure_is_of_the_stored_sweep(held: Stored) -> None:
    drawn_ = (ROOT / "docs" / "images" / "game-sweep.svg").read_text(encoding="utf-8")
    outcomes = [*held.wanted["cells"], held.wanted["all_four"]]
    for one in outcomes:
        assert percent(one["holds"]["value"]) in drawn_, RERUN
    assert f"{held.draws:,} independent draws" in " ".join(re.sub(r"<[^>]+>", " ", drawn_).split())


# What is told


def test_the_page_tells_what_is_stored(page: str, held: Stored) -> None:
    assert rewritten(page, held) == page, REWRITE


def test_every_block_stands_on_the_page_once(page: str) -> None:
    assert sorted(found["name"] for found in TOLD.finditer(page)) == sorted(BLOCKS)


def told_by_hand(page: str) -> list[str]:
    """Lines with a number that stand outside the told blocks, code and addresses."""
    rest = TOLD.sub("", page)
    rest = re.sub(r"^```.*?^```", "", rest, flags=re.DOTALL | re.MULTILINE)
    rest = re.sub(r"\]\([^)]*\)|`[^`]*`", "", rest)
    return [line_ for line_ in rest.splitlines() if re.search(r"\d", line_)]


def test_no_number_is_told_by_hand(page: str) -> None:
    assert not told_by_hand(page)


def test_a_number_by_hand_and_a_number_that_is_not_stored_are_caught(
    page: str, held: Stored
) -> None:
    assert told_by_hand(page + "\nIn 42.9 % of the draws.\n") == ["In 42.9 % of the draws."]
    share = percent(held.wanted["all_four"]["holds"]["value"])[:4]
    assert rewritten(page.replace(share, "99.9"), held) == page
    other = deepcopy(held.wanted)
    other["all_four"]["holds"]["value"] = 0.999
    assert rewritten(page, replace(held, wanted=other)) != page


def test_what_is_stored_is_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 200_000
