"""Roles as written: an office or occupation with what completes it, up to the word that ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.language.view import View
from thonmoi.people.names import Syllable, is_place_or_thing, marked, name_after_place, strength, syllables
from thonmoi.people.words import Words

_STEP = re.compile(r" {1,2}(?P<w>[^\W_]+(?:[&.'’/][^\W_]+|-(?=[A-ZĐ])[^\W_]+)*)")
_DOTTED = re.compile(r"(?:tp|tx|tt|q|h|p|x)\.")
MAX_WORDS = 18
MAX_OPEN = 11


@dataclass(frozen=True, slots=True)
class Role:
    """A role in view offsets; `name` is the person's name that follows it at once, if one does."""

    start: int
    end: int
    head: str
    bare: bool  # the head alone, without what completes it
    name: tuple[int, int] | None = None


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    low: str
    cap: bool


def read_role(view: View, match: re.Match[str], words: Words) -> Role:
    """The role that a head opens, read onwards to its end."""
    lower, nfc = view.lower, view.nfc
    head = match[0]
    tokens = _tokens(lower, nfc, match.end(), head, words)
    run = _trailing_capitals(view, tokens)
    name: tuple[int, int] | None = None
    if run:
        at = _name_start(run, tokens, head, words)
        if at is not None:
            person = run[at:]
            name = person[0].start, person[-1].end
            tokens = [t for t in tokens if t.start < name[0]]
    while tokens and tokens[-1].low in ("các", "và", "một", "của", "những"):
        tokens.pop()
    end = tokens[-1].end if tokens else match.end()
    return Role(match.start(), end, head, not tokens, name)


def _tokens(lower: str, nfc: str, pos: int, head: str, words: Words) -> list[_Token]:
    """The words that complete a head. A government's office goes on with known words and capitals, an enterprise's with any but stops."""
    out: list[_Token] = []
    last = head.split()[-1]
    opened = last in words.enterprise or head in ("chủ", "đại diện") or last in ("chủ",)
    level = last if last in words.level else ""
    named_level = False
    open_words = 0
    while len(out) < MAX_WORDS:
        m = _STEP.match(nfc, pos)
        if m is None:
            break
        start, end = m.span("w")
        low = lower[start:end]
        cap = nfc[start].isupper()
        after = _next(lower, end)
        pair = f"{low} {after}" if after else ""
        if not cap:
            if _is_name(nfc, lower, out, words):
                break
            if (low in words.level or pair in words.level) and not (low == "thôn" and out and out[-1].low == "nông"):
                if named_level:
                    break
                level = low
            elif low == "và" or low == "&":
                if not _joins(lower, nfc, end, words):
                    break
            elif (low == "một" and out) or (pair in words.stop and not opened):
                break
            elif low.isdigit() and level:
                named_level = True
            elif level and not (level in ("khu", "tổ", "thị", "ban") and low in ("dân", "phố", "cư", "kinh", "công", "vực")) and not opened:
                # Behind a level word only its name follows; anything else is what the person does.
                if low not in ("xã", "trấn") or level != "thị":
                    break
                level = low
            elif opened:
                open_words += 1
                if low not in words.trade and low not in words.organ and (low in words.stop or pair in words.stop):
                    break
                if open_words > MAX_OPEN:
                    break
            elif low == "mới":
                if not out or out[-1].low != "thôn":
                    break
            elif low not in words.organ and low != "một" and low not in words.enterprise and pair not in words.enterprise:
                break
        elif level:
            named_level = True
        if low in words.enterprise or pair in words.enterprise:
            opened = True
        out.append(_Token(start, end, low, cap))
        pos = end
        if nfc[pos : pos + 1] == "." and _DOTTED.fullmatch(low + ".") and nfc[pos + 1 : pos + 3].strip()[:1].isupper():
            pos += 1
            level = "tp"
    return out


def _is_name(nfc: str, lower: str, tokens: list[_Token], words: Words) -> bool:
    """The words so far end in a full name: "nghệ nhân Đỗ Văn Cường thú thật"."""
    first = len(tokens)
    while first > 0 and tokens[first - 1].cap:
        first -= 1
    return len(tokens) - first >= 3 and strength(syllables(nfc, lower, tokens[first].start, tokens[-1].end)[-4:], words) >= 2


def _next(lower: str, pos: int) -> str:
    m = _STEP.match(lower, pos)
    return m["w"] if m else ""


def _joins(lower: str, nfc: str, pos: int, words: Words) -> bool:
    """Whether "và" goes on within a name of an office: "Sở Nông nghiệp và Phát triển nông thôn"."""
    m = _STEP.match(nfc, pos)
    if m is None or words.honorific.match(lower, m.start("w")):
        return False
    low = lower[m.start("w") : m.end("w")]
    cap = nfc[m.start("w")].isupper()
    head = words.head.match(lower, m.start("w"))
    if head is not None and not (cap and head[0] in words.occupations):
        return False
    return cap or low in words.organ or low in words.trade


def _trailing_capitals(view: View, tokens: list[_Token]) -> list[Syllable]:
    """The syllables of the run of capitals at the end of the words."""
    first = len(tokens)
    while first > 0 and tokens[first - 1].cap and not _abbreviation(view.nfc[tokens[first - 1].start : tokens[first - 1].end]):
        first -= 1
    if first == len(tokens):
        return []
    return syllables(view.nfc, view.lower, tokens[first].start, tokens[-1].end)


def _abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _name_start(run: list[Syllable], tokens: list[_Token], head: str, words: Words) -> int | None:
    """Where in the run a person's name begins."""
    before = [t for t in tokens if t.end <= run[0].start]
    last = before[-1].low if before else head.split()[-1]
    if not before and head.split()[-1] not in words.level:
        return _after_head(run, head, words)
    if before and before[-1].low in words.level and last not in ("ubnd", "hđnd"):
        return name_after_place(run, last, words)
    if last in words.level and not before:
        # "Trưởng thôn Giàng A Sử", "Già làng Ksor Cân"
        if head in words.personal:
            return _after_head(run, head, words)
        return name_after_place(run, last, words)
    if last in words.enterprise:
        return name_after_place(run, last, words)
    # Behind the words of an office ("Văn phòng Điều phối NTM", "UBND"): the run is the name, or has it at its end.
    if strength(run, words) >= 1 and not is_place_or_thing(run, words):
        return 0
    return name_after_place(run, last, words)


def _after_head(run: list[Syllable], head: str, words: Words) -> int | None:
    """A name right behind the bare head: "Giám đốc Đặng Thị Mẩy"."""
    if is_place_or_thing(run, words) or len(run) > 5:
        return None
    value = strength(run, words)
    core = head.removeprefix("phó ").removeprefix("nguyên ").removeprefix("quyền ")
    if core in words.personal:
        return 0 if value > 0 or marked(run[0].low) else None
    if core in words.offices:
        return 0 if value >= 1 or (value > 0 and len(run) == 2) else None
    return 0 if value >= 1 else None
