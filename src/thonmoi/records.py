"""The record: what one article becomes. pydantic models, frozen, that check their own invariants.

Names, codes and meanings are the public contract; fields may be added, never renamed or reinterpreted.
`Record.model_validate_json(record.model_dump_json()) == record` holds for every record.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from thonmoi.frozen import FrozenDict as FrozenDict  # a part of the models, handed on with them
from thonmoi.numbers import read, read_whole
from thonmoi.versions import SCHEMA_VERSION as SCHEMA_VERSION  # handed on with the models
from thonmoi.versions import SchemaVersion

M = TypeVar("M", bound=BaseModel)

VIETNAM: Final = timezone(timedelta(hours=7), "+07:00")

Measure = Literal["total", "increase", "decrease", "share", "average", "rate", "amount"]
Status = Literal["achieved", "target"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx"]
Section = Literal["title", "lead", "body", "caption", "table", "related"]
Reading = Literal["number", "named", "none", "all"]
Origin = Literal["stated", "carried", "article", "assumed"]
Level = Literal["country", "region", "province", "district", "commune", "village"]
Precision = Literal["day", "month", "quarter", "half", "year", "span"]
PeriodSource = Literal["stated", "carried", "publication"]
Severity = Literal["info", "warning", "error"]
FindingCode = Literal[
    "share_mismatch", "sum_mismatch", "part_exceeds_whole", "target_below_achieved", "value_conflict",
    "period_conflict", "out_of_range", "unknown_place", "place_out_of_time", "unread_number",
]  # fmt: skip
FateReason = Literal[
    "figure", "date", "clock", "phone", "decision", "ordinal", "price", "address", "near_miss", "not_in_catalogue", "unread",
]  # fmt: skip
RejectCode = Literal[
    "unreadable", "empty", "undecodable", "too_large", "timeout", "crashed", "unsupported", "protected", "not_found",
]  # fmt: skip
Slot = Literal[
    "value", "value_max", "denominator", "unit", "comparator", "measure", "status", "indicator", "per", "subset", "place", "period",
    "stars", "band", "members", "amount",
]  # fmt: skip


def _letters(text: str) -> str:
    """Base letters alone: the gazetteer's spelling of a name and the text's may differ ("Phú Quí", "Đakrông", "hoà")."""
    letters = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if c.isalnum())
    return letters.replace("y", "i").replace("đ", "d")


def _in_vietnam(moment: datetime) -> datetime:
    """Asia/Ho_Chi_Minh, which has been UTC+7 since 1975; a time without zone is taken as local time there."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


Moment = Annotated[datetime, AfterValidator(_in_vietnam)]


class Model(BaseModel):
    """What all models of the record share."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, ser_json_inf_nan="strings")


class Span(Model):
    """Characters start:end of `article.text`, and what stands there."""

    start: int = Field(ge=0)
    end: int
    quote: str


class Stars(Model):
    """OCOP stars: 3 and 5 for "3 sao trở lên", 4 and 4 for "4 sao"; `potential` for "tiềm năng 5 sao"."""

    min: int = Field(ge=1, le=5)
    max: int = Field(ge=1, le=5)
    potential: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"stars from {self.min} to {self.max}: the lower comes first")
        return self


class Band(Model):
    """How many criteria: 15 and 18 for "đạt từ 15-18 tiêu chí", null and 9 for "dưới 10 tiêu chí"."""

    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)


class UnitRef(Model):
    """A unit named beside a place: one of its parents, or a successor."""

    name: str
    level: Level
    kind: str | None = None
    code: str | None = None


class Place(Model):
    """A unit of Vietnam on the map of a day. `code` is the statistics office's code on that map."""

    name: str
    level: Level
    kind: str | None = None
    code: str | None = None
    parents: tuple[UnitRef, ...] = ()
    as_of: date | None = None
    successors: tuple[UnitRef, ...] = ()
    reason: str | None = None


class Period(Model):
    """When a figure holds: one of `start` and `end` is known. The `end` of a target is its deadline."""

    start: date | None = None
    end: date | None = None
    precision: Precision
    text: str
    source: PeriodSource = "stated"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start is None and self.end is None:
            raise ValueError("a period has a start or an end")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a period from {self.start} to {self.end} runs backwards")
        return self


