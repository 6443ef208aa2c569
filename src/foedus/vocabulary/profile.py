"""A profile: what is known of one episode, a membership per concept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from foedus.vocabulary.membership import UNKNOWN, Membership


@dataclass(frozen=True, slots=True)
class Profile:
    """What a theory is given of a case: memberships, and nothing of what was observed.

    Parameters
    ----------
    subject : str
        Name of the episode (or the row of a panel) described.
    memberships : mapping of str to Membership
        One per concept; a concept that is absent is unknown.

    Examples
    --------
    >>> Profile("x", {})["power_consolidation"] == UNKNOWN
    True
    """

    subject: str
    memberships: Mapping[str, Membership]

    def __getitem__(self, concept: str) -> Membership:
        """The membership in `concept`; unknown where nothing was coded."""
        return self.memberships.get(concept, UNKNOWN)
