"""Options of a user's own tables: read into one record, named alike at every command."""

from pathlib import Path

import click
from click.testing import CliRunner

from foedus.cli.panel_options import OPTIONS, OWN, own_tables, planning
from foedus.panel.pair import PairRule
from foedus.study.panel.record import Own, PanelPlan, PanelUnit

FOUND: list[Own] = []


@click.command()
@own_tables
def asked(own: Own) -> None:
    """Keep what was given."""
    FOUND.append(own)


def test_a_command_gets_one_record_of_them(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("x\n")
    given = ("--codings", "none", "--overrides", str(file))
    assert CliRunner().invoke(asked, given).exit_code == 0
    assert FOUND.pop() == Own("none", file, None)
    assert CliRunner().invoke(asked).exit_code == 0
    assert FOUND.pop() == Own()


def test_a_file_that_is_not_there_is_refused_at_once() -> None:
    result = CliRunner().invoke(asked, ("--imposers", "nowhere.csv"))
    assert result.exit_code == 2
    assert "nowhere.csv" in result.output


def test_each_option_has_its_name() -> None:
    assert len(OPTIONS) == len(OWN)
    assert {p.name for p in asked.params} == set(OWN)


@click.command()
@planning
def planned(plan: PanelPlan) -> None:
    """Say what was planned."""
    click.echo(repr(plan))


def test_options_make_one_plan() -> None:
    told = CliRunner().invoke(planned, ("--unit", "formation", "--years", "1946", "--ratio", "any"))
    assert told.output.strip() == repr(
        PanelPlan(PanelUnit.FORMATION, (1946, 1946), None, PairRule(None, None), Own(), 1)
    )


def test_what_is_said_of_pairs_is_refused_of_alliances() -> None:
    result = CliRunner().invoke(planned, ("--unit", "alliance", "--ratio", "3", "--seed", "2"))
    assert result.exit_code == 2
    assert "--ratio, --seed: said of clients and patrons" in result.output