class Evidence(Model):
    """One mention of a figure. `fields` says which characters each slot was read from."""

    start: int = Field(ge=0)
    end: int
    quote: str
    section: Section = "body"
    reading: Reading = "number"
    fields: FrozenDict[Span] = Field(default_factory=lambda: FrozenDict[Span]())

    @model_validator(mode="after")
    def _has_value(self) -> Self:
        if self.reading in ("number", "all") and "value" not in self.fields:
            raise ValueError(f"evidence {self.quote!r} does not say where its value stands")
        return self


class Figure(Model):
    """One fact: how many, of what, where, when, and where the text says so."""

    indicator: str
    measure: Measure
    status: Status
    value: Decimal
    value_max: Decimal | None = None
    unit: str
    amount: Decimal | None = None
    amount_unit: str | None = None
    comparator: Comparator = "eq"
    per: Literal["year", "month"] | None = None
    denominator: Decimal | None = None
    subset: str | None = None
    place: Place | None = None
    place_candidates: tuple[Place, ...] = ()
    period: Period | None = None
    stars: Stars | None = None
    band: Band | None = None
    members: tuple[str, ...] = ()
    part_of: int | None = Field(default=None, ge=0)
    origins: FrozenDict[Origin] = Field(default_factory=lambda: FrozenDict[Origin]())
    also: FrozenDict[tuple[str, ...]] = Field(default_factory=lambda: FrozenDict[tuple[str, ...]]())
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    rule: str

    @model_validator(mode="after")
    def _grounded(self) -> Self:
        """Every evidence reads as the value; the upper end and the denominator are read in at least one."""
        if self.value_max is not None and self.value_max < self.value:
            raise ValueError(f"range from {self.value} to {self.value_max}: the lower comes first")
        for evidence in self.evidence:
            self._check_reading(evidence)
        if not any(e.reading in ("number", "all") for e in self.evidence):
            return self
        for slot, want in (("value_max", self.value_max), ("denominator", self.denominator)):
            if want is None:
                continue
            spans = [e.fields[slot] for e in self.evidence if slot in e.fields]
            if not spans:
                raise ValueError(f"no evidence says where {slot} {want} stands")
            for span in spans:
                if (read_whole if slot == "denominator" else read)(span.quote) != want:
                    raise ValueError(f"{slot} {want} does not read from {span.quote!r}")
        return self

    def _check_reading(self, evidence: Evidence) -> None:
        if evidence.reading == "number":
            span = evidence.fields["value"]
            if read(span.quote) != self.value:
                raise ValueError(f"value {self.value} does not read from {span.quote!r}")
        elif evidence.reading == "none":
            if self.value != 0:
                raise ValueError(f"{evidence.quote!r} says none, the value is {self.value}")
        elif evidence.reading == "all":
            if self.value != 100:
                raise ValueError(f"{evidence.quote!r} says all, the value is {self.value}")
        else:
            quote = _letters(evidence.quote)
            named = sum(_letters(member) in quote for member in self.members)
            # A unit meant by its level word alone ("đưa tỉnh về đích") is one.
            if self.value != max(named, 1):
                raise ValueError(f"{evidence.quote!r} names {named} units, the value is {self.value}")


class Person(Model):
    """Somebody named: `name` without title, `roles` as written."""

    name: str
    roles: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


class Finding(Model):
    """What a check noticed; `figures` are indices into the record's figures."""

    code: FindingCode
    severity: Severity
    message_vi: str
    message_en: str
    figures: tuple[int, ...] = ()
    evidence: tuple[Span, ...] = ()


class CatalogueRef(Model):
    """Which catalogue a record was read with."""

    name: str
    fingerprint: str


class Article(Model):
    """What was read. Every offset of the record points into `text`."""

    id: str
    source: str | None = None
    canonical_url: str | None = None
    publisher: str | None = None
    format: str = "text"
    encoding: str | None = None
    title: str | None = None
    published_at: Moment | None = None
    published_precision: Literal["minute", "day"] | None = None
    printed_at: Moment | None = None
    lead: str | None = None
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    hotline: str | None = None
    relevant: bool = False
    text: str = ""
    origins: FrozenDict[tuple[Span, ...] | str] = Field(default_factory=lambda: FrozenDict[tuple[Span, ...] | str]())


