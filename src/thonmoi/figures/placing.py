"""Places by their level: which is above which, and the unit of a level above a place."""

from __future__ import annotations

from typing import Final

from thonmoi.records import Place

ORDER: Final = ("village", "commune", "district", "province", "region", "country")
VIETNAM_PLACE: Final = Place(name="Việt Nam", level="country", kind=None, code=None, reason="the whole country")


def is_above(place: Place | None, other: Place | None) -> bool:
    """A place is of a higher level than another."""
    return place is not None and other is not None and ORDER.index(place.level) > ORDER.index(other.level)


def lies_in(place: Place | None, other: Place | None) -> bool:
    """A place has another among the units above it."""
    return place is not None and other is not None and any(u.name == other.name and u.level == other.level for u in place.parents)


def unit_above(place: Place, level: str) -> Place | None:
    """The unit of a level above a place, or the place itself; "city" is any unit called thành phố. None where there is none."""
    if level == "city":
        if place.kind and place.kind.startswith("thành phố"):
            return place
        found = next((p for p in place.parents if p.kind and p.kind.startswith("thành phố")), None)
    elif place.level == level:
        return place
    else:
        found = next((p for p in place.parents if p.level == level), None)
    if found is None:
        return None
    return Place(
        name=found.name, level=found.level, kind=found.kind, code=found.code, as_of=place.as_of,
        parents=place.parents[place.parents.index(found) + 1 :], reason=f"above {place.name}",
    )  # fmt: skip
