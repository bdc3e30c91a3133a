"""Pages of `docs/` are run from top to bottom as a reader would: files are written, commands run, output compared.

A block with `title="name"` is a file. Blocks of `bash` run in a folder of the page's own; a block of `text` right after one is what they
print. Blocks of `python` run, and their `#>` lines are what they print.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_examples import EvalExample, find_examples

import thonmoi

ROOT = Path(__file__).parent.parent
# Pages whose commands run anywhere and print the same; others have tests of their own.
NAMES = (
    "findings", "own-catalogue", "own-model", "records", "index", "tutorial", "review", "sample", "charts", "explanation/reading",
    "explanation/slots", "explanation/limits",
)  # fmt: skip
PAGES = [ROOT / "docs" / f"{name}.md" for name in NAMES]
_FENCE = re.compile(r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?[^\n]*\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    kind: str
    title: str | None
    body: str
    line: int
    between: str


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    out, at = [], 0
    for match in _FENCE.finditer(text):
        out.append(Block(match["kind"], match["title"], match["body"], text.count("\n", 0, match.start()) + 1, text[at : match.start()]))
        at = match.end()
    return out


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """The environment of a reader: `thonmoi` and `python` are those that the tests run with."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, command in (("thonmoi", f'"{sys.executable}" -m thonmoi'), ("python", f'"{sys.executable}"')):
        (folder / name).write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    source = str(Path(thonmoi.__file__).parent.parent)
    return os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": source, "PYTHONUTF8": "1", "COLUMNS": "200"}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_page_does_what_it_says(
    page: Path, shell: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eval_example: EvalExample
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    eval_example.set_config(line_length=140)
    examples = {example.start_line: example for example in find_examples(str(page))}
    printed: str | None = None
    for block in blocks(page):
        if block.title is not None:
            (folder / block.title).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.title).write_text(block.body, encoding="utf-8")
        elif block.kind == "bash":
            ran = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", block.body], cwd=folder, env=shell, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                check=False, encoding="utf-8",
            )  # fmt: skip
            assert ran.returncode == 0, f"{page.name}:{block.line}\n{ran.stdout}"
            printed = ran.stdout
            continue
        elif block.kind == "python":
            eval_example.run_print_check(examples[block.line])
        elif block.kind == "text" and printed is not None and not block.between.strip():
            assert lines(printed) == lines(block.body), f"{page.name}:{block.line}"
        printed = None


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
