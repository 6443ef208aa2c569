"""The reference is what the program would write today, and leaves nothing out."""

import click
import pytest

from docs.write_reference import REFERENCE, command_group, file_forms, pages

COMMANDS = {"study", "explain", "evidence", "check", "theory", "new", "cite"}


@pytest.mark.parametrize(
    "name", ["commands.md", "files.md", "theories.md", "problems.md", "modules.md"]
)
def test_a_reference_page_is_up_to_date(name: str) -> None:
    written = (REFERENCE / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run `make reference` and commit docs/reference"


def sections(page: str) -> dict[str, str]:
    """A page by its second-level headings."""
    parts = page.split("\n## ")[1:]
    return dict(part.split("\n", 1) for part in parts)


def test_every_command_is_documented_with_an_example() -> None:
    group = command_group()
    names = set(group.list_commands(click.Context(group)))
    assert names >= COMMANDS
    said = sections(pages()["commands.md"])
    assert said.keys() == {"foedus"} | {f"foedus {name}" for name in names}
    for name, text in said.items():
        assert f"\n  {name}" in text.partition("\nExample")[2], f"{name}: its help shows no example"


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
