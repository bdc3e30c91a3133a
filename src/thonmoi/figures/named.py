"""Named units newly reaching a standard or aimed to: "công nhận xã Tuy Lộc đạt chuẩn", "đưa huyện này về đích", "phải trở thành huyện NTM".

A row of names is one figure. An attribute ("xã NTM X") or a recognition told as background ("khi huyện được công nhận") is none; whether
a report is news, its period decides (`unnumbered`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thonmoi.figures.layout import Sentence
from thonmoi.figures.members import owned_rows
from thonmoi.figures.names import LEVEL_OF, UPPER, Name, NameList, name_at, read_list, rows
from thonmoi.figures.reader import Walk
from thonmoi.figures.standards import StandardSpan, standard_in
from thonmoi.figures.statement import Unnumbered, window
from thonmoi.figures.units import CLASSES
from thonmoi.records import Place

_UNIT = r"xã|thị trấn|phường|huyện|thị xã|thành phố|tỉnh|thôn|bản|ấp|xóm|khóm|buôn|làng|khu dân cư"
# What may stand between a name and its standard: verbs of reaching, who recognises, when
_BETWEEN = frozenset(
    "được đã vừa mới sẽ cũng đang chính thức vinh dự tiếp tục cùng đều phấn đấu dự kiến kịp là trở thành về lên đạt đón nhận "
    "bằng quyết định danh hiệu thủ tướng phủ tỉnh ubnd ủy ban nhân dân huyện phố thị xã "
    "trung ương chủ tịch ký hành ra xét xong hoàn tất đăng tâm tập xây dựng năm nay trong đến vào cuối đầu tháng quý ngày này "
    "đủ điều kiện chuẩn nhiệm vụ và để tiên duy nhất thứ hai ba công nhận bố hội đồng thẩm "
    "thông qua lễ cấp trao sớm lần giai đoạn hết khu dân cư thôn bản ấp xóm làng buôn khóm đơn hành phương cái lượt phải cố "
    "gắng bước chạm vươn hiện tới từ cách hạng mức mỗi chỉ".split()
)
_VERB = re.compile(r"(?<!\w)(?:đạt|được|thành|lên|về|cán|chạm|tới đích|hoàn thành|hoàn tất|xong|đón|nhận|đủ|ra mắt|giữ)(?!\w)")
_STANDARD_VERB = re.compile(r"đạt|về|cán|chạm|đến|tới|hoàn|lên|được|đủ|ra mắt|đón|nhận|có quyết|cấp bằng")
_PREDICATE_NOUN = re.compile(
    rf"(?<!\w)(?:đạt|chuẩn|thành|là|danh hiệu|công nhận|lên|hạng|mức|bằng|hoàn thành|nhiệm vụ)(?: chuẩn| danh hiệu| là|"
    rf" hồ sơ)*(?: (?P<noun>{_UNIT}))(?!\w)"
)
_PUSH = re.compile(
    r"(?<!\w)(?:đưa|kịp đưa|có thêm|thêm|công nhận|công nhận thêm|phấn đấu|để|quyết tâm|giúp|nâng|chọn|tập trung cho|"
    r"dồn sức cho|giao(?: cho)?|hướng tới|phấn đấu (?:có|đưa|để)|thưởng|quyết định công nhận|trình[^.;,]{0,30}công nhận|"
    r"đề nghị[^.;,]{0,30}công nhận)(?: \w+){0,2}\s*$"
)
_PAPERS = re.compile(
    r"(?<!\w)(?:hồ sơ|thủ tục|quy trình|đề án|đoàn thẩm định|báo cáo|lộ trình|kế hoạch xây dựng|thăm|"
    r"làm việc với)(?!\w)[^.;]{0,40}$"
)
_BACKGROUND = re.compile(
    r"(?<!\w)(?:khi|sau khi|từ khi|kể từ khi|trước khi|từng|từ ngày|sau ngày|nơi|vốn|ngoài|như|giống|so với|của|ở|tại|lãnh đạo|"
    r"ubnd|hđnd|ủy ban nhân dân|chủ tịch|bí thư|đảng bộ|người dân|nhân dân|ngân sách|sinh ra ở|quê)(?: \w+){0,2}\s*$"
)
_ONLY = re.compile(r"(?<!\w)(?:chỉ|mới|mới chỉ|mới có|duy nhất)(?: (?:có|mỗi|mới|riêng|duy nhất))*\s*$")
_FRESH = re.compile(r"(?<!\w)(?:được|vừa|chính thức|vinh dự|đón|phấn đấu|dự kiến|sẽ|đăng ký|đầu tiên|mới đây)(?!\w)")
_COUNTED_AFTER = re.compile(r"\s*(?:[^\W\d_]+ |: ?){0,3}\d+(?:[.,/]\d+)*(?:%| xã| huyện| thôn| bản| ấp)")
_AIM_TO_FINISH = re.compile(
    r" (?:đăng ký|phấn đấu|dự kiến|sẽ|quyết tâm|đặt mục tiêu|hẹn) (hoàn thành|về đích)(?= vào| trong| năm|\s*[,.;])"
)
_LISTED_AT_LEVEL = re.compile(r"(?<!\w)cấp (?P<word>huyện|xã)(?: (?:thì|vẫn|mới|chỉ|đã|hiện|có|nay))* (?:có|là|gồm)(?: (?:các|mỗi))?\s*$")
_TOPIC = re.compile(r"cấp (?:huyện|xã)")
_ENDS = re.compile(r"\s*(?:[.;\n]|$)")
_DENIED = re.compile(r"(?<!\w)(?:chưa|không|trượt|chậm|lỡ)(?!\w)")
_COUNT_BEFORE = re.compile(
    r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:/\d+)? (?:xã|huyện|thị xã|thành phố|tỉnh|thôn|bản|ấp|xóm|làng|buôn|"
    r"đơn vị|địa phương)(?: [^\W\d_]+){0,2}[\s:(]*$"
)
_SINCE = re.compile(r"[^,;.]{0,20}(?<!\w)từ (?:\w+ ){0,3}(?:năm )?\d{4}|\s*\((?:năm |tháng \d+/)?\d{4}\)")
_CAPITALS = rf"{UPPER}[\w'’]*(?: {UPPER}[\w'’]*){{1,4}}"
_BARE_SUBJECT = re.compile(
    rf"(?:(?:^|(?<=[.,;:] )|(?<=\n))(?P<told>{_CAPITALS})(?= (?:vừa |đã |mới )?được [^,;.]{{0,40}}?công nhận (?:là )?(?:{_UNIT}) )"
    rf"|(?<!\w)(?:đưa|chỉ|chỉ có|chỉ mới có|giúp) (?P<moved>{_CAPITALS}(?:(?:, | và | cùng ){_CAPITALS})*)(?= (?:lên|về đích|"
    rf"cán đích|đạt chuẩn|trở thành|hoàn thành) ?))"
)
_GENERIC = re.compile(rf"(?<!\w)(?P<word>{_UNIT})(?P<this> này| nhà| ta)?(?= )")
_NO_UNIT = re.compile(
    r"(?<!\w)(?:\d+|các|những|mỗi|mọi|từng|nhiều|cấp|ubnd|hđnd|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|số|đơn vị|toàn bộ|"
    r"tất cả|chủ tịch|đảng bộ|ngân sách|nhân dân|ủy ban nhân dân|chuẩn|danh hiệu|quyết định|bằng công nhận|hợp tác|là|thành|đạt|"
    r"cho|của|dân|được|do|bởi|số|tỷ lệ) $|% $|(?:tỉnh|huyện|thị xã|xã|thôn|bản|ấp|xóm|làng|buôn|khóm|thành phố)(?:,| và) $"
)
_SUBJECTLESS = re.compile(
    rf"(?<!\w)(?P<verb>trở thành|sẽ là|là|thành|công nhận(?: là)?|đón (?:nhận )?bằng công nhận|nhận bằng công nhận|"
    rf"đạt) (?P<noun>{_UNIT})(?= (?:đạt chuẩn |đạt |hoàn thành |kiểu |nông |ntm|nâng cao|đầu tiên))"
)


def find_named(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """The named units of a sentence that reach a standard or are to, in order."""
    out: list[Unnumbered] = []
    for row in _free_rows(walk, sentence):
        found = _of_row(walk, sentence, row, out)
        if found is not None:
            out.append(found)
    for generic in (*_by_level_word(walk, sentence), *_without_subject(walk, sentence)):
        if not any(f.start < generic.end and generic.start < f.end for f in out):
            out.append(generic)
    return sorted(out, key=lambda f: f.start)


def _free_rows(walk: Walk, sentence: Sentence) -> list[NameList]:
    """The rows of names of a sentence that no number counts, also names without a level word that only their predicate shows "
    "("Kon Vơng Kia được công nhận làng …")."""
    at, out = sentence.start, []
    for start, end in [*sorted((r.start, r.end) for r in owned_rows(walk)), (sentence.end, sentence.end)]:
        if start > at:
            out.extend(rows(walk.layout, at, start))
        at = max(at, end)
    for match in _BARE_SUBJECT.finditer(walk.layout.view.nfc, sentence.start, sentence.end):
        start, end = match.span("told" if match["told"] else "moved")
        if not any(r.start < end and start < r.end for r in out):
            row = read_list(walk.layout, start, end)
            out.extend([row] if row is not None and row.end == end else [])
    return sorted(out, key=lambda r: r.start)


