"""Columns and free parameters in words, with every fault at its option."""

from __future__ import annotations

import pytest

from foedus.game.fitting.free import SCALE_OF_PATRON
from foedus.study.game.fit_columns import BEFORE, Columns, Scaled, stated_columns, stated_free
from foedus.study.plan import PlanError
from tests.study.game.fitted import SMALL_GAME


def test_nothing_said_is_a_simulated_panel() -> None:
    assert stated_columns({}) == Columns()
    assert Columns().names == ("kappa", "gamma", "threat", "design", "standing")


def test_columns_are_read() -> None:
    found = stated_columns(
        {
            "kappa": "polity:-10:10",
            "gamma": "accord",
            "threat": "danger:0.5",
            "standing": BEFORE,
            "pair": "client, patron",
        }
    )
    assert found.kappa == Scaled("polity", -10, 10)
    assert found.gamma == Scaled("accord", -1, 1)
    assert (found.threat, found.above, found.pair) == ("danger", 0.5, ("client", "patron"))
    assert found.names == ("polity", "accord", "danger", "design", "year", "client", "patron")


@pytest.mark.parametrize(
    ("given", "place", "expected"),
    [
        ({"kappa": "x:1"}, "--kappa", "COLUMN or COLUMN:LOW:HIGH"),
        ({"gamma": "x:0:0"}, "--gamma", "two ends that differ"),
        ({"kappa": "x:a:1"}, "--kappa", "a number"),
        ({"kappa": "x:nan:1"}, "--kappa", "a number"),
        ({"threat": "x:1:2"}, "--threat", "COLUMN or COLUMN:ABOVE"),
        ({"standing": BEFORE}, "--standing", "--pair COLUMN,… beside it"),
    ],
)
def test_a_fault_names_its_option(given: dict[str, str], place: str, expected: str) -> None:
    with pytest.raises(PlanError, match="FD607") as caught:
        stated_columns(given)
    (problem,) = caught.value.problems
    assert (str(problem.place), problem.expected) == (place, expected)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(PlanError, match="FD607") as caught:
        stated_columns({"kappa": "x:1", "gamma": "y:1", "threat": "z:high"})
    assert len(caught.value.problems) == 3


def test_ranges_are_those_of_the_file_or_ones_own() -> None:
    free = stated_free(["control", "commit[2]", "switch:0:5"], SMALL_GAME)
    assert [(one.low, one.high) for one in free] == [(0.0, 0.3), (0.1, 0.3), (0.0, 5.0)]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["controll"], 'unknown parameter "controll"'),
        (["n_kappa"], 'unknown parameter "n_kappa"'),
        (["commit"], "commit"),
        (["commit[3]"], r"commit\[3\]"),
        (["v[1]"], r"v\[1\]"),
        (["v", "v"], "v twice"),
        (["v:1"], "v:1"),
        (["v:2:1"], "v:2:1"),
        (["v:x:1"], '"x"'),
        (["commit[0]"], r"commit\[0\], to which the game's file gives no range"),
        ([], "nothing"),
    ],
)
def test_what_cannot_be_free_is_refused(texts: list[str], found: str) -> None:
    with pytest.raises(PlanError, match=found) as caught:
        stated_free(texts, SMALL_GAME)
    assert str(caught.value.problems[0].place) == f"--free {texts[0] if texts else ''}".strip()


def test_a_misspelt_parameter_is_guessed() -> None:
    with pytest.raises(PlanError, match='did you mean "control"'):
        stated_free(["controll"], SMALL_GAME)


def test_the_whole_scale_of_the_patron_is_refused() -> None:
    names = [n for n in SCALE_OF_PATRON if n != "commit"] + ["commit[1]", "commit[2]"]
    with pytest.raises(PlanError, match="only their ratios can be told"):
        stated_free(names, SMALL_GAME)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("security[1]:0.6:1.6", ["the number 1.6"]),
        ("coup:1.2:2", ["the number 1.2", "the number 2"]),
        ("commit[1]:0.1:0.4", ["commit[2]: the number 0.15 after 0.4"]),
        ("autonomy:-0.5:-0.1", ["the number -0.5", "the number -0.1"]),
        ("tau_client:-1:0.1", ["the number -1"]),
        ("beta:0.5:1", ["the number 1"]),
        ("sd_gamma:0:0.5", ["the number 0"]),
    ],
)
def test_bounds_at_which_there_is_no_game_are_refused(text: str, said: list[str]) -> None:
    with pytest.raises(PlanError, match="within which there is a game") as caught:
        stated_free([text, "control"], SMALL_GAME)
    assert [problem.found for problem in caught.value.problems] == said
    assert {str(problem.place) for problem in caught.value.problems} == {f"--free {text}"}
    assert {problem.code for problem in caught.value.problems} <= {"FD222", "FD227"}


def test_bounds_of_two_numbers_that_could_change_places_are_refused() -> None:
    texts = ["commit[1]:0:0.2", "commit[2]:0.1:0.3"]
    with pytest.raises(PlanError, match=r"0\.1 after 0\.2"):
        stated_free(texts, SMALL_GAME)
    assert len(stated_free(["commit[1]:0:0.1", "commit[2]:0.1:0.3"], SMALL_GAME)) == 2


def test_everything_wrong_with_what_is_free_is_told_at_once() -> None:
    with pytest.raises(PlanError, match="FD222") as caught:
        stated_free(["coup:0:2", "controll", "v:x:1", "mu", "mu"], SMALL_GAME)
    places = [str(problem.place) for problem in caught.value.problems]
    assert places == ["--free controll", "--free coup:0:2", "--free mu", "--free v:x:1"]


def test_a_place_has_one_spelling() -> None:
    assert stated_free(["commit[01]"], SMALL_GAME)[0].name == "commit[1]"
    with pytest.raises(PlanError, match=r"commit\[1\] twice"):
        stated_free(["commit[01]", "commit[1]"], SMALL_GAME)
