"""The command: what it prints, what it says when something is wrong, its exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import handmade
import pytest

from thonmoi import Record, __version__, api, json_schema
from thonmoi.store.writing import Writer

Command = Callable[..., Any]


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file whose record is the handmade one; all other files are read as they are."""
    path = tmp_path / "vinh-son.txt"
    path.write_text(handmade.TEXT, encoding="utf-8")
    real = api.extract_file
    monkeypatch.setattr(api, "extract_file", lambda p: handmade.record(str(p)) if Path(p) == path else real(p))
    return path


def test_a_table_made_for_reading(command: Command, article: Path) -> None:
    ran = command("extract", article)
    assert ran.status == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0] == "Vĩnh Sơn về đích sớm"
    assert lines[1].startswith("2022-12-30 23:30 · Hà Vy, Minh Đức · ") and lines[1].endswith("4 figures")
    assert lines[2].split() == ["#", "value", "unit", "indicator", "measure", "status", "place", "period", "stars", "quote"]
    assert lines[3].split()[:5] == ["0", "12/18", "xã", "communes_ntm", "total"]
    assert "huyện Vĩnh Sơn" in lines[3] and "2022" in lines[3] and lines[3].rstrip().endswith("12/18 xã đạt chuẩn NTM")
    assert "≥ 20" in lines[5] and "4★" in lines[5]
    assert "2–3" in lines[6] and "target" in lines[6] and "2023" in lines[6]
    assert lines[7] == "warning share_mismatch: 12 of 18 is 66.7%, not 65% (figures 0, 1)"
    assert lines[8] == "Lò Thị Mai – Chủ tịch UBND huyện"


