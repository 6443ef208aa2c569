"""Prime implicants of a textbook example.

W. V. Quine, "The Problem of Simplifying Truth Functions", American Mathematical Monthly 59
(1952), and E. J. McCluskey, "Minimization of Boolean Functions", Bell System Technical
Journal 35 (1956). The example with minterms 4, 8, 9, 10, 11, 12, 14, 15 over four variables
is the usual one of the method; its prime implicants are BC'D', AB', AD' and AC.
"""

from foedus.theory.implicants import prime_implicants


def _world(minterm: int) -> tuple[bool, ...]:
    return tuple(bool(minterm & bit) for bit in (8, 4, 2, 1))


def test_finds_the_four_prime_implicants_of_the_textbook() -> None:
    found = prime_implicants(_world(n) for n in (4, 8, 9, 10, 11, 12, 14, 15))
    assert set(found) == {
        (None, True, False, False),
        (True, False, None, None),
        (True, None, None, False),
        (True, None, True, None),
    }
