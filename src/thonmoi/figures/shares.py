"""Shares of funds: "ngân sách trung ương 640 tỷ đồng, chiếm 7%", "tín dụng chiếm 76%; doanh nghiệp 5,3%", "giải ngân đạt 91,3%"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import change_of, own_words, percent_change, take_time
from thonmoi.figures.funds import status_of_money
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.respective import position_in_row
from thonmoi.figures.slots import make
from thonmoi.figures.sources import name_of, source_of, sources_named

_OF_AMOUNT = re.compile(
    r"(?:chiếm|\(|tương đương|tương ứng|bằng|tỷ lệ|tỉ lệ|đạt|tức|hay)\s*(?:(?:tỷ lệ|tỉ lệ|khoảng|gần|hơn|trên|tới|đến|là) ?)*$|^\s*,\s*$"
)
_PAID_OUT = re.compile(r"(?<!\w)giải ngân(?!\w)(?:[^;.%]|\d\.\d){0,60}$")
_OTHER_AFTER = re.compile(
    r"\s(?:số |tổng số |các |tổng )*(?:xã|thôn|hộ|dân|người|đường|trường|sản phẩm|chủ thể|kế hoạch|chỉ tiêu|dự toán năm|số dân"
    r"|diện tích)(?!\w)"
)
_OTHER_SUBJECT = re.compile(
    r"(?<!\w)(?:hộ nghèo|tỷ lệ|tỉ lệ|số xã|số thôn|nước sạch|bảo hiểm|đường|lao động|sản phẩm|chủ thể|tiêu chí)(?! lệ)(?!\w)"
)


def decide_fund_share(walk: Walk, spot: Spot) -> list[Candidate] | None:
    """The percentage as a share of funds, or the change of an amount; None where it is about something else."""
    head = _head(walk)
    if head is None or _OTHER_AFTER.match(walk.layout.lower, spot.number.tail):
        return None
    words = own_words(walk, spot)
    same = head.sentence == walk.sentence_index
    change = change_of(walk, spot)
    if change is not None and same and walk.in_sentence()[-1] is head:
        return percent_change(walk, spot, head, change)
    if _OTHER_SUBJECT.search(words) and not (same and _RATE_ALONE.fullmatch(words)):
        return None
    source = source_of(walk, spot)
    told = same and walk.in_sentence()[-1] is head and _OF_AMOUNT.search(words) is not None
    paid = _PAID_OUT.search(walk.text(max(spot.clause, spot.sentence.start), spot.start)) is not None
    row = position_in_row(walk, spot)
    goes_on = row is not None and row[0] > 0 and same and head.measure == "share"
    if not (told or paid or goes_on or (source is not None and (source.close or same))):
        return None
    made = make(walk, spot, "funds", "share", "funds.share", unit="%", head=head, place_from_head=True)
    for one in made:
        one.noun = "money"
        take_time(one, head)
        if source is not None or goes_on:
            one.subset = _source_name(walk, spot)
            if _AMONG.search(words):
                one.part_of = head.part_of or (head if head.subset is None else None)
        elif told or paid:
            one.subset = head.subset
        if paid:
            one.status = "achieved"
        else:
            one.status = head.status if told else status_of_money(walk, spot, one, head)
    return made


def decide_bare_share(walk: Walk, spot: Spot) -> list[Candidate]:
    """ "tín dụng chiếm gần 3/5", "dân góp một phần ba" beside an amount: the fraction of the total."""
    number = spot.number
    head = _head(walk)
    if number.denominator is None or number.denominator > 10 or number.value >= number.denominator or spot.nouns or head is None:
        return []
    if head.sentence != walk.sentence_index:
        return []
    words = own_words(walk, spot)
    told = walk.in_sentence()[-1] is head and _OF_AMOUNT.search(words) is not None and _BESIDE.search(words) is None
    source = source_of(walk, spot)
    if not told and (source is None or not source.close):
        return []
    made = make(walk, spot, "funds", "share", "funds.fraction", unit="phần", head=head, place_from_head=True)
    for one in made:
        one.noun = "money"
        if told and source is None:
            one.subset, one.status = head.subset, head.status  # "1.725 tỷ đồng, chiếm một phần tư"
            take_time(one, head)
        else:
            one.subset, one.part_of = _source_name(walk, spot), head.part_of or head
            one.status = status_of_money(walk, spot, one, head)
    return made


# "con số này ở giai đoạn trước chỉ bằng một nửa": beside another sum, no part of it.
_BESIDE = re.compile(r"(?<!\w)(?:chỉ|chưa|mới) bằng\s*(?:[^\W\d_]+ )?$")
_RATE_ALONE = re.compile(r"\s*,?\s*(?:đạt |với |tức )?(?:tỷ|tỉ) lệ(?: giải ngân)?(?: đạt| là)?\s*")
_AMONG = re.compile(r"(?<!\w)(?:trong đó|trong số (?:đó|này|ấy))(?!\w)")


def _head(walk: Walk) -> Candidate | None:
    """The last figure of funds, no more than two sentences back; no other figure may stand after it in the running sentence."""
    head = walk.latest("funds", back=2)
    if head is None or head.section in ("title", "related"):
        return None
    same = walk.in_sentence()
    return None if same and same[-1].indicator != "funds" else head


def _source_name(walk: Walk, spot: Spot) -> str | None:
    """The source as written; of a row told "lần lượt" the one whose turn it is."""
    row = position_in_row(walk, spot)
    names = sources_named(walk, walk.spots[spot.index - row[0]]) if row else []
    if row is not None and len(names) == row[1]:
        return names[row[0]]
    source = source_of(walk, spot)
    return None if source is None else name_of(walk, source)
