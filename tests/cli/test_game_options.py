"""FILE, --set and --without, for every command about a game."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from foedus.archive.files.games import library_game
from foedus.cli.game_options import PATHWAYS, asked, asked_game, needs_scipy
from foedus.game import parameters
from foedus.game.game import Game
from foedus.vocabulary.problem import InputError


@click.command()
@asked
def shown(game: Game) -> None:
    """Say which game was asked for."""
    p = game.parameters
    click.echo(f"{game.name} {p.beta} {p.military[2]} {p.legitimacy[2]}")


def typed(*arguments: str) -> str:
    """What the command says of a game."""
    left = CliRunner().invoke(shown, list(arguments), catch_exceptions=False)
    assert left.exit_code == 0, left.output
    return left.output.strip()


def test_without_a_name_the_game_of_the_library_is_meant() -> None:
    assert typed() == "patron_client 0.95 1.0 1.0"


def test_options_change_the_game_and_may_be_repeated() -> None:
    given = ("one_shot", "--set", "mu=0.1", "--set", "beta=0.8")
    off = ("--without", "military", "--without", "legitimacy")
    assert typed(*given, *off) == "one_shot 0.8 0.0 0.0"


def test_pathways_are_those_of_the_game() -> None:
    assert PATHWAYS == parameters.PATHWAYS


def test_a_path_leads_to_a_file_and_a_name_to_the_library(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "format: foedus/1\nkind: game\nname: mine\nlabel: M\ntext: M\nbase: one_shot\n",
        encoding="utf-8",
    )
    assert asked_game(str(path)).parameters == library_game("one_shot").parameters
    with pytest.raises(click.UsageError, match=r'no game "one_shut".*Did you mean "one_shot"'):
        asked_game("one_shut")
    with pytest.raises(InputError, match="FD101"):
        asked_game(str(tmp_path / "none.yaml"))


def test_scipy_is_asked_for_by_what_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    needs_scipy("Dreaming")
    monkeypatch.setattr("foedus.game.solving.chain.able", lambda: False)
    with pytest.raises(click.UsageError, match=r"^Dreaming needs scipy.*foedus\[game\]"):
        needs_scipy("Dreaming")
