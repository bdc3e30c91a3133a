"""Whose rate or income a number tells, when it is not everybody's: "xã biên giới", "vùng đồng bào dân tộc thiểu số", "theo chuẩn cũ"."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.changes import begin_of
from thonmoi.figures.reader import Spot, Walk

_KIND_OF_COMMUNE = (
    r"(?:đặc biệt khó khăn|miền núi(?: cao)?|vùng cao|biên giới|bãi ngang|(?:đã |vừa |được công nhận )*(?:đạt chuẩn|về đích"
    r"|hoàn thành)(?: ntm| nông thôn mới)?|(?:ntm |nông thôn mới )?(?:nâng cao|kiểu mẫu)|nghèo|nhóm \d|dân tộc(?:, miền núi| thiểu số)?"
    r"|(?:thuộc )?khu vực i{1,3})"
)
_GROUP = re.compile(
    rf"(?<!\w)(?P<group>(?:(?:xã|thôn|huyện) {_KIND_OF_COMMUNE}"
    r"|vùng (?:đồng bào )?(?:dân tộc thiểu số|dtts)(?: và miền núi)?|vùng đồng bào(?: (?!dân tộc thiểu số)[^\W\d_]+)?|vùng (?:cao|sâu"
    r"|biên giới|bãi ngang)|miền núi(?: cao)?"
    r"|(?:đồng bào )?(?:khmer|chăm|mông|thái|dân tộc thiểu số)|khu vực (?:miền núi|thành thị|i{1,3})|theo chuẩn (?:cũ|mới"
    r"|của [^\W\d_]+(?: [^\W\d_]+)?)))(?!\w)"
)
_CHANGED = re.compile(r"(?<!\w)(?:xuống|lên|còn)(?!\w)")
_OF_ALL = re.compile(r"(?<!\w)(?:riêng|toàn (?:tỉnh|huyện|xã)|cả (?:tỉnh|huyện|nước))(?!\w)")
_NOT_OF_GROUP = re.compile(r"(?<!\w)(?:chương trình|giảm nghèo bền vững|phát triển)(?!\w)[^,;.]*$")


def group_of(walk: Walk, spot: Spot) -> str | None:
    """The last group named between the figure before, or the start of the sentence, and the number: as written."""
    told = [c.end for c in walk.in_sentence() if c.end <= spot.start]
    since = max(told, default=spot.sentence.start)
    last = None
    for found in _GROUP.finditer(walk.layout.lower, since, begin_of(spot)):
        if any(p.start <= found.start() < p.end for p in walk.layout.places_in(max(0, found.start() - 40), found.end() + 40)):
            continue  # "Thái Bình" is no group
        if not _NOT_OF_GROUP.search(walk.layout.lower, since, found.start()):
            last = found
    if last is None:
        return None
    return " ".join(walk.layout.view.nfc[last.start("group") : last.end("group")].split())


def add_group(walk: Walk, spot: Spot, made: list[Candidate], head: Candidate | None) -> list[Candidate]:
    """Set the group as the subset; a change beside a rate ("giảm 2%", "từ 8% xuống 6%") keeps the rate's."""
    own = group_of(walk, spot)
    for one in made:
        one.subset = own
        if own is None and head is not None and head.sentence == walk.sentence_index and not walk.layout.places_in(head.end, spot.start):
            between = walk.text(head.end, spot.start)
            changed = one.measure in ("increase", "decrease") or _CHANGED.search(between) is not None
            one.subset = head.subset if changed and not _OF_ALL.search(between) else None
    return made
