"""A value with where it comes from."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from thonmoi.records import Evidence, Period, Place

T = TypeVar("T")


class Sourced(BaseModel, Generic[T]):
    """`value` beside its evidence: `communes: Sourced[int] = thonmoi.fact("communes_ntm")`.

    `figure` is the index in the record, `sentence` the sentence that says it first; a rate of the text keeps its `unit` as written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: T
    figure: int
    unit: str
    place: Place | None = None
    period: Period | None = None
    evidence: tuple[Evidence, ...]
    sentence: str
    article: str
    source: str | None = None
