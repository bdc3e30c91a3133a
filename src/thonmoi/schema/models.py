"""Models for common needs, to use as they are or as examples."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from thonmoi.schema.spec import fact
from thonmoi.schema.units import Trieu


class Progress(BaseModel):
    """How far one unit (a district of a province) has come."""

    model_config = ConfigDict(frozen=True)

    place: str = fact("communes_ntm", of="place")
    communes: int = fact("communes_ntm")
    of_communes: int | None = fact("communes_ntm", of="denominator", default=None, conflict="missing")


class ProvinceProgress(BaseModel):
    """nông thôn mới of one province (or district, or the country) as an article reports it: what is reached last, and the next aims.

    All but `communes` may be missing, also where the article says two values. Percentages are of the number of units, `poverty_rate` of
    households; money is in VND as named.
    """

    model_config = ConfigDict(frozen=True)

    place: str | None = fact("communes_ntm", of="place", default=None, conflict="missing", description="the article's own place")
    as_of: date | None = fact(
        "communes_ntm", of="end", default=None, conflict="missing", description="the last day of the period of `communes`"
    )
    communes: int = fact("communes_ntm")
    of_communes: int | None = fact("communes_ntm", of="denominator", default=None, conflict="missing")
    communes_share: Decimal | None = fact("communes_ntm", measure="share", default=None, conflict="missing")
    communes_advanced: int | None = fact("communes_ntm_advanced", default=None, conflict="missing")
    communes_model: int | None = fact("communes_ntm_model", default=None, conflict="missing")
    villages: int | None = fact("villages_ntm", default=None, conflict="missing")
    villages_model: int | None = fact("villages_ntm_model", default=None, conflict="missing")
    districts: int | None = fact("districts_ntm", default=None, conflict="missing")
    districts_advanced: int | None = fact("districts_ntm_advanced", default=None, conflict="missing")
    criteria_per_commune: Decimal | None = fact("criteria_per_commune", default=None, conflict="missing")
    poverty_rate: Decimal | None = fact("poverty_rate", default=None, conflict="missing")
    income_per_capita: Trieu | None = fact("income_per_capita", default=None, conflict="missing")
    communes_target: int | None = fact("communes_ntm", status="target", default=None, conflict="missing")
    communes_target_due: date | None = fact("communes_ntm", status="target", of="end", default=None, conflict="missing")
    by_district: list[Progress] = fact("communes_ntm", level="district", each="place", default=(), conflict="missing")


class OcopSummary(BaseModel):
    """OCOP of one province (or district): products by their stars, and who makes them. All but `products` may be missing, also
    where the article says two values."""

    model_config = ConfigDict(frozen=True)

    place: str | None = fact("ocop_products", of="place", default=None, conflict="missing", description="the article's own place")
    as_of: date | None = fact(
        "ocop_products", of="end", default=None, conflict="missing", description="the last day of the period of `products`"
    )
    products: int = fact("ocop_products")
    three_star: int | None = fact("ocop_products", stars=3, default=None, conflict="missing")
    four_star: int | None = fact("ocop_products", stars=4, default=None, conflict="missing")
    five_star: int | None = fact("ocop_products", stars=5, default=None, conflict="missing")
    potential_five_star: int | None = fact("ocop_products", stars=5, potential=True, default=None, conflict="missing")
    new: int | None = fact("ocop_products", measure="increase", default=None, conflict="missing")
    entities: int | None = fact("ocop_entities", default=None, conflict="missing")
    products_target: int | None = fact("ocop_products", status="target", default=None, conflict="missing")
    products_target_due: date | None = fact("ocop_products", status="target", of="end", default=None, conflict="missing")
    by_district: dict[str, int] = fact("ocop_products", level="district", each="place", default=(), conflict="missing")
