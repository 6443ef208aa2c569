"""What a run sets otherwise than the game's file."""

from __future__ import annotations

import pytest

from foedus.archive.files.games import library_game
from foedus.game.parameters import Parameters
from foedus.study.game.asked import adjusted, with_parameters
from foedus.study.game.changes import changes, data, otherwise, shared

DEFAULT = library_game("patron_client")


@pytest.mark.parametrize(
    ("sets", "told"),
    [
        ((), ""),
        (("coup=0.25",), ""),
        (("coup=0.9",), "Otherwise than the file: coup = 0.9 (the file says 0.25)."),
        (
            ("beta=0.123456789",),
            "Otherwise than the file: beta = 0.123456789 (the file says 0.95).",
        ),
        (
            ("commit=0,0.02,0.15",),
            "Otherwise than the file: commit[1] = 0.02 (the file says 0.05).",
        ),
        (("thetas=0.1",), "Otherwise than the file: thetas = 0.1 (the file says 0.02, 0.12)."),
        (
            ("horizon=3", "meddling=false", "proposer=client", "n_kappa=9"),
            (
                "Otherwise than the file: n_kappa = 9 (the file says 33), proposer = client (the file "
                "says patron), meddling = false (the file says true), horizon = 3 (the file says none)."
            ),
        ),
    ],
)
def test_each_number_stands_beside_the_one_in_the_file(sets: tuple[str, ...], told: str) -> None:
    assert otherwise(adjusted(DEFAULT, sets)) == told


def test_a_pathway_switched_off_is_told_and_nothing_is_forgotten_on_the_way() -> None:
    found = adjusted(adjusted(DEFAULT, ["coup=0.9"], ["military"]), ["coup=0.8"])
    assert [(each.name, each.value, each.stated) for each in changes(found)] == [
        ("military[1]", 0.0, 0.2),
        ("military[2]", 0.0, 1.0),
        ("coup", 0.8, 0.25),
    ]


def test_what_a_python_user_gives_is_told() -> None:
    found = with_parameters(DEFAULT, Parameters(beta=0.9, thetas=(0.1,)))
    assert data(found) == [
        {"name": "beta", "value": 0.9, "file": 0.95},
        {"name": "thetas", "value": [0.1], "file": [0.02, 0.12]},
    ]


def test_what_several_games_share_leaves_out_where_they_differ() -> None:
    games = [adjusted(DEFAULT, ["commit[1]=0.02", f"commit[2]={x}"]) for x in (0.2, 0.3)]
    assert [each.name for each in shared(games)] == ["commit[1]"]
    assert otherwise(*games) == "Otherwise than the file: commit[1] = 0.02 (the file says 0.05)."
    assert shared([]) == ()
