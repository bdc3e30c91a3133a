"""Walks the sentences of one text and lets the rules decide about each number in turn.

The order matters: a later number inherits from the figures before it (a list keeps the predicate of its head), so the walk keeps the
figures so far, and for the running sentence where each number's own words begin and end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from typing import Any

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.frames import Frames, PlaceEvent
from thonmoi.figures.layout import Layout, PlaceAt, Sentence
from thonmoi.figures.quantities import UNIT_AFTER, Number

STOP = re.compile(
    r"(?<!\w)(?:để|nhằm|nhưng|song|trong khi|tuy nhiên|khi|nếu|vì|do vướng|bởi|nơi|mà|góp phần|qua đó|từ đó|nhờ|dù|mặc "
    r"dù)(?!\w)"
)


@dataclass(slots=True)
class Spot:
    """A number and the words that belong to it: `left`:start before it, tail:`right` after it, the clause it stands in."""

    number: Number
    index: int
    left: int
    right: int
    clause: int
    clause_end: int
    sentence: Sentence
    noun_start: int = -1
    noun_end: int = -1
    nouns: tuple[str, ...] = ()
    place: PlaceAt | None = None
    """The place that "lần lượt" gives it."""
    row: tuple[PlaceAt | None] | None = None
    """The place whose row it is, once looked for."""
    shared: tuple[int, list[PlaceAt]] | None = None
    """Up to where its words were read when the places that share it were looked for, and those places."""
    run: int = -1
    """The index of the first number of the run that stands beside a list of places."""
    far: int = -1
    """Where the next number or the clause ends it, whatever words stand between."""

    @property
    def start(self) -> int:
        """Where the number begins."""
        return self.number.start

    @property
    def tail(self) -> int:
        """Where the number and its noun or unit end."""
        return max(self.noun_end, self.number.tail)

    def left_is_free(self, walk: Walk) -> bool:
        """The number was not read as the criteria of a number before it."""
        return self.start not in walk.consumed


_TO_REACH = re.compile(
    r"để (?:(?:phấn đấu|tập trung|chỉ đạo|đầu tư|xây dựng|sớm|(?:đến )?(?:cuối |hết )?năm 20\d\d) )*"
    r"(?:hoàn thành|đạt chuẩn|về đích|cán đích|được công nhận)(?!\w)"
)
_JOINT = re.compile(r", ?| và |/| hoặc ")
_RESPECTIVELY = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_RUN_START = re.compile(
    r"(?: (?:là|có|đạt|được|với|còn|ở mức|chiếm|đã có|khoảng|thêm|góp|mới|chỉ|đã|vẫn|đều))*[\s:]*(?:gần |hơn |trên |khoảng )?"
)
_RUN_GAP = re.compile(r"\s*(?:,|;|và|,? và|cùng)?\s*(?:gần |hơn |trên |khoảng )?")
_OUT_OF = re.compile(r" (?:trong|trên)(?: số| tổng số| tổng)? ")
_ONE_OF = re.compile(r"(?<!\w)(?:là|thuộc|nằm|đứng)(?: một)?\s*$")
_UNIT_GAP = re.compile(
    r"(?:\s*,| và|, và|(?P<rises> (?:lên|xuống|còn|đến|tới)(?: còn| tới| đến| chỉ còn)?))\s+(?:(?:khoảng|trên|gần|hơn|còn) )?"
)
_FROM = re.compile(r"(?<!\w)từ (?:mức |chỗ )?(?:khoảng |trên |gần |hơn )?$")
_STEP_GAP = re.compile(r"(?:\s*,| và|, và)\s+")
_STEP_START = re.compile(r"(?: (?:hiện|mới|chỉ|chỉ có|có|đạt|còn|là|được|ở mức))*\s+")
_STEP_PLACES = re.compile(r"(?:,| và| cùng)\s+(?:(?:huyện|xã|tỉnh|thị xã|thành phố|tp) )?")
_PLACE_LIST = re.compile(
    r"[\s,]*(?:(?:và|cùng|với|các|xã|huyện|tỉnh|thị xã|thành phố|có số lượng|đứng đầu|dẫn đầu|cao nhất|nhiều nhất|đã|đều"
    r"|hiện|có|với|là|mới|chỉ) ?)*[\s,]*"
)
_TOLD_OF_ALL = re.compile(r" [^,.;:()\d]{3,80},? ?")  # "A và B đi chậm hơn cả, lần lượt có 4 và 3"
_NOBODY = re.compile(r"không(?: [^\W\d_]+){1,5}? nào(?!\w)")  # "không xã nào" is no number
_FILLER = re.compile(r"\s?(?:(?:tổng số|tổng|số|các|lượng|số lượng|trong số|trong tổng số) )*")


@dataclass(slots=True)
class Walk:
    """The state of reading one text."""

    layout: Layout
    frames: Frames
    made: list[Candidate] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    sentence_index: int = -1
    consumed: set[int] = field(default_factory=set)
    refused: dict[int, tuple[str, str]] = field(default_factory=dict)
    events_used: list[PlaceEvent] = field(default_factory=list)
    header: Any = None
    """The columns that the header of a running table names (`tables.Header`)."""
    list_head: tuple[int, int] | None = None
    """The line that opened the list whose items are being read."""

    def open_sentence(self, sentence: Sentence) -> list[Spot]:
        """The spots of a sentence in order."""
        self.sentence_index += 1
        self.frames.enter(sentence)
        self.events_used = []
        lower = self.layout.lower
        numbers = [n for n in self._numbers_in(sentence) if n.fate is None and not self._measures(n) and not _NOBODY.match(lower, n.start)]
        self.spots = []
        for k, number in enumerate(numbers):
            clause = max(lower.rfind(";", sentence.start, number.start) + 1, sentence.start)
            stop = lower.find(";", number.tail, sentence.end)
            clause_end = sentence.end if stop < 0 else stop
            left = numbers[k - 1].tail if k else sentence.start
            right = min(numbers[k + 1].start if k + 1 < len(numbers) else sentence.end, clause_end)
            cut = STOP.search(lower, number.tail, right)
            if cut is not None and _TO_REACH.match(lower, cut.start(), right):
                cut = None  # "chọn 22 xã để phấn đấu về đích": what they are chosen for is theirs
            spot = Spot(number, k, left, cut.start() if cut else right, clause, clause_end, sentence, far=right)
            self._find_noun(spot)
            self.spots.append(spot)
        self._out_of(sentence)
        self._share_units(sentence)
        self._respectively(sentence)
        self._in_step()
        return self.spots

    def _respectively(self, sentence: Sentence) -> None:
        """ "A, B và C lần lượt có 68, 52 và 74 xã": each number its place, all the noun of the last."""
        lower = self.layout.lower
        for word in _RESPECTIVELY.finditer(lower, sentence.start, sentence.end):
            run: list[Spot] = []
            for spot in self.spots:
                begin = run[-1].tail if run else word.end()
                if spot.start < word.end() or spot.number.kind == "times":
                    continue
                if not (_RUN_GAP if run else _RUN_START).fullmatch(lower, begin, spot.start):
                    break
                run.append(spot)
            if len(run) < 2:
                continue
            last = run[-1]
            for spot in run[:-1]:
                if not spot.nouns and last.nouns:
                    spot.noun_start, spot.noun_end, spot.nouns = last.noun_start, last.noun_end, last.nouns
                    spot.right, spot.far = last.right, last.far
            places: list[PlaceAt] = []
            position = word.start()
            for place in reversed(self.layout.places_in(sentence.start, word.start())):
                told = _TOLD_OF_ALL.fullmatch(lower, place.end, position) if not places else None
                if told is None and not _PLACE_LIST.fullmatch(lower, place.end, position):
                    break
                places.insert(0, place)
                position = place.start
            if not places:
                places = self._row_before(len(run))
            if len(places) == len(run):
                for spot, place in zip(run, places, strict=True):
                    spot.place, spot.run = place, run[0].index

    def _row_before(self, count: int) -> list[PlaceAt]:
        """The places of the row told in the sentence before: "… Số xã nâng cao lần lượt là 15, 5 và 1"."""
        row = [c for c in self.made if c.sentence == self.sentence_index - 1 and "place" in c.fields and c.place is not None]
        spans = list(dict.fromkeys(c.fields["place"] for c in row))
        places = [p for span in spans for p in self.layout.places_in(*span)]
        return places if len(places) == count else []

    def _out_of(self, sentence: Sentence) -> None:
        """ "Bốn trong sáu thôn", "8 trong 11 đơn vị": one number with its denominator, which has the noun."""
        kept: list[Spot] = []
        skip = False
        for spot, following in zip_longest(self.spots, self.spots[1:]):
            if skip:
                skip = False
                continue
            if following is not None and self._is_out_of(spot, following):
                number, whole = spot.number, following.number
                spot.number = replace(number, end=whole.end, denominator=whole.value, denominator_span=whole.value_span)
                spot.noun_start, spot.noun_end, spot.nouns = following.noun_start, following.noun_end, following.nouns
                spot.right, spot.far, spot.clause_end = following.right, following.far, following.clause_end
                skip = True
            kept.append(spot)
        if len(kept) != len(self.spots):
            for index, spot in enumerate(kept):
                spot.index = index
            self.spots = kept

    def _is_out_of(self, spot: Spot, following: Spot) -> bool:
        number, whole = spot.number, following.number
        if spot.nouns or not following.nouns or number.kind != "plain" or whole.kind != "plain":
            return False
        if number.denominator is not None or whole.denominator is not None or number.value > whole.value:
            return False
        if not (number.whole and whole.whole):
            return False
        if not set(following.nouns) & {"commune", "village", "district", "province", "generic"}:
            return False
        lower = self.layout.lower
        if _ONE_OF.search(lower, max(spot.sentence.start, spot.start - 12), spot.start):
            return False  # "là 1 trong 5 tỉnh được công nhận" counts the five
        return _OUT_OF.fullmatch(lower, number.tail, whole.start) is not None

    def _share_units(self, sentence: Sentence) -> None:
        """ "lần lượt 38, 36,5 và 35 triệu đồng/người", "từ 32,6 lên 52,4 triệu đồng": the unit of the last is that of those before it."""
        lower = self.layout.lower
        in_turn = _RESPECTIVELY.search(lower, sentence.start, sentence.end)
        for spot, following in reversed(list(pairwise(self.spots))):
            number, unit = spot.number, following.number.unit_span
            if number.kind != "plain" or spot.nouns or number.denominator is not None or unit is None:
                continue
            if following.number.kind not in ("money", "percent"):
                continue
            gap = _UNIT_GAP.fullmatch(lower, number.tail, following.start)
            changes = gap is not None and gap["rises"] is not None and _FROM.search(lower, sentence.start, spot.start) is not None
            if gap is None or not (changes or (in_turn is not None and in_turn.start() < spot.start)):
                continue
            spot.number = replace(number, kind=following.number.kind, unit_span=unit)

    def _in_step(self) -> None:
        """ "Gia Lai, Lâm Đồng mới 22% và 25%": as many numbers right behind a list of places, each its own, though no word says so."""
        lower, first = self.layout.lower, 0
        while first < len(self.spots):
            run = [self.spots[first]]
            for spot in self.spots[first + 1 :]:
                kin = spot.number.kind == run[-1].number.kind and not run[-1].nouns
                if not kin or not _STEP_GAP.fullmatch(lower, run[-1].number.tail, spot.start):
                    break
                run.append(spot)
            first += len(run)
            if len(run) < 2 or run[0].place is not None or run[0].number.kind == "times":
                continue
            places = self._list_up_to(run[0])
            if len(places) == len(run):
                for spot, place in zip(run, places, strict=True):
                    spot.place, spot.run = place, run[0].index

    def _list_up_to(self, spot: Spot) -> list[PlaceAt]:
        """The places of one list that ends right before a number, none of them above another."""
        lower, position = self.layout.lower, spot.number.comparator_span[0] if spot.number.comparator_span else spot.start
        places: list[PlaceAt] = []
        for place in reversed(self.layout.places_in(spot.left, spot.start)):
            gap = _STEP_START if not places else _STEP_PLACES
            if not gap.fullmatch(lower, place.end, position):
                break
            places.insert(0, place)
            position = place.start
        units = [p.place for p in places if p.place is not None]
        nested = any(u.name == other.name and u.level == other.level for one in units for u in one.parents for other in units)
        return [] if nested else places

    def _numbers_in(self, sentence: Sentence) -> list[Number]:
        numbers = self.layout.numbers
        low = bisect_left(numbers, sentence.start, key=lambda n: n.start)
        high = bisect_left(numbers, sentence.end, key=lambda n: n.start)
        return numbers[low:high]

    def _find_noun(self, spot: Spot) -> None:
        if spot.number.kind in ("money", "points", "times"):
            return
        filler = _FILLER.match(self.layout.lower, spot.number.tail)
        at = filler.end() if filler else spot.number.tail
        cue = self.layout.cues.starting_at(at, "noun")
        if cue is not None and cue.end <= spot.sentence.end:
            spot.noun_start, spot.noun_end, spot.nouns = cue.start, self._joined(cue), cue.values("noun")

    def _joined(self, cue: Cue) -> int:
        """Where "thôn, bản, ấp" ends: nouns of one class joined by commas count together."""
        end = cue.end
        while joint := _JOINT.match(self.layout.lower, end):
            following = self.layout.cues.starting_at(joint.end(), "noun")
            if following is None or not set(following.values("noun")) & set(cue.values("noun")) or "criterion" in cue.values("noun"):
                break
            end = following.end
        return end

    def _measures(self, number: Number) -> bool:
        """ "90 điểm", "5 ha": a number of something nobody counts here, no border between the words of others."""
        if number.kind != "plain" or self.layout.cues.starting_at(number.tail + 1, "noun"):
            return False
        return UNIT_AFTER.match(self.layout.lower, number.tail) is not None

    def text(self, start: int, end: int) -> str:
        """The folded characters start:end."""
        return self.layout.lower[start:end]

    def in_sentence(self) -> list[Candidate]:
        """The figures of the running sentence so far."""
        begin = len(self.made)
        while begin and self.made[begin - 1].sentence == self.sentence_index:
            begin -= 1
        return self.made[begin:]

    def head(self, spot: Spot, *indicators: str, back: int = 2, counts: bool = True) -> Candidate | None:
        """The figure a number goes on from: the last of its own sentence, else what the sentence before that had any was about."""
        same = [c for c in self.in_sentence() if self._may_lead(c, spot, indicators, counts)]
        if same:
            return same[-1]
        for candidate in reversed(self.made):
            if self.sentence_index - candidate.sentence > back:
                return None
            if candidate.sentence == self.sentence_index or not self._may_lead(candidate, spot, indicators, counts):
                continue
            row = [c for c in self.made if c.sentence == candidate.sentence and self._may_lead(c, spot, indicators, counts)]
            if len(row) > 1 and row[1].ends_change and row[1].indicator == row[0].indicator:
                return row[1]
            return row[0].root if self._may_lead(row[0].root, spot, indicators, counts) else row[0]
        return None

    def _apart(self, candidate: Candidate) -> bool:
        """Of a headline, or of the caption of a picture: the text does not go on from it."""
        return candidate.section in ("title", "related") or self._captioned(candidate)

    def _captioned(self, candidate: Candidate) -> bool:
        return candidate.section == "caption" and candidate.sentence != self.sentence_index

    def _may_lead(self, candidate: Candidate, spot: Spot, indicators: tuple[str, ...], counts: bool) -> bool:
        if not candidate.indicator.startswith(indicators) or candidate.aside or self._apart(candidate):
            return False
        if counts and candidate.measure not in ("total", "increase", "decrease"):
            return False
        lower = self.layout.lower
        opened = lower.rfind("(", max(0, candidate.start - 120), candidate.start)
        if opened >= 0 and lower.find(")", opened, candidate.start) < 0:
            closed = lower.find(")", candidate.end, spot.start)
            row = 0 <= opened - candidate.fields.get("place", (0, -9))[1] <= 1 and candidate.sentence == self.sentence_index
            alone = candidate.start == opened + 1 and candidate.end == closed
            if row and alone and closed < spot.start and self.layout.places_in(closed, spot.start):
                return True  # "Trung Trạch (5 khu), Đại Trạch 4": the first of a row
            return not 0 <= closed < spot.start
        return True

    def follows(self, spot: Spot, head: Candidate) -> bool:
        """No number stands between a head and this one."""
        if spot.index <= 0:
            return True
        before = self.spots[spot.index - 1]
        return head.start <= before.start < head.end or head.fields.get("value", (-1, -1))[0] == before.start

    def died(self, spot: Spot) -> bool:
        """The number just before it in the sentence was turned away as a near miss, so that a list goes on about that."""
        if spot.index <= 0:
            return False
        before = self.spots[spot.index - 1]
        return (
            before.start in self.refused
            and self.refused[before.start][0] == "near_miss"
            and bool(before.nouns)
            and "criterion" not in before.nouns
        )

    def latest(self, *indicators: str, back: int = 3) -> Candidate | None:
        """The last figure of one of these indicators (prefixes) within so many sentences back."""
        for candidate in reversed(self.made):
            if self.sentence_index - candidate.sentence > back:
                return None
            if candidate.indicator.startswith(indicators) and not self._captioned(candidate):
                return candidate
        return None
