"""Which line of a page's head is the title."""

from __future__ import annotations

import re
from itertools import pairwise

from thonmoi.reading.cues import Cues
from thonmoi.reading.kinds import byline_of
from thonmoi.reading.lines import Line

MAX_TITLE = 220
_BESIDE = frozenset({"rule", "date", "menu", "furniture", "publisher", "comments"})
_LABEL = re.compile(
    r"(?:tác giả|người đăng|ngày đăng|nguồn|chuyên mục|thực hiện|hỏi|đáp|phóng viên)[\w ,]{0,16}:|"
    r"(?:tin|bài|ảnh)(?: ?, ?| và )?(?:bài|ảnh)? ?:"
)


def title_like(line: Line, kind: str) -> bool:
    """Whether a line of the head may be a title by its looks."""
    return (
        kind == ""
        and 12 <= len(line) <= MAX_TITLE
        and line.words >= 3
        and not line.bullet
        and line.raw[-1] not in ",;:-"
        and not (line.raw[0] == "(" and line.raw[-1] == ")")  # a note of the editors
        and not line.lower.startswith(("kính thưa ", "kính gửi "))
        and not (("|" in line.raw or "   " in line.raw) and len(line) <= 80)
        and not (line.words <= 4 and line.lower.startswith(("tin ", "bản tin")))
        and byline_of(line) is None
        and not (len(line) <= 60 and _LABEL.match(line.lower))
    )


def choose_title(text: str, lines: list[Line], first: int, kinds: dict[int, str], words: Cues) -> int | None:
    """The number of the line, before line `first` (the first paragraph), that is the title; None where none is."""
    if len(lines) == 1:
        return None
    scores: dict[int, int] = {}
    for i in range(first):
        if title_like(lines[i], kinds[i]) and (score := _score(text, lines, i, first, kinds)) is not None:
            scores[i] = score
    if not scores:
        return None
    order = list(scores)
    scores[order[0]] += 1
    rule = _end_of_head(lines, first, kinds, order)
    for c in order:
        if rule is not None and c > rule:
            scores[c] -= 8
    for c, d in pairwise(order):
        _compare(lines, c, d, scores, kinds)
    for c in order:
        if len(order) > 1 and lines[c].raw.isupper() and words.not_name.match(lines[c].lower):
            scores[c] -= 4  # the office that runs the page
    return max(order, key=lambda i: scores[i])


def _compare(lines: list[Line], c: int, d: int, scores: dict[int, int], kinds: dict[int, str]) -> None:
    """Of two neighbours: a section or site above the title, a column above it, a second line below it."""
    above, below = lines[c], lines[d]
    apart = d > c + 1 and all(kinds.get(k) in _BESIDE or byline_of(lines[k]) is not None for k in range(c + 1, d))
    if apart and len(below) >= 1.4 * len(above) and (len(above) <= 50 or above.raw.isupper()):
        scores[c] -= 6
    elif d == c + 1 and len(below) <= 0.6 * len(above) and not above.raw.isupper() and " - " not in above.raw:
        scores[c] += 4
    elif d == c + 1 and len(above) <= 0.6 * len(below) and above.words <= 6:
        scores[d] += 1


def _end_of_head(lines: list[Line], first: int, kinds: dict[int, str], order: list[int]) -> int | None:
    """The rule that parts the head from the body: the first one under a headline or two, unless a headline with its date follows it."""
    for rule in (i for i in range(first) if kinds[i] == "rule"):
        above = [c for c in order if c < rule and not lines[c].raw.isupper()]  # a name in capitals is underlined too, and is the office's
        if 1 <= len(above) <= 2:
            dated = any(c > rule and kinds.get(_next_other(lines, c, first)) == "date" for c in order)
            return None if dated else rule
    return None


def _score(text: str, lines: list[Line], i: int, first: int, kinds: dict[int, str]) -> int | None:
    line = lines[i]
    after = _next_other(lines, i, first)
    near_date = after < first and kinds.get(after) == "date"
    if line.stops and not near_date:
        return None
    score = 0
    if len(line) >= 25 and _again(text, line):
        score += 5
    if near_date:
        score += 4
    if i == 0 or kinds.get(i - 1) in _BESIDE:
        score += 1
    if _run(lines, i, first, kinds) >= 3:
        score -= 3
    elif line.gap or i == 0:
        score += 1
    if i + 1 < len(lines) and lines[i + 1].gap:
        score += 1
    if line.words < 4 or len(line) < 18:
        score -= 2
    if line.words <= 5 and line.raw.isupper():
        score -= 3  # the name of a column above the title
    return score


def _again(text: str, line: Line) -> bool:
    """The same words make a line of their own further down: the alternative text of a picture."""
    at = text.find(line.raw, line.end)
    while at != -1:
        before, after = text[max(0, at - 3) : at].strip(" \t*-"), text[at + len(line.raw) : at + len(line.raw) + 2].strip(" \t")
        if before[-1:] in ("", "\n", "\r") and after[:1] in ("", "\n", "\r"):
            return True
        at = text.find(line.raw, at + len(line.raw))
    return False


def _next_other(lines: list[Line], i: int, first: int) -> int:
    """The next line that is no byline."""
    after = i + 1
    while after < first and len(lines[after]) <= 80 and (name := byline_of(lines[after])) is not None and name.names:
        after += 1
    return after


def _run(lines: list[Line], i: int, first: int, kinds: dict[int, str]) -> int:
    """How many headline-like lines follow each other without a blank line, this one among them."""
    start = end = i
    while start > 0 and not lines[start].gap and kinds[start - 1] in ("", "related") and len(lines[start - 1]) > 20:
        start -= 1
    while end + 1 < first and not lines[end + 1].gap and kinds[end + 1] == "" and len(lines[end + 1]) > 20:
        end += 1
    return end - start + 1
