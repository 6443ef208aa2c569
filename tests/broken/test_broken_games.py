"""Broken games, each with every problem that must be told of it, and no other; the cases stand in `games.py`."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.archive.codes import CODES
from foedus.archive.files.games import find_game, read_game
from foedus.archive.files.library import library_folder
from foedus.archive.files.strict_yaml import load
from foedus.game.checks import faults
from foedus.vocabulary.problem import InputError, Place
from tests.broken.games import CASES, HEAD, INHERITED, VARIANT, Told
from tests.cli.shell import foedus


def told(path: Path, folder: Path) -> list[Told]:
    """Everything that is told of a file."""
    with pytest.raises(InputError, match=r"\[FD[1-3]\d\d\]") as raised:
        read_game(path)
    return [
        (each.code, str(each.place).removeprefix(f"{folder.as_posix()}/"), each.found, each.remedy)
        for each in raised.value.problems
    ]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_a_broken_game_says_what_is_wrong_and_nothing_else(
    text: str, expected: list[Told], tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(VARIANT + text, encoding="utf-8")
    found = told(path, tmp_path)
    assert found == [(code, f"mine.yaml:{at}", said, do) for code, at, said, do in expected]
    assert {code for code, *_ in found} <= set(CODES)


WHOLE = load((library_folder() / "games" / "patron_client.yaml").read_text(), "patron_client.yaml")
KEYS = ("rules", "grid", "parameters", "placement", "source", "base", "text")
INSIDE = ("proposer", "horizon", "n_kappa", "beta", "thetas", "commit", "kappa", "threat", "other")
WITHIN = ("value", "range", "reason", "concept", "from", "other")
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 0, -1, 2.5, 1e300, "", "none", [], {}, [[0], [1]], [0, 1, 1]]
)
PLACES = st.tuples(st.sampled_from(KEYS), st.sampled_from(INSIDE), st.sampled_from(WITHIN))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PLACES, st.integers(1, 3), VALUES), min_size=1, max_size=3))
def test_whatever_stands_in_a_file_it_makes_a_game_or_is_told_where_it_does_not(
    changes: list[tuple[tuple[str, str, str], int, object]],
) -> None:
    said = json.loads(json.dumps(WHOLE))
    for place, depth, value in changes:
        node = said
        *above, last = place[:depth]
        for step in above:
            node = node[step] if isinstance(node.get(step), dict) else {}
        node[last] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_text(json.dumps(said), encoding="utf-8")
        places = _places(path)
    assert all(place.line for place in places)


def _places(path: Path) -> list[Place]:
    """Where a file is at fault; none where it makes a game without faults."""
    try:
        found = faults(read_game(path).parameters)
    except InputError as error:
        return [problem.place for problem in error.problems]
    return [Place("parameters without a place") for _ in found]


def test_a_game_without_a_base_states_everything(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD, encoding="utf-8")
    parts = ("rules", "grid", "parameters", "placement")
    assert [said for *_, said, _ in told(path, tmp_path)] == [f'no key "{each}"' for each in parts]
    path.write_text(
        f"{HEAD}rules: {{}}\ngrid: 3\nparameters: {{beta: {{value: 3}}, coop: {{}}}}\nplacement: {{}}\n",
        encoding="utf-8",
    )
    found = [said for *_, said, _ in told(path, tmp_path)]
    assert {f'no key "{name}"' for name in ("proposer", "unit", "meaning", "mu", "kappa")} <= {
        *found
    }
    assert {"the number 3", 'unknown key "coop"'} <= {*found}
    assert 'no key "coup"' not in found, "what is misspelt is not missing too"


def test_a_file_of_another_kind_is_no_game(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(HEAD.replace("kind: game", "kind: theory"), encoding="utf-8")
    assert told(path, tmp_path) == [
        (
            *("FD209", "mine.yaml:2:7", 'kind "theory" in this file'),
            "look whether this is the right file",
        )
    ]


@pytest.mark.parametrize(
    ("base", "code", "remedy"),
    [
        ("patron_clint", "FD322", 'did you mean "patron_client"?'),
        ("other.yaml", "FD322", "name one of these, or the path of a file"),
        ("../other.yaml", "FD116", "copy the file into the folder"),
        ("mine.yaml", "FD323", "name another base, or write the game out in full"),
    ],
)
def test_a_base_that_leads_nowhere(base: str, code: str, remedy: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"{HEAD}base: {base}\nrules: {{horizon: 0}}\n", encoding="utf-8")
    first, second = told(path, tmp_path)
    assert (first[0], first[1], first[3]) == (code, "mine.yaml:6:7", remedy)
    assert second[:2] == ("FD222", "mine.yaml:7:18"), "what else is wrong is told as well"


def test_bases_that_go_round_in_a_circle(tmp_path: Path) -> None:
    for name, base in (("mine", "yours"), ("yours", "theirs"), ("theirs", "yours")):
        text = HEAD.replace("mine", name) + f"base: {base}.yaml\n"
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    ((code, place, found, _),) = told(tmp_path / "mine.yaml", tmp_path)
    assert (code, place) == ("FD323", "theirs.yaml:6:7")
    assert found == '"yours.yaml", which is in the end a variant of this game'


def test_faults_of_a_base_and_of_its_variant_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "yours.yaml").write_text(
        f"{VARIANT}parameters: {{mu: {{value: 2, basis: x}}}}\n", encoding="utf-8"
    )
    (tmp_path / "mine.yaml").write_text(
        f"{HEAD}base: yours.yaml\nparameters: {{lam: {{value: 2, basis: x}}}}\n", encoding="utf-8"
    )
    places = [place for _, place, *_ in told(tmp_path / "mine.yaml", tmp_path)]
    assert places == ["mine.yaml:7:27", "yours.yaml:7:26"]


def test_a_missing_file_and_a_missing_name_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="FD101"):
        find_game(str(tmp_path / "none.yaml"))
    with pytest.raises(InputError, match=r'FD322.*did you mean "one_shot"'):
        find_game("one_shut")


def test_every_parameter_left_out_of_the_shipped_game_is_missed(tmp_path: Path) -> None:
    whole = (library_folder() / "games" / "patron_client.yaml").read_text(encoding="utf-8")
    path = tmp_path / "mine.yaml"
    for left_out in ("unit", "meaning", "basis", "reason"):
        lines = [line for line in whole.splitlines() if not line.startswith(f"    {left_out}:")]
        path.write_text("\n".join(lines), encoding="utf-8")
        found = told(path, tmp_path)
        assert len(found) == 28
        assert {each[2] for each in found} == {f'no key "{left_out}"'}


def test_the_command_tells_it_and_leaves_with_the_code(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"{VARIANT}grid: {{n_kappa: 0}}\n", encoding="utf-8")
    left = foedus("game", "solve", str(path))
    assert left.exit_code == 3
    assert "error[FD222]" in left.stderr
    assert "mine.yaml:7:17" in left.stderr
    assert not left.stdout


def test_a_range_that_a_base_of_the_base_gives_is_told_to_be_its(tmp_path: Path) -> None:
    middle, path = tmp_path / "middle.yaml", tmp_path / "mine.yaml"
    middle.write_text(
        f"{VARIANT.replace('mine', 'middle')}parameters:\n"
        "  mu: {value: 0.4, basis: x, range: [0.1, 0.5], reason: x}\n",
        encoding="utf-8",
    )
    path.write_text(
        f"{HEAD}base: middle.yaml\nparameters:\n  mu: {{value: 0.9, basis: x}}\n"
        "  coup: {value: 0.9, basis: x}\n",
        encoding="utf-8",
    )
    found = [said for *_, said, _ in told(path, tmp_path)]
    assert found == [
        f'a range from 0.1 to 0.5, which stands in the base "middle", {middle.as_posix()}',
        f"a range from 0.1 to 0.4, {INHERITED}",
    ]


def test_a_value_beyond_the_range_of_the_base_may_go_with_a_range_of_its_own(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        f"{VARIANT}parameters:\n  coup: {{value: 0.5, basis: x, range: [0.4, 0.6], reason: x}}\n",
        encoding="utf-8",
    )
    assert read_game(path).parameters.coup == 0.5
