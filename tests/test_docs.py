"""What the documentation shows is run: the examples in docstrings, the README's Python, the README's commands by name."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

import thonmoi

ROOT = Path(__file__).parent.parent
MODULES = sorted(module.name for module in pkgutil.walk_packages(thonmoi.__path__, "thonmoi.") if module.name not in ("thonmoi.__main__",))


@pytest.mark.parametrize("name", ["thonmoi", *MODULES])
def test_docstring_examples(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


RUN = [str(ROOT / name) for name in ("README.md", "README.vi.md", "docs/reading.md")]


@pytest.mark.parametrize("example", list(find_examples(*RUN)), ids=str)
def test_readme_python(example: CodeExample, eval_example: EvalExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if example.prefix != "python":
        pytest.skip("no Python")
    # Relative paths in the README are those of the repository's root; what it writes goes elsewhere.
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    eval_example.run_print_check(example)


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readme_names_no_verb_or_option_that_is_not_there(name: str) -> None:
    from typer.main import get_command

    from thonmoi.cli import app

    verbs = get_command(app).commands  # type: ignore[attr-defined]
    text = (ROOT / name).read_text(encoding="utf-8")
    for block in re.findall(r"```(?:bash|console|sh)\n(.*?)```", text, flags=re.DOTALL):
        for verb, rest in re.findall(r"thonmoi (?!-)(\w+)([^\n|&]*)", block):
            assert verb in verbs, verb
            options = {option for parameter in verbs[verb].params for option in parameter.opts} | {"--help"}
            assert set(re.findall(r"(?<= )--[\w-]+", rest)) <= options


def test_links_inside_the_repository_lead_somewhere() -> None:
    for page in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
