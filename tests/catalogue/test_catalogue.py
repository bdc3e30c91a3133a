"""The catalogue: its phrases, the sentences it gives as examples, and what a faulty file is told."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from thonmoi.catalogue import Catalogue, CueEntry, load_catalogue
from thonmoi.catalogue.loader import parse_catalogue
from thonmoi.catalogue.model import expand
from thonmoi.errors import CatalogueError, ThonmoiError
from thonmoi.figures.cues import CueFinder, CueIndex
from thonmoi.language.view import View, fold_name

CATALOGUE = load_catalogue()
FINDER = CueFinder(CATALOGUE)

HEAD = 'name = "own"\ntitle = "t"\nversion = 1\nsource = "s"\n'
CUE = '[[cue]]\nkind = "noun"\nvalue = "commune"\nphrases = ["xã"]\nexample = "Có 12 xã."\n'
OWN = """\
[[indicator]]
code = "schools"
vi = "trường"
en = "schools"
nouns = ["trường"]
[indicator.cues]
increase = ["xây mới"]
[[indicator.example]]
text = "Huyện có 12 trường."
figures = [{ value = 12 }]
"""


def ids(entries: tuple[CueEntry, ...]) -> list[str]:
    return [f"{e.kind}-{e.value}" for e in entries]


# Its own examples --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("entry", CATALOGUE.cue, ids=ids(CATALOGUE.cue))
def test_the_example_holds_the_cue(entry: CueEntry) -> None:
    found = FINDER.find(View(entry.example).lower)
    assert any(entry.value in cue.values(entry.kind) for cue in found), [(entry.example[c.start : c.end], c.kinds) for c in found]


@pytest.mark.parametrize("entry", CATALOGUE.cue, ids=ids(CATALOGUE.cue))
def test_each_phrase_is_found_where_it_stands_alone(entry: CueEntry) -> None:
    for phrase in entry.phrases:
        for literal in expand(phrase):
            view = View(literal).lower
            whole = [cue for cue in FINDER.find(view) if (cue.start, cue.end) == (0, len(view))]
            assert [cue for cue in whole if entry.value in cue.values(entry.kind)], literal


@pytest.mark.parametrize("entry", CATALOGUE.cue, ids=ids(CATALOGUE.cue))
def test_no_phrase_stands_twice_in_an_entry(entry: CueEntry) -> None:
    assert len(entry.phrases) == len(set(entry.phrases))


def test_each_kind_and_value_has_one_entry() -> None:
    keys = ids(CATALOGUE.cue)
    assert len(keys) == len(set(keys))


# A phrase may mean two things of one kind only where that is meant.
MEANT_TWICE = {
    ("noun", "đơn vị"): {"honoured", "generic"},
    ("noun", "hộ"): {"entity_kind", "honoured"},
    ("noun", "hộ gia đình"): {"entity_kind", "honoured"},
    ("measure", "công nhận mới"): {"increase", "increase_after"},
    ("measure", "nâng hạng"): {"increase", "increase_after"},
    ("measure", "nâng tổng số"): {"level", "total"},
    ("topic", "tiền phạt"): {"not_funds", "other_money"},
}


def test_no_phrase_contradicts_itself() -> None:
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entry in CATALOGUE.cue:
        for phrase in entry.phrases:
            for literal in expand(phrase):
                said[entry.kind, fold_name(literal)].add(entry.value)
    twice = {key: values for key, values in said.items() if len(values) > 1}
    assert {key: values for key, values in twice.items() if values != MEANT_TWICE.get(key)} == {}


# The notation of phrases -------------------------------------------------------------------------------------------------

EXPANDED = [
    ("xã", ["xã"]),
    ("đạt [tiêu] chuẩn", ["đạt chuẩn", "đạt tiêu chuẩn"]),
    ("(ntm|nông thôn mới) nâng cao", ["ntm nâng cao", "nông thôn mới nâng cao"]),
    ("giữ [được|vững] chuẩn", ["giữ chuẩn", "giữ được chuẩn", "giữ vững chuẩn"]),
    ("được [Thủ tướng [Chính phủ]] công nhận", ["được công nhận", "được Thủ tướng công nhận", "được Thủ tướng Chính phủ công nhận"]),
    ("[a] [b]", ["", "b", "a", "a b"]),
    ("(a|b) (c|d)", ["a c", "a d", "b c", "b d"]),
    ("thôn (bản)", ["thôn bản"]),
    ("  nhiều   khoảng trắng ", ["nhiều khoảng trắng"]),
]


@pytest.mark.parametrize(("phrase", "literals"), EXPANDED)
def test_phrases_expand(phrase: str, literals: list[str]) -> None:
    assert sorted(set(expand(phrase))) == sorted(literals)


@pytest.mark.parametrize("phrase", ["đạt [chuẩn", "đạt chuẩn]", "(xã|thôn", "xã|thôn", "xã|thôn)", "[(a]b)", "đạt (chuẩn", "đạt chuẩn)"])
def test_unbalanced_brackets(phrase: str) -> None:
    with pytest.raises(ValueError, match="brackets do not match"):
        expand(phrase)


def test_a_phrase_that_stands_for_too_many() -> None:
    with pytest.raises(ValueError, match="stands for more than 2000 phrases"):
        expand("[a] " * 40)


# Finding cues ------------------------------------------------------------------------------------------------------------


def cues_of(text: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    lower = View(text).lower
    return [(lower[c.start : c.end], c.kinds) for c in FINDER.find(lower)]


def test_a_shorter_phrase_inside_a_longer_is_no_cue() -> None:
    phrases = [phrase for phrase, _ in cues_of("40 hợp tác xã")]
    assert phrases == ["hợp tác xã"]
    assert "xã" not in [phrase for phrase, _ in cues_of("Chủ tịch UBND xã")]


def test_a_cue_is_whole_words() -> None:
    assert [phrase for phrase, _ in cues_of("phố xá")] == []
    assert [phrase for phrase, _ in cues_of("xã1 xã")] == ["xã"]


def test_a_cue_is_found_in_capitals_and_old_placement() -> None:
    assert ("lũy kế", (("measure", "total"),)) in cues_of("LUỸ KẾ")


def test_looking_up_by_place_and_kind() -> None:
    lower = View("Tỉnh có 12 xã đạt chuẩn và 3 thôn kiểu mẫu").lower
    index = CueIndex(FINDER.find(lower))
    nouns = [lower[c.start : c.end] for c in index.within(0, len(lower), "noun")]
    assert nouns == ["tỉnh", "xã", "thôn"]
    first, last = index.first(0, len(lower), "noun", "village"), index.last(0, len(lower), "noun", "commune", "province")
    assert first is not None and lower[first.start : first.end] == "thôn"
    assert last is not None and lower[last.start : last.end] == "xã"
    assert index.starting_at(lower.index("xã"), "noun") is last
    assert index.starting_at(lower.index("xã"), "standard") is None
    assert index.within(0, 3, "noun") == []
    assert index.first(5, len(lower), "noun", "province") is None


# Faulty files ------------------------------------------------------------------------------------------------------------

BAD, BROKEN = "catalogue_invalid", "catalogue_syntax"
FAULTS = [
    ("not TOML", "[[cue]\n", BROKEN, r"own\.toml:1: no TOML: .*column 6"),
    ("unknown key of a cue", HEAD + CUE + 'colour = "red"\n', BAD, r"own\.toml:10: cue\[0\]\.colour: Extra inputs"),
    ("unknown key of the file", HEAD + 'colour = "red"\n' + CUE, BAD, r"own\.toml:5: colour: Extra inputs"),
    ("unknown kind", HEAD + CUE.replace('"noun"', '"verb"'), BAD, r"own\.toml:6: cue\[0\]\.kind"),
    ("no phrases", HEAD + CUE.replace('["xã"]', "[]"), BAD, r"own\.toml:8: cue\[0\]\.phrases"),
    ("phrases as one word", HEAD + CUE.replace('["xã"]', '"xã"'), BAD, r"own\.toml:8: cue\[0\]\.phrases"),
    ("no example", HEAD + CUE.replace('example = "Có 12 xã."\n', ""), BAD, r"own\.toml:5: cue\[0\]\.example: Field required"),
    ("no name", CUE, BAD, r"own\.toml:1: name: Field required"),
    ("a name with spaces", HEAD.replace('"own"', '"My own"') + CUE, BAD, r"own\.toml:1: name: String should match"),
    ("version in words", HEAD.replace("1", '"one"') + CUE, BAD, r"own\.toml:3: version"),
    ("bracket", HEAD + CUE.replace('["xã"]', '[\n  "xã",\n  "đạt [chuẩn",\n]'), BAD, r"own\.toml:10: cue\[0\]\.phrases\[1\]: "
     r"brackets do not match in 'đạt \[chuẩn'"),
    ("the second cue", HEAD + CUE + CUE.replace('["xã"]', '["a|b"]'), BAD, r"own\.toml:13: cue\[1\]\.phrases"),
    ("nothing in it", HEAD, BAD, r"own\.toml:1: has no \[\[indicator\]\] and no \[\[cue\]\]"),
    ("no code", HEAD + OWN.replace('"schools"', '"Trường"'), BAD, r"own\.toml:6: indicator\[0\]\.code: 'Trường' is no code"),
    ("no nouns", HEAD + OWN.replace('nouns = ["trường"]\n', ""), BAD, r"own\.toml:5: indicator\[0\]\.nouns: Field required"),
    ("an empty phrase", HEAD + OWN.replace('["trường"]', '["trường", " "]'), BAD, r"own\.toml:9: indicator\[0\]\.nouns\[1\]: an "
     r"empty phrase"),
    ("a misspelt table", HEAD + OWN.replace("[indicator.cues]", "[indicator.cue]"), BAD, r"own\.toml:10: indicator\[0\]\.cue: Extra"),
    ("no number", HEAD + OWN.replace("value = 12", 'value = "zwölf"'), BAD, r"own\.toml:14: "
     r"indicator\[0\]\.example\[0\]\.figures\[0\]\.value"),
    ("no example of an indicator", HEAD + OWN[: OWN.index("[[indicator.example]]")], BAD, r"own\.toml:5: indicator\[0\]\.example"),
    ("units of a count", HEAD + OWN.replace('nouns =', 'units = ["em"]\nnouns ='), BAD, r"own\.toml:5: indicator\[0\]: units are for"),
    ("a code twice", HEAD + OWN + OWN, BAD, r"own\.toml:1: two indicators have the code 'schools'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "message"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_faulty_file_is_told_what_is_wrong(tmp_path: Path, text: str, code: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=message) as raised:
        load_catalogue(path)
    assert raised.value.code == code
    assert isinstance(raised.value, ThonmoiError)


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        HEAD.replace("version = 1", 'version = "x"') + OWN.replace('en = "schools"\n', "") + 'colour = "red"\n', encoding="utf-8"
    )
    with pytest.raises(CatalogueError) as raised:
        load_catalogue(path)
    told = raised.value.message.splitlines()
    assert [line.split(":")[1] for line in told] == ["3", "5", "14"]
    assert all(line.startswith(f"{path}:") for line in told)


def test_bytes_that_are_not_utf8() -> None:
    with pytest.raises(CatalogueError, match=r"own\.toml:5: byte 52 is not UTF-8") as raised:
        parse_catalogue(HEAD.encode() + b"# \xff\n", "own.toml")
    assert raised.value.code == "catalogue_syntax"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"none\.toml: No such file") as raised:
        load_catalogue(tmp_path / "none.toml")
    assert raised.value.code == "catalogue_unreadable"


def test_a_good_file_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(HEAD + CUE, encoding="utf-8")
    own = load_catalogue(path)
    assert isinstance(own, Catalogue)
    assert (own.name, own.cue[0].phrases) == ("own", ("xã",))
    assert len(own.fingerprint) == 16
    assert own.fingerprint != CATALOGUE.fingerprint
    assert load_catalogue(path) is own
    assert CueFinder(own).find("12 xã")[0].get("noun") == "commune"


def test_a_file_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(HEAD + CUE, encoding="utf-8")
    before = load_catalogue(path)
    path.write_text(HEAD + CUE.replace("xã", "thôn"), encoding="utf-8")
    assert load_catalogue(path).cue[0].phrases == ("thôn",) != before.cue[0].phrases


def test_the_fingerprint_is_of_the_bytes() -> None:
    one, two = parse_catalogue((HEAD + CUE).encode(), "a"), parse_catalogue((HEAD + CUE + "# more\n").encode(), "a")
    assert one.fingerprint == parse_catalogue((HEAD + CUE).encode(), "b").fingerprint
    assert one.fingerprint != two.fingerprint
