"""The decision about a number, or a share, of those who make OCOP products."""

from __future__ import annotations

import re

from thonmoi.figures.candidate import Candidate
from thonmoi.figures.linking import LINKED
from thonmoi.figures.lists import row_place
from thonmoi.figures.plain import near_spots, plain
from thonmoi.figures.products import says_ocop, walk_has_ocop
from thonmoi.figures.reader import Spot, Walk
from thonmoi.figures.slots import make, measure_of
from thonmoi.figures.subsets import as_written, kind_after, kind_label, kinds_end, owners_of
from thonmoi.figures.units import blocked
from thonmoi.figures.wholes import COUNTS, near_count, whole_in_force
from thonmoi.records import Measure

_MAKER = re.compile(r"(?<!\w)(?:của|do|thuộc|thuộc về|từ|với|là|có|đứng sau[^,;.]{0,30}là)\s*(?:\w+ ){0,2}$")
_TAKES_PART = re.compile(r"[^.;]{0,90}?(?<!\w)tham gia(?= ?[.,;)\n]| (?:ocop|chương trình|sản xuất)|$)")
_HONOURED = re.compile(
    r"(?<!\w)(?:khen thưởng|biểu dương|tuyên dương|tôn vinh|tặng[^,;.]{0,20}cho|vinh danh|khảo sát|phỏng vấn|phạt|xử phạt|xử lý|"
    r"nhắc nhở|tập huấn|hỗ trợ)(?: \w+){0,4}\s*$"
)
_HONOURED_AFTER = re.compile(r"[^,;.()]{0,16}(?:tiêu biểu|xuất sắc)|[^,;.()]{0,40}được [^,;.()]{0,40}(?:khen|biểu dương|tuyên dương)")
_MAKES = re.compile(r"(?<!\w)(?:chủ thể|đứng tên|sản phẩm)(?!\w)")
_RATE_OF_OWNERS = re.compile(
    r"(?:tỷ lệ|tỉ lệ) (?:các )?chủ thể(?: ocop)? (?:là |do )(?P<said>phụ nữ|nữ giới|nữ|thanh niên|người dân tộc thiểu số|"
    r"đồng bào dân tộc thiểu số)(?!\w)[^;.\d]{0,50}$"
)
_HEADING = re.compile(r"(?<!\w)(?:chủ thể|loại hình)(?!\w)[^.;\d]{0,40}(?:[:,]| gồm(?!\w)| bao gồm(?!\w))")
_MAKE_THEM = re.compile(r"(?<!\w)(?:đứng sau|đằng sau|phía sau|đứng tên|chủ nhân|loại hình)(?!\w)[^.;\d]{0,50}$")
_EVERY = re.compile(r"(?<!\w)cứ (?:gần |khoảng |mỗi )?$")
_COUNT_SHARE = re.compile(r"(?:chiếm|\(|tương đương|bằng|tức|đạt)\s*(?:tỷ lệ |tỉ lệ )?(?:gần |hơn |trên |khoảng |tới )?$")


def decide_entity(walk: Walk, spot: Spot) -> list[Candidate]:
    """A number of OCOP entities: "của 31 chủ thể", or of one kind after such a head ("gồm 16 hợp tác xã")."""
    reason = _refused(walk, spot)
    if reason is not None:
        walk.refused[spot.start] = reason
        return []
    if "entity_kind" in spot.nouns or _kind_in_list(walk, spot):
        end = kinds_end(walk, spot.noun_end)
        return _reaching(entity(walk, spot, as_written(walk, spot.noun_start, end), "ocop_entities.count"), spot.start, end)
    span = owners_of(walk, spot) or kind_label(walk, spot)
    if span is None:
        return entity(walk, spot, None, "ocop_entities.count")
    return _reaching(entity(walk, spot, as_written(walk, *span), "ocop_entities.count"), *span)


def _reaching(made: list[Candidate], start: int, end: int) -> list[Candidate]:
    """Evidence that takes in the words at start:end."""
    for one in made:
        if max(end, one.end) - min(start, one.start) < 100:
            one.start, one.end = min(start, one.start), max(end, one.end)
    return made


def _kind_in_list(walk: Walk, spot: Spot) -> bool:
    """As in "92 doanh nghiệp, 195 cơ sở và hộ kinh doanh" after all the makers: a kind too."""
    before = walk.in_sentence()
    return (
        walk.text(spot.noun_start, spot.noun_end).startswith("cơ sở")
        and bool(before)
        and before[-1].indicator == "ocop_entities"
        and before[-1].subset is not None
    )


