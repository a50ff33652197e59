"""One visit to the pages of one program: which facts to look up there, how long that takes, what it may show."""

from dataclasses import dataclass

from smartpick.advice.verify_first.possible_answers import PossibleAnswers
from smartpick.facts import FIELDS

__all__ = ["FIND_MINUTES", "KNOWN_PAGE_MINUTES", "MORE_MINUTES", "Visit", "minutes_of", "page_of"]

# To find the page of a program, and to open one whose address is known; and a further fact on a page that is being
# read anyway (judgement).
FIND_MINUTES = 2
KNOWN_PAGE_MINUTES = 1
MORE_MINUTES = 1


@dataclass(frozen=True, slots=True, eq=False)
class Visit:
    """Facts of one program that are looked up together.

    ``program`` its place on the board; ``fields`` places in ``Deciding.fields``; ``answers`` that it may show;
    ``minutes`` in all; ``gain``: expected gain in the value of the list.
    """

    program: int
    fields: tuple[int, ...]
    answers: PossibleAnswers
    minutes: int
    gain: float

    @property
    def rate(self) -> float:
        """Gain for each minute."""
        return self.gain / self.minutes


def page_of(key: str) -> str:
    """Return the page of a program's site that usually says it: "how to apply"."""
    return FIELDS[key].page.split(",", maxsplit=1)[0]


def minutes_of(keys: tuple[str, ...], *, address_known: bool) -> int:
    """Return the minutes of a visit: to find the site, then each page's longest field and a little for the rest."""
    pages: dict[str, list[int]] = {}
    for key in keys:
        pages.setdefault(page_of(key), []).append(FIELDS[key].minutes)
    reading = sum(max(minutes) + MORE_MINUTES * (len(minutes) - 1) for minutes in pages.values())
    return reading + (KNOWN_PAGE_MINUTES if address_known else FIND_MINUTES)
