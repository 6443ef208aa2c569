"""Files of kind `scale`: words for likelihoods, with the probabilities they stand for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foedus.archive.schemas.estimates import ProbabilityForm
from foedus.archive.schemas.types import Form, Name, References, Text
from foedus.casebook.ledger import Scale, Word


class WordForm(ProbabilityForm):
    """One word, with a point and the bounds of its band."""

    name: Name

    def word(self) -> Word:
        """The word."""
        return Word(self.name, self.record())


class ScaleFile(Form):
    """The file of one scale; its words go from the least likely upward."""

    format: Literal["foedus/1"]
    kind: Literal["scale"]
    name: Name
    label: Text
    text: Text
    words: tuple[WordForm, ...] = Field(min_length=1)
    source: References = ()

    def record(self) -> Scale:
        """The scale."""
        words = tuple(word.word() for word in self.words)
        return Scale(self.name, self.label, self.text, words, self.source)
