"""The package as it is published: its schema, its parts, its typing mark."""

from __future__ import annotations

import json
import re
from importlib.metadata import entry_points
from importlib.resources import files

import pytest

import thonmoi


def test_the_published_schema_is_that_of_the_models() -> None:
    published = files("thonmoi").joinpath("schemas", "record-1.0.json").read_text(encoding="utf-8")
    assert json.loads(published) == thonmoi.json_schema(), "write it anew: thonmoi schema > src/thonmoi/schemas/record-1.0.json"


@pytest.mark.parametrize("name", thonmoi.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(thonmoi, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = thonmoi.nonsense


def test_is_typed() -> None:
    assert files("thonmoi").joinpath("py.typed").is_file()


def test_entry_points_lead_somewhere() -> None:
    for group in ("spacy_factories", "spacy_tokenizers"):
        for point in entry_points(group=group):
            if point.name.startswith("thonmoi."):
                assert callable(point.load())


def test_version_is_a_release_number() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", thonmoi.__version__)
