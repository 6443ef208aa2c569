"""The casebook of the two Koreas: what it holds, and what follows from it as it stands."""

from collections import Counter

import pytest

import foedus
from foedus.casebook.casebook import Casebook
from foedus.casebook.episode import Status
from foedus.casebook.evidence import Direction
from foedus.confront.congruence.verdict import Verdict
from foedus.study.record import Record
from foedus.vocabulary.design import Design

TESTS = ("rok-us-1953", "dprk-prc-1953", "dprk-prc-1961")
FEATURES = {
    "integrated_command",
    "shared_basing",
    "common_defense_policy",
    "regular_consultation",
    "ongoing_cooperation",
    "defense_pledge",
    "consultation_pledge",
    "neutrality_or_nonaggression",
    "foreign_troops",
    "non_interference_clause",
}
LISTED = 76
"""Entries in the article's list of references."""


@pytest.fixture(scope="module")
def record() -> Record:
    """A run of the study as it ships."""
    return foedus.korea().run()


@pytest.fixture(scope="module")
def casebook(record: Record) -> Casebook:
    """Its casebook."""
    return record.casebook


def test_the_study_reads_without_a_warning(record: Record) -> None:
    assert not record.warnings


def test_every_reference_of_the_article_is_there(record: Record, casebook: Casebook) -> None:
    played = {ref.key for each in record.games for ref in each.game.references}
    scales = {ref.key for ledger in casebook.ledgers for ref in ledger.scale.references}
    lists = {ref.key for actor in casebook.actors if actor.cow for ref in actor.cow.references}
    others = {"kim_woods_2022", *scales, *lists, *played}
    listed = [s for s in casebook.sources if s.key not in others]
    assert len({source.key for source in listed}) == LISTED
    assert all(source.title and source.year for source in listed)


def test_the_marks_of_the_sources(casebook: Casebook) -> None:
    marked = Counter(mark for source in casebook.sources for mark in source.marks)
    assert marked == {"uncited": 2, "primary": 13}
    uncited = {source.key for source in casebook.sources if "uncited" in source.marks}
    assert uncited == {"benson_clinton_2014", "mattes_2012"}


def test_what_the_article_never_cites_supports_nothing(casebook: Casebook) -> None:
    uncited = {source.key for source in casebook.sources if "uncited" in source.marks}
    references = [
        *(reference for item in casebook.evidence for reference in item.references),
        *(reference for coding in casebook.codings for reference in coding.references),
        *(reference for event in casebook.events for reference in event.references),
    ]
    assert not uncited & {key for reference in references for key in reference.keys}


def test_there_is_evidence_for_every_case_study(casebook: Casebook) -> None:
    assert len(casebook.evidence) >= 250
    by_episode = Counter(name for item in casebook.evidence for name in item.episodes)
    assert all(by_episode[name] >= 40 for name in TESTS)
    assert all(by_episode[episode.name] for episode in casebook.episodes)


@pytest.mark.parametrize("episode", TESTS)
def test_evidence_against_a_coding_stands_beside_evidence_for_it(
    casebook: Casebook, episode: str
) -> None:
    ways = Counter(
        bearing.direction
        for item in casebook.evidence
        if episode in item.episodes
        for bearing in item.bears_on
    )
    assert ways[Direction.FOR]
    assert ways[Direction.AGAINST]
    assert any(c.against for c in casebook.codings if c.episode == episode)


def test_statuses(casebook: Casebook) -> None:
    of = {status: {e.name for e in casebook.episodes if e.status is status} for status in Status}
    assert of[Status.TEST] == set(TESTS)
    assert of[Status.CANDIDATE] == {"rok-us-1948"}
    assert of[Status.BACKGROUND] == {
        "rok-us-1950",
        "dprk-prc-1950",
        "dprk-prc-1958",
        "dprk-ussr-1961",
    }
    assert of[Status.ILLUSTRATION] >= {
        "nicaragua-us-1930s",
        "iran-us-1953",
        "czechoslovakia-ussr-1968",
        "rok-us-1987",
    }
    assert of[Status.PASSING] >= {"iran-us-1970s", "rok-us-today", "egypt-1962-1973"}


@pytest.mark.parametrize(
    ("episode", "design"),
    [
        ("rok-us-1953", Design.WITH_INSTITUTIONS),
        ("dprk-prc-1953", Design.NONE),
        ("dprk-prc-1961", Design.WITHOUT_INSTITUTIONS),
        ("rok-us-1948", Design.NONE),
        ("rok-us-1950", Design.WITH_INSTITUTIONS),
        ("dprk-prc-1950", Design.WITH_INSTITUTIONS),
        ("dprk-prc-1958", Design.NONE),
        ("dprk-ussr-1961", Design.WITHOUT_INSTITUTIONS),
        ("nicaragua-us-1930s", None),
    ],
)
def test_observed_designs(record: Record, episode: str, design: Design | None) -> None:
    assert record.finding(episode).observation.design is design


def test_every_arrangement_is_coded_on_every_feature(casebook: Casebook) -> None:
    assert {a.name: set(a.coded) for a in casebook.arrangements} == {
        a.name: FEATURES for a in casebook.arrangements
    }


