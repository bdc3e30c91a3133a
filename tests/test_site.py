"""The documentation's site builds strictly: no page left out, no link or name that leads nowhere; and it opens without network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.full
def test_the_site_builds_strictly_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    built = subprocess.run(command, cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        loaded = re.findall(r'<(?:script|link|img)\b[^>]*?(?:src|href)="(https?://[^"]+)"', page.read_text(encoding="utf-8"))
        assert loaded == [], page
    command_page = (tmp_path / "site" / "reference" / "command" / "index.html").read_text(encoding="utf-8")
    assert all(verb in command_page for verb in ("thonmoi extract", "thonmoi review", "thonmoi catalogue new"))
    limits = (tmp_path / "site" / "explanation" / "limits" / "index.html").read_text(encoding="utf-8")
    assert "mentions with every slot right" in limits
