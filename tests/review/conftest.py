"""A headless Chromium for the pages that are tested as people see them: Debian's own, driven by playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from notices import NOTICE, OTHER


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser; where there is none the test is passed over, but not in CI, which installs it."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no chromium: install Debian's package, or name one in CHROMIUM")
        pytest.skip("no chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page in the browser, with what went wrong in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def browse(chromium: Any) -> Iterator[Any]:
    """Opens a file: `browse(path, width=390)`; at the end no page may have had an error or asked for anything but itself."""
    contexts: list[Any] = []
    all_opened: list[tuple[Path, Opened]] = []

    def open_page(path: Path, width: int = 1300, height: int = 900, scheme: str = "light") -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True)
        contexts.append(context)
        opened = Opened(context.new_page())
        all_opened.append((path, opened))
        opened.page.goto(path.as_uri())
        return opened.page

    yield open_page
    for context in contexts:
        context.close()
    for path, opened in all_opened:
        assert opened.errors == []
        assert [url for url in opened.requests if not url.startswith((path.as_uri(), "blob:", "data:"))] == []


@pytest.fixture(scope="session")
def notice_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of two articles, in English."""
    import thonmoi
    from thonmoi.review import Options, write_page

    folder = tmp_path_factory.mktemp("page")
    records = [thonmoi.extract(text, source=f"{i}.txt") for i, text in enumerate((NOTICE, OTHER))]
    write_page(records, folder / "page.html", Options(language="en", audit=thonmoi.audit))
    return folder / "page.html"
