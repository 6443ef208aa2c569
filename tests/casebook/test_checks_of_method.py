"""What the field would object to: each check catches its fault, and lets what is near it pass."""

from dataclasses import replace

import pytest

from foedus.casebook import checks_of_method as checks
from foedus.casebook.actor import CowCode
from foedus.casebook.decision import ChangeStatus
from foedus.casebook.episode import Status
from foedus.casebook.evidence import Bearing, Direction, Mark, Weight
from foedus.vocabulary.date import HistoricalDate
from foedus.vocabulary.membership import UNKNOWN
from foedus.vocabulary.problem import Severity
from foedus.vocabulary.reference import Reference
from tests.toyland.book import changed, place, told, toyland

ATLAS = Reference("mapmaker_1701")
LOG = Reference("harbour_log_1702")
FEN = place("evidence", "fen-whispers")
COVE = place("evidence", "cove-plot")


def test_missing_locators() -> None:
    (fault,) = checks.missing_locators(changed("evidence", 0, references=(ATLAS,)))
    assert (fault.code, fault.severity) == ("FD401", Severity.WARNING)
    # A document has no pages to name.
    assert not list(checks.missing_locators(changed("evidence", 0, references=(LOG,))))


@pytest.mark.parametrize(
    ("reference", "count"),
    [
        (Reference("mapmaker_1701", "", Reference("songs_1710", "3")), 0),
        (Reference("mapmaker_1701", "plate 1", Reference("songs_1710")), 1),
        (Reference("mapmaker_1701", "", Reference("harbour_log_1702")), 0),
    ],
    ids=["read through another", "which lacks its place", "which has no pages"],
)
def test_only_what_was_read_at_first_hand_needs_its_place(reference: Reference, count: int) -> None:
    faults = list(checks.bare_keys([(("source", 0), reference)], toyland().sources))
    assert len(faults) == count
    assert all(str(reference)[fault.offset :].startswith("songs_1710") for fault in faults)


def test_codings_of_composites() -> None:
    assert told(checks.codings_of_composites(changed("codings", 4, concept="crown_secure"))) == [
        ("FD402", ("codings", 4, "concept"))
    ]
    assert not list(checks.codings_of_composites(changed("codings", 4, concept="nowhere")))


def test_codings_of_composites_as_features() -> None:
    first = toyland().arrangements[0]
    features = (replace(first.features[0], concept="deep_tie"), *first.features[1:])
    (fault,) = checks.codings_of_composites(changed("arrangements", 0, features=features))
    assert (fault.address, fault.on_key) == (("arrangements", 0, "features", 0), True)


def test_codings_without_reason() -> None:
    (fault,) = checks.codings_without_reason(changed("codings", 0, reason=""))
    assert (fault.code, fault.address) == ("FD403", ("codings", 0, "membership"))
    assert fault.severity is Severity.ERROR
    unknown = changed("codings", 0, reason="", membership=UNKNOWN)
    assert next(checks.codings_without_reason(unknown)).severity is Severity.WARNING


def test_codings_without_evidence() -> None:
    assert told(checks.codings_without_evidence(changed("codings", 0, evidence=()))) == [
        ("FD404", ("codings", 0, "concept"))
    ]
    unknown = changed("codings", 0, evidence=(), membership=UNKNOWN)
    assert not list(checks.codings_without_evidence(unknown))


def test_unmarked_hindsight() -> None:
    later = HistoricalDate.parse("1701")
    (fault,) = checks.unmarked_hindsight(changed("evidence", COVE, date=later))
    assert (fault.code, fault.severity) == ("FD405", Severity.WARNING)
    marked = changed("evidence", COVE, date=later, marks=(Mark.AFTER_CHOICE,))
    assert not list(checks.unmarked_hindsight(marked))


@pytest.mark.parametrize(
    ("date", "episodes"),
    [
        ("1700-08", ("cove-1700",)),
        ("1700", ("cove-1700",)),
        ("1700-09-15", ("cove-1700", "elm-1700")),
        ("1702", ("cove-1700", "fen-1700")),
    ],
    ids=["the same month", "perhaps before", "before one of two", "one without a date"],
)
def test_only_what_is_surely_after_every_choice_is_hindsight(
    date: str, episodes: tuple[str, ...]
) -> None:
    parsed = HistoricalDate.parse(date)
    casebook = changed("evidence", COVE, date=parsed, episodes=episodes)
    assert not list(checks.unmarked_hindsight(casebook))


def test_bearings_of_the_wrong_kind() -> None:
    side = Bearing("kinship", Direction.POSITIVE, Weight.WEAK, "…")
    direction = Bearing("court_favour", Direction.AGAINST, Weight.WEAK, "…")
    casebook = changed("evidence", FEN, bears_on=(side, direction))
    assert told(checks.bearings_of_the_wrong_kind(casebook)) == [
        ("FD406", ("evidence", FEN, "bears_on", 0, "concept")),
        ("FD406", ("evidence", FEN, "bears_on", 1, "concept")),
    ]


