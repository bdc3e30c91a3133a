"""Records made by hand from a sentence and what it says, for the checks: no engine has a part in them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from thonmoi.gazetteer import lookup
from thonmoi.records import VIETNAM, Article, Band, Evidence, Figure, FrozenDict, Period, Place, Record, Stars, span_of

_UNITS = {
    "communes": ("xã", "commune"), "villages": ("thôn", "village"), "districts": ("huyện", "district"), "provinces": ("tỉnh", "province"),
    "ocop_products": ("sản phẩm", "product"), "ocop_entities": ("chủ thể", "entity"), "awards": ("tập thể", "honour"),
    "criteria": ("tiêu chí/xã", "criterion/commune"), "poverty": ("%", "percent"), "funds": ("tỷ đồng", "VND"),
    "income": ("triệu đồng/người/năm", "VND/person/year"),
}  # fmt: skip
_SCALE = {"VND": 10**9, "VND/person/year": 10**6}


@lru_cache
def place(name: str, level: str = "province", on: date = date(2021, 1, 1)) -> Place:
    """A unit of the gazetteer on the map of a day."""
    return lookup(name, level=level, on=on)[0]


def period(text: str) -> Period:
    """ "2020", "2020-06", "2020-06-30" or "2016-2020"."""
    first, _, last = text.partition("..")
    if last:
        return Period(start=date(int(first), 1, 1), end=date(int(last), 12, 31), precision="span", text=text)
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return Period(start=date(*parts), end=date(*parts), precision="day", text=text)
    if len(parts) == 2:
        return Period(start=date(parts[0], parts[1], 1), end=date(parts[0], parts[1], 28), precision="month", text=text)
    return Period(start=date(parts[0], 1, 1), end=date(parts[0], 12, 31), precision="year", text=text)


def fact(quote: str, value: str, /, indicator: str = "communes_ntm", **slots: Any) -> dict[str, Any]:
    """What one quote of the sentence says; slots not given are a total achieved in 2020 in Bắc Giang, all of it stated."""
    return {"quote": quote, "value": value, "indicator": indicator, **slots}


def _figure(text: str, said: dict[str, Any], begin: int) -> Figure:
    quote, number = said.pop("quote"), said.pop("number", None)
    start = text.index(quote, begin)
    value = Decimal(said.pop("value"))
    digits = number or f"{value:f}".replace(".", ",")
    fields = {"value": span_of(text, at := start + quote.index(digits), at + len(digits))}
    for slot in ("denominator", "value_max"):
        if slot in said:
            said[slot] = Decimal(said[slot])
            shown = f"{said[slot]:f}".replace(".", ",")
            fields[slot] = span_of(text, at := start + quote.index(shown, quote.index(digits) + len(digits)), at + len(shown))
    measure = said.setdefault("measure", "total")
    unit, code = next(u for prefix, u in _UNITS.items() if said["indicator"].startswith(prefix))
    if measure == "share":
        unit, code = "%", "percent"
    evidence = Evidence(start=start, end=start + len(quote), quote=quote, section=said.pop("section", "body"), fields=FrozenDict(fields))
    where, when = said.pop("place", place("Bắc Giang")), said.pop("period", "2020")
    stars, band = said.pop("stars", None), said.pop("band", None)
    origins = {"place": said.pop("place_origin", "stated"), "period": said.pop("period_origin", "stated")}
    also = said.pop("also", None)
    slots = {"status": "achieved", "unit": unit, "amount": value * _SCALE.get(code, 1), "amount_unit": code, **said}
    return Figure(
        value=value, place=where, period=period(when) if when else None, evidence=(evidence,), rule="told", origins=FrozenDict(origins),
        stars=Stars(min=stars[0], max=stars[1], potential=len(stars) > 2) if stars else None,
        band=Band(min=band[0], max=band[1]) if band else None, also=FrozenDict({"measure": tuple(also)} if also else {}), **slots,
    )  # fmt: skip


def told(text: str, *facts: dict[str, Any], published: str | None = "2021-01-04", begin: int = 0) -> Record:
    """The record of a text in which each fact is said once, found in the order given."""
    figures: list[Figure] = []
    for said in facts:
        figure = _figure(text, dict(said), begin)
        begin = figure.evidence[0].fields["value"].end
        figures.append(figure)
    moment = datetime.fromisoformat(published).replace(tzinfo=VIETNAM) if published else None
    article = Article(id="0" * 16, text=text, published_at=moment, published_precision="day" if moment else None, relevant=True)
    return Record(article=article, figures=tuple(figures), thonmoi_version="0")
