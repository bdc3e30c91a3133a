"""target_below_achieved."""

from __future__ import annotations

import pytest
from told import fact, place, told

from thonmoi.checks import check
from thonmoi.records import Finding, Record

VILLAGES = "villages_ntm_model"


def targets(record: Record) -> list[Finding]:
    return [finding for finding in check(record) if finding.code == "target_below_achieved"]


def aim(
    reached: str, aimed: str, indicator: str = VILLAGES, noun: str = "thôn", *, text: str = "", published: str | None = "2021-01-04",
    past: dict[str, object] | None = None, **slots: object,
) -> Record:  # fmt: skip
    """ "Năm 2020 có A thôn. Năm 2021 phấn đấu B thôn." """
    text = text or "Năm 2020 tỉnh có {} {}. Năm 2021 tỉnh phấn đấu {} {}."
    said = text.format(reached.replace(".", ","), noun, aimed.replace(".", ","), noun)
    a, b = f"{reached.replace('.', ',')} {noun}", f"{aimed.replace('.', ',')} {noun}"
    ahead = fact(b, aimed, indicator, status="target", **{"period": "2021", **slots})
    return told(said, fact(a, reached, indicator, **(past or {})), ahead, published=published)


FIRES = [
    aim("72", "64"),
    aim("75", "70", "communes_ntm", "% số xã", measure="share", past={"measure": "share"}),
    aim("17.2", "16.8", "criteria_per_commune", "tiêu chí/xã", measure="average", past={"measure": "average"}),
    aim("2.5", "3.1", "poverty_rate", "% hộ nghèo", measure="rate", past={"measure": "rate"}),  # poverty: more is worse
    aim("72", "64", published=None),
    aim("72", "64", comparator="ge"),  # at least 64 are less than the 72 there are: the aim is met
]


@pytest.mark.parametrize("record", FIRES, ids=lambda r: r.article.text)
def test_fires(record: Record) -> None:
    (finding,) = targets(record)
    assert finding.figures == (0, 1)
    assert finding.severity == "warning"


QUIET = {
    "more": aim("64", "72"),
    "as many": aim("72", "72"),
    "less poverty": aim("3.1", "2.5", "poverty_rate", "% hộ nghèo", measure="rate", past={"measure": "rate"}),
    "under, of poverty": aim("2.5", "3.1", "poverty_rate", "% hộ nghèo", measure="rate", comparator="lt", past={"measure": "rate"}),
    "so few that they must be new ones": aim("95", "20"),
    "may be new ones": aim("72", "64", also=("increase",), text="Năm 2020 tỉnh có {} {}. Năm 2021 tỉnh phấn đấu công nhận {} {}."),
    "another place": aim("72", "64", place=place("Yên Dũng", "district")),
    "other stars": aim("72", "64", "ocop_products", "sản phẩm", stars=(4, 4)),
    "overtaken, and said so": aim("72", "64", text="Năm 2020 tỉnh có {} {}, vượt xa. Mục tiêu năm 2021 là {} {}."),
    "overtaken at the end of its term": aim("72", "64", published="2021-12-20"),
    "its day has passed": aim("72", "64", published="2022-03-01"),
    "an aim of before": aim("72", "64", period="2019"),
    "another set of criteria": aim("72", "64", text="Năm 2020 tỉnh có {} {}. Năm 2021, theo bộ tiêu chí mới, tỉnh phấn đấu {} {}."),
    "a carried year of long ago": aim("72", "64", past={"period": "2014", "period_origin": "carried"}),
    "communes of the old map": aim("72", "64", "communes_ntm", "xã", period="2030", past={"period": "2024"}, published="2026-02-01"),
    "the standard of before 2026": aim(
        "84.7",
        "80",
        "communes_ntm",
        "% số xã",
        measure="share",
        period="2030",
        past={"measure": "share", "period": "2025"},
        published="2026-02-01",
    ),
    "money": aim("72", "64", "funds", "tỷ đồng", measure="amount", past={"measure": "amount"}),
}


@pytest.mark.parametrize("record", QUIET.values(), ids=QUIET)
def test_stays_quiet(record: Record) -> None:
    assert targets(record) == []


def test_both_are_named_with_their_years() -> None:
    (finding,) = targets(FIRES[0])
    assert finding.message_vi == "Mục tiêu 64 thôn (2021) thấp hơn mức đã đạt 72 thôn (2020) của cùng chỉ tiêu thôn NTM kiểu mẫu."
    assert finding.message_en == "The target of 64 villages (2021) lies below the 72 villages (2020) already reached (model NTM villages)."


def test_poverty_is_above() -> None:
    (finding,) = targets(FIRES[3])
    assert "cao hơn" in finding.message_vi and "lies above" in finding.message_en


def test_unsure_of_both_times_it_is_only_told() -> None:
    (finding,) = targets(aim("72", "64", period_origin="carried", past={"period_origin": "carried"}))
    assert finding.severity == "info"
