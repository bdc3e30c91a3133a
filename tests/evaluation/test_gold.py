"""Gold files: what holds loads, what does not names file and entry."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from goldmade import gold_dict, write_gold

from thonmoi.errors import ThonmoiError
from thonmoi.evaluation.gold import gold_files, load, load_all


def test_a_gold_file_loads_with_its_text(tmp_path: Path) -> None:
    loaded = load(write_gold(tmp_path / "dev"))
    assert (loaded.name, loaded.split) == ("dev/a01", "dev")
    figure = loaded.gold.figures[3]
    assert (figure.value, figure.value_max, figure.status) == (Decimal(2), Decimal(3), "target")
    assert loaded.text[figure.start : figure.end] == figure.quote
    assert [f.core for f in loaded.gold.figures] == [True] * 4


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    """Offsets count every character of the file, carriage returns too."""
    text = "Tin\r\nđịa phương\r\n"
    raw = {"relevant": False, "article": {}, "figures": []}
    assert load(write_gold(tmp_path, raw=raw, text=text)).text == text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"measure": "sum"}, r"figures\[1\] \('chiếm 65%'\).measure"),
        ({"indicator": "roads"}, r"figures\[1\] \('chiếm 65%'\).indicator"),
        ({"value": 65}, r"figures\[1\] \('chiếm 65%'\).value: a plain decimal in quotes"),
        ({"value": "65,0"}, "a plain decimal in quotes"),
        ({"stars": "ba"}, "stars"),
        ({"period": "năm 2022"}, "period"),
        ({"start": 3}, r"figures\[1\]: the text does not read 'chiếm 65%' at 3"),
        ({"part_of": 9}, r"figures\[1\]: 'chiếm 65%' is part of entry 9"),
        ({"part_of": 1}, r"figures\[1\]: 'chiếm 65%' is part of entry 1"),
        ({"value_max": "60"}, r"figures\[1\]: 'chiếm 65%' ranges from 65 down to 60"),
        ({"valeu_max": "60"}, r"valeu_max: Extra inputs"),
    ],
)
def test_a_fault_names_file_and_entry(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    raw = gold_dict()
    raw["figures"][1].update(change)
    with pytest.raises(ThonmoiError, match=message) as error:
        load(write_gold(tmp_path, raw=raw))
    assert error.value.message.startswith(str(tmp_path / "a01.json"))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ThonmoiError, match="no such file or folder"):
        load_all([tmp_path / "nowhere"])
    with pytest.raises(ThonmoiError, match="no gold in it"):
        load_all([tmp_path])
    alone = write_gold(tmp_path)
    alone.with_suffix(".txt").unlink()
    with pytest.raises(ThonmoiError, match=r"there is no a01\.txt"):
        load(alone)
    alone.with_suffix(".txt").write_text("x")
    alone.write_text("{")
    with pytest.raises(ThonmoiError, match="is no JSON: line 1"):
        load(alone)


def test_folders_are_searched_whole_and_each_file_is_taken_once(tmp_path: Path) -> None:
    dev, test = write_gold(tmp_path / "dev"), write_gold(tmp_path / "test", "b01")
    (tmp_path / "ledger.json").write_text("{}")
    assert list(gold_files([tmp_path, dev])) == [dev, test]
