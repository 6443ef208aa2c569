"""`foedus explain`: the whole chain of one episode."""

import json

from tests.cli.shell import TOYLAND, foedus


def test_the_chain_runs_from_codings_to_rivals() -> None:
    lines = foedus("explain", TOYLAND, "anvil-1700").stdout.splitlines()
    parts = [
        "Episode",
        "In brief",
        "What is known",
        "What was observed",
        "What follows: The harbour theory",
        "Rival: The storm theory",
    ]
    places = [lines.index(part) for part in parts]
    assert places == sorted(places)


def test_every_item_of_the_episode_is_named() -> None:
    shown = foedus("explain", TOYLAND, "fen-1700", COLUMNS="200").stdout
    document = json.loads(foedus("explain", TOYLAND, "fen-1700", "--format", "json").stdout)
    bearing = [item["id"] for item in document["evidence"] if item["bears_on"]]
    assert bearing
    assert all(name in shown for name in bearing)


def test_json_holds_the_chain_and_where_it_comes_from() -> None:
    document = json.loads(foedus("explain", TOYLAND, "fen-1700", "--format", "json").stdout)
    assert document["schema"] == "foedus/explanation/1"
    assert document["episode"]["id"] == "fen-1700"
    assert document["provenance"]["inputs"]
    assert [theory["verdict"] for theory in document["theories"]] == ["undetermined"] * 2


def test_markdown_has_a_title_for_each_part() -> None:
    shown = foedus("explain", TOYLAND, "anvil-1700", "--format", "markdown").stdout
    assert shown.startswith("# anvil-1700 · Anvil lets the great port in\n")
    assert "## What is known\n" in shown


def test_one_name_is_an_episode_of_korea() -> None:
    assert foedus("explain", "dprk-prc-1961").stdout.startswith("dprk-prc-1961 · ")
