"""Files of kind `events`: a dated timeline."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.archive.schemas.types import DateField, Form, Name, Names, References, Text
from foedus.casebook.event import Event


class EventForm(Form):
    """Something that happened at a date."""

    neutral: ClassVar[dict[str, object]] = {"date": "1815", "lane": "unknown", "title": "-"}

    name: Name
    date: DateField
    lane: Name
    title: Text
    text: Text | None = None
    source: References = ()
    evidence: Names = ()
    episode: Name | None = None

    def record(self) -> Event:
        """The event."""
        return Event(
            self.name,
            self.date,
            self.lane,
            self.title,
            self.text or "",
            self.source,
            self.evidence,
            self.episode or "",
        )


class EventsFile(Form):
    """The file of events."""

    format: Literal["foedus/1"]
    kind: Literal["events"]
    events: tuple[EventForm, ...]
