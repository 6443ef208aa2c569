"""A game as it is asked for."""

from collections.abc import Sequence

import pytest

from foedus.archive.files.games import library_game
from foedus.game.parameters import Parameters
from foedus.study.game.asked import adjusted
from foedus.study.plan import PlanError

DEFAULT = library_game("patron_client")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("beta=0.9", "beta", 0.9),
        ("beta=0", "beta", 0.0),
        (" beta = 9e-1 ", "beta", 0.9),
        ("thetas=0.1", "thetas", (0.1,)),
        ("thetas=[0.01, 0.2, 0.3]", "thetas", (0.01, 0.2, 0.3)),
        ("thetas[1]=0.3", "thetas", (0.02, 0.3)),
        ("military=0,0.5,1", "military", (0.0, 0.5, 1.0)),
        ("commit[1]=0.02", "commit", (0.0, 0.02, 0.15)),
        ("n_kappa=9", "n_kappa", 9),
        ("horizon=5", "horizon", 5),
        ("horizon=none", "horizon", None),
        ("meddling=false", "meddling", False),
        ("proposer=client", "proposer", "client"),
    ],
)
def test_one_setting(text: str, name: str, value: object) -> None:
    found = adjusted(DEFAULT, [text])
    assert getattr(found.parameters, name) == value
    notes = {note.name: note.basis for note in found.notes}
    assert notes.get(name, f"Set for this run: {text}.") == f"Set for this run: {text}."
    assert notes["mu"] == "Chosen, not estimated."


def test_settings_add_up_and_all_of_one_parameter_are_told() -> None:
    found = adjusted(DEFAULT, ["mu=0.2", "beta=0.9", "commit[1]=0.1", "commit[2]=0.2"])
    p = found.parameters
    assert (p.beta, p.mu, p.commit) == (0.9, 0.2, (0.0, 0.1, 0.2))
    bases = {note.name: note.basis for note in found.notes}
    assert bases["commit"] == "Set for this run: commit[1]=0.1, commit[2]=0.2."


def test_pathways_are_switched_off_and_said_to_be() -> None:
    found = adjusted(DEFAULT, pathways=iter(["military"]))
    assert found.parameters.military == (0.0, 0.0, 0.0)
    bases = {note.name: note.basis for note in found.notes}
    assert bases["military"] == "Switched off for this run."
    assert adjusted(DEFAULT) == DEFAULT
    assert DEFAULT.parameters == Parameters()


# The settings; code, place and remedy of every problem.
REFUSED: dict[str, tuple[Sequence[str], list[tuple[str, str, str]]]] = {
    "beyond its range": (["beta=2"], [("FD222", "--set beta=2", "correct it")]),
    "no number": (
        ["beta=much"],
        [("FD203", "--set beta=much", "write it in digits, without quotes")],
    ),
    "not finite": (["v=nan"], [("FD114", "--set v=nan", "correct it")]),
    "no setting": (
        ["beta"],
        [("FD608", "--set beta", "write the name of a parameter, =, and its value")],
    ),
    "a misspelt name": (["bta=1"], [("FD601", "--set bta=1", 'did you mean "beta"?')]),
    "another name": (["colour=1"], [("FD601", "--set colour=1", "see the names above")]),
    "no level": (["thetas="], [("FD206", "--set thetas=", "add one")]),
    "no such place": (
        ["commit[7]=1"],
        [
            (
                *("FD608", "--set commit[7]=1"),
                "places count from 0, for no alliance or the lowest threat",
            )
        ],
    ),
    "a place in one number": (
        ["beta[0]=1"],
        [
            (
                *("FD608", "--set beta[0]=1"),
                "places count from 0, for no alliance or the lowest threat",
            )
        ],
    ),
    "designs that fall": (
        ["commit[1]=0.5"],
        [("FD227", "--set commit[1]=0.5", "what a design gives must not fall with depth")],
    ),
    "half a point": (["n_kappa=2.5"], [("FD203", "--set n_kappa=2.5", "write it in digits")]),
    "no rule": (
        ["proposer=me", "meddling=1"],
        [
            ("FD203", "--set meddling=1", "write true or false"),
            ("FD204", "--set proposer=me", "take one of these words"),
        ],
    ),
    "a grid too coarse for another parameter": (
        ["sd_gamma=0.0001", "mu=0.1"],
        [
            (
                *("FD222", "--set sd_gamma=0.0001"),
                "below that no point of the grid can be reached; widen it, or take more points",
            )
        ],
    ),
    "a number twice": (
        [
            "mu=abc",
            "mu=0.1",
            "commit[1]=0.1",
            "commit=0,0.1,0.2",
            "thetas[1]=0.1",
            "thetas[01]=0.2",
        ],
        [
            ("FD602", "--set commit=0,0.1,0.2", "keep one of the two"),
            ("FD602", "--set mu=0.1", "keep one of the two"),
            ("FD602", "--set thetas[01]=0.2", "keep one of the two"),
        ],
    ),
    "one of several that falls": (
        ["commit[1]=0.1", "commit[2]=0.05"],
        [("FD227", "--set commit[2]=0.05", "what a design gives must not fall with depth")],
    ),
    "everything at once": (
        ["bta=1", "mu=2", "x"],
        [
            ("FD601", "--set bta=1", 'did you mean "beta"?'),
            ("FD222", "--set mu=2", "correct it"),
            ("FD608", "--set x", "write the name of a parameter, =, and its value"),
        ],
    ),
}


@pytest.mark.parametrize(("sets", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(sets: Sequence[str], expected: list[tuple[str, str, str]]) -> None:
    with pytest.raises(PlanError, match=r"--set .*error\[FD") as raised:
        adjusted(DEFAULT, sets)
    found = [(each.code, str(each.place), each.remedy) for each in raised.value.problems]
    assert found == expected


def test_a_fault_between_parameters_is_told_at_the_one_that_was_set() -> None:
    with pytest.raises(PlanError, match=r"--set n_gamma=2: .*sd_gamma") as raised:
        adjusted(adjusted(DEFAULT, ["sd_gamma=0.001"]), ["n_gamma=2"])
    assert raised.value.problems[0].found == "sd_gamma: the number 0.001"


def test_a_pathway_that_there_is_not() -> None:
    with pytest.raises(ValueError, match='no pathway "rent"'):
        adjusted(DEFAULT, pathways=["rent"])
