"""The games that ship: what their files say, and what a variant changes in its base."""

from dataclasses import replace

import pytest

from foedus.archive.files.games import find_game, library_game, read_game
from foedus.archive.files.library import game_names, library_folder
from foedus.game.checks import faults
from foedus.game.game import Game
from foedus.game.parameters import NAMES, Parameters
from foedus.vocabulary.design import Design

DEFAULT = library_game("patron_client")

# What each variant changes.
CHANGED = {
    "client_proposes": {"proposer": "client"},
    "no_meddling": {"meddling": False},
    "one_shot": {"horizon": 1},
    "three_threats": {"thetas": (0.02, 0.06, 0.12)},
}


def test_the_game_of_the_library_has_the_default_parameters() -> None:
    assert DEFAULT.parameters == Parameters()
    assert DEFAULT.base == ""


@pytest.mark.parametrize("name", game_names())
def test_every_parameter_says_what_it_is_and_on_what_it_rests(name: str) -> None:
    game = library_game(name)
    rules = {"proposer", "meddling", "horizon", "n_kappa", "n_gamma"}
    assert {note.name for note in game.notes} == {*NAMES} - rules
    for note in game.notes:
        assert note.label
        assert note.unit
        assert note.meaning.endswith(".")
        assert note.basis.startswith("Chosen, not estimated")
        assert note.lowest is not None, "each can be swept"
        assert note.reason.endswith(".")


def test_every_variant_changes_what_it_says_and_nothing_else() -> None:
    assert set(game_names()) == {"patron_client", *CHANGED}
    for name, changes in CHANGED.items():
        game = library_game(name)
        assert game.parameters == replace(Parameters(), **changes)  # type: ignore[arg-type]
        assert (game.base, game.placement) == ("patron_client", DEFAULT.placement)
        assert game.references == DEFAULT.references


def test_each_end_of_each_range_makes_a_game() -> None:
    for name in game_names():
        game = library_game(name)
        for note in game.notes:
            for end in (note.lowest, note.highest):
                assert faults(replace(game.parameters, **{note.name: end})) == ()  # type: ignore[arg-type]


def test_files_read_are_digested_the_base_after_the_variant() -> None:
    names = [file for file, _ in library_game("one_shot").digests]
    assert names == ["library/games/one_shot.yaml", "library/games/patron_client.yaml"]
    assert all(len(digest) == 64 for _, digest in DEFAULT.digests)


def test_a_game_is_found_by_its_name_or_by_its_path() -> None:
    path = library_folder() / "games" / "patron_client.yaml"
    assert find_game("patron_client") == DEFAULT
    assert _played(find_game(str(path))) == _played(read_game(path)) == _played(DEFAULT)


def _played(game: Game) -> Game:
    """The game without where it was read."""
    return replace(game, digests=())


def test_placement() -> None:
    placement = DEFAULT.placement
    assert (placement.kappa.concept, placement.kappa.crossover) == ("power_consolidation", 0.5)
    assert (placement.gamma.concept, placement.gamma.crossover) == ("political_compatibility", 0.0)
    assert placement.threat == "security_requirement"
    assert placement.standing == Design.NONE.depth
