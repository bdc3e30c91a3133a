"""What narrows a number of products or of their makers, as written: a product group, "công nhận lại", "hợp tác xã", "do phụ nữ làm chủ"."""

from __future__ import annotations

import re

from thonmoi.figures.cues import Cue
from thonmoi.figures.plain import near_spots
from thonmoi.figures.reader import Spot, Walk

JOINER = re.compile(r"\s?(?:,|và|-|–|/|, và)\s?")
AMOUNT = r"(?:ít nhất |tối thiểu |khoảng |hơn |trên |gần |chừng |không dưới |ngót |tròn |xấp xỉ )?"
# Between a label and its number: "Nhóm thực phẩm dẫn đầu áp đảo, 51", "thảo dược 5", "doanh nghiệp (124)", "du lịch chỉ vỏn vẹn 5".
_LABEL_GAP = re.compile(
    r"[\s:(]*(?:,? ?(?:(?:nhiều|đông|cao|ít|thấp|lớn) nhất|dẫn đầu|đứng đầu|áp đảo|về nhì|theo sau|kế đến|"
    r"(?:đứng|xếp) thứ (?:nhì|hai|ba|tư|\d)|ưu thế|tuyệt đối|"
    r"phần lớn|đa số|hiện|hiện có|nay|có|mới|đã|chỉ|cũng|cùng|đều|được|là|chiếm|đạt|còn|vỏn vẹn|vẻn vẹn|với|góp|đóng góp|mỗi nhóm|"
    r"mỗi loại|thì|số lượng|tới|(?:quá|già|hơn|gần|một|ngót) nửa"
    r"|ở con số|vượt trội|vẫn|chia nhau|nông thôn) ?)*[\s:,(–-]*" + AMOUNT
)
_RANKED = re.compile(r"nhất|ưu thế|đa số|phần lớn|dẫn đầu|đứng đầu|đứng thứ|xếp thứ|áp đảo|vượt trội|về nhì|theo sau|kế đến")
_OPEN_LABEL = re.compile(
    r"(?:^|[.;,(:]\s*|\n)(?P<mark>(?:riêng|nhóm hàng|nhóm sản phẩm|nhóm|ngành) |)(?P<label>(?!còn|trong|các|những|số|tổng|có|là|"
    r"và|với|nay|hiện|đến|năm|thêm|gồm)[^\W\d_]+(?: (?!có |là |đạt |được |chiếm )[^\W\d_]+){0,3}?)" + _LABEL_GAP.pattern + "$"
)
# "được công nhận mới và công nhận lại" is all of them, "lên hạng 4 sao" the star reached.
_OTHERWISE = re.compile(r" (?:và|hoặc|,) (?:được )?(?:công nhận|đánh giá|cấp) |(?: từ [345] sao)?(?: lên)? [345] sao")
# What may open a label and is no part of it: "kế đến mật ong (3)".
RANK = re.compile(
    r"(?:(?:trong đó|nhiều nhất|đông nhất|ít nhất|dẫn đầu|đứng đầu|kế đến|kế theo|kế là|tiếp đến|tiếp theo|rồi đến|sau đó|cuối cùng|riêng|"
    r"còn lại|còn|rồi|thì|và|có|là|gồm) )+"
)
_IS_OF = re.compile(r" (?:(?:trong đó|trong số (?:đó|này|ấy)|số đó|số này|sản phẩm|số sản phẩm) )?(?:(?:là|thuộc|thuộc về) )?")
_EACH_GROUP = re.compile(r"(?<!\w)(?:cùng|đều|mỗi nhóm|mỗi loại)(?!\w)")
_OWNERS = "chị em phụ nữ|chị em|phụ nữ|nữ giới|nữ|thanh niên|người dân tộc thiểu số|đồng bào dân tộc thiểu số"
_WOMEN = re.compile(
    rf"\s(?:ocop )?(?P<said>(?:do |là )?(?:{_OWNERS})(?: (?:hoặc|và) (?:{_OWNERS}))?"
    r"(?: (?:làm chủ|điều hành|quản lý|đứng tên|đứng đầu|tham gia quản lý))?)(?!\w)"
)
_WOMEN_LEFT = re.compile(
    rf"(?<!\w)(?P<said>(?:do )?(?:{_OWNERS})(?: (?:hoặc|và) (?:{_OWNERS}))? (?:làm chủ|điều hành|quản lý|đứng tên|đứng đầu))"
    r"\s*(?:ở |có |là |: ?)?" + AMOUNT + "$"
)
_OWNER_LABEL = re.compile(
    rf"(?<!\w)(?P<said>(?:do )?(?:{_OWNERS})(?: (?:làm chủ|điều hành|quản lý|đứng tên|đứng đầu))?)\s*(?:có |là |chiếm |: ?)?" + AMOUNT + "$"
)
_REACHED_AFTER = re.compile(r"[^,;.()]{0,30}(?<!\w)lên(?: hạng)? [345] sao")


