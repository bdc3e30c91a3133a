"""A dict nobody can change, for the models of the record."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

V = TypeVar("V")


class FrozenDict(dict[str, V], Generic[V]):
    """A dict nobody can change, so that a frozen model is frozen all the way; hashable, and picklable for worker processes."""

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise TypeError("a record is frozen")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[V]], tuple[dict[str, V]]]:
        return type(self), (dict(self),)

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none, since it may change
        return hash(frozenset(self.items()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (value,) = source.__args__
        return core_schema.no_info_after_validator_function(cls, core_schema.dict_schema(core_schema.str_schema(), handler(value)))
