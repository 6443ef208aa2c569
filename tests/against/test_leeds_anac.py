"""Leeds and Anac's index against the columns their authors published.

ATOP 4.01 as distributed holds `hinst`, `minst`, `milorg`, `milinst`, `pubtreat`, `formorg` and `formal`
for its 745 alliances: leeds_anac_2005, leeds_et_al_2002.
"""

import numpy as np
import pytest
import yaml

from foedus.archive.files.library import library_folder
from foedus.panel.leeds_anac import COLUMNS, DESIGN_OF, graded
from foedus.panel.phase import row_of_phase
from foedus.panel.spell import memberships
from foedus.panel.table import Table
from foedus.vocabulary.design import Design, Level
from tests.panel.official import table_of


def highest(phases: Table, column: str) -> dict[int, float]:
    """The greatest known value of each alliance's phases."""
    found: dict[int, float] = {}
    for atopid, value in zip(phases["atopid"].tolist(), phases[column].tolist(), strict=True):
        found[atopid] = np.fmax(found.get(atopid, np.nan), value)
    return found


@pytest.mark.parametrize("column", COLUMNS)
def test_every_alliance_has_its_published_value_missing_ones_included(column: str) -> None:
    published = table_of("atop_alliance")
    held = graded(published)
    assert len(held) == 745
    np.testing.assert_array_equal(held[column], published[column])


@pytest.mark.parametrize("column", ["hinst", "milorg", "milinst"])
def test_an_alliances_value_is_the_highest_of_its_799_phases(column: str) -> None:
    alliances, phases = graded(table_of("atop_alliance")), graded(table_of("atop_phase"))
    assert len(phases) == 799
    by_phase = highest(phases, column)
    expected = [by_phase[atopid] for atopid in alliances["atopid"].tolist()]
    np.testing.assert_array_equal(alliances[column], expected)


@pytest.mark.parametrize(
    ("column", "atopids"), [("minst", [3180, 4175, 4865]), ("pubtreat", [2340])]
)
def test_what_is_not_the_highest_of_the_phases_is_known_by_name(
    column: str, atopids: list[int]
) -> None:
    """`minst` is zero where a later phase is high. 2340 has a public phase and one of no treaty."""
    alliances, phases = graded(table_of("atop_alliance")), graded(table_of("atop_phase"))
    by_phase = highest(phases, column)
    differing = [
        atopid
        for atopid, value in zip(
            alliances["atopid"].tolist(), alliances[column].tolist(), strict=True
        )
        if not (value == by_phase[atopid] or (np.isnan(value) and np.isnan(by_phase[atopid])))
    ]
    assert differing == atopids


def test_eleven_alliances_ever_change_their_level() -> None:
    phases = graded(table_of("atop_phase"))
    levels: dict[int, set[float]] = {}
    for atopid, level in zip(phases["atopid"].tolist(), phases["milinst"].tolist(), strict=True):
        levels.setdefault(atopid, set()).update({level} - {np.nan})
    assert sum(len(found) > 1 for found in levels.values()) == 11


@pytest.mark.parametrize(
    ("atopid", "design"),
    [
        (3240, Design.WITH_INSTITUTIONS),  # ROK and US, 1 October 1953
        (3440, Design.WITHOUT_INSTITUTIONS),  # DPRK and USSR, 6 July 1961
        (3445, Design.WITHOUT_INSTITUTIONS),  # DPRK and PRC, 11 July 1961
    ],
)
def test_the_articles_treaties_have_its_designs(atopid: int, design: Design) -> None:
    phases = graded(table_of("atop_phase"))
    (row,) = row_of_phase(phases, np.array([atopid]), np.array([0]))
    level = int(phases["milinst"][row])
    assert list(DESIGN_OF.values())[level] is design


def test_intervals_hold_the_published_levels_and_tell_fourteen_uncertain_ones() -> None:
    held = graded(table_of("atop_alliance"))
    known = ~np.isnan(held["milinst"])
    for column in ("milinst", "hinst", "minst", "milorg", "pubtreat", "formorg"):
        at = known if column == "milinst" else ~np.isnan(held[column])
        assert (held[f"{column}_lo"][at] <= held[column][at]).all(), column
        assert (held[column][at] <= held[f"{column}_hi"][at]).all(), column
    assert (held["milinst_lo"] != held["milinst_hi"]).sum() == 14


def test_seven_public_treaties_are_published_as_less_formal_than_they_can_be() -> None:
    """A public treaty whose organisation is unknown has `formal` 0 in the authors' columns."""
    held = graded(table_of("atop_alliance"))
    below = held["formal"] < held["formal_lo"]
    assert held["atopid"][below].tolist() == [3467, 3485, 3725, 3843, 3975, 4335, 4915]


def test_member_phases_are_2170_spells() -> None:
    members = table_of("atop_member")
    assert (len(members), len(memberships(members)), len(memberships(members, 1))) == (
        2398,
        2170,
        2174,
    )


def test_the_border_is_that_of_the_casebooks_rule() -> None:
    rule = yaml.safe_load(
        (library_folder() / "design_rules" / "leeds_anac_recoded.yaml").read_text(encoding="utf-8")
    )
    designs = {Level(step["level"]): Design(step["design"]) for step in rule["steps"]}
    assert designs == dict(DESIGN_OF)
