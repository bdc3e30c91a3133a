"""Every error the library raises, with a code that can be searched for.

A code names the kind of fault, the message names the thing and the place, and says what would help.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from thonmoi.records import Evidence, Reject


class ThonmoiError(Exception):
    """Something could not be done. `code` is stable, `reject` holds the Reject where a source was refused."""

    def __init__(self, code: str, message: str, reject: Reject | None = None) -> None:
        super().__init__(f"[{code}] {message}")
        self.code = code
        self.message = message
        self.reject = reject

    def __reduce__(self) -> tuple[type[ThonmoiError], tuple[str, str, Reject | None]]:
        # The default would pickle the joined message as the only argument and break in worker processes.
        return type(self), (self.code, self.message, self.reject)


class CatalogueError(ThonmoiError):
    """A catalogue file does not hold; the message names the file and the entry."""


class StoreError(ThonmoiError):
    """A store cannot be opened or written."""


@dataclass(frozen=True, slots=True)
class FactProblem:
    """Why one field of a user's model could not be filled: its path, a code, and the figures that were looked at with their evidence."""

    field: str
    code: str
    message: str
    figures: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class FactError(ThonmoiError):
    """A fact that a user's model asks for is missing, or said in two ways; `problems` tells of every field, `code` of the first."""

    def __init__(self, code: str, message: str, problems: Sequence[FactProblem] = (), source: str | None = None) -> None:
        super().__init__(code, message)
        self.problems = tuple(problems)
        self.source = source

    def __reduce__(self) -> tuple[type[FactError], Any]:
        return type(self), (self.code, self.message, self.problems, self.source)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the article says instead, or in two ways, for all fields."""
        return tuple(one for problem in self.problems for one in problem.evidence)

    @classmethod
    def of(cls, source: str | None, model: str, problems: Sequence[FactProblem]) -> Self:
        """One error for all that went wrong with a model."""
        where = f"{source}: " if source else ""
        told = "\n".join(f"  {p.field}: {p.message}" for p in problems)
        return cls(problems[0].code, f"{where}{model} cannot be filled\n{told}", problems, source)


def source_error(reject: Reject) -> ThonmoiError:
    """The error for a source that could not be read; it carries the reject."""
    where = f"{reject.source}: " if reject.source else ""
    return ThonmoiError(reject.code, f"{where}{reject.message}", reject)
