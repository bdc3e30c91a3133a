"""How much of a text reads as Vietnamese: the evidence by which encodings are told apart.

A Vietnamese word is one syllable, and syllables are few: an onset, a rime, a tone, and after a stop only two of the tones. A wrong encoding
turns most accented syllables into something that is none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

# Words looked at: from the start, the middle and the end of a text.
_SAMPLE: Final = 30_000
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_ONSETS: Final = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "uôc uôi uôm uôn uông uôt "
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y ych ynh yt yêm yên yêng yêt yêu"
)
_COMMONEST: Final = (
    "và của các có được trong là năm xã không với người cho đã những một đến thôn huyện tỉnh về đạt chuẩn nông mới sản phẩm"
)  # fmt: skip
_STOPS: Final = ("c", "ch", "p", "t")


class Evidence(NamedTuple):
    """Of `words` words that have letters beyond a–z, `good` are Vietnamese syllables; `common` counts the commonest words of all."""

    good: int
    words: int
    common: int

    @property
    def convincing(self) -> bool:
        """Nearly every accented word is a syllable; names of other peoples' places are the rest."""
        return self.good >= 1 and self.good >= 0.85 * self.words


@cache
def _syllable() -> re.Pattern[str]:
    onsets, rimes = ("|".join(sorted(set(parts.split()), key=len, reverse=True)) for parts in (_ONSETS, _RIMES))
    return re.compile(f"(?:{onsets})?(?:{rimes})")


@cache
def _common() -> frozenset[str]:
    return frozenset(_COMMONEST.split())


def is_syllable(word: str) -> bool:
    """Whether a word, in any case and normal form, is a syllable that Vietnamese can have."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in parts if c in _TONES]
    if len(tones) > 1:
        return False
    base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
    if _syllable().fullmatch(base) is None:
        return False
    return not (base.endswith(_STOPS) and (not tones or tones[0] not in "\u0301\u0323"))


def evidence(text: str) -> Evidence:
    """What a text, or a sample of a long one, shows."""
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        text = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"
    good = words = common = 0
    known: dict[str, bool] = {}
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        lower = word.lower()
        if lower in _common():
            common += 1
        if word.isascii():
            continue
        words += 1
        if lower not in known:
            # A capital inside a word is no Vietnamese, but a line in capitals is.
            known[lower] = is_syllable(lower)
        good += known[lower] and (word.islower() or word.istitle() or word.isupper())
    return Evidence(good, words, common)
