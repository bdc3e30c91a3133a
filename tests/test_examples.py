"""Catalogues tried on their own examples, and the verbs of the command for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from thonmoi.catalogue.finding import SHIPPED
from thonmoi.cli import app
from thonmoi.examples import try_catalogue


def run(*args: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in args])


@pytest.mark.parametrize("name", SHIPPED)
def test_ours_read_as_their_examples_say(name: str) -> None:
    tried = try_catalogue(name)
    assert tried.failures == () and tried.examples >= 30


def test_a_new_catalogue_reads_as_it_says(tmp_path: Path) -> None:
    path = tmp_path / "Trường học.toml"
    made = run("catalogue", "new", path)
    assert made.exit_code == 0 and "catalogue test" in made.stdout
    tested = run("catalogue", "test", path)
    assert (tested.exit_code, tested.stdout) == (0, f"{path}: 2 examples, 2 read as they say, 0 not\n")
    again = run("catalogue", "new", path)
    assert again.exit_code == 2 and "is there already" in again.stderr
    assert run("catalogue", "new", tmp_path / "none" / "x.toml").exit_code == 2


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "schools.toml"
    run("catalogue", "new", path)
    return path


def test_what_is_read_otherwise_is_told_with_its_line(own: Path) -> None:
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("denominator = 52", "denominator = 53").replace("value = 86.5", "value = 86.6"), encoding="utf-8")
    ran = run("catalogue", "test", own)
    line = text[: text.index("[[indicator.example]]")].count("\n") + 1
    assert ran.exit_code == 1
    told = ran.stdout.splitlines()
    where = f"{own}:{line}: schools_national_standard: "
    assert told[0] == where + "45, denominator 53, place Yên Thế, year 2023: read with denominator 52, not 53"
    assert told[2].startswith(where + "schools_national_standard 86.6, measure share: not read")
    assert told[4] == where + "read and not expected: schools_national_standard share 86.5 % in '86,5%'"
    assert told[-1] == f"{own}: 2 examples, 1 read as they say, 1 not"


def test_why_a_number_was_not_read(own: Path) -> None:
    more = '\n[[indicator.example]]\ntext = "Có 12 trường đang xây dựng để đạt chuẩn quốc gia."\nfigures = [{ value = 12 }]\n'
    own.write_text(own.read_text(encoding="utf-8") + more, encoding="utf-8")
    told = run("catalogue", "test", own).stdout
    assert "not read ('12' is near_miss: đang xây dựng)" in told


def test_a_cue_that_its_example_does_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    cue = '[[cue]]\nkind = "noun"\nvalue = "village"\nphrases = ["sóc"]\nexample = "Có 12 ấp."\n'
    path.write_text(f'name = "own"\ntitle = "t"\nversion = 1\nsource = "s"\n{cue}', encoding="utf-8")
    assert f"{path}:9: noun village: none of its phrases" in run("catalogue", "test", path).stdout


def test_validating(own: Path, tmp_path: Path) -> None:
    ran = run("catalogue", "validate", own, "cooperatives")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[0] == f"{own}: schools, 1 indicators, 0 cues; beside ntm"
    bad = tmp_path / "bad.toml"
    bad.write_text(own.read_text(encoding="utf-8").replace('nouns = ["trường", "trường học"]', "nouns = []"), encoding="utf-8")
    for verb in ("validate", "test"):
        ran = run("catalogue", verb, bad)
        assert (ran.exit_code == 1 and ran.stdout.startswith(f"{bad}:7: indicator[0].nouns: ")) or f"{bad}:" in ran.stdout
    missing = run("catalogue", "test", tmp_path / "none.toml")
    assert missing.exit_code == 1 and "No such file" in missing.stdout


def test_the_schema_for_editors() -> None:
    import json

    made = json.loads(run("catalogue", "schema").stdout)
    assert set(made["properties"]) == {"name", "title", "version", "source", "extends", "indicator", "cue"}
    assert "nouns" in made["$defs"]["Indicator"]["required"]


def test_the_list_of_names() -> None:
    ran = run("catalogue", "list")
    assert ran.exit_code == 0
    assert [line.split()[0] for line in ran.stdout.splitlines()][:2] == ["ntm", "cooperatives"]


def test_the_verbs_that_read_take_a_catalogue(own: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Năm 2023, huyện Yên Thế có 45/52 trường đạt chuẩn quốc gia và 4 hợp tác xã.", encoding="utf-8")
    lines = run("extract", article, "--catalogue", own, "-c", "cooperatives", "--format", "csv").stdout.splitlines()
    assert [line.split(",")[3] for line in lines[1:]] == ["schools_national_standard", "cooperatives"]
    assert "figure 0" in run("audit", article, "--catalogue", own).stdout
    assert "schools_national_standard.count" in run("explain", article, "0", "--catalogue", own).stdout
    wrong = run("extract", article, "--catalogue", tmp_path / "none.toml")
    assert wrong.exit_code == 2 and "none.toml" in wrong.stderr


def test_a_batch_with_a_catalogue_reads_again_when_it_changes(own: Path, tmp_path: Path) -> None:
    import thonmoi

    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Năm 2023, huyện Yên Thế có 45/52 trường đạt chuẩn quốc gia.", encoding="utf-8")
    arguments = ("batch", tmp_path / "news", "--out", tmp_path / "store", "--workers", "0", "--catalogue", own)
    assert "1 article read" in run(*arguments).stderr
    assert "1 article read" not in run(*arguments).stderr
    with thonmoi.open_store(tmp_path / "store") as store:
        assert list(store.figures().indicator) == ["schools_national_standard"]
    own.write_text(own.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert "1 article read" in run(*arguments).stderr


def test_a_spacy_language_with_catalogues(own: Path) -> None:
    import thonmoi

    nlp = thonmoi.load(catalogue=[own, "cooperatives"])
    record = nlp("Huyện có 45 trường đạt chuẩn quốc gia và 4 hợp tác xã.")._.record
    assert [f.indicator for f in record.figures] == ["schools_national_standard", "cooperatives"]
    assert [f.indicator for f in thonmoi.load(catalogue=str(own))("Có 45 trường đạt chuẩn quốc gia.")._.record.figures]
