"""Files of kind `actors`: states, leaders, officials, factions, members, organisations."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from foedus.archive.schemas.types import Form, Name, Names, References, Text
from foedus.casebook.actor import Actor, CowCode

ActorType = Literal["state", "leader", "official", "faction", "member", "organisation"]


class CowForm(Form):
    """The number of a state in the Correlates of War, and the list that gives it."""

    code: int = Field(ge=2, le=990)
    source: References = ()

    def record(self) -> CowCode:
        """The number."""
        return CowCode(self.code, self.source)


class ActorForm(Form):
    """Someone, or some group, that acts."""

    neutral: ClassVar[dict[str, object]] = {"label": "-", "type": "state"}

    name: Name
    label: Text
    variants: tuple[Text, ...] = ()
    type: ActorType
    side: Name | None = None
    member_of: Names = ()
    role: Text | None = None
    source: References = ()
    cow: CowForm | None = None

    def record(self) -> Actor:
        """The actor."""
        return Actor(
            self.name,
            self.label,
            self.type,
            self.variants,
            self.side or "",
            self.member_of,
            self.role or "",
            self.source,
            self.cow.record() if self.cow else None,
        )


class ActorsFile(Form):
    """The file of actors."""

    format: Literal["foedus/1"]
    kind: Literal["actors"]
    actors: tuple[ActorForm, ...]
