"""Which tables of the profile the portfolio replaces, so that the profile's form says so beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from smartpick.advice.portfolio import tables_told
from smartpick.experience import summarise
from smartpick.web.desk import Desk
from smartpick.web.portfolio.held import held_portfolio

__all__ = ["Replacing", "replacing"]


@dataclass(frozen=True, slots=True)
class Replacing:
    """Records of a ``kind`` in the portfolio: how many, how many of them count by now, and whether they ``replace``."""

    kind: str
    records: int
    count: int
    replace: bool


def replacing(desk: Desk) -> Mapping[str, Replacing]:
    """Return, by the name of the profile's table, what of the portfolio stands in its place."""
    own = held_portfolio(desk).portfolio
    # A letter counts as one from the US; see ``letter_lacks``.
    told = summarise(own.experiences, own.letters, own.people, desk.today())
    tables = tables_told(told, desk.today())
    found = {
        "rotations": Replacing(
            "experience", len(own.experiences), len(told.rotations), "rotations" in tables
        ),
        "letters": Replacing(
            "letter", len(own.letters), sum(one.us is True for one in told.letters), "letters" in tables
        ),
        # People without a relation are no ties and replace nobody.
        "ties.people": Replacing("person", len(told.people), len(told.people), True),
    }
    return {table: one for table, one in found.items() if one.records}
