"""Every name that one record uses for another is found, with an address that leads to it."""

from collections.abc import Callable, Iterator

import pytest

from foedus.casebook import names
from foedus.casebook.actor import CowCode
from foedus.casebook.casebook import Casebook
from foedus.vocabulary.reference import Reference
from tests.toyland.book import changed, toyland


@pytest.mark.parametrize(
    ("find", "expected"),
    [
        (names.actors_named, {"great_port", "cove_guard", "captain_quill", "anvil", "fen"}),
        (names.episodes_named, {"anvil-1700", "fen-1700"}),
        (names.evidence_named, {"raiders-seen", "delta-refused", "fen-ships", "fen-whispers"}),
        (names.arrangements_named, {"anvil-fleet", "fen-oath"}),
        (names.indicators_named, {"court_loyal", "joint_fleet", "shared_harbour"}),
        (names.concepts_named, {"court_favour", "deep_tie", "sworn_oath", "guard_loyal"}),
    ],
)
def test_names_are_found(
    find: Callable[[Casebook], Iterator[names.Use]], expected: set[str]
) -> None:
    assert expected <= {name for _, name in find(toyland())}


@pytest.mark.parametrize("find", [names.actors_named, names.episodes_named, names.evidence_named])
def test_an_address_leads_to_its_name(find: Callable[[Casebook], Iterator[names.Use]]) -> None:
    for address, name in find(toyland()):
        value: object = toyland()
        for step in address:
            value = value[step] if isinstance(value, tuple) else getattr(value, str(step))  # type: ignore[index]
        assert value == name


def test_changes_are_found() -> None:
    assert [address[-1] for address, _ in names.changes(toyland())] == [0, 1, 2]


def test_references_are_those_of_every_kind_but_coders() -> None:
    kinds = {address[0] for address, _ in names.references(toyland())}
    assert kinds == {
        "actors", "events", "evidence", "episodes", "arrangements", "codings", "decisions", "concepts", "rule",
        "ledgers",
    }  # fmt: skip
    assert {address[0] for address, _ in names.coders_references(toyland())} == {"coders"}


def test_a_states_number_has_its_list() -> None:
    atlas = Reference("atlas_1900")
    uses = names.references(changed("actors", 1, cow=CowCode(701, (atlas,))))
    assert (("actors", 1, "cow", "references", 0), atlas) in list(uses)