def entity(walk: Walk, spot: Spot, subset: str | None, rule: str) -> list[Candidate]:
    """The figure of a number of makers, tied to all makers or to the products they make."""
    head = entities_in_force(walk, spot)
    product = near_count(walk, spot) or whole_in_force(walk, spot, back=2)
    tie = head if subset is not None and head is not None else product
    near = tie is not None and tie.sentence == walk.sentence_index
    measure, also = _measure(walk, spot, tie, subset)
    made = make(
        walk, spot, "ocop_entities", measure, rule, also=also, head=tie, place_from_head=near or (subset is not None and tie is not None)
    )
    for one in made:
        one.noun = "entity"
        one.unit = one.unit or "chủ thể"
        one.subset = subset
        if tie is not None and near:
            one.status = tie.status
        if subset is not None and head is not None and head.value >= one.value:
            one.part_of = head
    return made


def entities_in_force(walk: Walk, spot: Spot, back: int = 3) -> Candidate | None:
    """The number of all makers that kinds divide."""
    for candidate in reversed(walk.made):
        if walk.sentence_index - candidate.sentence > back:
            return None
        if (
            candidate.indicator == "ocop_entities"
            and candidate.measure in COUNTS
            and candidate.unit != "%"
            and candidate.section not in ("title", "related")
        ):
            whole = candidate.part_of or candidate
            if whole.subset is None:
                return whole
    return None


def row_of_kinds(walk: Walk, spot: Spot) -> bool:
    """A row of kinds of makers after a count of products: "Ở cột chủ thể: 52 hợp tác xã, 11 tổ hợp tác", "Hợp tác xã 15, công ty 4"."""
    spots = near_spots(walk, spot)
    row = [s for s in spots if "entity_kind" in s.nouns or (not s.nouns and (kind_label(walk, s) or kind_after(walk, s)))]
    if spot not in row:
        return False
    lower = walk.layout.lower
    headed = _HEADING.search(lower, spot.sentence.start, spot.start) is not None
    last = walk.latest("ocop", back=1)
    if any("product" in s.nouns and _kind_in_left(walk, s) for s in spots):
        return False  # "Hợp tác xã đứng tên 20 sản phẩm, doanh nghiệp 12": products again
    if last is None or last.section in ("title", "related") or (len(row) < 2 and not headed):
        return False
    told = kind_label(walk, row[0])
    if not headed and not _MAKE_THEM.search(lower, spot.sentence.start, row[0].start):
        begin = walk.spots[row[0].index - 1].tail if row[0].index else spot.sentence.start
        if not plain(walk, begin, told[0] if told else row[0].start):
            return False
    whole = whole_in_force(walk, spot, back=2)
    return whole is None or sum(s.number.value for s in row) <= whole.value


def _kind_in_left(walk: Walk, spot: Spot) -> bool:
    """A kind of maker stands right before a number of products as the one who has them."""
    words = walk.layout.cues.last(spot.left, spot.start, "noun", "entity_kind")
    return words is not None and not re.search(r"[,;.:]", walk.text(words.end, spot.start))


def _measure(walk: Walk, spot: Spot, tie: Candidate | None, subset: str | None) -> tuple[Measure, tuple[str, ...]]:
    measure, also, _ = measure_of(walk, spot)
    since = tie.end if tie is not None and tie.sentence == walk.sentence_index else spot.left
    changed = walk.layout.cues.last(max(spot.left, since), spot.start, "measure", "increase", "decrease") is not None
    if tie is not None and tie.measure in COUNTS and not changed:
        own_total = walk.layout.cues.last(spot.left, spot.start, "measure", "total", "level") is not None
        if tie.sentence == walk.sentence_index or not own_total or subset is not None or tie.indicator == "ocop_entities":
            return tie.measure, ("total",) if tie.measure == "increase" else tie.also.get("measure", ())
    return measure, also


def _refused(walk: Walk, spot: Spot) -> tuple[str, str] | None:
    """Why a number of makers is no figure; None where it is one."""
    lower, cues = walk.layout.lower, walk.layout.cues
    if _EVERY.search(lower, spot.left, spot.start):
        return "not_in_catalogue", "so many of so many"
    if spot.number.words and lower[spot.start : spot.number.end] == "một":
        return "not_in_catalogue", "one of them, told of"
    miss = blocked(walk, spot, ("negative", "besides")) or _kinds_do_besides(walk, spot)
    if miss:
        return "near_miss", miss
    left = lower[spot.left : spot.start]
    before = cues.last(max(spot.left, spot.start - 30), spot.start, "block", "besides", "negative")
    if (
        _HONOURED.search(left)
        or _HONOURED_AFTER.match(lower, spot.tail)
        or (before is not None and "," not in lower[before.end : spot.start])
    ):
        return "near_miss", "makers honoured, checked or helped"
    if says_ocop(walk, spot.tail, spot.right) or owners_of(walk, spot):
        return None
    product = near_count(walk, spot)
    head = entities_in_force(walk, spot, back=1)
    if "entity_kind" in spot.nouns or _kind_in_list(walk, spot):
        in_list = head is not None and (head.sentence == walk.sentence_index or LINKED.search(left) is not None or walk.spots[0] is spot)
        takes_part = product is not None and _TAKES_PART.match(lower, spot.noun_end) is not None
        made_by = takes_part or (product is not None and _MAKER.search(left) is not None and spot.start >= product.end)
        return None if in_list or made_by or row_of_kinds(walk, spot) else ("not_in_catalogue", "not said to be of OCOP")
    named = lower[spot.noun_start : spot.noun_end].startswith("chủ thể")
    if (product is not None and _MAKER.search(left)) or (
        walk_has_ocop(walk, spot) and named and (head or whole_in_force(walk, spot) or _MAKES.search(left) or "tham gia" in left)
    ):
        return None
    if walk_has_ocop(walk, spot) and named and walk.layout.cues.first(spot.sentence.start, spot.sentence.end, "programme", "ocop"):
        return None
    return "not_in_catalogue", "not said to be of OCOP"


