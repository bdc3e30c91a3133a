"""From what stands on a command line to files."""

from __future__ import annotations

from pathlib import Path

import pytest

from thonmoi.batch.sources import expand
from thonmoi.records import Reject


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b/2.txt", "b/1.TXT", "a.md", "c.html", "d.htm", "e.json", ".hidden.txt", ".git/x.txt", "b/deep/3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def names(found: object, root: Path) -> list[str]:
    return [str(item.relative_to(root)) if isinstance(item, Path) else f"{item.code} {item.source}" for item in found]  # type: ignore[attr-defined]


def test_a_folder_gives_its_articles_in_order(tree: Path) -> None:
    assert names(expand([tree]), tree) == ["a.md", "b/1.TXT", "b/2.txt", "b/deep/3.txt", "c.html", "d.htm"]


def test_a_named_file_is_read_whatever_it_is_called(tree: Path) -> None:
    assert names(expand([str(tree / "e.json")]), tree) == ["e.json"]


def test_globs_and_lists(tree: Path, tmp_path: Path) -> None:
    listing = tmp_path / "list"
    listing.write_text(f"# mine\n{tree}/b/2.txt\n\n{tree}/*.md\n", encoding="utf-8")
    assert names(expand([f"{tree}/b/**/*.txt", f"@{listing}"]), tree) == ["b/2.txt", "b/deep/3.txt", "b/2.txt", "a.md"]


def test_what_is_not_there_becomes_a_reject_in_its_place(tree: Path) -> None:
    found = list(expand([f"{tree}/no.txt", f"{tree}/a.md", f"{tree}/*.pdf", f"@{tree}/nolist"]))
    assert [item.code for item in found if isinstance(item, Reject)] == ["not_found", "not_found", "unreadable"]
    assert isinstance(found[1], Path)


def test_a_name_with_brackets_is_a_file_where_there_is_one(tmp_path: Path) -> None:
    odd = tmp_path / "bài [1].txt"
    odd.write_text("x", encoding="utf-8")
    assert list(expand([str(odd)])) == [odd]


def test_a_link_to_a_folder_above_does_not_go_round(tree: Path) -> None:
    (tree / "b" / "up").symlink_to(tree)
    found = list(expand([tree]))
    assert sum(isinstance(item, Path) for item in found) == 6
    assert [(item.code, item.source) for item in found if isinstance(item, Reject)] == [("unreadable", str(tree / "b" / "up"))]


def test_is_lazy(tree: Path) -> None:
    found = expand([tree / "a.md", tree])
    assert next(found) == tree / "a.md"


def test_sources_are_counted_by_their_names_alone(tree: Path) -> None:
    from thonmoi.batch.listing import count, listing

    assert count([tree, tree / "e.json"], lambda: False) == len(list(listing([tree, tree / "e.json"])))
    assert count([tree], lambda: True) is None
    (tree / "b" / "more.zip").write_bytes(b"")
    assert count([tree], lambda: False) is None
    assert count([f"@{tree}/list"], lambda: False) is None
