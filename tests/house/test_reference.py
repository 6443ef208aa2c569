"""The reference is what the program would write today, and leaves nothing out."""

import pytest

from docs.write_reference import REFERENCE, command_group, file_forms, pages

COMMANDS = {"study", "explain", "evidence", "check", "theory", "new", "cite"}


@pytest.mark.parametrize("name", ["commands.md", "files.md", "modules.md"])
def test_a_reference_page_is_up_to_date(name: str) -> None:
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run `make reference` and commit docs/reference"


def test_every_command_is_documented_with_an_example() -> None:
    group = command_group()
    assert set(group.commands) >= COMMANDS
    for name, command in group.commands.items():
        assert f"## foedus {name}\n" in pages()["commands.md"]
        assert f"foedus {name}" in (command.help or ""), f"{name}: its help shows no example"


def test_every_kind_of_file_is_documented() -> None:
    kinds = {name.lower() for name in file_forms()}
    assert kinds >= {
        "study",
        "actors",
        "events",
        "episodes",
        "arrangements",
        "evidence",
        "decisions",
    }
    said = pages()["files.md"].replace("_", "")
    assert all(f"`kind: {kind}`" in said or kind == "codings" for kind in kinds)
