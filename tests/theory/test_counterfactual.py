"""Counterfactuals, against exhaustive search."""

from itertools import combinations, product

from hypothesis import given

from foedus.theory.counterfactual import counterfactuals
from foedus.theory.derive import derive, ready
from foedus.theory.expression import parse
from foedus.theory.theory import Theory
from foedus.theory.worlds import tabulate
from foedus.vocabulary.design import Design
from foedus.vocabulary.membership import FALSE, TRUE
from foedus.vocabulary.profile import Profile
from tests.strategies import clause, indicators, profiles, theories


@given(theories(), profiles())
def test_finds_all_smallest_changes_and_none_larger(theory: Theory, profile: Profile) -> None:
    rule = ready(tabulate(theory, indicators()))
    names = rule.table.conditions

    def answers(changes: dict[str, bool]) -> set[object]:
        settled = {n: TRUE if v else FALSE for n, v in changes.items()}
        changed = Profile("p", {**profile.memberships, **settled})
        return {answer.value for answer in derive(rule, changed).answers}

    now = answers({})
    sizes: dict[int, set[tuple[tuple[str, bool], ...]]] = {}
    for size in range(1, len(names) + 1):
        for chosen in combinations(names, size):
            for values in product((True, False), repeat=size):
                changes = dict(zip(chosen, values, strict=True))
                if answers(changes) != now:
                    sizes.setdefault(size, set()).add(tuple(changes.items()))
    found = counterfactuals(rule, profile)
    assert {cf.changes for cf in found} == (sizes[min(sizes)] if sizes else set())
    assert all(set(cf.answers) == answers(dict(cf.changes)) for cf in found)


def test_a_settled_condition_is_changed_to_its_opposite_only() -> None:
    theory = Theory(
        "t",
        "T",
        (
            clause("walls", parse("wolves"), Design.WITH_INSTITUTIONS),
            clause("fields", parse("~wolves"), Design.NONE),
        ),
    )
    rule = ready(tabulate(theory, indicators()))
    found = counterfactuals(rule, Profile("p", {"wolves": TRUE}))
    assert [(cf.changes, cf.answers) for cf in found] == [((("wolves", False),), (Design.NONE,))]


def test_a_theory_that_answers_alike_everywhere_has_none() -> None:
    theory = Theory("t", "T", (clause("a", parse("wolves + ~wolves"), Design.NONE),))
    assert counterfactuals(ready(tabulate(theory, indicators())), Profile("p", {})) == ()