def _of_row(walk: Walk, sentence: Sentence, row: NameList, before: list[Unnumbered]) -> Unnumbered | None:
    lower, first = walk.layout.lower, row.names[0]
    left = lower[max(sentence.start, row.start - 70) : row.start]
    pushed = _PUSH.search(left) is not None
    if _COUNT_BEFORE.search(left) or _PAPERS.search(left) or (_BACKGROUND.search(left) and not pushed):
        return None
    listed = _LISTED_AT_LEVEL.search(lower, max(sentence.start, row.start - 70), row.start)
    if listed is not None and _ENDS.match(lower, row.end):
        return Unnumbered(
            row.start, row.end, Decimal(len(row.names)), "named", LEVEL_OF[listed["word"]], None, names=row.names, members=row.texts, parents=row.parents, measure="total", inherits=True
        )
    standard = _reached(walk, row.end, window(walk, sentence, row.end), bool(before)) or _aimed_to_finish(walk, sentence, row)
    if standard is None:
        return None
    between = lower[row.end : standard.start]
    said = _PREDICATE_NOUN.search(lower, row.end, standard.end)
    noun = first.level if first.word else None
    named = LEVEL_OF[said["noun"]] if said else None
    if noun is not None and named is not None and named != noun and not (noun == "province" and named == "district"):
        return None
    noun = noun or named or (before[-1].noun if before and not between.strip() else None) or _common_level(row) or _counted_class(walk, row.start)
    if noun not in CLASSES or _SINCE.match(lower, standard.end):
        return None
    only = _ONLY.search(left) is not None or "duy nhất" in between
    attribute = re.search(r"(?<!\w)là(?!\w)", between) is not None and re.search(r"(?:đầu tiên|duy nhất|thứ \w+)", between) is None
    start = row.start - (len(left) - left.rindex("thêm") if re.search(r"(?<!\w)thêm\s*$", left) else 0)
    return Unnumbered(
        start, standard.end, Decimal(len(row.names)), "named", noun, standard.level, names=row.names, members=row.texts, parents=row.parents, measure="total" if only else "increase",
        pushed=pushed, fresh=not attribute and _FRESH.search(lower, row.end, standard.end) is not None,
    )  # fmt: skip


