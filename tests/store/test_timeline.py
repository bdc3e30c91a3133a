"""What many articles say of one thing: agreed, superseded, in conflict; copies of a story; the two maps of 2025."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from thonmoi import extract, open_store
from thonmoi.store.tables import rows_of
from thonmoi.store.timeline import Entry, Key
from thonmoi.store.timeline.entries import entries
from thonmoi.store.timeline.near import stories
from thonmoi.store.timeline.statements import Statement
from thonmoi.store.timeline.table import COLUMNS, rows
from thonmoi.store.writing import Writer

KEY = Key(
    indicator="communes_ntm", measure="total", status="achieved", place="Bắc Giang", place_level="province", place_kind="tỉnh",
    place_code="24", place_parents=(), map="until 2025-06", year=2020, stars=None, band=None, subset=None, unit="commune", per=None,
    period=None,
)  # fmt: skip


def said(value: float, article: str = "a", as_of: date | None = date(2020, 12, 31), key: Key = KEY, **more: Any) -> Statement:
    return Statement(
        key=key, value=value, value_max=more.get("value_max"), comparator=more.get("comparator", "eq"), unit="xã", as_of=as_of,
        article_id=article, figure=more.get("figure", 0), source=f"{article}.txt", publisher=None,
        published_at=datetime(2021, 1, 1), quote=f"{value} xã",
    )  # fmt: skip


def told(*statements: Statement, story: dict[str, str] | None = None) -> list[tuple[str, float, int, list[str]]]:
    """State, value, stories and articles of each entry."""
    return [(e.state, e.value, e.stories, [s.article_id for s in e.sources]) for e in entries(statements, story or {})]


def test_one_value_said_by_all_is_agreed() -> None:
    assert told(said(127, "a"), said(127, "b")) == [("agreed", 127, 2, ["a", "b"])]


def test_a_newer_report_supersedes_an_older_one() -> None:
    assert told(said(100, "a", date(2020, 6, 30)), said(127, "b")) == [("agreed", 127, 1, ["b"]), ("superseded", 100, 1, ["a"])]
    assert told(said(127, "b"), said(100, "a", None)) == [("agreed", 127, 1, ["b"]), ("superseded", 100, 1, ["a"])]
    # one that said so before is a witness too
    assert told(said(127, "a", date(2020, 6, 30)), said(127, "b")) == [("agreed", 127, 2, ["a", "b"])]


def test_two_values_of_one_day_are_in_conflict_and_both_stay() -> None:
    found = told(said(127, "a"), said(125, "b"), said(127, "c"), said(90, "d", date(2020, 3, 1)))
    assert found == [("conflict", 127, 2, ["a", "c"]), ("conflict", 125, 1, ["b"]), ("superseded", 90, 1, ["d"])]


@pytest.mark.parametrize(
    ("exact", "other", "agree"),
    [
        (said(9462, "a"), said(9460, "b", comparator="gt"), True),
        (said(9462, "a"), said(5000, "b", comparator="gt"), False),  # nobody would say so of 9.462
        (said(9450, "a"), said(9460, "b", comparator="gt"), False),
        (said(98, "a"), said(100, "b", comparator="approx"), True),
        (said(98, "a"), said(100, "b", comparator="lt"), True),
        (said(16, "a"), said(15, "b", value_max=18), True),
        (said(20, "a"), said(15, "b", value_max=18), False),
        (said(57.14, "a", key=KEY._replace(measure="share", unit="percent")), said(57.1, "b"), True),
        (said(57.16, "a", key=KEY._replace(measure="share", unit="percent")), said(57.1, "b"), False),
        (said(127, "a"), said(128, "b"), False),
        (said(16.84, "a"), said(16.8, "b"), True),
        (said(127.5, "a"), said(127, "b"), False),  # a count is no rounding
    ],
)
def test_what_can_be_true_of_one_value(exact: Statement, other: Statement, agree: bool) -> None:
    other = replace(other, key=exact.key)
    assert len(told(exact, other)) == (1 if agree else 2)
    assert len(told(other, exact)) == (1 if agree else 2)


def test_the_most_exact_one_speaks_for_all() -> None:
    (entry,) = entries([said(9460, "a", comparator="gt"), said(9462, "b")], {})
    assert (entry.value, entry.comparator, entry.stories) == (9462, "eq", 2)


def test_copies_of_a_story_have_one_voice() -> None:
    story = {"a": "a", "b": "a", "c": "c"}
    assert told(said(127, "a"), said(127, "b"), said(127, "c"), story=story) == [("agreed", 127, 2, ["a", "b", "c"])]


def test_what_happens_in_a_time_may_be_several_things() -> None:
    awards = KEY._replace(indicator="awards", period=(date(2020, 1, 1), date(2020, 12, 31)))
    # an article that tells of two does not contradict itself; another that tells of a third one does
    assert told(said(12, "a", key=awards), said(24, "a", key=awards)) == [("agreed", 12, 1, ["a"]), ("agreed", 24, 1, ["a"])]
    assert {state for state, *_ in told(said(12, "a", key=awards), said(24, "b", key=awards))} == {"conflict"}


def test_places_of_the_two_maps_are_two_series_and_each_says_so() -> None:
    new = KEY._replace(map="since 2025-07", place_code="24x")
    other = KEY._replace(place="Bắc Ninh")
    found = entries([said(100, "a"), said(180, "b", key=new), said(50, "c", key=other)], {})
    assert [(e.key.place, e.key.map, e.state, e.other_map) for e in found] == [
        ("Bắc Giang", "until 2025-06", "agreed", True),
        ("Bắc Giang", "since 2025-07", "agreed", True),
        ("Bắc Ninh", "until 2025-06", "agreed", False),
    ]


def test_the_order_of_statements_does_not_matter() -> None:
    import itertools

    some = [said(127, "a"), said(125, "b"), said(120, "c", comparator="gt"), said(90, "d", date(2020, 3, 1))]
    assert len({repr(told(*order)) for order in itertools.permutations(some)}) == 1


# Articles, read for real.

FIRST = """Tỉnh Bắc Giang đẩy mạnh chương trình nông thôn mới
Thứ Hai, 30/11/2020, 08:00
Đến nay, tỉnh Bắc Giang có 120 xã đạt chuẩn nông thôn mới. Các nơi đang dồn sức làm đường, kênh mương và nhà văn hóa để kịp kế hoạch năm.
Người dân nhiều nơi hiến đất, góp công, cùng chính quyền chỉnh trang ngõ xóm, trồng hoa ven đường và giữ gìn vệ sinh chung của thôn.
"""
COPY = FIRST.replace("Thứ Hai, 30/11/2020, 08:00", "Thứ Hai, 30/11/2020, 10:15 - theo Báo tỉnh").replace("dồn sức", "tập trung")
OTHER = """Tin vắn
Chủ Nhật, 29/11/2020, 15:00
Theo báo cáo của ngành nông nghiệp, tỉnh Bắc Giang hiện có 122 xã đạt chuẩn nông thôn mới.
"""
LAST = """Nhìn lại một năm
Thứ Năm, 31/12/2020, 09:00
Hết năm 2020, tỉnh Bắc Giang có 127 xã đạt chuẩn nông thôn mới. Năm 2021, tỉnh phấn đấu có thêm 10 xã đạt chuẩn nông thôn mới.
"""
RELATED = "Chuyện khác hẳn\nThứ Năm, 31/12/2020, 10:00\nMột bài không nói gì về chương trình ấy.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Writer(tmp_path / "store") as writer:
        for name, text in (("first", FIRST), ("copy", COPY), ("other", OTHER), ("last", LAST), ("none", RELATED)):
            writer.add(rows_of(extract(text, source=f"{name}.txt")))
    return tmp_path / "store"


def test_a_store_as_a_data_frame(folder: Path) -> None:
    with open_store(folder) as store:
        frame = store.timeline(indicator="communes_ntm", place="bắc giang", status="achieved", measure="total")
        assert list(frame.columns) == list(COLUMNS)
        found = [(r.year, r.value, r.state, r.stories, r.articles, r.as_of) for r in frame.itertuples()]
        assert found == [
            (2020, 127, "agreed", 1, 1, date(2020, 12, 31)),
            (2020, 120, "superseded", 1, 2, date(2020, 11, 30)),
            (2020, 122, "superseded", 1, 1, date(2020, 11, 29)),
        ]
        assert [s["source"] for s in frame.iloc[1]["sources"]] == ["first.txt", "copy.txt"]
        assert "120 xã" in frame.iloc[1]["sources"][0]["quote"]
        aims = store.timeline(status="target")
        assert [(r.year, r.measure, r.value) for r in aims.itertuples()] == [(2021, "increase", 10)]
        assert len(store.timeline(year=1999)) == 0
        assert len(store.timeline(place="Cà Mau")) == 0
        code = store.timeline(year=2020).iloc[0]["place_code"]
        assert len(store.timeline(place=code)) == len(store.timeline())


def test_copies_are_found_and_other_stories_are_not() -> None:
    found = stories([("a", FIRST), ("b", COPY), ("c", OTHER), ("d", LAST)])
    assert found == {"a": "a", "b": "a", "c": "c", "d": "d"}
    assert stories([("x", "Ngắn."), ("y", "Ngắn."), ("z", "")]) == {"x": "x", "y": "x", "z": "z"}


def test_rows_have_the_declared_columns() -> None:
    entry: Entry = entries([said(1)], {})[0]
    assert list(rows([entry])[0]) == list(COLUMNS)
