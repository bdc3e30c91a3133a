"""What many articles say of one thing: a series an indicator, place and year, with who says so and who says otherwise."""

from thonmoi.store.timeline.entries import Entry, Source, timeline
from thonmoi.store.timeline.statements import Key, Wanted

__all__ = ["Entry", "Key", "Source", "Wanted", "timeline"]
