"""The named units or products behind a number: "2 huyện Đầm Hà, Tiên Yên", "3 xã đạt chuẩn, gồm …", "A, B là hai xã …".

A row of names stands behind a number only when it has as many items as the number says; a longer or shorter one is about something else.
"""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.names import NameList, read_list, rows, written
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.units import CLASSES, unit_class

_MOST = 60
_INTRODUCED = re.compile(
    r"(?:(?<!\w)(?:đó là|gồm có|bao gồm|gồm|cụ thể là|cụ thể|dự kiến là|lần lượt là|chính là|là|có tên|tên là)(?!\w)|(?<!\d):|"
    r"\(| - )[\s:]*(?:có |ở |tại )?"
)
_NEXT_SENTENCE = re.compile(
    r"[.\s]*(?:(?:đó là|gồm có|gồm|bao gồm|cụ thể|cụ thể là)[\s:]+"
    r"|(?:theo đó,? |cụ thể,? )?(?:các|những) (?:xã|huyện|thôn|bản|ấp|xóm|làng|buôn|tỉnh|sản phẩm|đơn vị|"
    r"địa phương)[^.:;\d]{0,70}?(?:gồm|là)[\s:]+)"
)
_BECAME = re.compile(r"(?<!\w)(?:đều |cùng |chính |vẫn |cũng )?(?:là|trở thành|thành)(?: (?:một trong))?(?: (?:những|các|cả))? $")
_BRACKETED = re.compile(r"\((?:gồm |là |các |ở )*(?P<inside>[^()\n]+)\)\s*(?:có |được |với |: ?)?$")
_THESE = re.compile(r"\s*(?:này|nói trên|kể trên|trên|ấy|vừa kể)(?!\w)")
_CLOSED = re.compile(r"\s*(?:[.;\n]|$|,? (?:đạt|về đích|cán đích|được|lên)(?!\w))")
_TOGETHER = re.compile(r"(?<!\w)(?:cùng|cùng với|với|và) $")
_THING = re.compile(r"[^,;.:()\n\"]+")
_THING_ENDS = re.compile(r" (?:\d sao|hạng|và|cùng|của|do|được|đạt|thuộc|vẫn|đều|đang|đã|là|với|vừa|lọt|vượt|có|hiện|từng|ở|tại)(?!\w)")
_NO_THING = re.compile(
    r"(?:đề nghị|đề xuất|trình|"
    r"riêng|còn|trong|gồm|nhóm|ngành|các|những|một số|nhiều|chủ yếu|tăng|giảm|chiếm|đạt|được|đều|con số|kết quả|nhờ|do|để|"
    r"của|sản phẩm|số|tổng|năm|hiện|và|phần|bằng|nâng|đưa|hạng|loại|đó|này|có|thêm|kém|cao|thấp|mức|vượt|chưa|không|cũng|mới|"
    r"lần|cùng|hơn|gần|trên|dưới|khoảng|đã|sẽ|vẫn|tức|lũy|từ|đến|tới|theo|tại|ở|nơi|bao|ocop|\d[\d.,]*)(?!\w)"
)
_AND = re.compile(r"(?:,\s*)?(?:\s*(?:và|cùng) )|\s*[,;]\s*|[ ,;.]*\n\s*(?:[-+*•]|\d{1,2}[.)])?\s*")
_ASIDE = re.compile(r"\s*\([^()\n]{1,80}\)")


def members_of(walk: Walk, spot: Spot, candidate: Candidate) -> tuple[str, ...]:
    """The names of the units or products a figure counts, as many as its value; empty where the text does not name them."""
    value = candidate.value
    if candidate.measure not in ("total", "increase", "decrease") or candidate.value_max is not None:
        return ()
    if value != int(value) or not 0 < value <= _MOST:
        return ()
    if candidate.indicator == "ocop_products":
        return _products(walk, spot, int(value))
    if candidate.noun in CLASSES or candidate.indicator == "awards":
        row = _row_behind(walk, spot, candidate.noun if candidate.noun in CLASSES else None, int(value))
        return row.texts if row is not None else ()
    return ()


def owned_rows(walk: Walk) -> list[NameList]:
    """The rows of names that stand behind the numbers of the running sentence: none of them is a figure of its own."""
    out = []
    for spot in walk.spots:
        value = spot.number.value
        if spot.number.kind != "plain" or value != int(value) or not 0 < value <= _MOST:
            continue
        level = unit_class(walk, spot)
        row = _row_behind(walk, spot, level, int(value)) if level else None
        if row is not None:
            out.append(row)
    return out


def _row_behind(walk: Walk, spot: Spot, level: str | None, wanted: int) -> NameList | None:
    """The row of `wanted` units of a level: right after the number, after an introduction, or before "là hai xã …"."""
    direct = _fitting(walk, spot.tail, spot.sentence.end, level, wanted)
    if direct is not None:
        return direct
    comma = walk.layout.lower.find(", ", spot.tail, spot.far)  # "thêm hai xã về đích, Thạnh Lợi và Mỹ An."
    told = _fitting(walk, comma + 2, spot.sentence.end, level, wanted) if comma >= 0 else None
    if told is not None and _CLOSED.match(walk.layout.lower, told.end):
        return told
    for start, limit in _introduced(walk, spot):
        row = _fitting(walk, start, limit, level, wanted)
        if row is not None:
            return row
    return _row_before(walk, spot, level, wanted) or _row_meant(walk, spot, level, wanted)