def _aimed_to_finish(walk: Walk, sentence: Sentence, row: NameList) -> StandardSpan | None:
    """"TP Sa Đéc đăng ký hoàn thành vào năm 2019" where the text speaks of districts that reach the standard: what is "
    "finished goes without saying."""
    lower, cues, level = walk.layout.lower, walk.layout.cues, row.names[0].level if row.names[0].word else None
    found = _AIM_TO_FINISH.match(lower, row.end, sentence.end)
    if found is None or level not in CLASSES:
        return None
    told = [c for c in walk.made if c.noun == level and walk.sentence_index - c.sentence <= 1] or cues.first(sentence.start, row.start, "noun", level) or _TOPIC.search(lower, sentence.start, row.start)
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
    return "commune" if walk.layout.home is not None and walk.layout.home.level == "district" else None


def _reached(walk: Walk, begin: int, end: int, going_on: bool) -> StandardSpan | None:
    """The standard that the words right after a name say it reaches; `going_on`: a figure before it in the sentence lends its "
    "verb ("…, Lạng Giang kiểu mẫu")."""
    lower, cues = walk.layout.lower, walk.layout.cues
    standard = standard_in(lower, cues, begin, end)
    if standard is None or standard.level == "recognised" or _COUNTED_AFTER.match(lower, standard.end):
        return None
    between = lower[begin : standard.start]
    if len(between) > 90 or between.count(",") > 2 or _DENIED.search(between) or cues.first(begin, standard.end, "block", "criterion", "negative"):
        return None
    if any(not w.isdigit() and w not in _BETWEEN for w in re.findall(r"\w+", between)):
        return None
    real = any(c.get("standard") not in (None, "recognised") for c in cues.within(standard.start, standard.end)) or re.search(r"được|nhận|bằng", lower[begin : standard.end]) is not None
    verb = _STANDARD_VERB.match(lower, standard.start) is not None or _VERB.search(lower, begin, standard.start) is not None
    if not verb:
        return standard if going_on and real and not between.strip() else None
    after_comma = between[between.rfind(",") + 1 :]
    if not real and re.search(r"(?<!\w)(?:thành|là|lên|chuẩn|đạt)(?!\w)", between) is None:
        return None  # "tập trung xây dựng NTM" is work, no standard
    if _STANDARD_VERB.match(lower, standard.start) is None and _VERB.search(after_comma) is None:
        return None
    return standard


