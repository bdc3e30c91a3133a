"""Named units newly reaching a standard or aimed to: "công nhận xã Tuy Lộc đạt chuẩn", "phấn đấu huyện X, Y về đích", "chỉ A và B về đích".

A row of names is one figure. An attribute ("xã NTM X") or a recognition told as background ("khi huyện được công nhận") is none; whether
a report is news, its period decides (`unnumbered`).
"""

from __future__ import annotations

import re
from decimal import Decimal

from thonmoi.figures.implied import find_implied
from thonmoi.figures.layout import Sentence
from thonmoi.figures.members import owned_rows
from thonmoi.figures.names import LEVEL_OF, UPPER, NameList, read_list, rows
from thonmoi.figures.reaching import BACKGROUND, FRESH, PAPERS, PUSH, SINCE, UNIT, reached
from thonmoi.figures.reader import Walk
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.statement import Unnumbered, window
from thonmoi.figures.units import CLASSES

_PREDICATE_NOUN = re.compile(
    rf"(?<!\w)(?:đạt|chuẩn|thành|là|danh hiệu|công nhận|lên|hạng|mức|bằng|hoàn thành|nhiệm vụ)(?: chuẩn| danh hiệu| là|"
    rf" hồ sơ)*(?: (?P<noun>{UNIT}))(?!\w)"
)
_ONLY = re.compile(r"(?<!\w)(?:chỉ|mới|mới chỉ|mới có|duy nhất)(?: (?:có|mỗi|mới|riêng|duy nhất))*\s*$")
_AIM_TO_FINISH = re.compile(
    r" (?:đăng ký|phấn đấu|dự kiến|sẽ|quyết tâm|đặt mục tiêu|hẹn) (hoàn thành|về đích)(?= vào| trong| năm|\s*[,.;])"
)
_LISTED_AT_LEVEL = re.compile(r"(?<!\w)cấp (?P<word>huyện|xã)(?: (?:thì|vẫn|mới|chỉ|đã|hiện|có|nay))* (?:có|là|gồm)(?: (?:các|mỗi))?\s*$")
_CONFERRED = re.compile(
    rf"(?<!\w)(?:công nhận|danh hiệu|chứng nhận) (?:danh hiệu |là )?(?P<noun>{UNIT}) [^,.;:\d]{{2,70}} cho(?: các| hai| ba|"
    rf" bốn)?\s*$"
)
_WHO = re.compile(r"(?<!\w)(?:được|của|toàn|cả|trong|do|bởi|ở|tại|chủ tịch|nhân dân|ubnd)(?: nhân dân)? $")
_CAME = re.compile(
    r"(?: cùng| lần lượt| nối nhau| tiếp bước)?(?: về| về đích| cán đích| mở màn| mở hàng| mở đầu| nối gót|"
    r" theo sau)?\s*(?:[.;\n(]|$|, (?:rồi|cuối|đầu|năm|tháng|đến|sang))"
)
_TOPIC = re.compile(r"cấp (?:huyện|xã)")
_ENDS = re.compile(r"\s*(?:[.;\n]|$)")
_COUNT_BEFORE = re.compile(
    r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:/\d+)? (?:xã|huyện|thị xã|thành phố|tỉnh|thôn|bản|ấp|xóm|làng|buôn|"
    r"đơn vị|địa phương)(?: [^\W\d_]+){0,2}[\s:(]*$"
)
_YEAR = r"(?:(?:cuối|đầu|giữa|hết|trong|rồi|đến|sang|tháng \d{1,2}[/-]?|quý \w+[/-]?|năm) ?)*(?:20\d\d|năm (?:ngoái|nay|sau))"
_IN_A_YEAR = re.compile(
    rf"(?:^|[.;,(:] ?|\n|- )(?:rồi |thế rồi )?{_YEAR}[,:]? ?(?:thì |lại |đến lượt |tới lượt |lượt |có thêm |có |thêm |"
    rf"được )?(?:các |hai |ba )?(?:xã )?$"
)
_CAPITALS = rf"{UPPER}[\w'’]*(?: {UPPER}[\w'’]*){{1,4}}"
_BARE_SUBJECT = re.compile(
    rf"(?:(?:^|(?<=[.,;:] )|(?<=\n))(?P<told>{_CAPITALS})(?= (?:vừa |đã |mới )?được [^,;.]{{0,40}}?công nhận (?:là )?(?:{UNIT}) )"
    rf"|(?:^|(?<=[.,;:] )|(?<=\n))(?P<coming>{_CAPITALS}(?:(?:, | và | cùng ){_CAPITALS})*)(?= (?:sẽ|phấn đấu|dự kiến|"
    rf"đăng ký) [\"“]?(?:về đích|cán đích|đạt chuẩn|đạt nông|lên ))"
    rf"|(?:^|(?<=[.,;:(] )|(?<=\n))(?i:(?:rồi |thế rồi )?{_YEAR},? ?(?:thì |lại |đến lượt |tới lượt |lượt |có thêm |có |thêm )?(?:xã )?)"
    rf"(?P<listed>{_CAPITALS}(?:(?:, | và | cùng ){_CAPITALS})*)"
    rf"|(?<!\w)(?:đưa|chỉ|chỉ có|chỉ mới có|giúp) (?P<moved>{_CAPITALS}(?:(?:, | và | cùng ){_CAPITALS})*)(?= (?:lên|về đích|"
    rf"cán đích|đạt chuẩn|trở thành|hoàn thành) ?))"
)


