"""Problems: place, finding, expectation, remedy."""

from foedus.vocabulary.problem import InputError, Place, Problem


def _problem(line: int) -> Problem:
    return Problem(Place("study.yaml", line, 3), "FD201", "this", "that", "mend it")


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(_problem(4)) == "study.yaml:4:3: error[FD201]: this; expected that; mend it"


def test_a_place_without_a_line_is_the_file() -> None:
    assert str(Place("study.yaml")) == "study.yaml"


def test_an_input_error_carries_all_problems_in_their_order() -> None:
    error = InputError([_problem(9), _problem(2)])
    assert [problem.place.line for problem in error.problems] == [2, 9]
    assert str(error).count("error[FD201]") == 2