@pytest.mark.parametrize(
    ("episode", "holding", "failing"),
    [
        ("rok-us-1953", ("power_consolidation", "political_compatibility"), ()),
        ("dprk-prc-1953", (), ("power_consolidation", "political_compatibility")),
        ("dprk-prc-1961", ("power_consolidation",), ("political_compatibility",)),
        ("rok-us-1948", ("political_compatibility",), ("power_consolidation",)),
    ],
)
def test_the_two_conditions_are_coded_as_the_article_concludes(
    record: Record, episode: str, holding: tuple[str, ...], failing: tuple[str, ...]
) -> None:
    profile = record.finding(episode).profile
    assert all(not profile[concept].possibly_false for concept in holding)
    assert all(not profile[concept].possibly_true for concept in failing)


def test_the_soviet_attitude_of_1961_stays_open(record: Record) -> None:
    assert not record.finding("dprk-ussr-1961").profile["political_compatibility"].decided


@pytest.mark.parametrize("episode", [*TESTS, "rok-us-1948", "dprk-prc-1958", "dprk-ussr-1961"])
def test_what_the_rivals_ask_is_coded(casebook: Casebook, episode: str) -> None:
    coded = {c.concept for c in casebook.codings if c.episode == episode}
    assert coded >= {
        "external_threat",
        "capability_gap",
        "autonomy_prized",
        "patron_seeks_control",
        "patron_overburdened",
        "perceived_commitment",
    }


def test_the_account_matches_its_own_tests(record: Record) -> None:
    verdicts = {name: record.judgement(name, "regime_security").verdict for name in TESTS}
    assert set(verdicts.values()) == {Verdict.MATCH}


def test_a_refusal_is_no_mismatch(record: Record) -> None:
    judged = record.judgement("rok-us-1948", "regime_security")
    assert judged.verdict is Verdict.PREFERENCE_UNMET
    assert not judged.scored


def test_at_least_ten_decisions_are_open(casebook: Casebook) -> None:
    assert len(casebook.decisions) >= 10
    assert all(len(decision.readings) >= 2 for decision in casebook.decisions)


def test_the_reading_taken_changes_nothing(casebook: Casebook) -> None:
    for decision in casebook.decisions:
        taken = [reading for reading in decision.readings if reading.name == decision.taken]
        assert [reading.changes for reading in taken] == [()], decision.name


def test_every_other_reading_changes_something(casebook: Casebook) -> None:
    for decision in casebook.decisions:
        assert all(reading.changes for reading in decision.alternatives), decision.name


@pytest.mark.parametrize(
    ("decision", "reading", "episode", "verdict"),
    [
        ("chinese-troops", "shared-basing", "dprk-prc-1953", Verdict.MISMATCH),
        ("interval-1958-1961", "miss", "dprk-prc-1958", Verdict.MISMATCH),
        ("washington-and-rhee", "not-accepted", "rok-us-1953", Verdict.MISMATCH),
        ("coup-estimate", "challenger", "rok-us-1953", Verdict.MATCH),
        ("end-of-the-factions", "rivals-left", "dprk-prc-1958", Verdict.MATCH),
        ("withdrawal-1949", "not-committed", "rok-us-1948", Verdict.OUT_OF_SCOPE),
        ("whose-compatibility", "perception", "dprk-prc-1961", Verdict.MATCH),
    ],
)
def test_what_another_reading_would_change(
    decision: str, reading: str, episode: str, verdict: Verdict
) -> None:
    other = foedus.korea().take(decision, reading).run()
    assert other.judgement(episode, "regime_security").verdict is verdict


def test_another_status_counts(record: Record) -> None:
    other = foedus.korea().take("interval-1958-1961", "miss").run()
    assert not record.judgement("dprk-prc-1958", "regime_security").scored
    assert other.judgement("dprk-prc-1958", "regime_security").scored


def test_the_timeline_covers_1945_to_1961_in_every_lane(casebook: Casebook) -> None:
    assert len(casebook.events) >= 45
    assert {event.lane for event in casebook.events} == {lane.name for lane in casebook.lanes}
    assert {event.date.earliest.year for event in casebook.events} >= {1945, 1950, 1953, 1956, 1961}
    assert all(1945 <= event.date.earliest.year <= 1961 for event in casebook.events)


def test_names_are_found_under_every_spelling(casebook: Casebook) -> None:
    spellings = {spelling: a.name for a in casebook.actors for spelling in (a.label, *a.variants)}
    for spelling, name in {
        "Park Il Woo": "pak_il_u",
        "Ho Ka-i": "hegai",
        "Park Heon Young": "park_heon_yeong",
        "Syngman Rhee": "rhee",
    }.items():
        assert spellings[spelling] == name


def test_every_faction_of_the_north_has_its_members(casebook: Casebook) -> None:
    members = Counter(name for actor in casebook.actors for name in actor.member_of)
    factions = {"yanan_faction", "soviet_faction", "domestic_faction", "manchurian_guerrillas"}
    assert factions <= set(members)
    assert members["yanan_faction"] >= 6


def test_every_state_has_its_number_in_the_correlates_of_war(casebook: Casebook) -> None:
    numbers = {actor.name: actor.cow.code for actor in casebook.actors if actor.cow}
    assert {actor.name for actor in casebook.actors if actor.type == "state"} == set(numbers)
    ours = {"rok": 732, "dprk": 731, "usa": 2, "prc": 710, "ussr": 365}
    assert {name: numbers[name] for name in ours} == ours
