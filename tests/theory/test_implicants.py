"""Prime implicants, against their definition."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from foedus.theory.implicants import Implicant, prime_implicants

WORLDS = list(product((True, False), repeat=4))


def _covers(implicant: Implicant, world: tuple[bool, ...]) -> bool:
    return all(a is None or a == b for a, b in zip(implicant, world, strict=True))


@given(st.sets(st.sampled_from(WORLDS)))
def test_cover_exactly_the_worlds_given(worlds: set[tuple[bool, ...]]) -> None:
    primes = prime_implicants(worlds)
    assert {w for w in WORLDS if any(_covers(p, w) for p in primes)} == worlds


@given(st.sets(st.sampled_from(WORLDS)))
def test_are_all_and_only_the_prime_ones(worlds: set[tuple[bool, ...]]) -> None:
    cubes = product((True, False, None), repeat=4)
    implicants = [cube for cube in cubes if {w for w in WORLDS if _covers(cube, w)} <= worlds]
    prime = {
        cube
        for cube in implicants
        if not any(other != cube and _wider(other, cube) for other in implicants)
    }
    assert set(prime_implicants(worlds)) == prime


def _wider(first: Implicant, second: Implicant) -> bool:
    return all(a is None or a == b for a, b in zip(first, second, strict=True))


def test_a_theory_of_ten_conditions_is_ready_at_once() -> None:
    # Comparing every two of the 59,049 implicants on the way would take half an hour.
    assert prime_implicants(product((True, False), repeat=10)) == ((None,) * 10,)


def test_no_worlds_have_no_implicants_and_all_worlds_the_empty_one() -> None:
    assert prime_implicants([]) == ()
    assert prime_implicants(WORLDS) == ((None, None, None, None),)
