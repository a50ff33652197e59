"""What can go wrong, in words.

    SmartPickError
    ├── UserError        one or more Problems: each has a sentence, a place and a way out; shown as they are
    └── InternalError    a broken promise of ours; a user should never see one

A door catches ``UserError``, prints every problem and exits with code 2. Nothing else is caught.
"""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["InternalError", "Problem", "SmartPickError", "UserError"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what the user gave us.

    ``what`` is a sentence, ``way_out`` says how to mend it, ``where`` names file, line and field as far as known.
    """

    what: str
    way_out: str = ""
    where: str = ""

    def sentence(self) -> str:
        """Return the problem as one line of text: where, what, way out."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.way_out}" if self.way_out else head


class SmartPickError(Exception):
    """Root of everything SmartPick raises on purpose."""


class UserError(SmartPickError):
    """Input that cannot be used, with all its problems at once."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(p.sentence() for p in self.problems))

    def __reduce__(self) -> "tuple[type[UserError], tuple[tuple[Problem, ...]]]":
        # The text alone, which exceptions pickle, would lose the problems on the way from another process.
        return type(self), (self.problems,)


class InternalError(SmartPickError):
    """A promise of the engine was broken; please report it."""