def _kinds_do_besides(walk: Walk, spot: Spot) -> str | None:
    """As in "13 doanh nghiệp, hợp tác xã và hộ sản xuất tham gia đánh giá": what stands behind a row of kinds."""
    if "entity_kind" not in spot.nouns:
        return None
    end = kinds_end(walk, spot.noun_end)
    cue = walk.layout.cues.first(end, min(spot.right, end + 40), "block", "negative", "besides")
    return walk.text(cue.start, cue.end) if cue is not None and not re.search(r"[,;:(]", walk.text(end, cue.start)) else None


def entity_share(walk: Walk, spot: Spot) -> list[Candidate] | None:
    """A share of the makers by kind: "hợp tác xã chiếm 29,5%", "40,1% chủ thể OCOP do nữ giới quản lý". None where it is not one."""
    lower = walk.layout.lower
    if not walk_has_ocop(walk, spot):
        return None
    head = entities_in_force(walk, spot)
    in_sentence = walk.in_sentence()
    if (
        in_sentence
        and in_sentence[-1].indicator == "ocop_entities"
        and in_sentence[-1].measure in COUNTS
        and _COUNT_SHARE.search(lower, spot.left, spot.start)
    ):
        last = in_sentence[-1]
        if kind_label(walk, spot) is None and kind_after(walk, spot) is None:
            return _share(walk, spot, None, last.subset, last)
    if in_sentence and in_sentence[-1].rule == "ocop_entities.share" and row_place(walk, spot) is not None:
        return _share(walk, spot, None, in_sentence[-1].subset, None)
    rate = _RATE_OF_OWNERS.search(lower, spot.left, spot.start)
    if rate is not None:
        return _share(walk, spot, None, as_written(walk, *rate.span("said")), head)
    span = kind_after(walk, spot)
    makers = re.search(r"(?<!\w)chủ thể(?!\w)", lower[spot.sentence.start : spot.sentence.end]) is not None
    if span is not None and (makers or head is not None):
        if _other_predicate(walk, span[1]):
            return None
        return _share(walk, spot, span, as_written(walk, *span), head)
    owners = owners_of_share(walk, spot)
    if owners is not None:
        return _share(walk, spot, owners, as_written(walk, *owners), head)
    label = kind_label(walk, spot)
    if label is not None and (makers or head is not None):
        return _share(walk, spot, label, as_written(walk, *label), head)
    return None


def owners_of_share(walk: Walk, spot: Spot) -> tuple[int, int] | None:
    """As in "40,1% chủ thể OCOP do nữ giới quản lý", "459 chủ thể, 31% do nữ làm chủ"."""
    before = walk.in_sentence()
    bare = "" if before and before[-1].indicator == "ocop_entities" else "(?!)"
    noun = re.compile(rf"\s(?:số |tổng số |các )*chủ thể(?: ocop)?|{bare}").match(walk.layout.lower, spot.number.tail)
    if noun is None:
        return None
    said = re.compile(
        r" (?P<said>(?:do|là) (?:phụ nữ|nữ giới|nữ|thanh niên|người dân tộc thiểu số|đồng bào dân tộc thiểu số)(?: (?:làm chủ|"
        r"điều hành|quản lý|đứng tên|đứng đầu))?)(?!\w)"
    ).match(walk.layout.lower, noun.end())
    if said is None:
        return None
    begin = said.start("said") + (3 if said["said"].startswith("là ") else 0)
    return begin, said.end()


def _other_predicate(walk: Walk, end: int) -> bool:
    """As in "25% hợp tác xã đã có kho lạnh": what they have besides."""
    return (
        re.match(r"\s(?:nhỏ và vừa |vừa và nhỏ )?(?:đã|có|được|đang|tăng|mở|bán|lên|chưa|không)(?!\w)", walk.layout.lower[end : end + 30])
        is not None
    )


def _share(walk: Walk, spot: Spot, span: tuple[int, int] | None, subset: str | None, head: Candidate | None) -> list[Candidate]:
    made = make(walk, spot, "ocop_entities", "share", "ocop_entities.share", unit="%", head=head, place_from_head=head is not None)
    for one in made:
        one.noun, one.subset = "entity", subset
        one.part_of = head if head is not None and head.subset is None else None
    return _reaching(made, *span) if span is not None else made
