"""An answer to the question "is this institution of yours that one of the directory?"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["TIE", "Tie"]

#: The kind under which a store keeps answers.
TIE = "tie"


@dataclass(frozen=True, slots=True)
class Tie:
    """An institution of the portfolio, its state, and the name in the directory that is meant; "" when none is."""

    id: str
    institution: str
    state: str | None
    listed: str

    def body(self) -> dict[str, Any]:
        """Return it as plain values."""
        found = {"institution": self.institution, "listed": self.listed}
        return found if self.state is None else {**found, "state": self.state}

    @classmethod
    def of(cls, name: str, body: Mapping[str, Any]) -> "Tie":
        """Return the answer that was kept under an id; raise ``UserError`` when it is none."""
        texts = [body.get("institution"), body.get("listed"), body.get("state", "")]
        if not all(isinstance(text, str) for text in texts):
            way_out = "Take it away with: smartpick portfolio remove, and answer again."
            raise UserError(Problem("This is no answer about an institution.", way_out, f"tie {name}"))
        institution, listed, state = map(str, texts)
        return cls(name, institution, state or None, listed)
