"""The catalogue's shape in pydantic: one TOML file."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from thonmoi.catalogue.indicator import Cues, Example, Expected, Indicator, Phrase
from thonmoi.catalogue.phrases import expand

CueKind = Literal[
    "programme", "noun", "standard", "graded", "measure", "status", "link", "block", "topic", "ignore", "subset", "heading", "criterion"
]

__all__ = ["Catalogue", "CueEntry", "CueKind", "Cues", "Example", "Expected", "Indicator", "expand"]


class CueEntry(BaseModel):
    """Phrases that mean one thing, with a sentence in which they are found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CueKind
    value: str
    phrases: tuple[Phrase, ...] = Field(min_length=1)
    example: str


class Catalogue(BaseModel):
    """One TOML file: indicators, cues, and where their facts come from.

    `extends` names the catalogues it stands beside; without it that is our own, `ntm`. Its `cue` entries add words to theirs.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    title: str
    version: int
    source: str
    extends: tuple[str, ...] = ("ntm",)
    indicator: tuple[Indicator, ...] = ()
    cue: tuple[CueEntry, ...] = ()

    fingerprint: str = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not self.indicator and not self.cue:
            raise ValueError("has no [[indicator]] and no [[cue]]: there is nothing in it to read with")
        codes = [one.code for one in self.indicator]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise ValueError(f"two indicators have the code {twice!r}")
        return self