def find_named(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """The named units of a sentence that reach a standard or are to, in order."""
    out: list[Unnumbered] = []
    for row in _free_rows(walk, sentence):
        found = _of_row(walk, sentence, row, out)
        if found is not None:
            out.append(found)
    for generic in find_implied(walk, sentence):
        if not any(f.start < generic.end and generic.start < f.end for f in out):
            out.append(generic)
    return sorted(out, key=lambda f: f.start)


def _free_rows(walk: Walk, sentence: Sentence) -> list[NameList]:
    """The rows of names that no number counts, also names that only their predicate shows: "Kon Vơng Kia được công nhận làng …"."""
    at, out = sentence.start, []
    for start, end in [*sorted((r.start, r.end) for r in owned_rows(walk)), (sentence.end, sentence.end)]:
        if start > at:
            out.extend(rows(walk.layout, at, start))
        at = max(at, end)
    for match in _BARE_SUBJECT.finditer(walk.layout.view.nfc, sentence.start, sentence.end):
        start, end = match.span(match.lastgroup or "told")
        if not any(r.start < end and start < r.end for r in out):
            row = read_list(walk.layout, start, end)
            out.extend([row] if row is not None and row.end == end else [])
    return sorted(out, key=lambda r: r.start)


def _of_row(walk: Walk, sentence: Sentence, row: NameList, before: list[Unnumbered]) -> Unnumbered | None:
    lower, first = walk.layout.lower, row.names[0]
    left = lower[max(sentence.start, row.start - 70) : row.start]
    pushed = PUSH.search(left) is not None
    if _COUNT_BEFORE.search(left) or PAPERS.search(left) or (BACKGROUND.search(left) and not pushed):
        return None
    conferred = _CONFERRED.search(lower, max(sentence.start, row.start - 130), row.start)
    if conferred is not None:
        return _conferred_on(walk, row, conferred)
    if _IN_A_YEAR.search(lower[max(sentence.start, row.start - 60) : row.start]) and _CAME.match(lower, row.end, sentence.end + 1):
        return Unnumbered(
            row.start, row.end, Decimal(len(row.names)), "named", "commune", None, names=row.names, members=row.texts,
            parents=row.parents, inherits=True,
        )  # fmt: skip
    listed = _LISTED_AT_LEVEL.search(lower, max(sentence.start, row.start - 70), row.start)
    if listed is not None and _ENDS.match(lower, row.end):
        return Unnumbered(
            row.start, row.end, Decimal(len(row.names)), "named", LEVEL_OF[listed["word"]], None, names=row.names, members=row.texts,
            parents=row.parents, measure="total", inherits=True,
        )  # fmt: skip
    standard = reached(walk, row.end, window(walk, sentence, row.end), bool(before)) or _aimed_to_finish(walk, sentence, row)
    if standard is None:
        return None
    between = lower[row.end : standard.start]
    if between.lstrip().startswith(")"):
        return None  # the unit above, in brackets
    said = _PREDICATE_NOUN.search(lower, row.end, standard.end)
    noun = first.level if first.word else None
    named = LEVEL_OF[said["noun"]] if said else None
    if noun is not None and named is not None and named != noun and not (noun == "province" and named == "district"):
        return None
    lent = before[-1].noun if before and not between.strip() else None
    noun = noun or named or lent or _common_level(row) or _counted_class(walk, row.start)
    if noun not in CLASSES or _of_another_class(walk, row.end, standard.start, noun) or SINCE.match(lower, standard.end):
        return None
    only = _ONLY.search(left) is not None or "duy nhất" in between
    attribute = re.search(r"(?<!\w)là(?!\w)", between) is not None and re.search(r"(?:đầu tiên|duy nhất|thứ \w+)", between) is None
    if attribute and not pushed and walk.layout.cues.last(sentence.start, standard.start, "status", "target") is None:
        return None
    start = row.start - (len(left) - left.rindex("thêm") if re.search(r"(?<!\w)thêm\s*$", left) else 0)
    return Unnumbered(
        start, standard.end, Decimal(len(row.names)), "named", noun, standard.level, names=row.names, members=row.texts,
        parents=row.parents, measure="total" if only else "increase",
        pushed=pushed, fresh=not attribute and FRESH.search(lower, row.end, standard.end) is not None,
    )  # fmt: skip


def _conferred_on(walk: Walk, row: NameList, said: re.Match[str]) -> Unnumbered | None:
    """ "trao bằng công nhận xã nông thôn mới nâng cao cho xã Hợp Thành": the standard stands before the name."""
    noun = LEVEL_OF[said["noun"]]
    standard = standard_in(walk.layout.lower, walk.layout.cues, said.start("noun"), row.start)
    if standard is None or standard.level == "recognised" or row.names[0].level not in (noun, None):
        return None
    return Unnumbered(
        said.start(), row.end, Decimal(len(row.names)), "named", noun, standard.level, names=row.names, members=row.texts,
        parents=row.parents, pushed=True,
    )  # fmt: skip


def _of_another_class(walk: Walk, start: int, end: int, noun: str) -> bool:
    """ "huyện X tổ chức công bố xã đạt chuẩn": what reaches the standard is another kind of unit, unless it is who recognises."""
    lower = walk.layout.lower
    nouns = [(c.start, c.values("noun")) for c in walk.layout.cues.within(start, end, "noun")]
    return any(noun not in values and set(values) & set(CLASSES) and not _WHO.search(lower, start, at) for at, values in nouns)


def _aimed_to_finish(walk: Walk, sentence: Sentence, row: NameList) -> StandardSpan | None:
    """ "TP Sa Đéc đăng ký hoàn thành vào năm 2019", where the text speaks of districts: what is finished goes without saying."""
    lower, cues, level = walk.layout.lower, walk.layout.cues, row.names[0].level if row.names[0].word else None
    found = _AIM_TO_FINISH.match(lower, row.end, sentence.end)
    if found is None or level not in CLASSES:
        return None
    told = any(c.noun == level and walk.sentence_index - c.sentence <= 1 for c in walk.made[-12:])
    told = told or cues.first(sentence.start, row.start, "noun", level) is not None
    told = told or _TOPIC.search(lower, sentence.start, row.start) is not None
    return StandardSpan("base", found.start(1), found.end(1)) if told else None


def _common_level(row: NameList) -> str | None:
    levels = {n.place.level for n in row.names if n.place is not None}
    return levels.pop() if len(levels) == 1 else None


def _counted_class(walk: Walk, position: int) -> str | None:
    """What the text counts where names without a level word stand: "có 7 xã, chỉ Hoành Mô và Lục Hồn về đích"."""
    before = [n for s in walk.spots if s.start < position for n in s.nouns if n in CLASSES]
    head = walk.latest("communes", "villages", "districts", back=2)
    if before:
        return before[-1]
    if head is not None:
        return head.noun
    return "commune"  # the gazetteer knows every district and province