def _by_level_word(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """"đưa tỉnh về đích NTM", "công nhận huyện đạt chuẩn", "đưa huyện này về đích": the level word alone means the unit in force."""
    lower, layout = walk.layout.lower, walk.layout
    out = []
    for match in _GENERIC.finditer(lower, sentence.start, sentence.end):
        if any(p.start <= match.start() < p.end for p in layout.places) or name_at(layout, match.start(), sentence.end) is not None:
            continue
        left = lower[max(sentence.start, match.start() - 70) : match.start()]
        pushed = _PUSH.search(left) is not None
        if _NO_UNIT.search(left) or _PAPERS.search(left) or (_BACKGROUND.search(left) and not pushed):
            continue
        standard = _reached(walk, match.end(), window(walk, sentence, match.end()), False)
        if standard is None:
            continue
        found = _meant(walk, sentence, match["word"], match.start(), match.start(), standard, pushed)
        if found is not None:
            out.append(replace(found, fresh=_FRESH.search(lower, match.end(), standard.end) is not None))
    return out


def _without_subject(walk: Walk, sentence: Sentence) -> list[Unnumbered]:
    """"đến năm 2025 phải trở thành huyện NTM nâng cao", "35/35 xã và được công nhận huyện NTM": the subject stands before, or "
    "is the unit in force."""
    lower, cues = walk.layout.lower, walk.layout.cues
    out = []
    for match in _SUBJECTLESS.finditer(lower, sentence.start, sentence.end):
        level = LEVEL_OF[match["noun"]]
        if name_at(walk.layout, match.start("noun"), sentence.end) is not None or any(level in s.nouns and s.start < match.start() for s in walk.spots):
            continue
        standard = standard_in(lower, cues, match.end("noun"), window(walk, sentence, match.end("noun")))
        left = lower[max(sentence.start, match.start() - 70) : match.start()]
        if standard is None or standard.level == "recognised" or standard.start - match.end("noun") > 24 or _DENIED.search(left[-16:]) or _PAPERS.search(left) or _SINCE.match(lower, standard.end):
            continue
        recognised = "công nhận" in match["verb"] and re.search(r"(?:được|công bố|lễ|trao|đón|quyết định)[^.;]{0,50}$", left + match["verb"]) is not None
        aimed = cues.last(sentence.start, match.start("noun"), "status", "target") is not None
        if not recognised and not aimed:
            continue
        found = _meant(walk, sentence, match["noun"], match.start("noun"), match.start("noun"), standard, aimed)
        if found is not None:
            out.append(found)
    return out


def _meant(walk: Walk, sentence: Sentence, word: str, position: int, start: int, standard: StandardSpan, pushed: bool) -> Unnumbered | None:
    """A figure of the unit that a level word alone means."""
    level = LEVEL_OF[word]
    unit, name = _unit_in_force(walk, sentence, word, position)
    if unit is None and name is None and not pushed:
        return None
    if level in ("commune", "village") and unit is None and name is None:
        return None  # "xây dựng xã NTM" is the programme's work, not one commune
    noun = unit.level if unit is not None and word == "thành phố" else level
    if noun not in CLASSES:
        return None
    members = (unit.name,) if unit is not None else (name,) if name else ()
    return Unnumbered(start, standard.end, Decimal(1), "named", noun, standard.level, members=members, pushed=pushed, fresh=True)


def _unit_in_force(walk: Walk, sentence: Sentence, word: str, position: int) -> tuple[Place | None, str | None]:
    """The unit a level word alone means: the last one of its level named before it, else what the text is about."""
    level = LEVEL_OF[word]
    named: list[Name] = [n for r in rows(walk.layout, max(0, sentence.start - 400), position) for n in (*r.names, *r.parents)]
    for name in reversed(named):
        fits = name.place.level in ("district", "province") and (name.place.kind or "").startswith(word) if word == "thành phố" and name.place else name.level == level
        if fits:
            return name.place, name.text
    frames = walk.frames
    for place in (frames.scope.place, walk.layout.home):
        above = None if place is None else place if place.level == level else next((p for p in place.parents if p.level == level), None)
        if above is not None:
            return Place(name=above.name, level=above.level, kind=above.kind, code=above.code), above.name
    return None, None
