"""Everyone named in an article."""

from __future__ import annotations

import re

from thonmoi.language.view import View
from thonmoi.people.mentions import Part
from thonmoi.people.merging import Mention, merge
from thonmoi.people.names import RUN, plain, strength, syllables
from thonmoi.people.words import Words, words
from thonmoi.reading.plain import Page
from thonmoi.records import Person

READ_SECTIONS = frozenset({"title", "lead", "body", "caption", "table"})
# "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH": the lines above a signature.
_SIGNING = re.compile(r"(?:tm|kt|tl|tuq|q)\. ?")


def find_people(text: str, page: Page, ner: bool = False) -> tuple[Person, ...]:
    """Everyone named in the article, in the order of first mention, with roles as written.

    Bylines, credits and headlines of other articles are left out. With `ner`, underthesea's recogniser may confirm full names that have
    no cue beside them; it never decides alone.
    """
    data = words()
    mentions: list[Mention] = []
    for part in page.parts:
        if part.section in READ_SECTIONS and part.end - part.start > 8:
            mentions.extend(Part(text, part.start, part.end, data).read())
    mentions.extend(_signatories(text, page, data))
    mentions.sort(key=lambda m: m.start)
    if ner:
        from thonmoi.people.assist import confirmed

        mentions = sorted([*mentions, *confirmed(text, page, data, mentions, READ_SECTIONS)], key=lambda m: m.start)
    return merge(text, mentions, data)


def _signatories(text: str, page: Page, data: Words) -> list[Mention]:
    """Who signs a document: an office in capitals and, a line or two below, the name."""
    out: list[Mention] = []
    office: tuple[int, int, int] | None = None
    for k, part in enumerate(page.parts):
        if part.end - part.start > 60:
            continue
        raw = text[part.start : part.end]
        view = View(raw)
        if raw.isupper():
            found = list(data.head.finditer(view.lower))
            if found and (_SIGNING.match(view.lower) or found[-1].end() == len(view.lower)):
                a, b = view.span(found[-1].start(), len(view.lower))
                office = part.start + a, part.start + b, k
        elif office is not None and k - office[2] <= 2 and (run := RUN.fullmatch(view.nfc)) is not None:
            name = syllables(view.nfc, view.lower, *run.span())
            if strength(name, data) >= 1.5:
                out.append(Mention(part.start, part.end, plain(name), True, [office[:2]], (part.start, part.end)))
                office = None
    return out