def as_written(walk: Walk, start: int, end: int) -> str:
    """The words of the text, one space between them."""
    return " ".join(walk.layout.view.nfc[start:end].split())


def labels(walk: Walk, end: int, start: int) -> bool:
    """What ends at `end` is the label of the number at `start`: nothing but small words between, a comma only after a rank."""
    gap = walk.text(end, start)
    return _LABEL_GAP.fullmatch(gap) is not None and ("," not in gap or _RANKED.search(gap) is not None)


def subset_of(walk: Walk, spot: Spot) -> str | None:
    """The product group of a number, after it or before it."""
    after = _after(walk, spot)
    if after is not None:
        return after
    label = group_label(walk, spot, ("product", "recertified")) or open_label(walk, spot)
    return None if label is None else as_written(walk, *label)


def _after(walk: Walk, spot: Spot) -> str | None:
    """As in "4 sản phẩm du lịch", "15 sản phẩm được công nhận lại"."""
    lower = walk.layout.lower
    cue = walk.layout.cues.first(spot.tail, min(spot.right, spot.tail + 110), "subset", "product", "recertified")
    if cue is None or cue.start - spot.tail > 40:
        return None
    if re.search(r"[,;:(]", lower[spot.tail : cue.start]):
        return None
    if "recertified" in cue.values("subset") and (cue.start - spot.tail > 18 or _OTHERWISE.match(lower, cue.end)):
        return None
    again = lower.startswith("được ", cue.start)
    begin = cue.start + len("được ") if again else cue.start
    return as_written(walk, begin, cue.end)