def test_readings_taken_that_change() -> None:
    first, second = toyland().decisions[0].readings
    changing = replace(first, changes=(ChangeStatus("fen-1700", Status.PASSING),))
    casebook = changed("decisions", 0, readings=(changing, second))
    assert told(checks.readings_taken_that_change(casebook)) == [
        ("FD407", ("decisions", 0, "readings", 0, "changes"))
    ]


def test_decisions_without_alternative() -> None:
    only = toyland().decisions[0].readings[:1]
    assert told(checks.decisions_without_alternative(changed("decisions", 0, readings=only))) == [
        ("FD408", ("decisions", 0, "readings"))
    ]


def test_clients_that_are_their_patron() -> None:
    casebook = changed("episodes", 0, patron=toyland().episodes[0].client)
    assert told(checks.clients_that_are_their_patron(casebook)) == [
        ("FD409", ("episodes", 0, "patron"))
    ]


def test_uncoded_features() -> None:
    features = toyland().arrangements[0].features[1:]
    (fault,) = checks.uncoded_features(changed("arrangements", 0, features=features))
    assert (fault.code, fault.found) == ("FD410", "nothing about joint_fleet")


def test_evidence_of_other_episodes() -> None:
    index = len(toyland().codings) - 1
    casebook = changed("codings", index, evidence=("cove-plot",), against=("brine-feud",))
    assert told(checks.evidence_of_other_episodes(casebook)) == [
        ("FD411", ("codings", index, "evidence", 0)),
        ("FD411", ("codings", index, "against", 0)),
    ]
    unknown = changed("codings", index, evidence=("cove-plot",), episode="nowhere")
    assert not list(checks.evidence_of_other_episodes(unknown))


def test_items_on_both_sides() -> None:
    casebook = changed("codings", 0, against=toyland().codings[0].evidence)
    assert told(checks.items_on_both_sides(casebook)) == [("FD412", ("codings", 0, "against", 0))]


def test_codings_given_twice() -> None:
    first = toyland().codings[0]
    casebook = replace(toyland(), codings=(*toyland().codings, first))
    assert told(checks.codings_given_twice(casebook)) == [
        ("FD413", ("codings", len(toyland().codings), "concept"))
    ]
    other = replace(first, coder="poet")
    assert not list(checks.codings_given_twice(replace(toyland(), codings=(first, other))))


@pytest.mark.parametrize("kind", ["evidence", "episodes", "arrangements", "events", "actors"])
def test_records_without_source(kind: str) -> None:
    (fault,) = checks.records_without_source(changed(kind, 1, references=()))
    assert (fault.code, fault.address) == ("FD414", (kind, 1, "name"))
    assert (fault.severity is Severity.WARNING) == (kind == "actors")


def test_only_known_values_need_a_source() -> None:
    assert told(checks.records_without_source(changed("codings", 0, references=()))) == [
        ("FD414", ("codings", 0, "membership"))
    ]
    unknown = changed("codings", 0, references=(), membership=UNKNOWN)
    assert not list(checks.records_without_source(unknown))


def test_shared_spellings() -> None:
    index = place("actors", "captain_quill")
    casebook = changed("actors", index, variants=("Quill of Cove", "THE PORT"))
    assert told(checks.shared_spellings(casebook)) == [
        ("FD416", ("actors", 0, "variants", 0)),
        ("FD416", ("actors", index, "variants", 1)),
    ]
    own = changed("actors", index, variants=("Captain Quill",))
    assert not list(checks.shared_spellings(own))


def test_tests_without_arrangement() -> None:
    assert told(checks.tests_without_arrangement(changed("episodes", 0, arrangement=""))) == [
        ("FD417", ("episodes", 0, "status"))
    ]
    said = changed("episodes", 0, arrangement="", not_comparable="It was never signed.")
    assert not list(checks.tests_without_arrangement(said))
    passing = changed("episodes", 0, arrangement="", status=Status.PASSING)
    assert not list(checks.tests_without_arrangement(passing))


@pytest.mark.parametrize(("chosen", "count"), [("1699", 1), ("1702-01", 1), ("1701-12", 0)])
def test_choices_outside_the_period(chosen: str, count: int) -> None:
    casebook = changed("episodes", 0, chosen=HistoricalDate.parse(chosen))
    assert len(list(checks.choices_outside_the_period(casebook))) == count


def test_parties_that_are_no_states() -> None:
    faults = told(checks.parties_that_are_no_states(changed("episodes", 2, client="cove_guard")))
    assert faults == [("FD419", ("episodes", 2, "client"))]
    member = changed("actors", place("actors", "captain_quill"), side="cove_guard")
    assert len(list(checks.parties_that_are_no_states(member))) == 1


def test_codes_of_no_state() -> None:
    given = CowCode(700, (ATLAS,))
    guard = place("actors", "cove_guard")
    assert told(checks.codes_of_no_state(changed("actors", guard, cow=given))) == [
        ("FD445", ("actors", guard, "cow"))
    ]
    state = changed("actors", place("actors", "cove"), cow=given)
    assert not list(checks.codes_of_no_state(state))
