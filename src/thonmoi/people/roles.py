"""Roles as written: an office or occupation with what completes it, up to the word that ends it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thonmoi.language.view import View
from thonmoi.people.names import Syllable, is_place_or_thing, marked, name_after_place, strength, syllables
from thonmoi.people.words import Words

_STEP = re.compile(r" {1,2}(?P<w>[^\W_]+(?:[&.'’/][^\W_]+|-(?=[A-ZĐ])[^\W_]+)*)")
_DOTTED = re.compile(r"(?:tp|tx|tt|q|h|p|x)\.")
_LEVEL_PAIRS = frozenset((a, b) for a in ("khu", "tổ", "ban", "vùng") for b in ("dân", "phố", "cư", "kinh", "công", "vực", "tế", "nghiệp"))
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
    """The words that complete a head."""
    phrase = _Phrase(lower, nfc, head, words)
    while len(phrase.tokens) < MAX_WORDS and (m := _STEP.match(nfc, pos)) is not None:
        start, pos = m.span("w")
        if not phrase.take(start, pos):
            break
        if nfc[pos : pos + 1] == "." and _DOTTED.fullmatch(lower[start:pos] + ".") and nfc[pos + 1 : pos + 3].strip()[:1].isupper():
            pos += 1
            phrase.level = "tp"
    return phrase.tokens


class _Phrase:
    """The words of a role so far. A government's office goes on with known words and capitals, an enterprise's with any but stops."""

    def __init__(self, lower: str, nfc: str, head: str, words: Words) -> None:
        self.lower, self.nfc, self.head, self.words = lower, nfc, head, words
        self.tokens: list[_Token] = []
        last = head.split()[-1]
        self.level = last if last in words.level else ""
        self.named_level = False
        self.opened = last in words.enterprise or head == "chủ" or head.startswith("người ")
        self.open_words = 0

    def take(self, start: int, end: int) -> bool:
        """Add the word start:end; False where it ends the role."""
        low = self.lower[start:end]
        cap = self.nfc[start].isupper()
        after = _next(self.lower, end)
        pair = f"{low} {after}" if after else ""
        if cap and low in self.words.sentence and self.tokens and not self.nfc[end + 1 : end + 2].isupper():
            return False  # a new sentence, where the break between two lines was lost
        if cap:
            self.named_level = self.named_level or bool(self.level)
        elif not self._goes_on(low, pair, after, end):
            return False
        if low in self.words.enterprise or pair in self.words.enterprise:
            self.opened = True
        self.tokens.append(_Token(start, end, low, cap))
        return True

    def _goes_on(self, low: str, pair: str, after: str, end: int) -> bool:
        """Whether a word in lower case belongs to the role."""
        words, tokens = self.words, self.tokens
        before = tokens[-1].low if tokens else ""
        if pair in words.stop or (low == "một" and tokens):
            return False
        if _is_name(self.nfc, self.lower, tokens, self.head, words) and not (low in words.organ and len(tokens) == 2):
            return False
        if (low in words.level or pair in words.level) and not (low == "thôn" and before == "nông"):
            if self.named_level:
                return False
            self.level = low
            return True
        if low in ("và", "&"):
            return _joins(self.lower, self.nfc, end, words)
        if low == "của" and after in words.level and not self.opened:
            return True
        if low.isdigit() and self.level:
            self.named_level = True
            return True
        if self.opened:
            self.open_words += 1
            return self.open_words <= MAX_OPEN and (low in words.trade or low in words.organ or low not in words.stop)
        if self.level:
            # Behind a level word only its name follows; anything else is what the person does. "khu dân cư", "tổ dân phố" go on.
            return (self.level, low) in _LEVEL_PAIRS
        if low == "mới":
            return before == "thôn"
        if low in words.organ or low == "một" or low in words.enterprise or pair in words.enterprise:
            return True
        # The second syllable of a word that a capital opens: "Viện Chiến lược", "Cục An ninh".
        return low not in words.stop and 0 < len(tokens) - _capitals(self.nfc, tokens) <= 3


def _next(lower: str, pos: int) -> str:
    m = _STEP.match(lower, pos)
    return m["w"] if m else ""


def _is_name(nfc: str, lower: str, tokens: list[_Token], head: str, words: Words) -> bool:
    """The words so far end in a full name: "nghệ nhân Đỗ Văn Cường thú thật"."""
    first = _capitals(nfc, tokens)
    if first == len(tokens):
        return False
    run = syllables(nfc, lower, tokens[first].start, tokens[-1].end)
    if any(strength(run[-n:], words) >= 2 for n in (3, 4) if len(run) >= n):
        return True
    return first == 0 and _after_head(run, head, words) is not None


def _capitals(nfc: str, tokens: list[_Token]) -> int:
    """Where the run of capitals at the end of the words begins."""
    first = len(tokens)
    while first > 0 and tokens[first - 1].cap and not _abbreviation(nfc[tokens[first - 1].start : tokens[first - 1].end]):
        first -= 1
    return first


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
    first = _capitals(view.nfc, tokens)
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
        at = _after_head(run, head, words)
        return at if at is not None or len(run) < 4 else name_after_place(run, last, words)
    if before and before[-1].low in words.level and last not in ("ubnd", "hđnd"):
        return name_after_place(run, last, words)
    if last in words.level and not before:
        # "Trưởng thôn Giàng A Sử", "Già làng Ksor Cân"
        if head in words.personal:
            return _after_head(run, head, words)
        return name_after_place(run, last, words)
    if last in words.school or (len(before) > 1 and f"{before[-2].low} {last}" in words.school):
        return next((i for i in (2, 3) if strength(run[i:], words) >= 1.5), None)
    if last in words.enterprise:
        return name_after_place(run, last, words)
    if any(t.low in words.enterprise for t in before):
        return 0 if strength(run, words) >= 2 else name_after_place(run, last, words)
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
