"""How true the findings are: on the articles that rules are written with at least nine in ten must be.

The writers of those articles did not contradict themselves, so a finding other than an unread number is false unless it is listed here
with the reason that it is true; an unread number is true where the gold has a figure at its place.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import thonmoi
from thonmoi.evaluation.gold import load_all

DEV = Path(__file__).parents[2] / "corpus" / "dev"
TRUE: dict[tuple[str, str], str] = {}


@pytest.mark.full
def test_nine_findings_in_ten_are_true() -> None:
    true, false = [], []
    for gold in load_all([DEV]):
        spans = [(figure.start, figure.start + len(figure.quote)) for figure in gold.gold.figures]
        for finding in thonmoi.extract(gold.text).findings:
            at = finding.evidence[0].start
            unread = finding.code == "unread_number" and any(start <= at < end for start, end in spans)
            (true if unread or (gold.name, finding.code) in TRUE else false).append((gold.name, finding.code, finding.message_en))
    assert len(false) <= 0.1 * (len(true) + len(false)), false
