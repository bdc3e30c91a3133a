"""The pages about batches and stores: their examples run, and what they say of columns and verbs is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

from thonmoi.store.tables import COLUMNS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("batch.md", "store.md", "cluster.md")
TYPES = {
    "text": "text", "JSON": "json", "float": "float", "integer": "int", "boolean": "bool", "date": "date", "time": "time",
    "list of texts": "texts", "list of integers": "ints",
}  # fmt: skip


@pytest.mark.parametrize("example", [e for page in PAGES for e in find_examples(str(DOCS / page)) if e.prefix == "python"], ids=str)
def test_examples(example: CodeExample, eval_example: EvalExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    eval_example.run_print_check(example)


def test_every_column_is_documented_with_its_type() -> None:
    text = (DOCS / "store.md").read_text(encoding="utf-8")
    for table, columns in COLUMNS.items():
        section = re.search(rf"^### {table}\n(.*?)(?=^#)", text, flags=re.MULTILINE | re.DOTALL)
        assert section is not None, table
        rows = re.findall(r"^\| `(\w+)` \| ([\w ]+) \|", section[1], flags=re.MULTILINE)
        assert {name: TYPES[kind] for name, kind in rows} == dict(columns)


@pytest.mark.parametrize("page", PAGES)
def test_names_no_verb_or_option_that_is_not_there(page: str) -> None:
    from typer.main import get_command

    from thonmoi.cli import app

    verbs = get_command(app).commands  # type: ignore[attr-defined]
    text = (DOCS / page).read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```bash\n(.*?)```", text, flags=re.DOTALL) for line in block.splitlines()]
    for line in lines:
        verb, _, rest = line.removeprefix("thonmoi ").partition(" ")
        options = {option for parameter in verbs[verb].params for option in parameter.opts}
        assert set(re.findall(r"(?<= )--[\w-]+", rest)) <= options, line
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", text):
        assert (DOCS / target).exists(), target
