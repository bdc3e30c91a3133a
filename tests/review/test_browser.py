"""The review page as a reader meets it, in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from notices import NOTICE, OTHER

import thonmoi
from thonmoi.evaluation.gold import load_all
from thonmoi.evaluation.run import evaluate
from thonmoi.review import Options, write_page


def cards(page: Any) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".card-head").all_inner_texts()]


def saved(page: Any, path: Path) -> list[dict[str, Any]]:
    with page.expect_download() as download:
        page.locator("#save").click()
    download.value.save_as(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_opens_on_the_first_article_with_its_figures(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    assert page.locator("#reader h2").inner_text() == "Huyện Yên Thế tổng kết chương trình nông thôn mới"
    assert page.locator("#text").evaluate("node => node.textContent") == NOTICE
    shown = cards(page)
    assert len(shown) == 5
    assert shown[0].startswith("1 12/18 xã Communes, NTM total · huyện Yên Thế · 2022")
    assert "share does not match" in shown[0]
    assert "target" in shown[4]
    assert page.locator(".people li").all_inner_texts() == ["Lò Thị Mai – Phó Chủ tịch UBND huyện"]
    numbers = page.locator("section, details").filter(has_text="Other numbers").last.inner_text()
    assert "near miss" in numbers and "not in the catalogue" in numbers


def test_marks_stand_on_the_words_of_the_evidence(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    record = thonmoi.extract(NOTICE, source="0.txt")
    for i, figure in enumerate(record.figures):
        marked = page.locator("mark").evaluate_all(
            "(nodes, i) => nodes.filter(n => n.dataset.figures.split(' ').includes(String(i))).map(n => n.textContent).join('')", i
        )
        assert marked == figure.evidence[0].quote


def test_spans_that_overlap_keep_both_figures(browse: Any, tmp_path: Path) -> None:
    text = "Huyện Yên Thế và huyện Lạng Giang, mỗi huyện có 4 xã đạt chuẩn nông thôn mới."
    record = thonmoi.extract(text)
    assert len(record.figures) == 2
    write_page([record], tmp_path / "page.html", Options(language="en"))
    page = browse(tmp_path / "page.html")
    both = page.locator("mark.many").first
    assert both.get_attribute("data-figures") == "0 1"
    both.click()
    assert page.locator(".card.open").get_attribute("data-figure") == "0"
    page.locator("mark.many").first.click()
    assert page.locator(".card.open").get_attribute("data-figure") == "1"


def test_a_chosen_figure_shows_where_its_slots_were_read(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    card = page.locator(".card.open")
    assert card.get_attribute("data-figure") == "2"
    rows = {row.split("\t")[0]: row for row in card.locator("tr").all_inner_texts()}
    assert "hơn" in rows["comparator"]
    assert "carried" in rows["period"] and "Năm 2022" in rows["period"]
    tags = page.locator(".tag").evaluate_all("nodes => nodes.map(n => n.dataset.words)")
    assert {"value", "comparator", "unit", "place", "period"} <= {word for tag in tags for word in tag.split(", ")}
    assert page.locator("svg.lines .link.carried").count() == 1


def test_a_number_left_unread_is_marked_and_listed(browse: Any, tmp_path: Path) -> None:
    def audit(text: str) -> list[thonmoi.NumberFate]:
        at = text.index("300")
        number = thonmoi.Quantity(value="300", start=at, end=at + 3, quote="300")  # type: ignore[arg-type]
        return [thonmoi.NumberFate(quantity=number, reason="unread", note="looks like a figure")]

    write_page([thonmoi.extract(NOTICE)], tmp_path / "page.html", Options(language="en", audit=audit))
    page = browse(tmp_path / "page.html")
    assert page.locator("#text .unread").all_inner_texts() == ["300"]
    assert page.locator("#text .unread").get_attribute("title") == "unread: looks like a figure"
    assert "looks like a figure" in page.locator(".unread-row").inner_text()


def test_a_page_of_another_reading_does_not_take_over_decisions(browse: Any, tmp_path: Path) -> None:
    record = thonmoi.extract(NOTICE)
    target = tmp_path / "page.html"
    write_page([record], target, Options(language="en"))
    page = browse(target)
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator(".card.was-no").count() == 1
    fewer = record.model_copy(update={"figures": record.figures[1:2], "findings": ()})  # newer code reads one figure
    write_page([fewer], target, Options(language="en"))
    page.reload()
    assert page.locator(".card").count() == 1 and page.locator(".card.was-no").count() == 0


def test_filters_narrow_articles_and_figures(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    assert page.locator(".entry").count() == 2
    page.locator("#filter-place").select_option("Lạng Giang")
    assert page.locator(".entry-title").all_inner_texts() == ["Huyện Lạng Giang có thêm sản phẩm OCOP"]
    page.get_by_role("button", name="Clear").click()
    page.locator("#filter-status").select_option("target")
    assert [text[0] for text in cards(page)] == ["5"]
    page.locator("#filter-status").select_option("")
    page.locator("#filter-year").select_option("2024")
    page.locator(".entry").click()
    assert page.locator("#reader h2").inner_text().startswith("Huyện Lạng Giang")
    page.locator("#filter-year").select_option("")
    page.locator("#filter-indicator").select_option("communes_ntm")
    assert page.locator(".entry").count() == 1
    page.get_by_role("button", name="Clear").click()
    page.locator("#filter-text").fill("lang giang")
    assert page.locator(".entry").count() == 1


def test_corrections_are_saved_as_gold_that_evaluate_takes(browse: Any, notice_page: Path, tmp_path: Path) -> None:
    page = browse(notice_page)
    page.keyboard.press("j")
    page.keyboard.press("a")  # 12/18 is right
    page.keyboard.press("j")
    page.keyboard.press("x")  # 65 % is struck out
    page.keyboard.press("j")
    page.keyboard.press("e")  # 20 products become 21, of 3 stars and more
    page.locator("#slot-value").fill("21")
    page.locator("#slot-stars").fill("3+")
    page.locator("#dialog .act.ok").click()
    # 9 communes with one criterion: somebody wants it as a figure of its own.
    page.evaluate("""() => {
        const node = [...document.querySelectorAll('#text span')].find(n => n.textContent.includes('xã đạt tiêu chí thủy lợi'));
        const from = node.firstChild.data.indexOf('xã đạt tiêu chí thủy lợi');
        getSelection().setBaseAndExtent(node.previousSibling.firstChild, 0, node.firstChild, from + 2);
    }""")
    page.locator("#add").click()
    assert page.locator("#dialog blockquote").inner_text() == "9 xã"
    assert page.locator("#slot-value").input_value() == "9"
    page.locator("#slot-place").fill("Yên Thế")
    page.locator("#slot-level").select_option("district")
    page.locator("#dialog .act.ok").click()
    page.locator("#done").check()

    file = tmp_path / "corrections.jsonl"
    (line,) = saved(page, file)
    assert line["text"] == NOTICE
    gold = load_all([file])[0].gold
    told = [(f.quote, str(f.value), f.stars) for f in gold.figures]
    assert ("hơn 20 sản phẩm OCOP", "21", "3+") in told
    assert ("9 xã", "9", None) in told
    assert not any(quote == "65%" for quote, _, _ in told)
    assert [str(f.value) for f in gold.review.rejected] == ["65"]  # type: ignore[union-attr]
    (judged,) = evaluate([file])
    assert len(judged.all.strict) == 3
    assert len(list(judged.all.missed())) == 2
    assert len(list(judged.all.false())) == 2


def test_corrections_come_back_from_their_file_and_from_the_browser(browse: Any, notice_page: Path, tmp_path: Path) -> None:
    page = browse(notice_page)
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#slot-period").fill("2021")
    page.locator("#dialog .act.ok").click()
    (first,) = saved(page, tmp_path / "one.jsonl")
    classes = page.locator(".card").evaluate_all("nodes => nodes.map(n => /was-[a-z]+/.exec(n.className)?.[0] ?? '')")
    assert classes == ["was-no", "was-ok", "was-edit", "", ""]
    page.reload()
    assert page.locator(".card").evaluate_all("nodes => nodes.map(n => /was-[a-z]+/.exec(n.className)?.[0] ?? '')") == classes

    again = browse(notice_page)  # another browser, which knows nothing
    assert again.locator(".card.was-no").count() == 0
    again.locator("#file").set_input_files(tmp_path / "one.jsonl")
    again.wait_for_selector(".card.was-edit")
    assert again.locator(".card").evaluate_all("nodes => nodes.map(n => /was-[a-z]+/.exec(n.className)?.[0] ?? '')") == classes
    (second,) = saved(again, tmp_path / "two.jsonl")
    assert second == first
    again.locator("#file").set_input_files(Path(__file__))
    again.get_by_text("This is no file of corrections").wait_for()


def test_undo_and_a_wrong_number_in_the_form(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator(".card.was-no").count() == 1
    page.keyboard.press("u")
    assert page.locator(".card.was-no").count() == 0
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.locator("#slot-value").fill("twelve")
    page.locator("#dialog .act.ok").click()
    assert page.locator("#problem-value").inner_text() == "A plain number is wanted, like 16.8"
    assert page.locator("#slot-value").get_attribute("aria-invalid") == "true"
    page.keyboard.press("Escape")
    assert not page.locator("#dialog").is_visible()


def test_what_comes_from_an_article_is_text(browse: Any, tmp_path: Path) -> None:
    evil = "<script>window.evil = 1</script><img src=x onerror='window.evil = 1'> \u2028 </script><!--<script>"
    text = f"{evil} Huyện Yên Thế\n\n30/12/2022\n\nNăm 2022, huyện Yên Thế (Bắc Giang) có 12/18 xã đạt chuẩn nông thôn mới {evil}.\n"
    record = thonmoi.extract(text, source="javascript:alert(1)//<b>")
    article = record.article.model_copy(update={"title": evil, "publisher": evil, "authors": (evil,)})
    write_page([record.model_copy(update={"article": article})], tmp_path / "page.html", Options(title=evil, audit=thonmoi.audit))
    page = browse(tmp_path / "page.html")
    assert page.locator("#text").evaluate("node => node.textContent") == text
    assert page.locator("#reader h2").evaluate("node => node.textContent") == evil
    assert page.locator("h1").evaluate("node => node.textContent") == evil
    assert page.title().startswith("<script>window.evil")
    assert page.evaluate("window.evil") is None
    assert page.locator("script:not([type])").count() == 1 and page.locator("img").count() == 0


def test_the_citation_is_the_records_own(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    record = thonmoi.extract(NOTICE, source="0.txt")
    for i in range(len(record.figures)):
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_function("line => document.querySelector('#live').textContent.endsWith(line)", arg=record.cite(i))


def test_it_speaks_both_languages_and_wears_both_themes(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page, scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 27)"
    page.locator("#theme").select_option("light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
    page.locator("#language").select_option("vi")
    assert page.locator("html").get_attribute("lang") == "vi"
    assert "Xã đạt chuẩn NTM" in cards(page)[0]
    labels = json.loads(page.locator("#index").evaluate("node => node.textContent"))["labels"]
    assert {kind: set(codes) for kind, codes in labels["vi"].items()} == {kind: set(codes) for kind, codes in labels["en"].items()}


def test_on_a_phone_nothing_runs_off_the_side(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page, width=360, height=740)
    for name in ("Article", "Figures", "List", "Overview"):
        page.get_by_role("tab", name=name, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
    page.get_by_role("tab", name="Figures", exact=True).click()
    page.locator(".card-head").first.click()
    assert page.locator(".card.open .act").first.is_visible()
    assert page.locator(".card.open .act").first.bounding_box()["height"] >= 40
    assert not page.locator("#reader").is_visible()


def test_print_shows_text_and_figures_and_no_buttons(browse: Any, notice_page: Path) -> None:
    page = browse(notice_page)
    page.emulate_media(media="print")
    assert page.locator("#text").is_visible() and page.locator(".card").first.is_visible()
    assert not page.locator("#tools").is_visible() and not page.locator("#side").is_visible()
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize(("scheme", "width"), [("light", 1300), ("dark", 1300), ("light", 390)])
def test_axe_finds_nothing_serious(browse: Any, tmp_path: Path, scheme: str, width: int) -> None:
    pytest.importorskip("altair")
    from axe_playwright_python.sync_playwright import Axe

    from thonmoi.review import charts, frames

    record = thonmoi.extract(NOTICE + "Năm 2020, tỉnh Bắc Giang có 127/184 xã đạt chuẩn nông thôn mới, 95 sản phẩm OCOP 3 sao.")
    rows = list(frames.chart_rows(record))
    options = Options(language="vi", audit=thonmoi.audit, charts=lambda: charts.overview(rows))
    write_page([record, thonmoi.extract(OTHER)], tmp_path / "page.html", options)
    page = browse(tmp_path / "page.html", width=width, scheme=scheme)

    def grave() -> list[str]:
        found = Axe().run(page).response["violations"]
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]

    assert grave() == []
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("j")
    page.keyboard.press("x")
    assert grave() == []
    if width < 900:
        page.get_by_role("tab", name="Số liệu", exact=True).click()
        assert grave() == []
    page.keyboard.press("e")
    assert grave() == []
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('#dialog').open")
    page.get_by_role("tab", name="Tổng quan").click()
    assert page.locator(".chart svg").count() >= 2
    assert grave() == []


@pytest.mark.full
def test_five_hundred_articles_paint_within_two_seconds(browse: Any, tmp_path: Path) -> None:
    """A bound that a reader feels, wide enough for a busy machine; what it took is printed."""
    day = re.compile(r"Năm 2022")
    texts = [day.sub(f"Năm {2010 + i % 14}", NOTICE).replace("12/18", f"{i % 18 + 1}/18") for i in range(500)]
    done = write_page(
        (thonmoi.extract(text + "\n" + OTHER * (i % 5), source=f"{i}.txt") for i, text in enumerate(texts)), tmp_path / "page.html"
    )
    assert done.articles == 500
    page = browse(tmp_path / "page.html")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    print(f"first paint {paint:.0f} ms, {(tmp_path / 'page.html').stat().st_size / 1e6:.1f} MB")
    assert page.locator(".entry").count() == 500
    assert paint < 2000
