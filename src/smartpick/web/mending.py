"""What is to be mended on a page that answers a form: a line for each problem, with the field that it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["ToMend", "to_mend"]


class Wrong(Protocol):
    """A problem or a finding: what is wrong and the way out."""

    @property
    def what(self) -> str:
        """Return what is wrong, in a sentence."""

    @property
    def way_out(self) -> str:
        """Return how to mend it."""


@dataclass(frozen=True, slots=True)
class ToMend:
    """One line of the summary above a page; ``field`` is the id of the element to go to, "" for none."""

    what: str
    way_out: str = ""
    field: str = ""


def to_mend(
    errors: Mapping[str, Sequence[Wrong]], at: Mapping[str, str] | None = None, also: Iterable[ToMend] = ()
) -> tuple[ToMend, ...]:
    """Return the summary of problems by field, in their order; those of no field ("") come last.

    ``at`` names the element of a field where it is not called like the field; ``also`` are lines of another kind.
    """
    places = at or {}
    lines = [
        ToMend(one.what, one.way_out, places.get(name, name))
        for name in sorted(errors, key=lambda name: not name)
        for one in errors[name]
    ]
    return (*dict.fromkeys((*lines, *also)),)