def _introduced(walk: Walk, spot: Spot) -> list[tuple[int, int]]:
    """Where a row may begin after a number ("gồm", "đó là", ":", a bracket), and where it must end: at another number's own words."""
    lower, sentence = walk.layout.lower, spot.sentence
    following = next((s for s in walk.spots[spot.index + 1 :] if "criterion" not in s.nouns), None)
    until = min(following.start if following else sentence.end, spot.clause_end)
    colon = re.compile(r":\s*").match(lower, spot.tail, until)
    out = [(colon.end(), sentence.end)] if colon else []
    for match in _INTRODUCED.finditer(lower, spot.tail, until):
        limit = sentence.end
        if match[0].startswith("("):
            closed = lower.find(")", match.end(), sentence.end)
            limit = closed if closed >= 0 else sentence.end
        elif match[0].startswith(":") and match.end() >= sentence.end - 1:
            limit = min(len(lower), sentence.end + 900)  # the row stands on lines of its own
        out.append((match.end(), limit))
    if following is None and until >= sentence.end:
        opened = _NEXT_SENTENCE.match(lower, sentence.end)
        if opened is not None:
            stop = lower.find("\n", opened.end())
            out.append((opened.end(), stop if stop >= 0 else len(lower)))
        elif lower[spot.tail : sentence.end].rstrip().endswith(":"):
            out.append((sentence.end, min(len(lower), sentence.end + 900)))
    return out


def _fitting(walk: Walk, start: int, limit: int, level: str | None, wanted: int) -> NameList | None:
    row = read_list(walk.layout, start, limit, level, wanted)
    return row if row is not None and _fits(row, level, wanted) else None


def _fits(row: NameList, level: str | None, wanted: int) -> bool:
    if len(row.names) != wanted or row.counted:
        return False
    return level is None or all(n.word is None or n.level is None or n.level == level for n in row.names)


def _row_before(walk: Walk, spot: Spot, level: str | None, wanted: int) -> NameList | None:
    """ "Hòa Thành, Gò Dầu là hai đơn vị cấp huyện …", "X về đích, cùng Y là hai huyện …", "Long Khánh (A, B) 2 xã"."""
    start = spot.clause if spot.index == 0 else max(spot.clause, spot.left)
    bracket = _BRACKETED.search(walk.layout.lower, start, spot.start)
    if bracket is not None:
        return _fitting(walk, bracket.start("inside"), bracket.end("inside"), level, wanted)
    became = _BECAME.search(walk.layout.lower, start, spot.start)
    if became is None:
        return None
    found = [r for r in rows(walk.layout, start, became.start()) if not r.counted]
    if not found or re.search(r"[^\s,]", walk.text(found[-1].end, became.start())):
        return None
    last = found[-1]
    if _fits(last, level, wanted):
        return last
    if len(found) > 1 and found[0].start - start < 8 and _TOGETHER.search(walk.layout.lower, start, last.start):
        both = NameList(found[0].names + last.names, (), last.start, last.end)
        return both if _fits(both, level, wanted) else None
    return None


def _row_meant(walk: Walk, spot: Spot, level: str | None, wanted: int) -> NameList | None:
    """ "cả hai huyện này": the last row of two districts."""
    if level is None or _THESE.match(walk.layout.lower, spot.tail) is None:
        return None
    found = [r for r in rows(walk.layout, max(0, spot.sentence.start - 500), spot.start) if _fits(r, level, wanted)]
    return found[-1] if found else None


def _products(walk: Walk, spot: Spot, wanted: int) -> tuple[str, ...]:
    """ "5 sản phẩm 4 sao: gạo nếp …, gà đồi …", "chỉ hai sản phẩm đạt 5 sao, đó là …", "A, B là hai sản phẩm …"."""
    nfc = walk.layout.view.nfc
    first = nfc[spot.tail + 1 : spot.tail + 2]
    if first.isupper() or first == '"':
        found = _things(walk, spot.tail + 1, spot.sentence.end, wanted)
        if found:
            return found
    for start, limit in _introduced(walk, spot):
        found = _things(walk, start, limit, wanted)
        if found:
            return found
    became = _BECAME.search(walk.layout.lower, spot.sentence.start, spot.start)
    if became is not None and wanted > 1 and spot.index == 0:
        return _things(walk, spot.sentence.start, became.start(), wanted, whole=True)
    return ()


def _things(walk: Walk, start: int, limit: int, wanted: int, whole: bool = False) -> tuple[str, ...]:
    """`wanted` names of products in a row from `start`; `whole`: nothing may be left before `limit`."""
    lower, nfc = walk.layout.lower, walk.layout.view.nfc
    items: list[str] = []
    at = start
    while len(items) <= wanted:
        while at < limit and nfc[at] in " \"“”'":
            at += 1
        match = _THING.match(lower, at, limit)
        if match is None or _NO_THING.match(lower, at):
            break
        cut = _THING_ENDS.search(nfc, at, match.end())
        end = cut.start() if cut else match.end()
        text = written(walk.layout, at, end)
        if not text or len(text.split()) > 9:
            break
        if len(items) == wanted:
            return ()  # the row is longer than the number
        items.append(text)
        last = cut is None or cut[0] in (" và", " cùng")
        at = end
        if cut is not None and not last:
            at = cut.end() if cut[0].endswith("sao") else match.end()
        while at < limit and nfc[at] in '"”':
            at += 1
        aside = _ASIDE.match(lower, at, limit)
        at = aside.end() if aside else at
        gap = _AND.match(lower, at, limit)
        if gap is None or (len(items) == wanted and items_closed(lower, start, at, wanted)):
            break
        at = gap.end()
    if len(items) != wanted or (whole and walk.text(at, limit).strip(" ,")):
        return ()
    return tuple(items)


def items_closed(lower: str, start: int, end: int, wanted: int) -> bool:
    """The last item came after "và"."""
    return wanted > 1 and re.search(r"(?:và|cùng) [^,;]*$", lower[start:end]) is not None
