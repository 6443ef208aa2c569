"""The composite on invented traces: its fits, its error, its name."""

import numpy as np

from foedus.panel.consolidation import PERSONALISM, Calibration, Personalism
from foedus.panel.consolidation_composite import (
    PARTS,
    calibrated,
    composite,
    consolidation,
    traces,
)
from foedus.panel.table import Table
from foedus.panel.tenure import day_number
from tests.panel.calibration import generator


def planted(country_spread: float, count: int = 2000) -> tuple[Table, np.ndarray, np.ndarray]:
    """Traces, an index that follows them, and countries with a level of their own."""
    rng = generator(1)
    held = {part: rng.normal(size=count) for part in PARTS}
    countries = np.arange(count) // 20
    level = rng.normal(0, country_spread, countries.max() + 1)[countries]
    index = 0.5 + 0.1 * held["personal_power"] + 0.05 * held["tenure"] + level
    return Table("traces", held), index + rng.normal(0, 0.05, count), countries


def test_planted_weights_are_found() -> None:
    """With all four traces; each combination has its own fit."""
    fits = calibrated(*planted(0.0))
    assert len(fits) == 15
    assert np.allclose(fits[0].coefficients, [0.5, 0.1, 0.05, 0, 0], atol=0.01)
    assert abs(fits[0].error - 0.05) < 0.005


def test_the_error_is_that_of_countries_left_out() -> None:
    """Against leaving them out one by one; it contains what is a country's own."""
    found, index, countries = planted(0.1, 400)
    fit = calibrated(found, index, countries)[0]
    columns = np.column_stack([np.ones(400), *(found[part] for part in PARTS)])
    missed = []
    for country in np.unique(countries):
        rest = countries != country
        weights = np.linalg.lstsq(columns[rest], index[rest], rcond=None)[0]
        missed += (index[~rest] - columns[~rest] @ weights).tolist()
    assert np.isclose(fit.error, np.sqrt(np.mean(np.square(missed))))
    assert fit.error > 0.09


def test_a_case_is_judged_by_all_it_has_and_named_so() -> None:
    """Fewer traces, a larger error; none, no value."""
    fits = calibrated(*planted(0.0))
    held = {part: np.array([0.5, np.nan, np.nan]) for part in PARTS}
    held["tenure"] = np.array([0.5, 0.5, np.nan])
    found = composite(Table("traces", held), fits)
    assert found["composite_of"].tolist() == [
        "composite of personal_power, tenure, irregular_entry, coups",
        "composite of tenure",
        "",
    ]
    assert found["composite_se"][1] > found["composite_se"][0]
    assert np.isnan(found["composite"][2])


def test_a_combination_with_few_cases_is_not_fitted() -> None:
    """Coups known for fifty cases only."""
    found, index, countries = planted(0.0)
    scarce = np.where(np.arange(2000) < 50, found["coups"], np.nan)
    fits = calibrated(found.with_column("coups", scarce, ""), index, countries)
    assert not any("coups" in fit.parts for fit in fits)


def test_the_composite_stays_within_its_scale() -> None:
    """Far beyond the traces of the fit."""
    fits = calibrated(*planted(0.0))
    held = {part: np.full(2, np.nan) for part in PARTS} | {"personal_power": np.array([-99.0, 99])}
    assert composite(Table("traces", held), fits)["composite"].tolist() == [0, 1]


def test_each_result_names_its_measure() -> None:
    """The index where there is one, the composite elsewhere, nothing where neither is."""
    index = {
        "cowcode": np.array([7]),
        "year": np.array([1950]),
        "personalism": np.array([0.2]),
        "personalism_se": np.array([0.05]),
    }
    made = Table(
        "composite",
        {
            "composite": np.array([0.9, 0.9, np.nan]),
            "composite_se": np.array([0.2, 0.2, np.nan]),
            "composite_of": np.array(
                ["composite of tenure", "composite of tenure", ""], dtype=object
            ),
        },
    )
    keys = Table("keys", {"ccode1": np.array([7, 7, 8]), "year": np.array([1950, 1930, 1930])})
    held = Personalism(None, Table("index", index))  # type: ignore[arg-type]
    found = consolidation(keys, held, made, Calibration())
    names = found["consolidation_measure"].tolist()
    assert names == [PERSONALISM, "composite of tenure", ""]
    assert found["consolidation_lo"].tolist() == [0, 1, 0]
    assert found["consolidation_hi"].tolist() == [0, 1, 1]


def test_traces_are_missing_outside_their_years() -> None:
    """Coups before 1955 would be counted over years that the list does not cover."""
    led = Table(
        "leaders",
        {
            "obsid": np.array(["A-1"], dtype=object),
            "leader": np.array(["Ada"], dtype=object),
            "ccode": np.array([7]),
            "startdate": np.array([float(day_number(1950))]),
            "enddate": np.array([float(day_number(1970))]),
            "entry": np.array(["Irregular"], dtype=object),
        },
    )
    power = Table("m", {"gwn": np.array([7]), "year": np.array([1954]), "z1": np.array([-1.5])})
    coups = Table("c", {"gwn": np.array([7]), "date": np.array([float(day_number(1954, 3, 1))])})
    days = np.array([float(day_number(1954, 6, 1)), float(day_number(1956, 1, 1))])
    keys = Table("keys", {"gwcode": np.array([7, 7]), "day": days, "year": np.array([1954, 1956])})
    found = traces(keys, power, led, coups)
    assert np.array_equal(found["personal_power"], [1.5, np.nan], equal_nan=True)
    assert np.array_equal(found["coups"], [np.nan, 1], equal_nan=True)
    assert found["irregular_entry"].tolist() == [1, 1]
    assert np.isclose(found["tenure"][1], np.log1p(6 * 365.25 / 365.25), atol=0.001)


def test_the_index_is_not_put_on_a_leader_who_came_after_it() -> None:
    """Its items hold on 1 January; who is in office from 2 January on has the composite."""
    index = {
        "cowcode": np.array([7]),
        "year": np.array([1950]),
        "personalism": np.array([0.2]),
        "personalism_se": np.array([0.05]),
    }
    names = np.array(["composite of tenure"] * 3, dtype=object)
    columns = {"composite": np.full(3, 0.9), "composite_se": np.full(3, 0.2), "composite_of": names}
    keys = Table("keys", {"ccode1": np.full(3, 7), "year": np.full(3, 1950)})
    held = Personalism(None, Table("index", index))  # type: ignore[arg-type]
    since = np.array([day_number(1950), day_number(1950, 1, 2), np.nan])
    made = Table("composite", columns)
    found = consolidation(keys, held, made, Calibration(), since=since)
    assert found["consolidation"].tolist() == [0.2, 0.9, 0.2]


def test_a_hundred_cases_are_enough() -> None:
    """And ninety-nine are not."""
    found, index, countries = planted(0.0)
    for known, fitted in ((99, False), (100, True)):
        scarce = np.where(np.arange(2000) < known, found["coups"], np.nan)
        fits = calibrated(found.with_column("coups", scarce, ""), index, countries)
        assert any("coups" in fit.parts for fit in fits) == fitted
