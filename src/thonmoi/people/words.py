"""The data of `cues.toml`, compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of folded words, and patterns for folded lower-case text."""

    honorific: re.Pattern[str]  # "ông ", anywhere
    weak_honorific: frozenset[str]  # those that stand before places too
    plural: re.Pattern[str]
    head: re.Pattern[str]  # opens a role
    offices: frozenset[str]
    occupations: frozenset[str]
    personal: frozenset[str]
    organ: frozenset[str]
    level: frozenset[str]
    enterprise: frozenset[str]
    stop: frozenset[str]
    trade: frozenset[str]
    acts: re.Pattern[str]
    link: re.Pattern[str]
    surname: frozenset[str]
    surname_rare: frozenset[str]
    middle: frozenset[str]
    not_before: re.Pattern[str]
    not_name: frozenset[str]
    province: frozenset[str]
    school: frozenset[str]
    sentence: frozenset[str]
    birth_order: frozenset[str]


def entries() -> dict[str, list[dict[str, Any]]]:
    """The entries of the data file as they stand, each with `say` and `example`."""
    return tomllib.loads(files("thonmoi.people").joinpath("cues.toml").read_text(encoding="utf-8"))


@cache
def words() -> Words:
    """The data, read once."""
    data = entries()

    def say(kind: str) -> list[str]:
        return [phrase for entry in data[kind] for phrase in entry["say"]]

    def either(phrases: list[str]) -> str:
        # Longest first: the alternation takes the first that fits.
        return "|".join(re.escape(p) for p in sorted(set(phrases), key=lambda p: (-len(p), p)))

    def single(kind: str) -> frozenset[str]:
        return frozenset(word for phrase in say(kind) for word in phrase.split())

    plain, comrade, weak = (entry["say"] for entry in data["honorific"])
    offices = [p for p in say("office") if p not in ("trưởng", "phó")]
    leads = rf"(?:trưởng|phó trưởng|phó)(?= (?:{either(say('leads'))})(?!\w))"
    owned = rf"(?:chủ|đại diện)(?= (?:{either(say('owned'))})(?!\w))"
    occupations = [p for p in say("occupation") if p not in ("chủ", "đại diện")]
    former = r"(?:(?:nguyên|quyền|tân|cựu) )?"
    return Words(
        honorific=re.compile(rf"(?<!\w)(?:{either([*plain, *comrade, *weak])})[ :](?= ?[^\W\d_])"),
        weak_honorific=frozenset(weak),
        plural=re.compile(r"(?:các|hai|ba|vợ chồng|ông bà)\b"),
        head=re.compile(rf"(?<![\w&]){former}(?:(?:phó )?(?:{either(offices)})|{leads}|{either(occupations)}|{owned})(?!\w)"),
        offices=frozenset(say("office")),
        occupations=frozenset(say("occupation")),
        personal=frozenset(say("personal")),
        organ=single("organ"),
        level=frozenset(say("level")),
        enterprise=frozenset(say("enterprise")),
        stop=frozenset(say("stop")),
        trade=frozenset(say("trade")),
        acts=re.compile(rf" (?:{either(say('acts'))})(?!\w)"),
        link=re.compile(rf"(?:{either(say('link'))}) "),
        surname=frozenset(say("surname")),
        surname_rare=frozenset(say("surname_rare")) - frozenset(say("surname")),
        middle=frozenset(say("middle")),
        not_before=re.compile(rf"(?:^|[^\w])(?:{either(say('not_before'))}) $"),
        not_name=frozenset(say("not_name")),
        province=frozenset(say("province")),
        school=frozenset(say("school")),
        sentence=frozenset(say("sentence")),
        birth_order=frozenset(say("birth_order")),
    )
