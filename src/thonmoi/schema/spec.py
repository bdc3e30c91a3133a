"""What a field of a user's model wants: which figure, and what of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Final, Literal, get_args

from pydantic import Field
from pydantic.fields import FieldInfo

from thonmoi.records import Level, Measure, Status

Part = Literal["value", "value_max", "denominator", "amount", "unit", "start", "end", "year", "place", "subset", "members", "quote"]
Each = Literal["place", "year", "stars", "subset"]
KEY: Final = "thonmoi_fact"
"""Under which name the wish stands in a field's `json_schema_extra`, and so in the model's own JSON Schema."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Which figure is wanted, and which part of it; `fact` says what each means."""

    indicator: str
    measure: str | None = None
    status: str = "achieved"
    year: int | None = None
    place: str | None = None
    level: str | None = None
    stars: tuple[int, int] | None = None
    potential: bool = False
    band: tuple[int | None, int | None] | None = None
    subset: str | None = None
    per: str | None = None
    exact: bool = False
    unit: str | None = None
    of: str | None = None
    each: str | None = None
    conflict: str = "error"

    def __str__(self) -> str:
        """As it was asked for: `communes_ntm, target, year 2025`."""
        said = [self.indicator]
        said += [x for x in (self.measure, self.status if self.status != "achieved" else None, self.place, self.level) if x]
        if self.year is not None:
            said.append(f"year {self.year}")
        if self.stars is not None:
            low, high = self.stars
            said.append(f"{low} stars" if low == high else f"{low}–{high} stars")
        if self.band is not None:
            said.append(f"band {self.band[0]}–{self.band[1]}")
        said += [f"{name} {value}" for name, value in (("subset", self.subset), ("per", self.per)) if value]
        return ", ".join(said)


def fact(
    indicator: str,
    *,
    measure: Measure | None = None,
    status: Status = "achieved",
    year: int | None = None,
    place: str | None = None,
    level: Level | None = None,
    stars: int | tuple[int, int] | None = None,
    potential: bool = False,
    band: int | tuple[int | None, int | None] | None = None,
    subset: str | None = None,
    per: Literal["year", "month"] | None = None,
    exact: bool = False,
    unit: str | None = None,
    of: Part | None = None,
    each: Each | None = None,
    conflict: Literal["error", "missing"] = "error",
    default: Any = ...,
    description: str | None = None,
) -> Any:
    """The default of a field that `Record.to` fills: `communes: int = thonmoi.fact("communes_ntm")`.

    Which figure: `indicator`, and its `measure` (None: total, or what the indicator measures where it counts nothing: rate, average,
    amount), `status`, `year` (the last year of its period; None: the latest period), `place` (a name, with or without its level word,
    "*" for any; None: the article's own) or `level` (places of that level), `stars` (4, or (3, 5); None: no star said, else the most
    general stars), `potential` stars, `band` of criteria, `subset` ("*" for any; None: the plain figure), `per`, `exact` (said without
    a comparator).

    What of it: the value as written, or `of` it the "amount" (VND, percent), "denominator", "value_max", "unit", "place", "quote",
    "members", "year", or "start" and "end" of its period (a field of type `date` takes the end). `unit` converts money: "triệu đồng",
    "tỷ đồng", "VND".

    A list takes every figure that fits, in the order of the text; with `each` ("place", "year", "stars", "subset") one a place and so
    on: a list of a model's rows, or a dict with the place, the year … as its keys.

    `default` is used where no figure fits; a field that may be None gets None. Figures that say two values are an error, or with
    `conflict="missing"` as good as none. Raises ValueError for what cannot be asked.
    """
    _one_of("measure", measure, get_args(Measure))
    _one_of("status", status, get_args(Status))
    _one_of("level", level, get_args(Level))
    _one_of("of", of, get_args(Part))
    _one_of("each", each, get_args(Each))
    _one_of("conflict", conflict, ("error", "missing"))
    if level is not None and place is not None:
        raise ValueError(f"fact({indicator!r}): place and level exclude each other; leave one out")
    wish = Fact(
        indicator, measure, status, year, place, level, (stars, stars) if isinstance(stars, int) else stars, potential,
        (band, band) if isinstance(band, int) else band, subset, per, exact, unit, of, each, conflict,
    )  # fmt: skip
    blank = Fact(indicator)
    said = {name: value for name, value in asdict(wish).items() if name == "indicator" or value != getattr(blank, name)}
    return Field(default=default, description=description, json_schema_extra={KEY: said})


def _one_of(name: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise ValueError(f"fact: {name} {value!r} is none of {', '.join(known)}")


def wish_of(field: FieldInfo) -> Fact | None:
    """What a field wants, None for a field that is not filled from figures."""
    extra = field.json_schema_extra
    said = extra.get(KEY) if isinstance(extra, dict) else None
    if not isinstance(said, dict):
        return None
    wish: dict[str, Any] = dict(said)
    for name in ("stars", "band"):
        if wish.get(name) is not None:
            wish[name] = tuple(wish[name])
    return Fact(**wish)
