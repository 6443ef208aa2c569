"""Ledgers: each check catches its fault, and lets what is near it pass."""

from dataclasses import replace

import pytest

from foedus.casebook import checks_of_ledgers as checks
from foedus.casebook.casebook import Casebook
from foedus.casebook.ledger import Clue, Group, Prior, Shared, State, Word
from foedus.vocabulary.estimate import exactly
from foedus.vocabulary.problem import Severity
from foedus.vocabulary.reference import Reference
from tests.toyland.book import changed, place, told, toyland, with_records

(FEN,) = toyland().ledgers
SCEPTICAL = FEN.priors[0]


def ledger(**fields: object) -> Casebook:
    """Toyland with another ledger of Fen."""
    return changed("ledgers", 0, **fields)


def prior(*probabilities: tuple[str, float]) -> Casebook:
    """Toyland with other probabilities in its one prior."""
    return ledger(priors=(replace(SCEPTICAL, probabilities=probabilities),))


def group(*clues: str) -> Group:
    return Group("more", "More", Shared.FACT, clues, "…")


def test_unknown_hypotheses() -> None:
    assert told(checks.unknown_hypotheses(ledger(reference="gold"))) == [
        ("FD315", ("ledgers", 0, "reference"))
    ]
    (fault,) = checks.unknown_hypotheses(prior(("crown", 0.5), ("gold", 0.5)))
    assert fault.address == ("ledgers", 0, "priors", 0, "probabilities", 1)
    assert (fault.on_key, fault.expected) == (True, "one of crown, storm, purse")


def test_unknown_hypothesis_in_a_ledger_without_any() -> None:
    empty = replace(FEN, hypotheses=())
    fault = checks.unknown_hypothesis(("ledgers", 0), "gold", empty, on_key=False)
    assert (fault.found, fault.expected) == ('unknown hypothesis "gold"', "a hypothesis")


def test_names_are_shown_up_to_a_dozen() -> None:
    assert checks.one_of([]) == ""
    assert checks.one_of("aab") == "one of a, b"
    assert checks.one_of([str(n) for n in range(14)]).endswith("10, 11 and 2 more")


def test_unknown_grouped_clues() -> None:
    casebook = ledger(groups=(group("fen-gifts", "fen-gold"),))
    assert told(checks.unknown_grouped_clues(casebook)) == [
        ("FD316", ("ledgers", 0, "groups", 0, "clues", 1))
    ]
    assert checks.unknown_clue(("ledgers", 0), "fen-gold").found == 'unknown clue "fen-gold"'


@pytest.mark.parametrize("kind", ["hypotheses", "priors", "clues", "groups"])
def test_ledger_names_used_twice(kind: str) -> None:
    records = getattr(FEN, kind)
    casebook = ledger(**{kind: (*records, records[0])})
    assert told(checks.ledger_names_used_twice(casebook)) == [
        ("FD312", ("ledgers", 0, kind, len(records), "name"))
    ]


def test_ledger_names_used_twice_in_a_scale() -> None:
    words = (*FEN.scale.words, Word("often", exactly(0.95)))
    casebook = ledger(scale=replace(FEN.scale, words=words))
    assert told(checks.ledger_names_used_twice(casebook)) == [
        ("FD312", ("ledgers", 0, "scale", "words", 4, "name"))
    ]


def test_ledger_names_used_twice_by_a_group_and_a_clue() -> None:
    casebook = ledger(groups=(replace(FEN.groups[0], name="raiders-seen"),))
    assert told(checks.ledger_names_used_twice(casebook)) == [
        ("FD312", ("ledgers", 0, "groups", 0, "name"))
    ]


def test_repeated_names_have_their_places() -> None:
    assert list(checks.repeated("abcab")) == [(3, "a"), (4, "b")]


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ("abc", []),
        ("ab", ["c"]),
        ("abx", []),
        ("ax", ["b", "c"]),
        ("axy", []),
        ("", ["a", "b", "c"]),
    ],
)
def test_left_out_but_not_where_it_is_misspelt(given: str, missing: list[str]) -> None:
    assert checks.left_out("abc", given) == missing


def test_second_ledgers() -> None:
    elm = replace(FEN, episode="elm-1700")
    casebook = with_records("ledgers", [FEN, elm, FEN])
    assert told(checks.second_ledgers(casebook)) == [("FD423", ("ledgers", 2, "episode"))]


@pytest.mark.parametrize(("count", "said"), [(0, "no hypothesis"), (1, "1 hypothesis")])
def test_lonely_hypotheses(count: int, said: str) -> None:
    (fault,) = checks.lonely_hypotheses(ledger(hypotheses=FEN.hypotheses[:count]))
    assert fault.address == ("ledgers", 0, "hypotheses")
    assert fault.found.startswith(said)
    assert not list(checks.lonely_hypotheses(ledger(hypotheses=FEN.hypotheses[:2])))


def test_incomplete_priors() -> None:
    (fault,) = checks.incomplete_priors(prior(("crown", 0.5), ("storm", 0.5)))
    assert fault.found == 'no probability of "purse" in prior "sceptical"'
    # A misspelt name is told by another check.
    assert not list(checks.incomplete_priors(prior(("crown", 0.5), ("storm", 0.2), ("pork", 0.3))))


