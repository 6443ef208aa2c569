"""What a solved game expects of a case: sets of designs, their chances, and computed reasons."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.game.expect import SAID, Oracle, expect, oracle, possible, span
from foedus.game.game import Axis, Placement
from foedus.game.parameters import Parameters, without
from foedus.game.place import Aspect, box, inside
from foedus.game.solving.solve import solve
from foedus.game.year import one_year, setting
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE, UNKNOWN, Membership
from foedus.vocabulary.prediction import Prediction, Silence
from foedus.vocabulary.profile import Profile

LAID = Placement(Axis("grip", 0, 1), Axis("accord", -1, 1), "danger", 0, "invented")


@pytest.fixture(scope="module")
def asked() -> Oracle:
    return oracle(solve(Parameters(n_kappa=17, n_gamma=17), tolerance=1e-8), LAID)


def wanted(asked: Oracle, grip: Membership, accord: Membership, danger: Membership) -> Prediction:
    profile = Profile("x", {"grip": grip, "accord": accord, "danger": danger})
    return expect(asked, profile, Aspect.WANTED, "game")


def reasons(prediction: Prediction) -> str:
    return " ".join(r.text for answer in prediction.answers for r in answer.reasons)


def test_a_weak_leader_under_threat_wants_no_alliance_with_an_unfriendly_patron(
    asked: Oracle,
) -> None:
    found = wanted(asked, FALSE, FALSE, TRUE)
    assert found.designs == (Design.NONE,)
    assert found.certain


def test_a_point_has_one_chance(asked: Oracle) -> None:
    (answer,) = wanted(asked, TRUE, TRUE, TRUE).answers
    assert answer.membership.lo == answer.membership.hi
    assert answer.value is Design.WITH_INSTITUTIONS


def test_the_likeliest_of_three_needs_no_half_of_the_chances() -> None:
    small = Parameters(n_kappa=3, n_gamma=3, tau_client=5.0, sd_gamma=0.5)
    (answer,) = wanted(oracle(solve(small), LAID), TRUE, TRUE, TRUE).answers
    assert answer.membership.hi < 0.5


def test_what_is_unknown_leaves_every_design_possible_that_is_likeliest_somewhere(
    asked: Oracle,
) -> None:
    found = wanted(asked, UNKNOWN, UNKNOWN, UNKNOWN)
    chances = asked.solution.policy.wanted[:, :, :, 0, :]
    somewhere = {list(Design)[d] for d in np.unique(chances.argmax(axis=-1))}
    assert set(found.designs) == somewhere
    for answer in found.answers:
        assert isinstance(answer.value, Design)
        own = chances[..., answer.value.depth]
        assert answer.membership.lo == pytest.approx(own.min(), abs=10**-SAID)
        assert answer.membership.hi == pytest.approx(own.max(), abs=10**-SAID)


intervals = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda ends: Membership(*sorted(ends)))


@settings(max_examples=25, deadline=None)
@given(intervals, intervals, intervals, st.sampled_from(Aspect))
def test_knowing_more_never_adds_a_design(
    asked: Oracle, grip: Membership, accord: Membership, danger: Membership, aspect: Aspect
) -> None:
    known = Profile("x", {"grip": grip, "accord": accord, "danger": danger})
    found = expect(asked, known, aspect, "game")
    here = box(asked.solution.parameters, LAID, known)
    over = inside(asked.solution.parameters, asked.equilibria[0][aspect], here)
    assert 1 <= len(found.designs) == len(found.answers)
    assert found.designs == possible(asked, known, aspect)
    for kappa, gamma in ((0, 0), (-1, -1)):
        likeliest = int(over[kappa, gamma, 0].argmax())
        assert list(Design)[likeliest] in found.designs


def test_the_reasons_name_what_would_change_the_answer(asked: Oracle) -> None:
    found = wanted(asked, TRUE, FALSE, TRUE)
    solution = asked.solution
    off = one_year(setting(without(solution.parameters, "resources")), solution.values)[1]
    before = solution.policy.wanted[-1, 0, -1, 0].argmax()
    after = off.wanted[-1, 0, -1, 0].argmax()
    assert before != after, "the point was chosen because resources decide it"
    assert "without the resources pathway" in reasons(found)


def test_the_reasons_name_pay_offs_too(asked: Oracle) -> None:
    found = wanted(asked, TRUE, FALSE, TRUE)
    solution = asked.solution
    bare = replace(solution.parameters, protection=0.0)
    off = one_year(setting(bare), solution.values)[1]
    before = solution.policy.wanted[-1, 0, -1, 0].argmax()
    assert before != off.wanted[-1, 0, -1, 0].argmax(), "the point was chosen because it decides"
    assert "without the protection by the ally no alliance" in reasons(found)


def test_the_reasons_say_who_held_back(asked: Oracle) -> None:
    profile = Profile("x", {"grip": TRUE, "accord": FALSE, "danger": TRUE})
    policy = asked.solution.policy
    wish = policy.wanted[-1, 0, -1, 0].argmax()
    end = policy.realised[-1, 0, -1, 0].argmax()
    assert end < wish, "the point was chosen because the patron grants less there"
    for aspect in Aspect:
        assert "the patron holds back" in reasons(expect(asked, profile, aspect, "game"))


def test_the_reasons_say_what_another_threat_would_change(asked: Oracle) -> None:
    assert "It hangs on the threat" in reasons(wanted(asked, TRUE, FALSE, TRUE))


def test_hedges_go_with_every_answer(asked: Oracle) -> None:
    found = expect(asked, Profile("x", {}), Aspect.REALISED, "game", ("Chosen.",))
    assert {answer.hedges for answer in found.answers} == {("Chosen.",)}


def test_a_game_that_has_not_converged_is_silent_and_says_why(asked: Oracle) -> None:
    convergence = replace(asked.solution.convergence, residual=0.5)
    unsolved = replace(asked.solution, convergence=convergence)
    found = expect(oracle(unsolved, LAID), Profile("x", {}), Aspect.WANTED, "game")
    assert found.silences == (Silence.SILENT,)
    assert found.designs == ()
    assert "not solved" in reasons(found)


def test_another_equilibrium_widens_the_chances(asked: Oracle) -> None:
    policy = asked.solution.policy
    turned = replace(policy, wanted=policy.wanted[..., ::-1])
    several = replace(asked.solution, others=(replace(asked.solution, policy=turned),))
    found = wanted(oracle(several, LAID), TRUE, TRUE, TRUE)
    assert found.designs == (Design.NONE, Design.WITH_INSTITUTIONS)
    assert "another of the game's 2 equilibria" in reasons(found)


def test_ranges_in_words() -> None:
    assert span(np.array([0.12345, 0.5]), 2) == "0.12 to 0.5"