def test_control_characters_of_a_page_do_not_reach_the_terminal(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = handmade.record()
    article = record.article.model_copy(update={"title": "Tin \x1b[31mđỏ\x07 [bold]đậm[/bold]"})
    monkeypatch.setattr(api, "extract_file", lambda p: record.model_copy(update={"article": article}))
    out = command("extract", tmp_path / "x.txt").out
    assert "\x1b" not in out and "\x07" not in out
    assert "Tin  [31mđỏ  [bold]đậm[/bold]" in out


def test_json_of_one_file_is_an_object_and_of_several_an_array(command: Command, article: Path) -> None:
    one = command("extract", article, "--format", "json")
    assert Record.model_validate_json(one.out) == handmade.record(str(article))
    several = command("extract", article, article, "-f", "json")
    assert [Record.model_validate(item) for item in json.loads(several.out)] == [handmade.record(str(article))] * 2
    none = command("extract", article.parent / "no1.txt", article.parent / "no2.txt", "-f", "json")
    assert (none.status, json.loads(none.out)) == (1, [])


def test_jsonl_and_csv(command: Command, article: Path) -> None:
    lines = command("extract", article, article, "-f", "jsonl").out.splitlines()
    assert [Record.model_validate_json(line) for line in lines] == [handmade.record(str(article))] * 2
    rows = list(csv.DictReader(io.StringIO(command("extract", article, "-f", "csv").out)))
    assert [(row["value"], row["value_max"], row["denominator"], row["status"]) for row in rows] == [
        ("12", "", "18", "achieved"),
        ("65", "", "", "achieved"),
        ("20", "", "", "achieved"),
        ("2", "3", "", "target"),
    ]
    assert rows[0]["place_parents"] == "Quảng An"


def test_bad_files_give_one_line_each_and_the_others_are_done(command: Command, article: Path, tmp_path: Path) -> None:
    bad = {name: tmp_path / name for name in ("missing.txt", "empty.txt", "binary.txt", "broken.txt", "folder")}
    bad["empty.txt"].touch()
    bad["binary.txt"].write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    bad["broken.txt"].write_bytes("xã ".encode() + b"\xff\xfe\x80" + "đạt chuẩn".encode())
    bad["folder"].mkdir()
    ran = command("extract", *bad.values(), article, "-f", "jsonl")
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1
    errors = ran.err.splitlines()
    assert len(errors) == len(bad)
    for line, path in zip(errors, bad.values(), strict=True):
        assert line.startswith(f"thonmoi: {path}: ")
        assert line.count(str(path)) == 1


def test_a_bug_met_on_one_file_does_not_cost_the_others(command: Command, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract_file(path: Path) -> Record:
        if Path(path).name == "bug.txt":
            raise ZeroDivisionError("oh")
        return handmade.record(str(path))

    monkeypatch.setattr(api, "extract_file", extract_file)
    ran = command("extract", "bug.txt", article, "-f", "jsonl")
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1
    assert "bug.txt: reading failed inside thonmoi (ZeroDivisionError: oh)" in ran.err


def test_standard_input(command: Command) -> None:
    text = "Có 3 xã về đích."
    ran = command("extract", "-", "-f", "json", stdin=b"\xef\xbb\xbf" + text.encode())
    article = json.loads(ran.out)["article"]
    assert (ran.status, article["text"], article["source"]) == (0, text, None)
    empty = command("extract", "-")
    assert empty.status == 1
    assert empty.err.startswith("thonmoi: standard input: ")
    assert command("extract", "-", stdin=b"\x89PNG\x00\x01\x02\xff").status == 1


def test_bad_use_is_status_2(command: Command, article: Path) -> None:
    for arguments in (("extract",), ("extract", article, "-f", "xml"), ("nonsense",), ("batch", article), (), ("extract", "--no")):
        assert command(*arguments).status == 2


def test_help_of_every_verb(command: Command) -> None:
    overview = command("--help").out
    for verb in ("extract", "schema", "check", "batch", "export"):
        assert verb in overview
        ran = command(verb, "--help")
        assert ran.status == 0
        assert "Usage: thonmoi" in ran.out


def test_version_and_schema(command: Command) -> None:
    assert command("--version").out == f"thonmoi {__version__}\n"
    assert json.loads(command("schema").out) == json_schema()


def test_check_accepts_what_extract_prints(command: Command, article: Path, tmp_path: Path) -> None:
    for form in ("json", "jsonl"):
        printed = command("extract", article, article, "-f", form).out
        path = tmp_path / f"records.{form}"
        path.write_text(printed, encoding="utf-8")
        ran = command("check", path)
        assert (ran.status, ran.out, ran.err) == (0, "", "thonmoi: 2 valid records, 0 failures\n")
        assert command("check", "-", stdin=printed.encode()).status == 0


def changed(**update: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(handmade.record().model_dump_json())
    for path, value in update.items():
        *above, last = path.split("__")
        at: Any = data
        for step in above:
            at = at[int(step) if step.isdigit() else step]
        at[last] = value
    return data


@pytest.mark.parametrize(
    ("update", "field", "reason"),
    [
        ({"figures__0__value": "13"}, "figures[0]", "value 13 does not read from '12'"),
        ({"figures__1__measure": "sum"}, "figures[1].measure", "Input should be"),
        ({"figures__2__stars__min": 9}, "figures[2].stars.min", "less than or equal to 5"),
        ({"article__extra": 1}, "article.extra", "Extra inputs"),
        ({"figures__3__evidence__0__start": 0}, "", "figures[3].evidence[0]"),
    ],
)
def test_check_names_line_and_field(command: Command, tmp_path: Path, update: dict[str, Any], field: str, reason: str) -> None:
    path = tmp_path / "r.json"
    pretty = json.dumps(changed(**update), ensure_ascii=False, indent=2)
    path.write_text(pretty, encoding="utf-8")
    ran = command("check", path)
    assert ran.status == 1
    _, line, rest = ran.out.splitlines()[0].removeprefix(str(path)).split(":", 2)
    assert reason in rest
    assert rest.strip().startswith(f"{field}: " if field else "figures[3]")
    last_key = field.rsplit(".", 1)[-1]
    if "." in field:
        assert f'"{last_key}":' in pretty.splitlines()[int(line) - 1]
    lines = tmp_path / "r.jsonl"
    good = handmade.record().model_dump_json()
    lines.write_text(f"{good}\n{json.dumps(changed(**update))}\n", encoding="utf-8")
    assert command("check", lines).out.startswith(f"{lines}:2: ")


def test_check_fails_on_an_error_finding(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(changed(findings__0__severity="error")), encoding="utf-8")
    ran = command("check", path)
    assert ran.status == 1
    assert "findings[0]: share_mismatch: 12 of 18 is 66.7%, not 65%" in ran.out


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", ":1: no JSON"),
        (b"\n\n[]\n", "holds no record"),
        (b'{"article":\n\n {"id": }', ":3: no JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b"3", ":1: Input should be an object"),
    ],
)
def test_check_of_what_is_no_record(command: Command, data: bytes, says: str) -> None:
    ran = command("check", "-", stdin=data)
    assert ran.status == 1
    assert says in ran.out


def test_check_of_a_missing_file(command: Command, tmp_path: Path) -> None:
    ran = command("check", tmp_path / "no.json")
    assert ran.status == 1
    assert ran.err.startswith(f"thonmoi: {tmp_path / 'no.json'}: cannot be read")


def test_batch_and_export(command: Command, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for i in range(3):
        (folder / f"{i}.txt").write_text(f"Bài {i}. Có {i + 2} xã đạt chuẩn nông thôn mới.", encoding="utf-8")
    (folder / "3.txt").touch()
    ran = command("batch", folder, "--out", out, "--workers", 2)
    assert ran.status == 1
    assert ran.err.startswith("thonmoi: 3 articles read, ") and "1 rejected, 0 done before" in ran.err
    again = command("batch", folder, "--out", out, "--workers", 0)
    assert again.status == 0
    assert "0 articles read" in again.err and "4 done before" in again.err
    ran = command("export", out, "--to", tmp_path / "x.jsonl")
    assert (ran.status, ran.err) == (0, f"thonmoi: 3 rows in {tmp_path / 'x.jsonl'}\n")
    assert command("check", tmp_path / "x.jsonl").status == 0


def test_batch_bad_use(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    nothing = command("batch", tmp_path / "in", "--out", tmp_path / "out")
    assert nothing.status == 2
    assert "nothing to read" in nothing.err
    missing = command("batch", tmp_path / "nope", tmp_path / "*.doc", "--out", tmp_path / "out")
    assert missing.status == 2
    assert "there is no such file" in missing.err and "no file matches" in missing.err
    assert not (tmp_path / "out").exists()
    (tmp_path / "in" / "a.txt").write_text("Một bài.", encoding="utf-8")
    with Writer(tmp_path / "out"):
        locked = command("batch", tmp_path / "in", "--out", tmp_path / "out")
    assert locked.status == 2
    assert "another run is writing" in locked.err
    assert command("export", tmp_path / "in", "--to", tmp_path / "x.csv").status == 2
    assert command("export", tmp_path / "out", "--to", tmp_path / "x.docx").status == 2


def two_articles(folder: Path) -> Path:
    folder.mkdir()
    text = "Thứ Năm, 31/12/2020, 09:00\nHết năm 2020, tỉnh Bắc Giang có {} xã đạt chuẩn nông thôn mới.\n"
    for name, number in (("a", 127), ("b", 125)):
        (folder / f"{name}.txt").write_text(text.format(number), encoding="utf-8")
    return folder


def test_batch_writes_a_log_for_machines(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from thonmoi import cli_batch

    monkeypatch.setattr(cli_batch, "_LOG_SECONDS", 0.0)
    folder = two_articles(tmp_path / "in")
    (folder / "c.txt").write_bytes(b"")
    ran = command("batch", folder, "--out", tmp_path / "out", "--workers", 0, "--log-json")
    assert ran.status == 1
    lines = [json.loads(line) for line in ran.err.splitlines()]
    assert [line["event"] for line in lines] == ["progress", "progress", "reject", "progress", "done"]
    assert (lines[2]["source"], lines[2]["code"]) == (str(folder / "c.txt"), "empty")
    done = lines[-1]
    assert {name: done[name] for name in ("articles", "figures", "rejects", "skipped")} == {
        "articles": 2, "figures": 2, "rejects": 1, "skipped": 0,
    }  # fmt: skip
    assert done["seconds"] > 0 and lines[0]["per_second"] > 0
    bad = command("batch", tmp_path / "nope", "--out", tmp_path / "out2", "--log-json")
    assert bad.status == 2
    assert json.loads(bad.err)["event"] == "error"


def test_timeline(command: Command, tmp_path: Path) -> None:
    command("batch", two_articles(tmp_path / "in"), "--out", tmp_path / "out", "--workers", 0)
    ran = command("timeline", tmp_path / "out", "--indicator", "communes_ntm", "--place", "bắc giang", "--year", 2020)
    assert ran.status == 0
    assert [line.split()[-4:-1] for line in ran.out.splitlines()[1:]] == [["2020-12-31", "conflict", "1"]] * 2
    assert "127 commune" in ran.out and "125 commune" in ran.out and "tỉnh Bắc Giang" in ran.out
    lines = command("timeline", tmp_path / "out", "--conflicts", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["sources"][0]["source"] for line in lines] == [str(tmp_path / "in" / name) for name in ("a.txt", "b.txt")]
    rows = list(csv.DictReader(io.StringIO(command("timeline", tmp_path / "out", "--format", "csv").out)))
    assert [(row["value"], row["state"]) for row in rows] == [("127.0", "conflict"), ("125.0", "conflict")]
    assert command("timeline", tmp_path / "in").status == 2


def test_diff(command: Command, tmp_path: Path) -> None:
    folder = two_articles(tmp_path / "in")
    command("batch", folder, "--out", tmp_path / "one", "--workers", 0)
    (folder / "b.txt").write_text((folder / "b.txt").read_text(encoding="utf-8").replace("125", "126"), encoding="utf-8")
    command("batch", folder, "--out", tmp_path / "two", "--workers", 0)
    ran = command("diff", tmp_path / "one", tmp_path / "two")
    assert ran.status == 0
    assert ran.out.startswith(f"~ {folder}/b.txt communes_ntm total achieved 126 xã · Bắc Giang · ")
    assert "value: 125 → 126" in ran.out and "126 xã" in ran.out
    assert ran.err == "thonmoi: 0 came, 0 went, 1 changed, 1 the same\n"
    entry = json.loads(command("diff", tmp_path / "one", tmp_path / "two", "--format", "jsonl").out)
    assert (entry["kind"], entry["old"]["value"], entry["new"]["value"]) == ("changed", 125, 126)
    assert command("diff", tmp_path / "one", tmp_path / "nowhere").status == 2


def test_a_broken_pipe_is_quiet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Có 3 xã đạt chuẩn.\n" * 200, encoding="utf-8")
    for form in ("jsonl", "table", "csv"):
        script = f"'{sys.executable}' -m thonmoi extract -f {form} {' '.join([str(path)] * 60)} | head -c 10"
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        ran = subprocess.run(["bash", "-c", script], capture_output=True, env=environment, check=False)
        assert ran.stderr == b""


def test_vietnamese_goes_out_as_utf8_in_any_locale(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Huyện Vĩnh Sơn", encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "ascii"}
    ran = subprocess.run(
        [sys.executable, "-m", "thonmoi", "extract", "-f", "jsonl", path], capture_output=True, env=environment, check=True
    )
    assert "Huyện Vĩnh Sơn" in ran.stdout.decode("utf-8")