@pytest.mark.parametrize(
    ("probabilities", "found"),
    [
        ((0, 0.5, 0.5), ['0 for "crown" before the evidence']),
        ((1, 0.5, 0.5), ['1 for "crown"', "probabilities that are 2 together"]),
        ((0.3, 0.3, 0.3), ["probabilities that are 0.9 together"]),
        ((0.333, 0.333, 0.333), []),
        ((0.1, 0.2, 0.7), []),
    ],
)
def test_impossible_priors(probabilities: tuple[float, ...], found: list[str]) -> None:
    casebook = prior(*zip(FEN.names, probabilities, strict=True))
    faults = list(checks.impossible_priors(casebook))
    assert [f.code for f in faults] == ["FD426"] * len(found)
    assert all(f.found.startswith(said) for f, said in zip(faults, found, strict=True))


def test_impossible_priors_are_summed_where_they_are_complete() -> None:
    assert not list(checks.impossible_priors(prior(("crown", 0.1), ("storm", 0.1))))


def test_priors_named_even() -> None:
    casebook = ledger(priors=(SCEPTICAL, replace(SCEPTICAL, name=checks.EVEN)))
    assert told(checks.priors_named_even(casebook)) == [
        ("FD427", ("ledgers", 0, "priors", 1, "name"))
    ]


def test_clues_in_two_groups() -> None:
    casebook = ledger(groups=(*FEN.groups, group("fen-gifts", "fen-ships")))
    assert told(checks.clues_in_two_groups(casebook)) == [
        ("FD428", ("ledgers", 0, "groups", 2, "clues", 1))
    ]
    (fault,) = checks.clues_in_two_groups(ledger(groups=(group("fen-gifts", "fen-gifts"),)))
    assert fault.address[-1] == 1


@pytest.mark.parametrize(
    ("clues", "said"),
    [((), "no clue"), (("fen-gifts",), "1 clue"), (("fen-gifts", "fen-gifts"), "1 clue")],
)
def test_groups_of_one(clues: tuple[str, ...], said: str) -> None:
    (fault,) = checks.groups_of_one(ledger(groups=(*FEN.groups, group(*clues))))
    assert fault.address == ("ledgers", 0, "groups", 2, "clues")
    assert fault.found == f'{said} in group "more"'


def test_clues_of_other_episodes() -> None:
    casebook = ledger(clues=(*FEN.clues, Clue("cove-plot", State.FOUND)))
    (fault,) = checks.clues_of_other_episodes(casebook)
    assert fault.address == ("ledgers", 0, "clues", len(FEN.clues), "name")
    assert fault.found == '"cove-plot", an item of cove-1700'
    # An unknown item, and a ledger of an unknown episode, are told by other checks.
    casebook = ledger(clues=(Clue("nothing", State.FOUND),))
    assert not list(checks.clues_of_other_episodes(casebook))
    assert not list(checks.clues_of_other_episodes(ledger(episode="gull-1700")))


def test_clues_from_one_passage() -> None:
    (fault,) = checks.clues_from_one_passage(ledger(groups=FEN.groups[:1]))
    assert fault.severity is Severity.WARNING
    assert fault.address == ("ledgers", 0, "clues", 4, "name")
    assert fault.found == "harbour_log_1702[leaf 6], on which fen-guard rests as well"
    # A group that names what is not there may be the one that is missed.
    groups = (group("fen-gard", "fen-ships"),)
    assert not list(checks.clues_from_one_passage(ledger(groups=groups)))


def test_clues_from_one_passage_through_whomever_it_was_read() -> None:
    index = place("evidence", "fen-ships")
    (leaf,) = toyland().evidence[index].references
    through = replace(leaf, via=Reference("songs_1710", "3"))
    casebook = changed("evidence", index, references=(through,))
    fen = replace(FEN, groups=())
    assert len(list(checks.clues_from_one_passage(replace(casebook, ledgers=(fen,))))) == 1


def test_clues_from_one_passage_need_a_place_in_the_work() -> None:
    index = place("evidence", "fen-ships")
    whole = tuple(replace(cited, locator="") for cited in toyland().evidence[index].references)
    casebook = changed("evidence", index, references=whole)
    fen = replace(FEN, groups=())
    assert not list(checks.clues_from_one_passage(replace(casebook, ledgers=(fen,))))


def test_unweighed_ledgers() -> None:
    (fault,) = checks.unweighed_ledgers(with_records("weighings", []))
    assert (fault.code, fault.severity) == ("FD432", Severity.WARNING)


def test_searches_without_source() -> None:
    index = [clue.name for clue in FEN.clues].index("fen-gifts")
    clues = [replace(clue, references=()) for clue in FEN.clues]
    (fault,) = checks.searches_without_source(ledger(clues=tuple(clues)))
    assert (fault.code, fault.severity) == ("FD414", Severity.WARNING)
    assert fault.address == ("ledgers", 0, "clues", index, "name")


def test_words_out_of_order() -> None:
    words = FEN.scale.words
    scale = replace(FEN.scale, words=(words[1], words[0], *words[2:]))
    assert told(checks.words_out_of_order(ledger(scale=scale))) == [
        ("FD433", ("ledgers", 0, "scale", "words", 1, "name"))
    ]
    scale = replace(FEN.scale, words=(words[0], replace(words[0], name="rarely")))
    assert len(list(checks.words_out_of_order(ledger(scale=scale)))) == 1


def test_a_prior_of_the_user_is_as_free_as_the_even_one() -> None:
    third = Prior("thirds", "Thirds", tuple((name, 1 / 3) for name in FEN.names), "…")
    for check in checks.LEDGERS:
        assert not list(check(ledger(priors=(third,))))
