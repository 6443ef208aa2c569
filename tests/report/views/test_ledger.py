"""The ledger: every item once, with its marks and its uses."""

from dataclasses import replace

from foedus.casebook.evidence import Figure
from foedus.report.views.index import Index
from foedus.report.views.ledger import Item, borne, ledger
from foedus.study.run import run
from tests.toyland.runs import plan, toyland


def items(index: Index) -> dict[str, Item]:
    return {item.name: item for _, group in ledger(index).groups for item in group}


def test_every_item_stands_once_under_its_first_episode(index: Index) -> None:
    shown = ledger(index)
    names = [item.name for _, group in shown.groups for item in group]
    assert sorted(names) == sorted(e.name for e in toyland().casebook.evidence)
    assert shown.count == len(names)


def test_marks_are_counted_and_shown(index: Index) -> None:
    assert dict(ledger(index).marked) == {
        "hedged": 1,
        "inferred": 1,
        "unsourced": 1,
        "after the choice": 1,
    }
    assert items(index)["calm-courts"].marks == ("inferred",)


def test_an_item_tells_which_codings_use_it(index: Index) -> None:
    shown = items(index)["calm-courts"]
    assert "#coding.anvil-1700.court_loyal" in {link.href for link in shown.relied}
    weighed = [name for name, item in items(index).items() if item.weighed]
    assert weighed


def test_an_item_of_an_episode_left_out_is_kept_apart() -> None:
    narrowed = Index.of(run(plan(episodes=("cove-1700",))))
    labels = [link.label for link, _ in ledger(narrowed).groups]
    assert labels == ["Cove stays alone", ""]


def test_signs_say_which_way(index: Index) -> None:
    book = toyland().casebook
    signs = {borne(b, index).sign for e in book.evidence for b in e.bears_on}
    assert signs == {"+", "−"}


def test_a_large_number_is_written_out() -> None:
    record = toyland()
    first = replace(record.casebook.evidence[0], figures=(Figure("ships", 1_250_000, "hulls"),))
    book = replace(record.casebook, evidence=(first,))
    shown = items(Index.of(replace(record, casebook=book)))
    assert shown[first.name].figures == ("ships: 1250000 hulls",)
