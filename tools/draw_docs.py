"""Draws the pictures of the documentation from the articles of `corpus/dev`: `python tools/draw_docs.py`.

Wants the extras `review`, `charts` and playwright, and Debian's chromium (or the one that CHROMIUM names).
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import thonmoi
from thonmoi.review import Options, charts, frames, write_page

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
FIRST = "f01"  # the article that the page opens on


def main() -> None:
    """Write the charts as SVG and the pages as PNG."""
    paths = sorted((ROOT / "corpus" / "dev").glob("*.txt"), key=lambda path: (path.stem != FIRST, path.stem))
    records = [thonmoi.extract(path.read_text(encoding="utf-8"), source=path.name) for path in paths]
    rows = [row for record in records for row in frames.chart_rows(record)]
    drawn = {"progress": charts.progress(rows, "en"), "ocop": charts.ocop(rows, "en"), "regions": charts.regions(rows, "en")}
    drawn |= {f"map-{which}": charts.tile_map(rows, which, "en") for which in ("before", "after")}
    for name, chart in drawn.items():
        charts.save(chart, IMAGES / f"{name}.svg")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        options = Options(title="thonmoi · corpus/dev", language="en", audit=thonmoi.audit, charts=lambda: charts.overview(rows, "en"))
        write_page(records, page, options)
        shoot(page)


def shoot(page: Path) -> None:
    """The page in a browser: as it is read, dark, on a phone, its overview."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, width, height, scheme in (("review", 1280, 760, "light"), ("dark", 1280, 760, "dark"), ("phone", 390, 780, "light")):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            shown = context.new_page()
            shown.goto(page.as_uri())
            for _ in range(4 if name == "review" else 7):
                shown.keyboard.press("j")
            if name == "phone":
                shown.get_by_role("tab", name="Figures", exact=True).click()
            shown.wait_for_timeout(600)
            shown.screenshot(path=IMAGES / f"{name}.png")
            if name == "review":
                shown.get_by_role("tab", name="Overview").click()
                shown.locator("#charts").scroll_into_view_if_needed()
                shown.locator("#charts").evaluate("node => node.scrollIntoView()")
                shown.screenshot(path=IMAGES / "overview.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