class Record(Model):
    """One article, read: its figures, people and findings."""

    article: Article
    figures: tuple[Figure, ...] = ()
    people: tuple[Person, ...] = ()
    findings: tuple[Finding, ...] = ()
    schema_version: SchemaVersion = SCHEMA_VERSION
    thonmoi_version: str
    catalogues: tuple[CatalogueRef, ...] = ()

    # Rooms above register what they add to a record (a user's model, notebook display); this room knows none of them.
    _hooks: ClassVar[dict[str, Callable[..., Any]]] = {}

    @classmethod
    def register(cls, name: str, function: Callable[..., Any]) -> None:
        """Let an upper room provide `to`, `cite` or a notebook's display."""
        cls._hooks[name] = function

    def to(self, model: type[M]) -> M:
        """A model of one's own, filled as its fields' `thonmoi.fact(...)` say. Raises FactError: what is missing, or said in two ways."""
        filled: M = self._from_above("to")(self, model)
        return filled

    def cite(self, index: int) -> str:
        """Figure `index` as a line to quote: sentence, paper, date, address."""
        return str(self._from_above("cite")(self, index))

    def _from_above(self, name: str) -> Callable[..., Any]:
        """What an upper room does for a record; by name, for this room does not import those above it."""
        if name not in self._hooks:
            importlib.import_module("thonmoi.schema")
        return self._hooks[name]

    def _repr_html_(self) -> str:
        """How a notebook shows the record."""
        if "html" not in self._hooks:
            importlib.import_module("thonmoi.review.notebook")
        return str(self._hooks["html"](self))

    def spans(self) -> Iterator[tuple[str, Span | Evidence]]:
        """Every span of the record with a name for where it stands."""
        for name, origin in self.article.origins.items():
            if not isinstance(origin, str):
                yield from ((f"article.origins[{name}]", span) for span in origin)
        for i, figure in enumerate(self.figures):
            for k, evidence in enumerate(figure.evidence):
                yield f"figures[{i}].evidence[{k}]", evidence
                yield from ((f"figures[{i}].evidence[{k}].fields[{slot}]", span) for slot, span in evidence.fields.items())
        for i, person in enumerate(self.people):
            yield from ((f"people[{i}]", span) for span in person.evidence)
        for i, finding in enumerate(self.findings):
            yield from ((f"findings[{i}]", span) for span in finding.evidence)

    @model_validator(mode="after")
    def _quotes_hold(self) -> Self:
        text = self.article.text
        for where, span in self.spans():
            if text[span.start : span.end] != span.quote:
                raise ValueError(f"{where}: {span.start}:{span.end} reads {text[span.start : span.end]!r}, not {span.quote!r}")
        count = len(self.figures)
        for i, figure in enumerate(self.figures):
            if figure.part_of is not None and (figure.part_of >= count or figure.part_of == i):
                raise ValueError(f"figures[{i}] is part of figure {figure.part_of}, which is not there")
        for i, finding in enumerate(self.findings):
            if any(k >= count or k < 0 for k in finding.figures):
                raise ValueError(f"findings[{i}] points at figures {finding.figures}, of {count}")
        return self


class Reject(Model):
    """A source that gave no record, and why."""

    source: str | None
    code: RejectCode
    message: str
    detail: str | None = None


class Quantity(Model):
    """A number in a text with its unit."""

    value: Decimal
    value_max: Decimal | None = None
    comparator: Comparator = "eq"
    denominator: Decimal | None = None
    unit: str | None = None
    start: int
    end: int
    quote: str


class PeriodMention(Model):
    """A period in a text."""

    period: Period
    start: int
    end: int
    quote: str


class PlaceMention(Model):
    """A place in a text; `place` is null and `candidates` hold the possible units where it stays open."""

    place: Place | None
    candidates: tuple[Place, ...] = ()
    start: int
    end: int
    quote: str


class NumberFate(Model):
    """What became of a number of the text."""

    quantity: Quantity
    figure: int | None = None
    reason: FateReason
    note: str = ""


def span_of(text: str, start: int, end: int) -> Span:
    """The span start:end of a text with its quote."""
    return Span(start=start, end=end, quote=text[start:end])


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of a record."""
    return Record.model_json_schema(mode="serialization")
