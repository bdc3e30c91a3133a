"""Names in one paragraph: by their shape, and a cue beside it: a title, a role, that somebody speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thonmoi.language.letters import UPPER
from thonmoi.language.view import View
from thonmoi.people.merging import Mention
from thonmoi.people.names import MAX_SYLLABLES, RUN, RUN_BEFORE, Syllable, is_place_or_thing, marked, plain, strength, syllables
from thonmoi.people.roles import Role, read_role
from thonmoi.people.words import Words

_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\"'(\[•*+|>-]|\d\.)\s*$")
# What may stand between a name and its role: "(62 tuổi)", ", 45 tuổi", ", dân tộc Mông", ", ở thôn Bó Hạ", ", xã Môn Sơn".
_BRACKET = re.compile(r" ?\((?P<in>[^()\n]{1,60})\)")
_FILLER = re.compile(
    r"(?: ?[,-] ?(?:(?:năm nay )?\d{2,3} tuổi|sinh năm \d{4}|sn ?\d{4}|"
    r"người (?:dân tộc )?[\w’']+(?: [\w’']+)?|dân tộc [\w’']+(?: [\w’']+)?|"
    r"(?:ở|trú|ngụ|quê|trú tại|tại|thôn|bản|ấp|xóm|buôn|làng|khu|tổ|xã|huyện|khóm)\b[^,.;:()\n-]{1,40})|"
    r" (?:ở|ngụ|trú tại|tại) [^,.;:()\n-]{1,40})(?=,| -)"
)
_JOIN = re.compile(r" ?[,-] ?(?:(?:và|kiêm|hiện|nay|đồng thời) )?(?:một |vị |nữ |nam )?")
_CHAIN = re.compile(r"(?:,? kiêm | ?, ?(?:kiêm )?| ?- ?| và |, đồng thời là )(?:là )?(?:một )?")
_LIST = re.compile(r"(?: ?, | và | ?; ?| - )")
_BEFORE_ROLE = re.compile(r"(?:[,(:-] ?|- )(?:(?:một|nguyên|hiện là|là|hiện) )?$")
_TRADE = re.compile(rf"(?P<w>[^\W\d_{UPPER}]+(?: [^\W\d_{UPPER}]+){{0,2}}) (?=[{UPPER}])")
# Kinship and small words between title and name are no trade.
_NO_TRADE = re.compile(
    r"(?:tên|trò|bé|bà|ông|con|cháu|em|họ|vợ|chồng|nhà|hàng xóm|cả|hai|bạn|mẹ|bố|cha|là|của|và|cùng|với|ở|ruột|dâu|rể|nội|ngoại|gái|trai)\b"
)
_GENERIC = frozenset({"cán bộ", "nông dân", "hội viên", "đoàn viên", "xã viên", "thành viên", "công nhân", "học sinh", "giáo viên", "chủ"})


@dataclass(slots=True)
class _Name:
    """A name in a view while its roles are looked for."""

    start: int
    end: int
    low: str
    whole: bool
    title: int  # where its title begins
    before: list[Role] = field(default_factory=list)


class Part:
    """One paragraph, line or cell with its view, and the names found in it."""

    def __init__(self, text: str, start: int, end: int, data: Words) -> None:
        self.view = View(text[start:end])
        self.offset = start
        self.words = data
        self.names: dict[int, _Name] = {}
        self.heads = list(data.head.finditer(self.view.lower))

    def read(self) -> list[Mention]:
        """All mentions of the part in order."""
        self._by_title()
        self._by_role()
        self._by_act()
        return [self._finish(name) for _, name in sorted(self.names.items())]

    # A title in front: "ông X", "các đồng chí: X, ...; Y, ..."
    def _by_title(self) -> None:
        lower, nfc = self.view.lower, self.view.nfc
        for m in self.words.honorific.finditer(lower):
            title = m[0][:-1].strip()
            at = m.end() + (1 if lower[m.end() : m.end() + 1] == " " else 0)
            if self._proper(m.start(), title) or self.words.head.match(lower, m.start()):
                continue  # "nước Anh"; "bác sĩ", "cô giáo", "già làng" are roles
            head = self.words.head.match(lower, at)
            if head is not None:
                self._role_in_front(head, m.start())
                continue
            if not nfc[at : at + 1].isupper():
                self._trade_in_front(at, m.start())
                continue
            found = self._name_at(at, title)
            if found is None:
                continue
            self._add(found[0].start, found[-1].end, found, m.start())
            if self.words.plural.match(title) or title.startswith(("đồng chí", "hộ")):
                self._more(found[-1].end)

    def _proper(self, start: int, title: str) -> bool:
        """A capital inside a sentence is no title: "nước Anh", "huyện Cô Tô"; "Tiến sĩ", "Anh hùng" may have one."""
        if not self.view.nfc[start].isupper() or title in self.words.weak_honorific or title.startswith("đ/c"):
            return False
        return _SENTENCE_START.search(self.view.lower[max(0, start - 3) : start]) is None

    def _role_in_front(self, head: re.Match[str], title: int) -> None:
        role = read_role(self.view, head, self.words)
        if role.name is not None:
            self._add(*role.name, syllables(self.view.nfc, self.view.lower, *role.name), title, role)

    def _trade_in_front(self, at: int, title: int) -> None:
        """ "bà lái đò Phan Thị Sửu", "ông tên thật Lê Hoà Thuỷ": a few words between title and full name."""
        m = _TRADE.match(self.view.nfc, at)
        if m is None:
            return
        run = RUN.match(self.view.nfc, m.end())
        if run is None:
            return
        name = syllables(self.view.nfc, self.view.lower, *run.span())
        if strength(name, self.words) < 2:
            return
        self._add(name[0].start, name[-1].end, name, title)
        trade = self.view.lower[m.start("w") : m.end("w")]
        if not _NO_TRADE.match(trade):
            self.names[name[0].start].before.append(Role(m.start("w"), m.end("w"), trade, bare=False))

    def _name_at(self, at: int, title: str) -> list[Syllable] | None:
        """The name that begins here, cut where a role begins."""
        run = RUN.match(self.view.nfc, at)
        if run is None:
            return None
        name = syllables(self.view.nfc, self.view.lower, *run.span())
        for k in range(1, len(name)):
            if self.words.head.match(self.view.lower, name[k].start) or (k > 1 and name[k].low in self.words.sentence):
                name = name[:k]
                break
        name = name[:MAX_SYLLABLES]
        if f"{title} {plain(name)}" in self.words.not_name or (len(name) > 1 and is_place_or_thing(name, self.words)):
            return None
        if f"{title} {name[0].low}" in self.words.not_name:
            return None
        # A lower-case syllable right behind belongs to the word: "đại biểu Quốc hội".
        if len(name) == 1 and not marked(name[0].low) and title in self.words.weak_honorific:
            return None
        if title in self.words.weak_honorific and strength(name, self.words) < 1:
            return None
        return name

    def _more(self, pos: int) -> None:
        """Further names of a list that one title opens."""
        while m := _LIST.match(self.view.lower, pos):
            run = RUN.match(self.view.nfc, m.end())
            if run is None:
                return
            name = syllables(self.view.nfc, self.view.lower, *run.span())
            if strength(name, self.words) < (0.5 if name[0].low in ("a", "y") else 1) or is_place_or_thing(name, self.words):
                return
            self._add(name[0].start, name[-1].end, name, name[0].start)
            pos = name[-1].end

    # A role in front or behind, without a title.
    def _by_role(self) -> None:
        lower, nfc = self.view.lower, self.view.nfc
        done = -1
        for head in self.heads:
            if head.start() < done:
                continue
            role = read_role(self.view, head, self.words)
            if role.name is not None:
                if role.name[0] not in self.names:
                    self._add(*role.name, syllables(nfc, lower, *role.name), head.start(), role)
                else:
                    self.names[role.name[0]].before.append(role)
                done = role.name[1]
                self._offices_before(self.names[role.name[0]], head.start())
                continue
            lead = _BEFORE_ROLE.search(lower[max(0, head.start() - 16) : head.start()])
            if lead is not None:
                self._name_before(max(0, head.start() - 16) + lead.start())
            elif (m := re.match(r", (?=(?:ông|bà|anh|chị|đồng chí|đ/c) )", lower[role.end : role.end + 14])) and _SENTENCE_START.search(
                lower[max(0, head.start() - 3) : head.start()]
            ):
                self._title_behind(role, role.end + m.end())

    def _title_behind(self, role: Role, at: int) -> None:
        """ "Chủ tịch UBND xã, ông X cho biết" at the beginning of a sentence."""
        m = self.words.honorific.match(self.view.lower, at)
        if m is not None and m.end() in self.names:
            self.names[m.end()].before.append(role)

    def _offices_before(self, name: _Name, start: int) -> None:
        """ "Bí thư Đảng ủy, Chủ tịch UBND xã X": the office in front of the office."""
        lower = self.view.lower
        for head in reversed(self.heads):
            if head.start() >= start:
                continue
            role = read_role(self.view, head, self.words)
            if role.name is None and re.fullmatch(r" ?[,-] ?| kiêm |, kiêm ", lower[role.end : start]):
                # Behind another name it is that one's role.
                before = lower[max(0, head.start() - 3) : head.start()]
                if any(n.end in range(head.start() - 4, head.start()) for n in self.names.values()) or before.endswith((", ", "- ")):
                    return
                name.before.append(role)
                name.title = min(name.title, role.start)
                start = role.start
                continue
            return

    def _name_before(self, end: int) -> None:
        """A full name that ends here, in front of its role."""
        while end > 0 and self.view.nfc[end - 1] == " ":
            end -= 1
        floor = max(0, end - 60)
        m = RUN_BEFORE.search(self.view.nfc[floor:end])
        if m is None:
            return
        run = syllables(self.view.nfc, self.view.lower, floor + m.start(), end)
        if any(n.start <= run[-1].start < n.end for n in self.names.values()):
            return
        if len(run) > 4:
            run = next((run[i:] for i in range(1, len(run) - 1) if strength(run[i:], self.words) >= 2), run)
        if self.is_person(run, 1.5):
            self._add(run[0].start, run[-1].end, run, run[0].start)

    def _by_act(self) -> None:
        """A full name in front of "cho biết", "chia sẻ"."""
        for m in self.words.acts.finditer(self.view.lower):
            floor = max(0, m.start() - 50)
            before = RUN_BEFORE.search(self.view.nfc[floor : m.start()])
            if before is None:
                continue
            run = syllables(self.view.nfc, self.view.lower, floor + before.start(), m.start())
            if self.is_person(run, 2.0) and not any(n.start <= run[-1].start < n.end for n in self.names.values()):
                self._add(run[0].start, run[-1].end, run, run[0].start)

    def is_person(self, run: list[Syllable], least: float) -> bool:
        if strength(run, self.words) < least or is_place_or_thing(run, self.words):
            return False
        start = run[0].start
        return self.words.not_before.search(" " + self.view.lower[max(0, start - 16) : start]) is None

    def _add(self, start: int, end: int, name: list[Syllable], title: int, role: Role | None = None) -> None:
        # The old of the highlands are called by one syllable: "già Hyơn".
        whole = len(name) > 1 or marked(name[0].low) or self.view.lower.startswith(("già ", "già làng "), title)
        known = self.names.get(start)
        if known is None:
            known = self.names[start] = _Name(start, end, plain(name), whole, title)
        known.title = min(known.title, title)
        if role is not None:
            known.before.append(role)
            known.title = min(known.title, role.start)

    # Roles behind a name.
    def span(self, start: int, end: int) -> tuple[int, int]:
        """From offsets of the view to offsets of the whole text."""
        a, b = self.view.span(start, end)
        return self.offset + a, self.offset + b

    def _finish(self, name: _Name) -> Mention:
        roles = sorted(name.before, key=lambda r: r.start) + (self._roles_after(name) if name.whole else [])
        end = max([name.end, *(r.end for r in roles)])
        spot = self.span(name.start, name.end)
        return Mention(*spot, name.low, name.whole, [self.span(r.start, r.end) for r in roles], self.span(name.title, end))

    def _roles_after(self, name: _Name) -> list[Role]:
        lower = self.view.lower
        pos = name.end
        out: list[Role] = []
        if m := _BRACKET.match(lower, pos):
            inner = self.words.head.match(lower, m.start("in"))
            if inner is not None:
                role = read_role(self.view, inner, self.words)
                return [] if role.name else [role, *self._chained(role.end)]
            pos = m.end()
        head = self._head_behind(pos)
        for _ in range(3):
            if head is not None or (m := _FILLER.match(lower, pos)) is None:
                break
            pos = m.end()
            head = self._head_behind(pos)
        if head is None:
            return out
        role = read_role(self.view, head, self.words)
        if role.name is not None or self._generic(role, name, linked=lower[pos : pos + 1] == " " and lower[pos + 1 : pos + 2] != "-"):
            return out
        return [role, *self._chained(role.end)]

    def _head_behind(self, pos: int) -> re.Match[str] | None:
        lower = self.view.lower
        if m := _JOIN.match(lower, pos):
            at = m.end()
            if link := self.words.link.match(lower, at):
                at = link.end()
            return self.words.head.match(lower, at)
        if lower[pos : pos + 1] == " " and (link := self.words.link.match(lower, pos + 1)):
            at = link.end() + (4 if lower.startswith("một ", link.end()) else 0)
            return self.words.head.match(lower, at)
        return None

    def _generic(self, role: Role, name: _Name, linked: bool) -> bool:
        """People in general, not this one: "theo ông X, cán bộ, đảng viên phải ..."."""
        if linked or role.head not in self.words.occupations:
            return False
        follows = self.view.lower[role.end : role.end + 1]
        theo = self.view.lower[max(0, name.title - 5) : name.title] == "theo "
        members = self.view.lower.startswith(", đảng viên", role.end)
        if role.head in _GENERIC and role.bare and (theo or members):
            return True
        return theo and follows != ","

    def _chained(self, pos: int) -> list[Role]:
        """Further offices of a compound."""
        out: list[Role] = []
        while m := _CHAIN.match(self.view.lower, pos):
            head = self.words.head.match(self.view.lower, m.end())
            if head is None:
                break
            role = read_role(self.view, head, self.words)
            if role.name is not None or (role.head in self.words.occupations and role.bare):
                break
            out.append(role)
            pos = role.end
        return out
