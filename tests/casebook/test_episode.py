"""Episodes: only a test counts."""

from foedus.casebook.episode import Status


def test_only_a_test_is_scored() -> None:
    assert [status for status in Status if status.scored] == [Status.TEST]
