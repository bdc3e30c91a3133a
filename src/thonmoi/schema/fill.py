"""Filling a user's model: each field that wants a fact gets it, or one error tells of all that could not be had."""

from __future__ import annotations

import types
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from thonmoi.errors import FactError, FactProblem
from thonmoi.records import Figure, Record
from thonmoi.schema.choose import Choice, Chosen, NoFigureError, PlaceKey, TwoValuesError, key_of
from thonmoi.schema.cite import sentence_of
from thonmoi.schema.sourced import Sourced
from thonmoi.schema.spec import Fact, wish_of
from thonmoi.schema.units import Unit, UnitError, converted

M = TypeVar("M", bound=BaseModel)
_LISTS = (list, tuple, set, frozenset)
_ABSENT: Any = object()


def fill(record: Record, model: type[M]) -> M:
    """The model with its facts from a record.

    Raises FactError, which tells of every field: no figure fits (`fact_missing`), figures say two values (`fact_ambiguous`), a value is
    no such unit or type (`fact_unit`, `fact_type`), or the model's own validators refuse it (`fact_invalid`).
    """
    filler = _Filler(record)
    values = filler.values(model, (), None)
    if not filler.problems:
        try:
            return model.model_validate(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_context=False, include_input=False):
                where = ".".join(str(part) for part in detail["loc"]) or model.__name__
                filler.problems.append(FactProblem(where, "fact_invalid", detail["msg"].removeprefix("Value error, ")))
    raise FactError.of(record.article.source, model.__name__, filler.problems)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What an annotation asks for: a list or dict of items, Sourced, nested model, unit, and whether it may be None."""

    inner: Any
    optional: bool = False
    unit: str | None = None
    container: type | None = None
    item: Any = None
    sourced: bool = False


def _shape(annotation: Any, metadata: Iterable[Any] = ()) -> _Shape:
    shape = _Shape(annotation, unit=next((m.name for m in metadata if isinstance(m, Unit)), None))
    while True:
        origin, args = get_origin(shape.inner), get_args(shape.inner)
        if origin is Annotated:
            unit = next((m.name for m in args[1:] if isinstance(m, Unit)), shape.unit)
            shape = replace(shape, inner=args[0], unit=unit)
        elif origin in (Union, types.UnionType) and type(None) in args:
            rest = [a for a in args if a is not type(None)]
            shape = replace(shape, inner=rest[0] if len(rest) == 1 else Union[tuple(rest)], optional=True)  # noqa: UP007  made here
            if len(rest) != 1:
                return shape
        else:
            break
    if origin in _LISTS:
        return replace(shape, container=origin, item=args[0] if args else Any)
    if isinstance(origin, type) and issubclass(origin, dict):
        return replace(shape, container=dict, item=args[1] if args else Any)
    if isinstance(shape.inner, type) and issubclass(shape.inner, Sourced):
        value = shape.inner.model_fields["value"]
        return replace(shape, sourced=True, item=_shape(value.annotation, value.metadata))
    return shape


class _Filler:
    """One record, and what went wrong so far."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.choice = Choice(record)
        self.problems: list[FactProblem] = []

    def values(self, model: type[BaseModel], path: tuple[str, ...], row: _Row | None) -> dict[str, Any]:
        """What the fields of a model get, by the names that validation takes."""
        out: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            value = self._field(field, (*path, name), row)
            if value is not _ABSENT:
                alias = field.validation_alias
                out[alias if isinstance(alias, str) else field.alias or name] = value
        return out

    def _field(self, field: FieldInfo, path: tuple[str, ...], row: _Row | None) -> Any:
        shape, wish = _shape(field.annotation, field.metadata), wish_of(field)
        if wish is None:
            return self._nested(field, shape, path, row)
        if row is not None:
            wish = row.narrow(wish)
        wish = replace(wish, unit=wish.unit or shape.unit)
        place = row.place if row is not None and wish.place is None and wish.level is None else None
        if shape.container is not None:
            return self._many(wish, shape, path, place)
        return self._one(wish, shape, path, place, field)

    def _nested(self, field: FieldInfo, shape: _Shape, path: tuple[str, ...], row: _Row | None) -> Any:
        """A model within the model is filled too; any other field without a wish is left to its default."""
        if not (isinstance(shape.inner, type) and issubclass(shape.inner, BaseModel)) or not _wants(shape.inner):
            return _ABSENT
        before = len(self.problems)
        values = self.values(shape.inner, path, row)
        missing = [p.code == "fact_missing" for p in self.problems[before:]]
        if all(missing) and missing and (shape.optional or not field.is_required()):
            del self.problems[before:]
            return None if shape.optional and field.is_required() else _ABSENT
        return values

    def _one(self, wish: Fact, shape: _Shape, path: tuple[str, ...], place: PlaceKey | None, field: FieldInfo) -> Any:
        try:
            chosen = self.choice.one(wish, place)
        except NoFigureError as missing:
            if not field.is_required():
                return _ABSENT
            if shape.optional:
                return None
            self._problem(path, "fact_missing", f"{wish}: {missing}", missing.near)
            return _ABSENT
        except TwoValuesError as ambiguous:
            if wish.conflict == "missing" and (shape.optional or not field.is_required()):
                return None if field.is_required() else _ABSENT
            told = " and ".join(_told(self.record, c) for c in ambiguous.found[:3])
            self._problem(path, "fact_ambiguous", f"{wish}: the article says {told}", ambiguous.found)
            return _ABSENT
        return self._value(wish, shape, path, chosen)

    def _value(self, wish: Fact, shape: _Shape, path: tuple[str, ...], chosen: Chosen) -> Any:
        """The part of a figure that a field takes, with its evidence where the type keeps it."""
        inner = shape.item if shape.sourced else shape
        unit = wish.unit or inner.unit
        try:
            value = _part(chosen.figure, replace(wish, unit=unit), inner.inner)
        except UnitError as error:
            self._problem(path, "fact_unit", str(error), (chosen,))
            return _ABSENT
        if value is None and not (shape.optional or inner.optional):
            self._problem(path, "fact_missing", f"{wish}: the figure has no {wish.of or 'period'}", (chosen,))
            return _ABSENT
        if inner.inner is int and isinstance(value, Decimal) and value != value.to_integral_value():
            self._problem(path, "fact_type", f"{wish}: {value:f} is no whole number; ask for Decimal or float", (chosen,))
            return _ABSENT
        if inner.inner is str and isinstance(value, Decimal):
            value = f"{value:f}"
        if not shape.sourced:
            return value
        figure, article = chosen.figure, self.record.article
        return {
            "value": value, "figure": chosen.index, "unit": unit or figure.unit, "place": figure.place, "period": figure.period,
            "evidence": figure.evidence, "sentence": sentence_of(article.text, figure.evidence[0]), "article": article.id,
            "source": article.canonical_url or article.source,
        }  # fmt: skip

    def _many(self, wish: Fact, shape: _Shape, path: tuple[str, ...], place: PlaceKey | None) -> Any:
        """A list or a dict: every figure that fits; with `each`, one a key."""
        item = _shape(shape.item)
        rows = isinstance(item.inner, type) and issubclass(item.inner, BaseModel) and not item.sourced
        if wish.each is None and (rows or shape.container is dict):
            self._problem(
                path, "fact_type", f"{wish}: say each='place' (or year, stars, subset) for a {'row' if rows else 'key'} of its own"
            )
            return _ABSENT
        if wish.each is None:
            values = [self._value(wish, item, path, c) for c in self.choice.fitting(wish, place)]
            return [v for v in values if v is not _ABSENT]
        keyed: dict[Any, Any] = {}
        for key in dict.fromkeys(_key(c.figure, wish.each) for c in self.choice.fitting(_wide(wish), place)):
            if key is None:
                continue
            row = _Row(wish.each, key, place)
            narrowed, where = row.narrow(wish), (*path, row.name)
            if rows:
                before = len(self.problems)
                filled = self.values(item.inner, where, row)
                if wish.conflict == "missing" and len(self.problems) > before:
                    del self.problems[before:]  # a row that cannot be filled is left out
                    continue
                keyed[row.name] = filled
                continue
            try:
                keyed[row.name] = self._value(narrowed, item, where, self.choice.one(replace(narrowed, each=None), row.place))
            except NoFigureError:
                continue
            except TwoValuesError as ambiguous:
                if wish.conflict == "missing":
                    continue
                told = " and ".join(_told(self.record, c) for c in ambiguous.found[:3])
                self._problem(where, "fact_ambiguous", f"{narrowed}: the article says {told}", ambiguous.found)
        return keyed if shape.container is dict else list(keyed.values())

    def _problem(self, path: tuple[str, ...], code: str, message: str, figures: Iterable[Chosen] = ()) -> None:
        chosen = tuple(figures)
        spans = tuple(c.figure.evidence[0] for c in chosen)
        self.problems.append(FactProblem(".".join(path), code, message, tuple(c.index for c in chosen), spans))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table: what its fields share."""

    each: str
    key: Any
    above: PlaceKey | None = None

    @property
    def place(self) -> PlaceKey | None:
        return self.key if self.each == "place" else self.above

    @property
    def name(self) -> str:
        if self.each == "place":
            return str(self.key[0])
        if self.each == "stars":
            low, high = self.key
            return str(low) if low == high else f"{low}-{high}"
        return str(self.key)

    def narrow(self, wish: Fact) -> Fact:
        """A wish within the row: a field that names its own place, year … keeps it."""
        if self.each == "place":
            # What is told of a place may be a part of the whole above it.
            return replace(wish, each="place", level=None) if wish.place is None else wish
        mine: dict[str, Any] = {self.each: self.key}
        return replace(wish, each=None, **mine) if getattr(wish, self.each) is None else replace(wish, each=None)


def _wide(wish: Fact) -> Fact:
    """A wish without the slot that its rows part."""
    if wish.each == "subset":
        return replace(wish, subset="*")
    return wish


def _key(figure: Figure, each: str) -> Any:
    if each == "place":
        return key_of(figure.place)
    if each == "year":
        return figure.period.end.year if figure.period is not None and figure.period.end is not None else None
    if each == "stars":
        return (figure.stars.min, figure.stars.max) if figure.stars is not None else None
    return figure.subset


def _part(figure: Figure, wish: Fact, kind: Any) -> Any:
    """What a field takes of a figure."""
    of, period = wish.of, figure.period
    if of is None:
        of = "end" if isinstance(kind, type) and issubclass(kind, date) else "value"
    if of in ("value", "value_max"):
        value = getattr(figure, of)
        return converted(figure, value, wish.unit) if wish.unit is not None and value is not None else value
    if of in ("amount", "denominator", "unit", "subset", "members"):
        return getattr(figure, of)
    if of == "place":
        return figure.place if isinstance(kind, type) and issubclass(kind, BaseModel) else figure.place.name if figure.place else None
    if of == "quote":
        return figure.evidence[0].quote
    if period is None:
        return None
    return period.end.year if of == "year" and period.end else period.start if of == "start" else period.end


def _told(record: Record, chosen: Chosen) -> str:
    figure = chosen.figure
    return f"{figure.value:f} {figure.unit} (figure {chosen.index}: “{sentence_of(record.article.text, figure.evidence[0])}”)"


def _wants(model: type[BaseModel]) -> bool:
    """A model has a field that wants a fact, itself or in a model within it."""
    for field in model.model_fields.values():
        if wish_of(field) is not None:
            return True
        inner = _shape(field.annotation).inner
        if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not model and _wants(inner):
            return True
    return False
