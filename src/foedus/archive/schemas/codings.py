"""Files of kind `codings`: one coder's values for indicators, with reasons and evidence."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.archive.schemas.types import (
    ConceptName,
    Form,
    MembershipField,
    Name,
    Names,
    References,
    Text,
)
from foedus.casebook.coding import Coding


class CodingForm(Form):
    """One value for one indicator in one episode."""

    neutral: ClassVar[dict[str, object]] = {
        "episode": "unknown",
        "concept": "unknown",
        "value": "unknown",
    }

    episode: Name
    concept: ConceptName
    value: MembershipField
    reason: Text | None = None
    evidence: Names = ()
    against: Names = ()
    source: References = ()

    def record(self, coder: str) -> Coding:
        """The coding, by this coder."""
        return Coding(
            coder,
            self.episode,
            self.concept,
            self.value,
            self.reason or "",
            self.evidence,
            self.against,
            self.source,
        )


class CodingsFile(Form):
    """A file of codings; several may name the same coder."""

    format: Literal["foedus/1"]
    kind: Literal["codings"]
    coder: Name
    codings: tuple[CodingForm, ...]
