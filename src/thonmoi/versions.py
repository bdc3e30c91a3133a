"""The version of the schema of records, and which versions this code reads.

Two numbers. A minor adds fields that may be missing, and values; it never renames, removes or reinterprets. So every record of the
same major and no later minor loads, with the new fields at their defaults. A later minor may hold what is not known here, and another
major means other things by the same names: both are refused, and the message says so.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator

SCHEMA_VERSION: Final = "1.0"


def readable(version: str) -> str:
    """The version itself, where this code reads its records; raises ValueError where not."""
    match = re.fullmatch(r"(\d{1,6})\.(\d{1,6})", version)
    if match is None:
        raise ValueError(f"{version!r} is no version of the schema, which is two numbers: {SCHEMA_VERSION}")
    major, minor = (int(part) for part in SCHEMA_VERSION.split("."))
    if int(match[1]) != major or int(match[2]) > minor:
        raise ValueError(f"a record of schema {version}; this thonmoi reads {major}.0 to {SCHEMA_VERSION}, take the one that wrote it")
    return version


SchemaVersion = Annotated[str, AfterValidator(readable)]
