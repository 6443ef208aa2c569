"""Names that lead nowhere: each check catches its fault, and lets Toyland pass."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from foedus.casebook import checks
from foedus.casebook.casebook import Casebook
from foedus.casebook.decision import ChangeStatus, Reading
from foedus.casebook.episode import Status
from foedus.casebook.treaty import DesignStep
from foedus.vocabulary.concept import Combine, Concept, Structure
from foedus.vocabulary.design import Design, Level
from foedus.vocabulary.problem import Fault
from foedus.vocabulary.reference import Reference
from tests.toyland.book import changed, place, told, toyland, with_concepts, with_records

ELSEWHERE = (Reference("nobody_1800", "p. 1"),)


@pytest.mark.parametrize("check", checks.ALL_CHECKS, ids=lambda check: check.__name__)
def test_toyland_passes(check: Callable[[Casebook], Iterator[Fault]]) -> None:
    assert told(check(toyland())) == []


@pytest.mark.parametrize(
    ("kind", "name", "fields", "address"),
    [
        ("actors", "cove_guard", {"side": "nowhere"}, ("side",)),
        ("actors", "captain_quill", {"member_of": ("nobody",)}, ("member_of", 0)),
        ("evidence", "cove-plot", {"actors": ("cove_guard", "nobody")}, ("actors", 1)),
        ("episodes", "elm-1700", {"client": "nobody"}, ("client",)),
        ("episodes", "elm-1700", {"patron": "nobody"}, ("patron",)),
        ("episodes", "elm-1700", {"leader": "nobody"}, ("leader",)),
        ("arrangements", "elm-oath", {"parties": ("elm", "nobody")}, ("parties", 1)),
    ],
)
def test_unknown_actors(
    kind: str, name: str, fields: dict[str, object], address: tuple[str | int, ...]
) -> None:
    index = place(kind, name)
    faults = told(checks.unknown_actors(changed(kind, index, **fields)))
    assert faults == [("FD301", (kind, index, *address))]


def test_unknown_episodes() -> None:
    index = place("evidence", "cove-plot")
    casebook = changed("evidence", index, episodes=("cove-1700", "gull-1700"))
    assert told(checks.unknown_episodes(casebook)) == [
        ("FD302", ("evidence", index, "episodes", 1))
    ]
    assert told(checks.unknown_episodes(changed("events", 1, episode="gull-1700"))) == [
        ("FD302", ("events", 1, "episode"))
    ]
    assert told(checks.unknown_episodes(changed("codings", 3, episode="gull-1700"))) == [
        ("FD302", ("codings", 3, "episode"))
    ]


def test_unknown_episodes_of_changes() -> None:
    reading = Reading("other", "…", (ChangeStatus("gull-1700", Status.TEST),))
    casebook = changed("decisions", 0, readings=(toyland().decisions[0].readings[0], reading))
    (fault,) = told(checks.unknown_episodes(casebook))
    assert fault == ("FD302", ("decisions", 0, "readings", 1, "changes", 0, "episode"))


def test_unknown_sources() -> None:
    via = Reference("harbour_log_1702", "leaf 1", Reference("nobody_1800", "p. 1"))
    (fault,) = checks.unknown_sources(changed("evidence", 2, references=(via,)))
    assert (fault.code, fault.address) == ("FD303", ("evidence", 2, "references", 0))
    assert str(via)[fault.offset :].startswith("nobody_1800")
    coders = changed("coders", 0, references=ELSEWHERE)
    assert told(checks.unknown_sources(coders)) == [("FD303", ("coders", 0, "references", 0))]


def test_unknown_keys_of_any_reference() -> None:
    uses = [(("clauses", 0, "cite", 0), ELSEWHERE[0])]
    assert told(checks.unknown_keys(uses, toyland().sources)) == [
        ("FD303", ("clauses", 0, "cite", 0))
    ]
    known = [(("clauses", 0, "cite", 0), Reference("songs_1710", "1"))]
    assert not list(checks.unknown_keys(known, toyland().sources))


def test_unknown_concepts() -> None:
    assert told(checks.unknown_concepts(changed("codings", 0, concept="mood"))) == [
        ("FD304", ("codings", 0, "concept"))
    ]
    strange = Concept("mood", "Mood", "…", structure=Structure(Combine.MEAN, ("kinship", "joy")))
    (fault,) = told(checks.unknown_concepts(with_concepts(strange)))
    index = len(toyland().concepts.by_name)
    assert fault == ("FD304", ("concepts", index, "structure", "parts", 1))


def test_unknown_concepts_of_the_rule() -> None:
    step = DesignStep(Level.HIGH, Design.WITH_INSTITUTIONS, "mood")
    casebook = replace(toyland(), rule=replace(toyland().rule, steps=(step,)))
    assert told(checks.unknown_concepts(casebook)) == [("FD304", ("rule", "steps", 0, "when"))]


def test_unknown_evidence() -> None:
    casebook = changed("codings", 0, evidence=("hearsay",), against=("rumour",))
    assert told(checks.unknown_evidence(casebook)) == [
        ("FD305", ("codings", 0, "evidence", 0)),
        ("FD305", ("codings", 0, "against", 0)),
    ]


def test_unknown_evidence_of_features_and_refusals() -> None:
    index = place("episodes", "delta-1700")
    refusal = toyland().episodes[index].refusal
    assert refusal is not None
    casebook = changed("episodes", index, refusal=replace(refusal, evidence=("hearsay",)))
    assert told(checks.unknown_evidence(casebook)) == [
        ("FD305", ("episodes", index, "refusal", "evidence", 0))
    ]


def test_unknown_coders_once_for_all_their_codings() -> None:
    codings = [replace(coding, coder="stranger") for coding in toyland().codings]
    assert told(checks.unknown_coders(with_records("codings", codings))) == [
        ("FD306", ("codings", 0, "coder"))
    ]


def test_unknown_lanes() -> None:
    assert told(checks.unknown_lanes(changed("events", 0, lane="moon"))) == [
        ("FD307", ("events", 0, "lane"))
    ]


def test_unknown_arrangements() -> None:
    assert told(checks.unknown_arrangements(changed("episodes", 2, arrangement="pact"))) == [
        ("FD308", ("episodes", 2, "arrangement"))
    ]


def test_unknown_reading_taken() -> None:
    assert told(checks.unknown_reading_taken(changed("decisions", 0, taken="neither"))) == [
        ("FD311", ("decisions", 0, "taken"))
    ]


def test_names_used_twice() -> None:
    twice = [*toyland().actors, toyland().actors[0]]
    (fault,) = told(checks.names_used_twice(with_records("actors", twice)))
    assert fault == ("FD312", ("actors", len(twice) - 1, "name"))


def test_names_of_readings_used_twice() -> None:
    reading = toyland().decisions[0].readings[0]
    casebook = changed("decisions", 0, readings=(reading, reading))
    assert told(checks.names_used_twice(casebook)) == [
        ("FD312", ("decisions", 0, "readings", 1, "name"))
    ]
