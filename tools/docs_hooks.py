"""What the documentation's site takes from elsewhere in the repository while it is built: parts of the README, the command's own help.

`<!-- from README: scores -->` stands for what the README has between `<!-- scores: … -->` and `<!-- /scores -->`, so that measured numbers
are written down once; `<!-- the command -->` for the help of every verb. Links out of `docs/` become the names of the files they lead to.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

_OUTSIDE = re.compile(r"\[([^\]]+)\]\((?:\.\./)+((?:src|notebooks|corpus|tools|LICENSE|[A-Z][\w.]*\.md)[^)#]*)(?:#[^)]*)?\)")
ROOT = Path(__file__).parent.parent


def on_page_markdown(markdown: str, **_: Any) -> str:
    """mkdocs calls it for each page."""
    markdown = re.sub(r"<!-- from README: (\w+) -->", lambda m: readme_part(m[1]), markdown)
    if "<!-- from README.vi -->" in markdown:
        markdown = markdown.replace("<!-- from README.vi -->", vietnamese())
    if "<!-- the command -->" in markdown:
        markdown = markdown.replace("<!-- the command -->", command_help())
    return _OUTSIDE.sub(r"\1 (`\2`)", markdown)


def readme_part(name: str) -> str:
    """A part of the README by the name of its marks. Raises ValueError where there is none: the build fails then."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name}: [^\n]*-->\n(.*?)<!-- /{name} -->", text, flags=re.DOTALL)
    if found is None:
        raise ValueError(f"README.md has no part {name!r}")
    return found[1]


def vietnamese() -> str:
    """The Vietnamese README without its title and the link to the English one, its picture as seen from the site."""
    text = (ROOT / "README.vi.md").read_text(encoding="utf-8")
    return text.split("[English](README.md)\n", 1)[1].replace("](docs/", "](").replace("](", "](../").replace("](../images/", "](images/")


def command_help() -> str:
    """Every verb with its arguments and options, from the command itself."""
    from typer.cli import get_docs_for_click
    from typer.main import get_command

    from thonmoi.cli import app

    command = get_command(app)
    text: str = get_docs_for_click(obj=command, ctx=command.make_context("thonmoi", [], resilient_parsing=True), name="thonmoi")
    text = re.sub(
        r"\[dim\](.*?)\[/dim\]",
        lambda m: "\n```bash\n" + "\n".join(x.strip() for x in m[1].splitlines()) + "\n```\n",
        text,
        flags=re.DOTALL,
    )
    return text.split("\n", 2)[2]  # its own title is the page's
