"""Names as news writes them: every row of `as_written.txt`, and its text in decomposed letters too."""

import datetime
import re
import unicodedata
from pathlib import Path

import pytest

import thonmoi
from thonmoi.records import PlaceMention

TABLE = Path(__file__).with_name("as_written.txt")
MARKED = re.compile("⟦(.*?)⟧")
UNIT = re.compile(r"(?P<kind>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|vùng|nước) (?P<name>.+?)(?: #(?P<code>\d+))?")


def rows() -> list[tuple[str, str, str, str]]:
    section, found = "", []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif line and not line.startswith("#"):
            day, text, meant = (part.strip() for part in line.split(" | "))
            found.append((section, day, text, meant))
    return found


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where what they marked stands."""
    plain, spans, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        at = match.end()
    return plain + text[at:], spans


def key(name: str) -> str:
    """A name without case, placement of its tone and spaces at a dash."""
    letters = re.sub(" ?- ?", "-", unicodedata.normalize("NFD", name.casefold()))
    tones = [c for c in letters if c in "\u0300\u0301\u0303\u0309\u0323"]
    return "".join(c for c in letters if c not in tones) + "".join(tones)


def expect(mention: PlaceMention | None, meant: str) -> None:
    if meant == "-":
        assert mention is None
        return
    assert mention is not None
    if meant == "?":
        assert mention.place is None
        assert len(mention.candidates) > 1
        return
    place = mention.place
    assert place is not None
    assert place.reason
    unit, *above = meant.split(" < ")
    wanted = UNIT.fullmatch(unit)
    assert wanted is not None, unit
    if wanted["kind"] in {"vùng", "nước"}:
        assert place.level == ("region" if wanted["kind"] == "vùng" else "country")
        assert wanted["name"] == "*" or key(place.name) == key(wanted["name"])
        return
    assert (place.kind, key(place.name)) == (wanted["kind"], key(wanted["name"]))
    assert place.code
    assert wanted["code"] in (None, place.code)
    parents = [key(parent.name) for parent in place.parents]
    assert [name for name in parents if name in {key(a) for a in above}] == [key(a) for a in above]
    assert parents[-1] == key("Việt Nam")


def test_the_table_is_long_enough() -> None:
    assert sum(len(MARKED.findall(text)) for _, _, text, _ in rows()) >= 200


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("section", "day", "text", "meant"), rows())
def test_name(section: str, day: str, text: str, meant: str, form: str) -> None:
    plain, spans = unmarked(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    mentions = thonmoi.places(plain, on=datetime.date.fromisoformat(day))
    assert all(plain[m.start : m.end] == m.quote for m in mentions)
    wanted = meant.split(" ; ")
    assert len(wanted) == len(spans)
    for (start, end), each in zip(spans, wanted, strict=True):
        over = [m for m in mentions if m.start < end and start < m.end]
        assert len(over) <= 1
        expect(over[0] if over else None, each)
