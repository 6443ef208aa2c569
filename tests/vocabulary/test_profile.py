"""Profiles: what was not coded is unknown."""

from foedus.vocabulary.membership import TRUE, UNKNOWN
from foedus.vocabulary.profile import Profile


def test_what_was_not_coded_is_unknown_not_false() -> None:
    profile = Profile("somewhere", {"harvest": TRUE})
    assert profile["harvest"] == TRUE
    assert profile["omens"] == UNKNOWN
