"""How the words of a declared indicator stand to a number: after it, in a label before it, in a list that goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.cues import Cue
from thonmoi.figures.declared.words import Words, begun
from thonmoi.figures.linking import between, number_start
from thonmoi.figures.reader import Spot, Walk

_COMMA = re.compile(r",\s*(?:và )?")
_LABEL = re.compile(
    r"[\s:()\"]*(?:(?:của|ở|tại|thuộc|trên|địa bàn|toàn|cả|trong|vào|đến|tính|hết|cuối|đầu|giữa|tháng|năm|ngày|hiện|nay|vẫn|đã|mới|chỉ|cũng"
    r"|được|lên|tới|là|có|đạt|còn|gồm|với|thêm|tổng|cộng|khoảng|gần|hơn|ít|nhất|tối thiểu|tỉnh|huyện|xã|thành phố|thị xã|nước|ước|tăng|giảm"
    r"|từ|xuống|mức|con|số|bậc|cấp|học|nhóm|ngành|lĩnh vực|khối|loại|này|trên|phải|sẽ|phấn đấu|bằng|chiếm|tỷ|tỉ|lệ|so|trước"
    r"|cùng|kỳ)[\s:\"]*)*"
)
_GOES_ON = re.compile(
    r"[\s,;:()]*(?:(?:và|còn|trong đó|trong số đó|trong số này|gồm|bao gồm|gồm có|chia ra|cụ thể|riêng|cùng|với|có|đạt|là|lên|tăng lên|"
    r"giảm còn|"
    r"xuống|xuống còn|thêm|khoảng|gần|hơn|trên|đã|sẽ|mới|chỉ|phấn đấu|phấn đấu có|dự kiến|thì|số|các|ở|tại|cấp|được|của|"
    r"ít nhất|tối thiểu|nâng|nâng tổng|đưa|tổng|hiện|nay|hiện có|tiếp tục|từ|"
    r"tức|tức là|đạt thêm|bậc|bậc học|cấp học|nhóm|ngành|lĩnh vực|khối|đến|tới|so với|đó)[\s,:()]*)*"
)
_TO_STANDARD = re.compile(r"\s*(?:(?:số|được|đã|là|trong số đó|trong đó) ?)*")
_FEW_WORDS = re.compile(r"\s*(?:(?:thêm|mới|cho|được|tổng|cộng|số|các|khoảng|gần|hơn) ?)*")
_LEADS_ON = re.compile(r"\s*(?:(?:có|là|đạt|với|được|:|–|-) ?)*")
_OWNED = re.compile(r"(?<!\w)(?:của|thuộc|trong|vào|tham gia)(?: các)? $")
CHANGE = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|nhích|cao hơn)|(?P<down>giảm|hạ|thấp hơn))"
    r"(?: (?:thêm|được|khoảng|gần|hơn|trên|tới|bình quân|mỗi năm|đến))*\s*$"
)
_PART = re.compile(r"(?<!\w)(?:trong đó|trong số đó|trong số này|gồm|bao gồm|gồm có|chia ra|cụ thể|riêng)(?!\w)")


@dataclass(frozen=True, slots=True)
class Said:
    """An indicator, and where its words end."""

    code: str
    end: int
    head: Candidate | None = None
    part: bool = False


def after(words: Words, walk: Walk, spot: Spot, noun: Cue, codes: tuple[str, ...]) -> Said | str | None:
    """What is said right of a number and its noun; the near miss where one of its words turns it away; None where nothing is said.

    An indicator with a standard that is said comes before one that needs none.
    """
    end = words_end(walk, spot, noun)
    missed: str | None = None
    for standard in begun(walk, noun.start, end, "own_standard"):
        meant = [c for c in codes if c in standard.values("own_standard")]
        for code in meant:
            miss = words.near_miss(walk, code, noun.end, max(end, standard.end))
            if miss is None:
                return Said(code, standard.end)
            missed = missed or miss
    if missed is not None:
        return missed
    for code in codes:
        miss = words.near_miss(walk, code, noun.end, end)
        if miss is None and not words.indicators[code].standards:
            miss = says_more(words, walk, code, noun.end)
            if miss is None:
                return Said(code, noun.end)
        missed = missed or miss
    return missed


_CLOSED = re.compile(
    r"\s*(?:[,.;:()\-–+\"“”/…]|$|\n|\d|(?:và|với|của|ở|tại|trên|thuộc|trong|năm|đến|tới|tính|vào|nữa|mới|hiện|so|gồm|bao gồm|cùng|là|"
    r"đang hoạt động|hoạt động (?:trong|trên|ở|tại|lĩnh vực)|toàn|cả|khác|các loại|cho|để|từ|theo)(?!\w))"
)


def says_more(words: Words, walk: Walk, code: str, at: int) -> str | None:
    """What is said of the things besides, where that is something they do ("12 hợp tác xã tham gia hội chợ"): not all there are."""
    end = _past_subset(walk, code, at, at + 120)
    programme = words.programmes.get(code)
    named = programme.match(walk.layout.lower, end + 1) if programme is not None else None
    end = named.end() if named is not None else end
    change = walk.layout.cues.starting_at(end + 1, "measure")
    if _CLOSED.match(walk.layout.lower, end) or (change and {"increase_after", "decrease_after"} & set(change.values("measure"))):
        return None
    starts = [*(p.start for p in walk.layout.places_in(end, end + 60)), *(p.start for p in walk.layout.periods_in(end, end + 40))]
    if any(start - end <= 1 for start in starts):
        return None
    more = " ".join(walk.text(end, end + 40).split()[:3])
    return f"“{more}” is said of them besides"


def words_end(walk: Walk, spot: Spot, noun: Cue) -> int:
    """Where the words of a number end: at the next number or clause, or at a comma that no list of the same things goes over."""
    lower, cues, end = walk.layout.lower, walk.layout.cues, spot.right
    at = noun.end
    while comma := _COMMA.search(lower, at, end):
        following = cues.starting_at(comma.end(), "own_subset") or cues.starting_at(comma.end(), "own_noun")
        if following is None or _LEADS_ON.fullmatch(lower, following.end, spot.right):
            return comma.start()  # "230 trường đạt chuẩn, tiểu học 240 trường": that is said of the next
        at = following.end
    return end


def before(words: Words, walk: Walk, spot: Spot, codes: tuple[str, ...]) -> Said | None:
    """A standard told as an act right before the number: "công nhận 3 làng nghề"."""
    for standard in reversed(walk.layout.cues.within(spot.left, number_start(spot), "own_standard")):
        if not _FEW_WORDS.fullmatch(walk.text(standard.end, number_start(spot))):
            return None
        for code in codes:
            if code in standard.values("own_standard") and words.near_miss(walk, code, standard.start, standard.end) is None:
                return Said(code, spot.tail)
    return None


def shared(words: Words, walk: Walk, spot: Spot, codes: tuple[str, ...]) -> Said | None:
    """The standard of a number further on in a list: "45 trường mầm non, 30 trường tiểu học đạt chuẩn quốc gia"."""
    current = spot
    while current.index + 1 < len(walk.spots):
        following = walk.spots[current.index + 1]
        noun, mine = next(((n, m) for n, cs in words.nouns_at(walk, following.noun_start, "count") if (m := _both(cs, codes))), (None, ()))
        gap = walk.text(current.tail, following.start)
        if noun is None or not re.fullmatch(r"[^;.:()]{0,40}?(?:,| và)(?: và)?[^;.:(),]{0,12}", gap):
            return None
        if _PART.search(gap):
            return None
        found = after(words, walk, following, noun, mine)
        if isinstance(found, Said) and words.indicators[found.code].standards:
            return Said(found.code, spot.tail)
        if isinstance(found, str):
            return None
        current = following
    return None


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in one if code in other)


def label(words: Words, walk: Walk, spot: Spot, *reads: str) -> Said | None:
    """The words before a number that say what it is: "Số trường đạt chuẩn quốc gia của tỉnh là 45", "tỷ lệ bao phủ BHYT đạt 93%"."""
    cues = walk.layout.cues
    begin = walk.spots[spot.index - 1].tail if spot.index > 0 else spot.sentence.start
    begin = max(begin, spot.clause)
    nouns = cues.within(begin, spot.start, "own_noun")
    for noun in reversed(nouns):
        if any(n.start < noun.start and noun.end <= n.end for n in nouns):
            continue  # "hợp tác xã" in "tỷ lệ hộ tham gia hợp tác xã"
        if _OWNED.search(walk.layout.lower, max(begin, noun.start - 16), noun.start):
            continue  # "số hộ là thành viên của hợp tác xã là 851"
        for code in words.of(noun.values("own_noun"), *reads):
            end = noun.end
            plain = words.indicators[code].reads == "count" and not words.indicators[code].standards
            if plain and spot.number.kind != "plain" and not CHANGE.search(walk.layout.lower, noun.end, number_start(spot)):
                continue  # of things that are merely counted a share is of something they do; their number may grow by a share
            if words.indicators[code].standards:
                standard = next((c for c in cues.within(noun.start, spot.start, "own_standard") if code in c.values("own_standard")), None)
                if standard is None or standard.start - noun.end > 40:
                    continue
                end = max(end, standard.end)
            end = _past_subset(walk, code, end, spot.start)
            if words.near_miss(walk, code, noun.end, spot.start) or not _LABEL.fullmatch(
                _without_subsets(walk, code, end, number_start(spot))
            ):
                continue
            return Said(code, spot.tail)
    return None


def _past_subset(walk: Walk, code: str, end: int, stop: int) -> int:
    """Where a subset, or a cue of change ("thành lập mới"), behind a noun ends; a comma parts one from the next, not from the noun."""
    begin = end
    for cue in walk.layout.cues.within(end, stop):
        if walk.text(end, cue.start).strip() not in (("", "và", ",") if end > begin else ("",)):
            break
        if code in cue.values("own_subset") or cue.get("measure") in ("increase", "decrease"):
            end = cue.end
    return end


def going_on(walk: Walk, spot: Spot, codes: tuple[str, ...]) -> Said | None:
    """The last figure of the sentence, or of the one before a "Trong đó, …", where only links, places, periods and subsets part it from
    the number."""
    head, begin = _last(walk, spot)
    if head is None or (codes and head.indicator not in codes):
        return None
    gap = _without_subsets(walk, head.indicator, min(begin, spot.start), number_start(spot))
    if len(gap) > 60 or not _GOES_ON.fullmatch(gap):
        return None
    part = head.sentence != walk.sentence_index or _PART.search(walk.text(head.start, spot.start)) is not None
    return Said(head.indicator, spot.tail, head, part)


def _last(walk: Walk, spot: Spot) -> tuple[Candidate | None, int]:
    """The figure before a number, with nothing read between them, and where its words end."""
    made = walk.in_sentence()
    if made:
        head, before = made[-1], walk.spots[spot.index - 1] if spot.index > 0 else None
        if before is not None and head.fields.get("value", (-1, -1))[0] != before.start:
            return None, 0
        begin = max(head.end, before.tail if before is not None else head.end)
        if head.measure == "share" and head.head is not None and spot.number.kind == "plain":
            head = head.head  # "tiểu học 206 (75,2%), THCS 123": it goes on about the count
        return head, begin
    start = spot.sentence.start
    if spot.index > 0 or not _PART.match(walk.layout.lower, start):
        return None, 0
    told = [c for c in walk.made if walk.sentence_index - c.sentence == 1 and c.measure in ("total", "increase", "decrease")]
    return (told[-1] if told and told[-1].section not in ("title", "related") else None), start


def _without_subsets(walk: Walk, code: str, start: int, end: int) -> str:
    """The words of start:end without places, periods and subsets."""
    gap = between(walk, start, end)
    for cue in walk.layout.cues.within(start, end, "own_subset"):
        if code in cue.values("own_subset"):
            gap = gap.replace(walk.text(cue.start, cue.end), "", 1)
    return gap


def written(walk: Walk, span: tuple[int, int]) -> str:
    """The words of a span as the text writes them."""
    return " ".join(walk.layout.view.nfc[span[0] : span[1]].split())


def standard_next(words: Words, walk: Walk, spot: Spot, *reads: str) -> Said | None:
    """A number whose noun was said of the figure before and whose standard follows it: "trong đó 98 hoạt động hiệu quả"."""
    made = walk.in_sentence()
    if not made or made[-1].indicator not in words.indicators:
        return None
    head = made[-1]
    nouns = set(words.indicators[head.indicator].nouns)
    for standard in begun(walk, spot.tail, min(spot.right, spot.tail + 24), "own_standard"):
        if not _TO_STANDARD.fullmatch(walk.text(spot.tail, standard.start)):
            continue
        for code in words.of(standard.values("own_standard"), *reads):
            if nouns & set(words.indicators[code].nouns) and words.near_miss(walk, code, spot.tail, standard.end) is None:
                return Said(code, standard.end, head, part=_PART.search(walk.text(head.start, spot.start)) is not None)
    return None


def grown_together(walk: Walk, spot: Spot, noun: Cue) -> str | None:
    """ "168 hợp tác xã và 506 tổ hợp tác thành lập mới": the change that is said after the last of a list holds for all of it."""
    lower, end, current = walk.layout.lower, noun.end, spot
    while True:
        bracket = re.compile(r"\s*\([^()]{1,12}\)").match(lower, end)
        end = bracket.end() if bracket is not None else end
        narrowed = [c.end for c in walk.layout.cues.within(end, end + 60, "own_subset") if c.start - end <= 1]
        end = max(narrowed, default=end)
        cue = next((c for c in walk.layout.cues.within(end, end + 40, "measure") if c.start - end <= 1), None)
        if cue is not None:
            values = cue.values("measure")
            return "increase" if "increase_after" in values else "decrease" if "decrease_after" in values else None
        if current.index + 1 >= len(walk.spots):
            return None
        current = walk.spots[current.index + 1]
        if current.noun_end <= 0 or not re.fullmatch(r"\s*(?:,|và|, và)\s*", walk.text(end, current.start)):
            return None
        end = current.noun_end


def subset_before(walk: Walk, code: str, spot: Spot) -> tuple[int, int] | None:
    """What narrows the noun from before the number: "mầm non có 230 trường, tiểu học 240 trường"."""
    for cue in reversed(walk.layout.cues.within(spot.left, number_start(spot), "own_subset")):
        if code in cue.values("own_subset"):
            return (cue.start, cue.end) if _LEADS_ON.fullmatch(walk.layout.lower, cue.end, number_start(spot)) else None
    return None


def subset_of(walk: Walk, code: str, start: int, end: int) -> tuple[int, int] | None:
    """What narrows the noun, as far as it goes on: "mầm non, tiểu học"."""
    span: tuple[int, int] | None = None
    bracket = walk.layout.lower.find("(", start, end)
    end = bracket if bracket >= 0 else end  # "194 hợp tác xã (gồm cả quỹ tín dụng)": not only those
    for cue in walk.layout.cues.within(start, end, "own_subset"):
        if code not in cue.values("own_subset"):
            continue
        if span is None:
            span = (cue.start, cue.end)
        elif re.fullmatch(r"\s*(?:,|và|, và|và các|/)\s*", walk.text(span[1], cue.start)):
            span = (span[0], cue.end)
        else:
            break
    return span
