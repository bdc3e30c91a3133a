"""Mentions of the same person together, with all the roles they give."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from thonmoi.language.view import fold_name
from thonmoi.people.names import marked
from thonmoi.people.words import Words
from thonmoi.records import Person, Span, span_of


@dataclass(slots=True)
class Mention:
    """A name in a text, in offsets of the text; `around` holds its title and roles too."""

    start: int
    end: int
    key: str
    whole: bool  # a full name; else the last syllable behind a title
    roles: list[tuple[int, int]] = field(default_factory=list)
    around: tuple[int, int] = (0, 0)


def merge(text: str, mentions: list[Mention], data: Words) -> tuple[Person, ...]:
    """Mentions of the same person together: the full name again, its end ("bà Bé Năm"), or the last syllable ("ông Thao")."""
    people: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.whole:
            key = next((k for k in reversed(people) if _same(m.key, k, data)), m.key)
            people.setdefault(key, []).append(m)
    # A short form that came before its full name.
    for key in [k for k in people if " " in k]:
        longer = next((k for k in people if k != key and _same(key, k, data)), None)
        if longer is not None:
            people[longer].extend(people.pop(key))
    for m in mentions:
        if not m.whole:
            fits = [k for k in people if k.split()[-1] == m.key]
            before = [k for k in fits if people[k][0].start < m.start]
            if owner := (before or fits)[-1:]:
                people[owner[0]].append(m)
    out = []
    for group in sorted(people.values(), key=lambda g: min(m.start for m in g)):
        group.sort(key=lambda m: m.start)
        full = max(group, key=lambda m: len(m.key.split()))
        roles = _distinct([_clean(text[a:b]) for m in group for a, b in m.roles], data)
        spans: list[Span] = [span_of(text, *m.around) for m in group]
        out.append(Person(name=_clean(text[full.start : full.end]), roles=roles, evidence=tuple(spans)))
    return tuple(out)


def _same(short: str, full: str, data: Words) -> bool:
    """The end of a full name, or what people of the highlands are called by: "Y Suan" of "Y Suan Mlô", "H'Yéo" of "Rơ Châm H'Yéo"."""
    if short == full or full.endswith(" " + short):
        return True
    first, *rest = short.split()
    if first in data.birth_order and len(rest) == 1:
        return full.split()[-1] == rest[0] and full.split()[0] not in data.birth_order
    if marked(first):
        return first in full.split()
    return first in ("y", "a") and full.startswith(short + " ")


def _clean(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _bare(role: str, data: Words) -> bool:
    """An office without what it is the office of: "Phó Chủ tịch", "trưởng thôn"."""
    return len(role.split()) <= 2 or data.head.fullmatch(role) is not None


def _distinct(roles: list[str], data: Words) -> tuple[str, ...]:
    """Each role once: of two that go on from each other the shorter complete one, but a bare head gives way to the complete office."""
    out: list[str] = []
    for role in roles:
        low = fold_name(role)
        for i, known in enumerate(out):
            other = fold_name(known)
            if low == other or low.startswith(other + " "):
                if low != other and _bare(other, data):
                    out[i] = role
                break
            if other.startswith(low + " "):
                if not _bare(low, data):
                    out[i] = role
                break
        else:
            out.append(role)
    return tuple(out)
