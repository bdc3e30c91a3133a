"""The decision about an amount of money: funds of the programmes, or income per head; and "gấp 1,4 lần" of either."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make

_CHANGE = re.compile(r"(?:(?P<up>tăng|nhích|thêm|cao hơn|vượt)|(?P<down>giảm|bớt))(?: thêm| được| bình quân| gần| hơn| khoảng| trên)*\s*$")
_PRICE = re.compile(r"\s?/\s?(?:kg|tấn|tạ|lít|chai|hộp|gói|cây|con|m2|sào|ha|ngày|suất|lượt|vé|sản phẩm|hộ(?!\s?/))")
_SIGNS = re.compile(r"(?:(?:ông|bà|anh|chị|em|cháu) [^,;.]{0,60}|gia đình|mỗi hộ|có hộ|hộ ông|hộ bà|htx [^,;.]{0,40}|hợp tác xã [^,;.]{0,40}|doanh nghiệp [^,;.]{0,40}|công ty [^,;.]{0,40})$")


def decide_money(walk: Walk, spot: Spot) -> list[Candidate]:
    """Income where income is the last topic named before the amount (or the unit is per head), else funds of the programme."""
    lower, cues = walk.layout.lower, walk.layout.cues
    unit = walk.text(*(spot.number.unit_span or (0, 0)))
    if "usd" in unit or _PRICE.search(unit) or _PRICE.match(lower, spot.tail) or unit == "đồng":
        walk.refused[spot.start] = ("price", "a price")
        return []
    topics = cues.within(spot.sentence.start, spot.start, "topic")
    topics = [t for t in topics if set(t.values("topic")) & {"income", "funds", "not_funds"}]
    last = topics[-1] if topics else None
    kinds = last.values("topic") if last else ()
    per_head = re.search(r"/\s?(?:người|khẩu|nhân khẩu)", unit) is not None
    change = _CHANGE.search(lower, spot.left, spot.start)
    before = walk.in_sentence()
    income_head = walk.latest("income_per_capita", back=1)
    if per_head or "income" in kinds or (income_head is not None and income_head.sentence == walk.sentence_index and not _funds_here(walk, spot)):
        if not _is_income(walk, spot, per_head, income_head):
            walk.refused[spot.start] = ("not_in_catalogue", "an income, but not per head of a place")
            return []
        measure = "increase" if change and change["up"] and income_head is not None else "decrease" if change and change["down"] and income_head else "average"
        head = income_head if income_head is not None and income_head.sentence == walk.sentence_index else None
        made = make(walk, spot, "income_per_capita", measure, "income_per_capita", unit=_plain(walk, spot), head=head if measure != "average" else None)  # type: ignore[arg-type]
        for one in made:
            one.per = None
        return made
    if "not_funds" in kinds and not (last is not None and cues.first(last.end, spot.start, "topic", "funds")):
        walk.refused[spot.start] = ("not_in_catalogue", "money, but not the programme's")
        return []
    if not _programme_money(walk, spot):
        walk.refused[spot.start] = ("not_in_catalogue", "money of something else")
        return []
    head = next((c for c in reversed(before) if c.indicator == "funds"), None) or walk.latest("funds", back=2)
    measure = "amount"
    if change and head is not None and change[0].split()[0] != "thêm" and re.match(r"[^,;.]{0,12}so với", lower[spot.tail : spot.tail + 24]):
        measure = "increase" if change["up"] else "decrease"
    made = make(walk, spot, "funds", measure, "funds.amount", unit=_plain(walk, spot), head=head if head and head.sentence == walk.sentence_index else None)  # type: ignore[arg-type]
    for one in made:
        one.noun = "money"
        one.per = None
        subset = cues.last(spot.left, spot.start, "subset", "funds") or cues.first(spot.tail, min(spot.right, spot.tail + 40), "subset", "funds")
        if subset is not None:
            one.subset = " ".join(walk.layout.view.nfc[subset.start : subset.end].split())
            if head is not None and head.sentence >= walk.sentence_index - 2 and head.unit.split()[:1] == one.unit.split()[:1]:
                whole = head.part_of or head
                if whole.value >= one.value:
                    one.part_of = whole
    return made


def _plain(walk: Walk, spot: Spot) -> str:
    span = spot.number.unit_span
    text = "" if span is None else walk.layout.view.nfc[span[0] : span[1]]
    return re.sub(r"\s*/\s*", "/", " ".join(text.replace(" rưỡi", "").split()))


def _funds_here(walk: Walk, spot: Spot) -> bool:
    return walk.layout.cues.first(spot.left, spot.start, "topic", "funds") is not None


def _is_income(walk: Walk, spot: Spot, per_head: bool, head: Candidate | None) -> bool:
    """Income of one family or firm is none; "thu nhập bình quân" of a place is."""
    lower = walk.layout.lower
    left = lower[spot.sentence.start : spot.start]
    if head is not None and head.sentence == walk.sentence_index:
        return True
    if re.search(r"thu nhập bình quân|bình quân thu nhập|bình quân đầu người|thu nhập (?:của )?(?:người dân|cư dân|dân cư)|cư dân nông thôn[^,;.]{0,20}thu nhập|thu nhập đầu người|tiêu chí thu nhập", left):
        return not re.search(r"thu nhập bình quân (?:của )?(?:mỗi )?(?:lao động|công nhân|hộ|gia đình|xã viên|thành viên)", left) or per_head
    if _SIGNS.search(left[-120:]):
        return False
    return per_head and "thu nhập" in lower[max(0, spot.sentence.start - 200) : spot.clause_end]


def _programme_money(walk: Walk, spot: Spot) -> bool:
    """The amount is the programme's: it is named in the sentence, or the amounts just before were, and a word of spending stands near."""
    cues = walk.layout.cues
    funds = cues.first(spot.sentence.start, min(spot.sentence.end, spot.right + 20), "topic", "funds")
    recent = walk.latest("funds", back=2)
    programme = cues.first(spot.sentence.start, spot.sentence.end, "programme")
    if recent is not None and (funds is not None or recent.sentence == walk.sentence_index):
        return True
    lower = walk.layout.lower
    if spot.sentence.section in ("title", "lead") and programme is not None:
        return True
    if funds is None:
        return False
    if programme is not None:
        return True
    named = re.search(r"(?:cho|vào|thực hiện) (?:chương trình|phong trào)|chương trình(?! (?:135|30a|giảm nghèo))", lower[spot.sentence.start : spot.sentence.end])
    before = cues.first(max(0, spot.sentence.start - 300), spot.sentence.start, "programme")
    return named is not None and (before is not None or walk.layout.about)


def decide_times(walk: Walk, spot: Spot) -> list[Candidate]:
    """"gấp 1,4 lần", "tăng 1,5 lần": an increase of the figure before it."""
    left = walk.text(spot.left, spot.start)
    head = next(iter(reversed(walk.in_sentence())), None) or walk.latest("income_per_capita", "communes", "ocop_products", "funds", back=0)
    if head is None or not re.search(r"(?:gấp|tăng|bằng|cao gấp|nhiều gấp)(?: (?:hơn|gần|khoảng|tới|trên|đến|thêm|lên))*\s*$", left):
        walk.refused[spot.start] = ("not_in_catalogue", "a multiple of something else")
        return []
    begin = max(left.rfind("gấp"), left.rfind("tăng"), left.rfind("bằng"))
    made = make(walk, spot, head.indicator, "increase", "times", unit="lần", head=head, place_from_head=True)
    for one in made:
        one.noun, one.stars = head.noun, head.stars
        one.start = min(one.start, spot.left + max(begin, 0))
        one.status = head.status
    return made