def group_after(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """The group right after a number: "80% trong đó thuộc nhóm thực phẩm", "12% là đồ uống", "7 đồ uống"."""
    said = _IS_OF.match(walk.layout.lower, spot.number.tail)
    cue = walk.layout.cues.starting_at(said.end(), "subset") if said is not None else None
    return (cue.start, cue.end) if cue is not None and "product" in cue.values("subset") else None


def group_label(walk: Walk, spot: Spot, values: tuple[str, ...]) -> tuple[int, int] | None:
    """The span of the groups that stand before a number as its label: "đồ uống, vải và may mặc, thảo dược chia nhau 11%"."""
    chain = _chain(walk, spot, values)
    if not chain:
        return None
    last = chain[-1]
    if "recertified" in last.values("subset") and not _recertified(walk, spot, last):
        return None
    return chain[0].start, last.end


def open_label(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """A group of any name in a row of groups: "Nhóm chè nhiều nhất: 16 sản phẩm; mật ong 5", "36 sản phẩm (riêng sữa và chè 19)"."""
    lower = walk.layout.lower
    base = max(spot.left - 2, spot.sentence.start)
    said = _OPEN_LABEL.search(lower[base : _begin(spot)])
    if said is None:
        return None
    start, end = base + said.start("label"), base + said.end("label")
    rank = RANK.match(lower, start, end)
    start = rank.end() if rank else start
    if any(place.start < end and start < place.end for place in walk.layout.places) or lower[start:end].endswith("sao"):
        return None
    before = walk.in_sentence()
    last = before[-1] if before else walk.latest("ocop", back=1) if start == _opening(walk, spot) else None
    row = last is not None and last.indicator == "ocop_products" and last.subset is not None and (bool(before) or last.rule == "ocop.row")
    marked = said["mark"].strip() in ("riêng", "nhóm", "nhóm hàng", "nhóm sản phẩm")
    if not (row or marked) or any(c.get("noun") or c.get("status") or c.get("programme") for c in walk.layout.cues.within(start, end)):
        return None
    return (base + said.start("mark") if said["mark"].startswith("nhóm") else start), end


def _opening(walk: Walk, spot: Spot) -> int:
    """Where the first word of the sentence begins, after the mark of an item."""
    lower, begin = walk.layout.lower, spot.sentence.start
    while begin < spot.start and not lower[begin].isalnum():
        begin += 1
    return begin


def groups_each(walk: Walk, spot: Spot) -> list[tuple[int, int]]:
    """The groups that share a number, one figure each: "thủ công mỹ nghệ và trang trí cùng được 2"."""
    chain = _chain(walk, spot, ("product",))
    if len(chain) < 2 or not _EACH_GROUP.search(walk.layout.lower, chain[-1].end, spot.start):
        return []
    return [(c.start, c.end) for c in chain]


def _chain(walk: Walk, spot: Spot, values: tuple[str, ...]) -> list[Cue]:
    """The groups in a row right before a number."""
    lower = walk.layout.lower
    found = [
        c for c in walk.layout.cues.within(max(spot.left, spot.start - 110), spot.start, "subset") if set(c.values("subset")) & set(values)
    ]
    if not found or not labels(walk, found[-1].end, _begin(spot)):
        return []
    chain = [found[-1]]
    for cue in reversed(found[:-1]):
        if not JOINER.fullmatch(lower, cue.end, chain[0].start):
            break
        chain.insert(0, cue)
    return chain


def _recertified(walk: Walk, spot: Spot, cue: Cue) -> bool:
    """Whether the word narrows: "nâng hạng 12 sản phẩm lên 4 sao" is about the star, "công nhận mới 50 sản phẩm" about all new ones;
    "công nhận mới 29, công nhận lại 9" divides."""
    lower = walk.layout.lower
    said = lower[cue.start : cue.end]
    if "lại" in said:
        return True
    if said.endswith("mới") and re.match(r"\s*:", lower[cue.end : cue.end + 2]):
        return True
    if said.endswith("mới"):
        sentence = lower[spot.sentence.start : spot.sentence.end]
        return "lại" in sentence and bool(walk.in_sentence()) and walk.in_sentence()[-1].measure == "increase"
    return not _REACHED_AFTER.match(lower, spot.tail)


def _begin(spot: Spot) -> int:
    span = spot.number.comparator_span
    return span[0] if span and span[0] < spot.start else spot.start


def owners_of(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """The words for who the makers are: "87 chủ thể do phụ nữ điều hành", "19 chủ thể là phụ nữ", "Phụ nữ làm chủ 47 cơ sở"."""
    lower = walk.layout.lower
    after = _WOMEN.match(lower, spot.tail)
    if after is not None and after.end() <= spot.sentence.end:
        begin = after.start("said") + (3 if lower.startswith("là ", after.start("said")) else 0)
        return begin, after.end()
    before = _WOMEN_LEFT.search(lower, spot.left, _begin(spot))
    return None if before is None else before.span("said")


def owner_label(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """Who the makers are, as the label of a bare number: "phụ nữ làm chủ 41, người dân tộc thiểu số 66"."""
    said = _OWNER_LABEL.search(walk.layout.lower, spot.left, _begin(spot))
    return None if said is None else said.span("said")


def kind_label(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """The kinds of maker that stand before a number as its label: "công ty 22", "hộ kinh doanh đông nhất (268)", "hợp tác xã chiếm 22%"."""
    lower = walk.layout.lower
    counted = {s.noun_start for s in near_spots(walk, spot) if s.noun_start > 0}
    found = [
        c
        for c in walk.layout.cues.within(max(spot.left, spot.start - 80), spot.start, "noun")
        if "entity_kind" in c.values("noun") and c.start not in counted
    ]
    if not found or not labels(walk, found[-1].end, _begin(spot)):
        return None
    return _joined_left(lower, found)


def kind_after(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """The kind of maker after a number: "31 là hợp tác xã", "25% doanh nghiệp nhỏ và vừa", "40% chủ thể là hợp tác xã"."""
    lower = walk.layout.lower
    opened = re.compile(r"\s(?:số |trong số |tổng số |các )*(?:chủ thể )?(?:ocop )?(?:là )?").match(lower, spot.number.tail)
    if opened is None:
        return None
    cue = walk.layout.cues.starting_at(opened.end(), "noun")
    if cue is None or not _is_kind(walk, cue):
        return None
    return cue.start, kinds_end(walk, cue.end)


def _is_kind(walk: Walk, cue: Cue) -> bool:
    """A kind of maker; "cơ sở sản xuất" is one too, "chủ thể" is any."""
    if "entity_kind" in cue.values("noun"):
        return True
    return "entity" in cue.values("noun") and not walk.text(cue.start, cue.end).startswith("chủ thể")


def kinds_end(walk: Walk, end: int) -> int:
    """Where a row of kinds ends that one number counts: "35 hợp tác xã và hội quán", "cơ sở sản xuất/hộ kinh doanh"."""
    lower = walk.layout.lower
    while True:
        joined = re.compile(r"(?: và |, |\s?/\s?)(?=[^\W\d_])").match(lower, end)
        cue = walk.layout.cues.starting_at(joined.end(), "noun") if joined else None
        if cue is None or not _is_kind(walk, cue) or re.match(r"\s*[\d(:]", lower[cue.end : cue.end + 3]):
            return end
        end = cue.end


def _joined_left(lower: str, found: list[Cue]) -> tuple[int, int]:
    first = found[-1]
    for cue in reversed(found[:-1]):
        if lower[cue.end : first.start] != " và ":
            break
        first = cue
    return first.start, found[-1].end
