"""Records in JSON or JSON Lines, validated: what fails, in which line and field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError
from typing import BinaryIO

from pydantic import ValidationError

from thonmoi.records import Record

Loc = tuple[int | str, ...]
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong: the line (from 1), the field as a path ("figures[2].value"; "" for the whole), and why."""

    line: int
    field: str
    message: str


def check_stream(stream: BinaryIO, lines: bool) -> Iterator[Record | Failure]:
    """Each record of a source, or what is wrong with it; a record with findings of severity `error` comes with those as failures.

    `lines`: JSON Lines, read one at a time.
    """
    if lines:
        yield from _check_lines(stream)
        return
    data = stream.read()
    try:
        text = data.decode("utf-8-sig")
        value = json.loads(text)
    except UnicodeDecodeError as error:
        yield Failure(data[: error.start].count(b"\n") + 1, "", f"byte {error.start} is not UTF-8")
    except JSONDecodeError as error:
        if error.msg == "Extra data":  # several records, one after the other
            yield from _check_lines(iter(data.splitlines(keepends=True)))
        else:
            yield Failure(error.lineno, "", f"no JSON: {error.msg} in column {error.colno}")
    except RecursionError:
        yield Failure(1, "", "no record: nested too deep")
    else:
        if isinstance(value, list):
            if not value:
                yield Failure(1, "", "holds no record")
            for i, item in enumerate(value):
                yield from _check(json.dumps(item), text, (i,))
        else:
            yield from _check(text, text, ())


def _check_lines(stream: Iterator[bytes] | BinaryIO) -> Iterator[Record | Failure]:
    seen = False
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        seen = True
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield Failure(number, "", f"byte {error.start} of the line is not UTF-8")
        else:
            yield from check_text(text, number)
    if not seen:
        yield Failure(1, "", "holds no record")


def check_text(text: str, line: int) -> Iterator[Record | Failure]:
    """The record of a JSON text that is a line of its own, or what is wrong with it."""
    try:
        record = Record.model_validate_json(text)
    except ValidationError as error:
        yield from (Failure(line, field, message) for _, field, message in _reasons(error))
    else:
        yield record
        yield from (Failure(line, field, message) for _, field, message in _errors(record))


def _errors(record: Record) -> Iterator[tuple[Loc, str, str]]:
    """What a record's own findings call an error."""
    for i, finding in enumerate(record.findings):
        if finding.severity == "error":
            yield ("findings", i), f"findings[{i}]", f"{finding.code}: {finding.message_en}"


def _check(data: str, text: str, prefix: Loc) -> Iterator[Record | Failure]:
    try:
        record = Record.model_validate_json(data)
    except ValidationError as error:
        reasons = list(_reasons(error))
    else:
        yield record
        reasons = list(_errors(record))
    if not reasons:
        return
    lines = _lines_of(text)
    for loc, field, message in reasons:
        path = prefix + loc
        while path and path not in lines:  # a missing field, or a place the model names that the JSON does not
            path = path[:-1]
        yield Failure(lines.get(path, 1), "".join(f"[{i}]." for i in prefix) + field if prefix else field, message)


def _reasons(error: ValidationError) -> Iterator[tuple[Loc, str, str]]:
    for detail in error.errors(include_url=False, include_context=False):
        message = detail["msg"].removeprefix("Value error, ")
        yield detail["loc"], _field(detail["loc"]), message


def _field(loc: Loc) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).removeprefix(".")


def _lines_of(text: str) -> dict[Loc, int]:
    """For each value in a JSON text its path and the line where it (or its key) stands."""
    lines: dict[Loc, int] = {(): 1}
    path: list[int | str] = []
    line, at = 1, 0
    key_next: list[bool] = []  # one a nesting level: is it an object, waiting for a key?
    for match in _TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        token = match[0]
        if token in "{[":
            if path:
                lines.setdefault(tuple(path), line)
            key_next.append(token == "{")
            path.append("" if token == "{" else 0)
        elif token in "}]":
            path.pop()
            key_next.pop()
        elif token == ",":
            last = path[-1]
            if isinstance(last, int):
                path[-1] = last + 1
            else:
                key_next[-1] = True
        elif token == ":":
            key_next[-1] = False
        elif path and key_next[-1] and isinstance(path[-1], str):
            path[-1] = json.loads(token)
            lines[tuple(path)] = line
        else:
            lines.setdefault(tuple(path), line)
    return lines
