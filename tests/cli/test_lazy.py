"""Groups whose commands are imported when they are asked for."""

import click
import pytest

from foedus.cli.game import game
from foedus.cli.lazy import Lazy

GROUP = Lazy("inquiry", names=("theory", "check"), help="Ask.")
CONTEXT = click.Context(GROUP)


def test_commands_are_listed_in_their_order_and_found_by_their_names() -> None:
    assert GROUP.list_commands(CONTEXT) == ["theory", "check"]
    found = GROUP.get_command(CONTEXT, "check")
    assert found is not None
    assert found.name == "check"
    assert GROUP.get_command(CONTEXT, "study") is None


def test_a_prefix_stands_before_the_module_and_not_before_the_command() -> None:
    found = game.get_command(CONTEXT, "solve")
    assert found is not None
    assert found.name == "solve"


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(click.UsageError, match=r'no command "chek"\. Did you mean "check"'):
        GROUP.resolve_command(CONTEXT, ["chek"])
