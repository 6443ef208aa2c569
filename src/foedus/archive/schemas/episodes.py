"""Files of kind `episodes`: a client, a patron, a period in which a design was chosen."""

from __future__ import annotations

from typing import ClassVar, Literal

from foedus.archive.schemas.types import DateField, Form, Name, Names, References, Text
from foedus.casebook.episode import Episode, Refusal, Status
from foedus.vocabulary.design import Design


class RefusalForm(Form):
    """The patron refused the design that the client asked for."""

    wanted: Design
    reason: Text
    source: References = ()
    evidence: Names = ()

    def record(self) -> Refusal:
        """The refusal."""
        return Refusal(self.wanted, self.reason, self.source, self.evidence)


class EpisodeForm(Form):
    """A choice of design by a client regime toward a patron."""

    neutral: ClassVar[dict[str, object]] = {
        "title": "-",
        "status": "passing",
        "client": "unknown",
        "patron": "unknown",
        "period": "1815/..",
    }

    name: Name
    title: Text
    status: Status
    client: Name
    patron: Name
    leader: Name | None = None
    period: DateField
    chosen: DateField | None = None
    text: Text | None = None
    arrangement: Name | None = None
    refusal: RefusalForm | None = None
    not_comparable: Text | None = None
    source: References = ()

    def record(self) -> Episode:
        """The episode."""
        return Episode(
            name=self.name,
            title=self.title,
            status=self.status,
            client=self.client,
            patron=self.patron,
            period=self.period,
            text=self.text or "",
            leader=self.leader or "",
            chosen=self.chosen,
            arrangement=self.arrangement or "",
            refusal=self.refusal.record() if self.refusal else None,
            not_comparable=self.not_comparable or "",
            references=self.source,
        )


class EpisodesFile(Form):
    """The file of episodes."""

    format: Literal["foedus/1"]
    kind: Literal["episodes"]
    episodes: tuple[EpisodeForm, ...]
