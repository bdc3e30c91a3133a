"""An indicator that a catalogue declares: what is counted or measured, in which words, with sentences that show it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from thonmoi.catalogue.phrases import expand
from thonmoi.records import Comparator, Measure, Status

Reads = Literal["count", "share", "rate", "amount", "average"]
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def _phrase(phrase: str) -> str:
    if not phrase.strip():
        raise ValueError("an empty phrase says nothing")
    expand(phrase)
    return phrase


Phrase = Annotated[str, AfterValidator(_phrase)]
Phrases = tuple[Phrase, ...]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expected(_Part):
    """A figure that an example holds. What is not said is not looked at, but `measure` and `status`: total (or what the indicator
    measures) and achieved.
    """

    value: Decimal
    value_max: Decimal | None = None
    denominator: Decimal | None = None
    comparator: Comparator | None = None
    measure: Measure | None = None
    status: Status = "achieved"
    unit: str | None = None
    place: str | None = None
    year: int | None = None
    subset: str | None = None
    indicator: str | None = None

    def __str__(self) -> str:
        """As a reader would say it."""
        said = self.model_dump(exclude_none=True, exclude={"value"})
        return f"{self.value:f}" + "".join(f", {name} {value}" for name, value in said.items() if (name, value) != ("status", "achieved"))


class Example(_Part):
    """A sentence of one's own and the figures it holds, of all indicators of its catalogue; none for a near miss. `published`: its day."""

    text: str = Field(min_length=1)
    published: date | None = None
    figures: tuple[Expected, ...] = ()


class Cues(_Part):
    """Words, beyond those every catalogue knows, that say how a number is meant.

    `increase` ("thành lập mới") and `decrease` ("giải thể"), before a number or after it; `target` and `achieved` before it.
    """

    increase: Phrases = ()
    decrease: Phrases = ()
    target: Phrases = ()
    achieved: Phrases = ()


class Indicator(_Part):
    """One thing that is counted (`reads` "count") or measured ("share" and "rate" in percent, "amount" of money or in `units`, "average").

    `nouns`: what stands after a count ("trường học"), or names what is measured ("tỷ lệ bao phủ bảo hiểm y tế"). `standards`: words
    one of which must be said of what is counted. `programmes`: words one of which must stand near. `near_misses`: words that turn a
    number away. `ignore`: phrases that hold a noun and mean something else. `subsets`: words that narrow the noun. `units`: for an
    average or an amount, the words of its unit ("thành viên"); money needs none. `unit`: the noun in English, for `amount_unit`.
    """

    code: str
    reads: Reads = "count"
    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)
    unit: str = Field(default="unit", pattern=r"^[a-z][a-z0-9_/ ]*$")
    nouns: Phrases = Field(min_length=1)
    standards: Phrases = ()
    programmes: Phrases = ()
    units: Phrases = ()
    near_misses: Phrases = ()
    ignore: Phrases = ()
    subsets: Phrases = ()
    cues: Cues = Cues()
    example: tuple[Example, ...] = Field(min_length=1)

    @field_validator("code")
    @classmethod
    def _coded(cls, code: str) -> str:
        if not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} is no code: lower case letters and digits, joined by _, as in schools_national_standard")
        return code

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.reads in ("count", "share", "rate") and self.units:
            raise ValueError(f"units are for reads = 'amount' or 'average', not for {self.reads!r}")
        if self.reads in ("amount", "average") and self.standards:
            raise ValueError(f"standards are for reads = 'count', 'share' or 'rate', not for {self.reads!r}")
        return self

    @property
    def measure(self) -> Measure:
        """What a plain number of it is: `amount` is money, kilometres and hectares are a total."""
        return "total" if self.reads == "count" or (self.reads == "amount" and self.units) else self.reads
