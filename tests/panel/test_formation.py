"""Formation events: who became tied to whom, when, and by which text."""

from datetime import date

import numpy as np
import pytest

from foedus.panel.formation import formations, of_pairs
from foedus.panel.leeds_anac import graded
from foedus.panel.pair import EVERY_MAJOR, client_patron
from foedus.panel.table import Table
from tests.panel.toy import members, panel, phases, table

EVENTS = formations(members(), graded(phases()))


def second_pact() -> tuple[Table, Table]:
    """The pact, and another between 1 and 2 from June 1902 on, told from it by its number."""
    parties, texts = members(), graded(phases())
    both = {name: np.concatenate((column, column[3:])) for name, column in parties.columns.items()}
    both["atopid"][5:], both["yrent"][5:], both["moent"][5:] = 200, 1902, 6
    more = {name: np.concatenate((column, column[1:])) for name, column in texts.columns.items()}
    more["atopid"][2:], more["begyr"][2:], more["begmo"][2:] = 200, 1902, 6
    return Table("members", both), Table("phases", more)


def test_each_pair_begins_once_with_the_text_of_that_day() -> None:
    """The second phase deepens what the first began; it is no new alliance."""
    rows = zip(
        *(EVENTS[name].tolist() for name in ("ccode1", "ccode2", "phase", "design")), strict=True
    )
    assert list(rows) == [(1, 2, 1, 1.0), (1, 3, 1, 1.0), (2, 3, 1, 1.0)]
    assert date.fromordinal(int(EVENTS["start"][0])) == date(1901, 3, 1)
    assert EVENTS["year"].tolist() == [1901, 1902, 1902]
    assert EVENTS["bilat"].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("defense", "offense", "active"),
    [(0, 0, 0), (1, 0, 1), (0, 1, 1), (1, np.nan, 1), (0, np.nan, np.nan)],
)
def test_a_promise_of_arms_is_told_from_others(
    defense: float, offense: float, active: float
) -> None:
    texts = graded(phases())
    for name, value in (("defense", defense), ("offense", offense)):
        texts = texts.with_column(name, np.full(2, value), "")
    held = formations(members(), texts)
    np.testing.assert_equal(held["active"], [active] * 3)
    assert held["consul"].tolist() == [1, 1, 1]


def test_founders_are_told_from_those_who_joined() -> None:
    assert EVENTS["founding"].tolist() == [1, 0, 0]


def test_a_tie_beside_a_standing_one_is_told_from_one_out_of_nothing() -> None:
    held = formations(*second_pact())
    both = held.rows((held["ccode1"] == 1) & (held["ccode2"] == 2))
    assert both["atopid"].tolist() == [100, 200]
    assert both["allied_before"].tolist() == [0, 1]
    assert both["design"].tolist() == [1, 2]


def test_two_pacts_of_one_day_do_not_precede_each_other() -> None:
    parties, texts = second_pact()
    parties["yrent"][5:], parties["moent"][5:] = 1901, 3
    held = formations(parties, texts)
    both = held.rows((held["ccode1"] == 1) & (held["ccode2"] == 2))
    assert both["allied_before"].tolist() == [0, 0]


@pytest.mark.parametrize(("pause", "events"), [(366, 3), (1, 3), (0, 4)])
def test_a_return_after_a_pause_is_a_beginning(pause: int, events: int) -> None:
    """Phase 2 begins on the last day of phase 1; were it a day later, no pause would suffer it."""
    later = members().with_column("dayent", np.array([1, 1, 1, 2, 2]), "")
    assert len(formations(later, graded(phases()), pause)) == events


def test_nobody_forms_nothing() -> None:
    none = members().rows(np.zeros(0, np.int64))
    assert len(formations(none, graded(phases()))) == 0


def test_events_of_clients_and_patrons_have_their_direction() -> None:
    pairs = client_patron(panel(), EVERY_MAJOR).table
    assert len(of_pairs(EVENTS, pairs)) == 0  # state 1 was no major power then
    earlier = table("pairs", client=[2, 3], patron=[1, 2], year=[1901, 1902])
    held = of_pairs(EVENTS, earlier)
    assert (held["client"].tolist(), held["patron"].tolist()) == ([2, 3], [1, 2])
    assert held["design"].tolist() == [1, 1]
    assert "ccode1" not in held.columns
