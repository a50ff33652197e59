"""How every contact of an outreach campaign stands on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smartpick.experience.approach import Approach, Stand, follow_up_day, standing

__all__ = ["CampaignRow", "campaign"]

_ORDER: tuple[Stand, ...] = ("follow up", "answered", "to write", "waiting", "closed")


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """One contact: where it stands, and the day of the next word (``None`` when none is due)."""

    contact: Approach
    stand: Stand
    next_word: date | None


def campaign(contacts: Iterable[Approach], on: date) -> tuple[CampaignRow, ...]:
    """Return every contact with its stand on the day ``on``: what needs a word first, then by its day."""
    rows = [CampaignRow(one, standing(one, on), follow_up_day(one)) for one in contacts]
    return tuple(
        sorted(rows, key=lambda row: (_ORDER.index(row.stand), row.next_word or date.max, row.contact.id))
    )
