"""Every threshold and tolerance of the checks, in one place, each with its reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

SHARE_SLACK: Final = Decimal(1)
"""Units in the last place said by which a share may differ from its fraction: news rounds 69,02 to 69 and cuts 57,68 to 57,6."""

SHARE_ABOVE: Final = Decimal(5)
""""Hơn 65%" is said of up to 70, hardly of 75: percentage points a share may lie beyond the number said with a comparator."""

APPROXIMATE: Final = Decimal("0.1")
""""Khoảng 9.400" is said of what lies within a tenth."""

ROUNDED: Final = Decimal("0.02")
"""Two values of one fact that differ by less may be one number, rounded in one place: "9.460" beside "9.462"."""

BORROWED_WHOLE: Final = Decimal(3)
"""Percentage points a share may be off when its whole was told of another year: mergers change how many communes there are."""

BORROWED_REACH: Final = 20
"""Percentage points beyond which a whole that another figure told is taken for another whole, and no slip of the pen."""

SHARE_REACH: Final = 130
"""Characters between a count and the share that the text ties to it; beyond, the share is of something else."""

DIVIDED_REACH: Final = 1
"""Sentences after the one that names a whole in which its parts may stand."""

INCREASE_IN_DISGUISE: Final = Decimal("0.7")
"""An aim further under what is reached is nearly always an increase whose "thêm" stands far away ("20 sản phẩm" beside 95)."""

AIM_AHEAD_DAYS: Final = 60
"""Days by which a deadline must lie after publication: at the end of its term an aim is told to show that it was overtaken."""

LATELY: Final = 2
"""Years back that a stock with a carried period may lie; further back the year is that of some other event."""

CONFLICT_REACH: Final = Decimal("0.25")
"""Two values of one fact differ by a slip or an update, hence by little; what differs by more was about two things."""

HALF: Final = Decimal("0.5")
"""Parts that make so much more or less than their whole are parts of something else."""

NEW_YEAR: Final = (31, 31)
"""A stock dated so many days before or after New Year tells what there was at the turn of the year."""

DEADLINE_DAYS: Final = 31
"""Days by which a deadline must have passed at publication: in January papers still print December's aims."""

FUTURE_DAYS: Final = 31
"""Days after publication from which a report cannot be: a paper dates month and quarter ends ahead of time."""

CRITERIA: Final = 19
CRITERIA_SINCE_2026: Final = 10
CRITERIA_CHANGE: Final = date(2026, 1, 1)
"""The national set has 19 criteria for a commune until 2025, 10 from 2026 (Quyết định 51/2025/QĐ-TTg)."""

MORE_UNITS_OLD: Final = Decimal("1.4")
"""The old map is of about 2021; up to 28 in 100 communes of a province (Hòa Bình) had been merged shortly before."""

MORE_UNITS_BEFORE: Final = Decimal(2)
"""Before the mergers of 2019 and 2020 a district had up to twice as many communes as on the map of about 2021 (Đức Thọ: 27 and 16)."""

MORE_UNITS_NEW: Final = Decimal("1.1")
"""The map since July 2025 is exact; a tenth above it means that the communes of the old map are counted."""

MISPLACED: Final = Decimal(3)
"""A number without a place of its own that is so many times what the article's place has is of some other place, not a slip."""

OTHER_PLACES: Final = 2
"""An article that tells figures of so many other places of the level may mean all of them together."""

PLACE_REACH: Final = 25
"""Characters between a place and a number that is sure to be said of it."""

WHOLE_SLACK: Final = Decimal("0.1")
"""A whole of communes leaves out what is about to become a ward or has no people to count: a tenth less than the map is the same map."""

WHOLE_REACH: Final = Decimal(2)
"""A whole under half of what the map has, or over twice as much, is of something else: of a class of communes, of several places."""

MAP_KNOWN: Final = date(2020, 7, 1)
"""From this day the map of about 2021 holds: the mergers of 2019 and 2020 had taken effect."""

FEW_UNITS: Final = 5
"""Below so many a unit more or less says nothing."""

PLACE_GRACE_DAYS: Final = 366
"""A unit is still called by its old name in the year after it was merged: its books are closed under that name."""
