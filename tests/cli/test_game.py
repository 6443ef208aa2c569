"""The group `foedus game`."""

import click

from foedus.cli.game import COMMANDS, game
from tests.cli.shell import foedus


def test_the_group_lists_its_commands_in_their_order() -> None:
    left = foedus("game", "--help")
    assert left.exit_code == 0
    places = [left.output.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


def test_every_command_is_the_function_of_its_module() -> None:
    context = click.Context(game)
    for name in COMMANDS:
        command = game.get_command(context, name)
        assert command is not None
        assert command.name == name


def test_a_misspelt_command_is_answered_with_the_nearest() -> None:
    left = foedus("game", "slove")
    assert left.exit_code == 2
    assert 'There is no command "slove". Did you mean "solve"?' in left.stderr
