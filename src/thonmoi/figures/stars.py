"""OCOP stars in text: "4 sao", "3 sao trở lên", "từ 3 - 4 sao", "từ 3 lên 4 sao" (the star reached), "tiềm năng 5 sao"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_N = r"[1-5]|một|hai|ba|bốn|năm"
_STARS = re.compile(
    rf"(?<![\w.,/])(?P<from>từ )?(?P<a>{_N})(?: sao)?(?:\s?(?P<join>-|đến|tới|và|,|hoặc|lên hạng|lên|xuống|thành|đi lên)\s?(?:hạng )?(?P<b>{_N}))? sao(?P<up>(?: ocop)?(?: trở)? (?:trở lên|trở xuống)| đi lên| lên)?(?!\w)"
)
_POTENTIAL = re.compile(r"(?:tiềm năng|đề cử|dự xét|trình (?:trung ương|bộ)[^.;]{0,30}|đề nghị[^.;]{0,60}|đủ điểm dự xét|ứng viên|xét hạng|đề xuất[^.;]{0,40})\s*(?:hạng |xét |lên |đạt |công nhận )*(?:ocop )?(?:hạng )?$")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}


@dataclass(frozen=True, slots=True)
class StarSpan:
    """Stars at start:end of the view; `origin` is true for "từ 3 sao đi lên", which says where it came from and not what it is."""

    start: int
    end: int
    low: int
    high: int
    potential: bool
    origin: bool = False

    @property
    def stars(self) -> tuple[int, int, bool]:
        """Lowest, highest, potential."""
        return self.low, self.high, self.potential


def find_stars(lower: str, start: int, end: int) -> list[StarSpan]:
    """The stars said in start:end."""
    found = []
    for match in _STARS.finditer(lower, start, end):
        a = _value(match["a"])
        b = _value(match["b"]) if match["b"] else None
        join, up = match["join"], match["up"] or ""
        origin = False
        if b is not None and join in ("lên", "xuống", "thành", "lên hạng", "đi lên"):
            low = high = b
        elif b is not None and b >= a:
            low, high = a, b
        elif b is not None:
            low, high = b, a
        elif "trở lên" in up:
            low, high = a, 5
        elif "trở xuống" in up:
            low, high = 1, a
        elif match["from"] and not up:
            low, high = a, 5
        elif up:
            low = high = a
            origin = True
        else:
            low = high = a
        potential = _POTENTIAL.search(lower, max(0, match.start() - 80), match.start()) is not None
        found.append(StarSpan(match.start(), match.end(), low, high, potential, origin))
    return found


def _value(text: str) -> int:
    return _WORDS.get(text) or int(text)
