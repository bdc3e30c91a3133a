"""Catalogues found by name, by path and by entry point, and put together."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest

import thonmoi
from thonmoi.catalogue import compose, load_catalogue
from thonmoi.catalogue.finding import known
from thonmoi.catalogue.lines import line_at, lines_of
from thonmoi.errors import CatalogueError

INDICATOR = """
[[indicator]]
code = "{code}"
vi = "trường đạt chuẩn quốc gia"
en = "schools of the national standard"
unit = "school"
nouns = ["trường"]
standards = ["đạt chuẩn quốc gia"]
[[indicator.example]]
text = "Huyện có 12 trường đạt chuẩn quốc gia."
figures = [{{ value = 12 }}]
"""
TEXT = "Năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới. Toàn tỉnh có 640 trường đạt chuẩn quốc gia."


def catalogue(folder: Path, name: str = "own", code: str = "schools", head: str = "") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(f'name = "{name}"\ntitle = "t"\nversion = 1\nsource = "s"\n{head}{INDICATOR.format(code=code)}', encoding="utf-8")
    return path


def read(text: str, wanted: object) -> list[tuple[str, int]]:
    return [(f.indicator, int(f.value)) for f in thonmoi.extract(text, catalogue=wanted).figures]  # type: ignore[arg-type]


def offer(folder: Path, monkeypatch: pytest.MonkeyPatch, package: str = "schoolwords", name: str = "schools") -> None:
    """An installed package that offers a catalogue by entry point."""
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[thonmoi.catalogues]\n{name} = {package}.words\n", encoding="utf-8")
    (folder / package / "words").mkdir(parents=True)
    (folder / package / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])


# Composing -----------------------------------------------------------------------------------------------------------


def test_ours_alone() -> None:
    ours = compose()
    assert [part.name for part in ours.parts] == ["ntm"] and ours.indicators == () and ours.ours


def test_a_catalogue_stands_beside_ours(tmp_path: Path) -> None:
    assert read(TEXT, catalogue(tmp_path)) == [("communes_ntm", 127), ("schools", 640)]
    assert read(TEXT, str(catalogue(tmp_path))) == [("communes_ntm", 127), ("schools", 640)]
    assert read(TEXT, None) == [("communes_ntm", 127)]


def test_or_alone(tmp_path: Path) -> None:
    assert read(TEXT, catalogue(tmp_path, head="extends = []\n")) == [("schools", 640)]


def test_several_and_by_name(tmp_path: Path) -> None:
    text = f"{TEXT} Tỉnh có 1.045 hợp tác xã."
    found = [("communes_ntm", 127), ("schools", 640), ("cooperatives", 1045)]
    assert read(text, [catalogue(tmp_path), "cooperatives"]) == found
    assert read(text, catalogue(tmp_path, head='extends = ["cooperatives"]\n')) == found  # which itself extends ours


def test_what_is_ours_is_read_the_same_beside_it(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "corpus" / "dev" / "a01.txt").read_text(encoding="utf-8")
    plain, beside = thonmoi.extract(text), thonmoi.extract(text, catalogue=["cooperatives", catalogue(tmp_path)])
    declared = {"schools", *(i.code for i in compose("cooperatives").indicators)}
    drop = {"part_of": None}
    ours = [f.model_copy(update=drop) for f in beside.figures if f.indicator not in declared]
    assert ours == [f.model_copy(update=drop) for f in plain.figures]


def test_the_record_names_every_catalogue_with_its_fingerprint(tmp_path: Path) -> None:
    path = catalogue(tmp_path)
    refs = thonmoi.extract(TEXT, catalogue=[path, "cooperatives"]).catalogues
    assert [(r.name, r.fingerprint) for r in refs] == [(c.name, c.fingerprint) for c in compose([path, "cooperatives"]).parts]
    assert [r.name for r in refs] == ["ntm", "own", "cooperatives"]
    assert refs[0].fingerprint == load_catalogue().fingerprint
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert thonmoi.extract(TEXT, catalogue=path).catalogues[1].fingerprint != refs[1].fingerprint
    assert thonmoi.extract("", catalogue=path).catalogues[1].name == "own"


def test_cues_of_ones_own_add_words_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    cue = '[[cue]]\nkind = "noun"\nvalue = "village"\nphrases = ["sóc"]\nexample = "Có 12 sóc đạt chuẩn NTM."\n'
    path.write_text(f'name = "more"\ntitle = "t"\nversion = 1\nsource = "s"\n{cue}', encoding="utf-8")
    assert read("Huyện có 12 sóc đạt chuẩn NTM, 3 xã đạt chuẩn NTM.", path) == [("villages_ntm", 12), ("communes_ntm", 3)]


def test_a_worker_gets_the_catalogues_as_they_were_read(tmp_path: Path) -> None:
    extractor = thonmoi.Extractor(catalogue(tmp_path))
    assert pickle.loads(pickle.dumps(extractor)).extract(TEXT).figures == extractor.extract(TEXT).figures


# What does not go together -------------------------------------------------------------------------------------------


def test_a_code_of_ours_is_taken(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="ntm and own both have an indicator communes_ntm") as raised:
        compose(catalogue(tmp_path, code="communes_ntm"))
    assert raised.value.code == "catalogue_clash"


def test_two_catalogues_with_one_code_or_one_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    one = catalogue(tmp_path)
    with pytest.raises(CatalogueError, match="own and other both have an indicator schools"):
        compose([one, catalogue(tmp_path, "other")])
    with pytest.raises(CatalogueError, match="two different catalogues are named own"):
        compose([one, catalogue(tmp_path / "b", code="schools_b")])
    assert len(compose([one, one]).parts) == 2


def test_catalogues_in_a_ring(tmp_path: Path) -> None:
    first = tmp_path / "first.toml"
    catalogue(tmp_path, "second", "b", f'extends = ["{first}"]\n')
    catalogue(tmp_path, "first", "a", f'extends = ["{tmp_path / "second.toml"}"]\n')
    with pytest.raises(CatalogueError, match="in a ring: first → second → first"):
        compose(first)


def test_a_name_nobody_has() -> None:
    with pytest.raises(CatalogueError, match="did you mean cooperatives") as raised:
        compose("coperatives")
    assert raised.value.code == "catalogue_unknown"
    with pytest.raises(CatalogueError, match="empty list"):
        compose([])


# Entry points --------------------------------------------------------------------------------------------------------


def test_a_catalogue_of_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(tmp_path, monkeypatch)
    catalogue(tmp_path / "schoolwords" / "words", "schools")
    assert [(one.name, one.origin) for one in known()][-1] == ("schools", "schoolwords")
    record = thonmoi.extract(TEXT, catalogue="schools")
    assert [r.name for r in record.catalogues] == ["ntm", "schools"] and record.figures[-1].indicator == "schools"


def test_a_package_without_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(tmp_path, monkeypatch, "emptywords", "nothing_there")
    with pytest.raises(CatalogueError, match=r"entry point 'nothing_there' of emptywords: there is no nothing_there\.toml in"):
        compose("nothing_there")


def test_nobody_takes_our_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(tmp_path, monkeypatch, "takingwords", "ntm")
    assert [one.origin for one in known() if one.name == "ntm"] == ["thonmoi"]


# Lines ---------------------------------------------------------------------------------------------------------------


def test_where_each_value_stands() -> None:
    text = (
        'a = 1 # [not a table]\nb = [\n  "x", # ]\n  ["y", \'z\'],\n]\n[t."q r"]\nc.d = """\n[no]\n"""\n[[u]]\ne = { f = 1, g = [1,\n2] }\n'
        "[u.v]\nh = 1.5\n[[u]]\n[[u.w]]\ni = 2020-01-01\n"
    )
    lines = lines_of(text)
    assert {loc: line for loc, line in lines.items() if loc} == {
        ("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 1): 4, ("b", 1, 0): 4, ("b", 1, 1): 4, ("t", "q r"): 6, ("t", "q r", "c", "d"): 7,
        ("u", 0): 10, ("u", 0, "e"): 11, ("u", 0, "e", "f"): 11, ("u", 0, "e", "g"): 11, ("u", 0, "e", "g", 0): 11,
        ("u", 0, "e", "g", 1): 12, ("u", 0, "v"): 13, ("u", 0, "v", "h"): 14, ("u", 1): 15, ("u", 1, "w", 0): 16, ("u", 1, "w", 0, "i"): 17,
    }  # fmt: skip
    assert line_at(lines, ("u", 1, "w", 0, "missing")) == 16
    assert line_at(lines, ("nothing",)) == 1
