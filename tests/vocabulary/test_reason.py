"""Reasons: sentences with what they rest on."""

from foedus.vocabulary.reason import Reason
from foedus.vocabulary.reference import Reference


def test_a_reason_may_rest_on_references_and_evidence() -> None:
    reason = Reason("The wolves came.", (Reference("annals", "p. 3"),), ("tracks",))
    assert reason.references[0].locator == "p. 3"
    assert reason.evidence == ("tracks",)
