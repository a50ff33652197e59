"""What every page has before it: the kept data, the engine, the day. Handed to a page as ``TheDesk``."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from smartpick.season import Season
from smartpick.store import KINDS, Place, Store
from smartpick.web.engine import Engine
from smartpick.web.remembered import Remembered
from smartpick.web.uploads import Uploads

__all__ = ["Desk", "TheDesk", "desk_of"]

T = TypeVar("T")


def _today() -> date:
    return date.today()  # noqa: DTZ011  (the user's own day)


@dataclass(slots=True)
class Desk:
    """``store`` is open while the server runs; ``today`` is asked anew for every page; ``uploads`` wait for a word."""

    store: Store
    engine: Engine
    today: Callable[[], date] = _today
    uploads: Uploads = field(default_factory=Uploads)
    _remembered: Remembered = field(default_factory=Remembered)
    _reopened: int = 0

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` reads from the data, remembered by key until something is written or the day changes."""
        state = (self._reopened, self.store.seq(), self.today())
        return self._remembered.once(state, key, make)

    @property
    def season(self) -> Season:
        """The season that the pages are about."""
        return self.engine.season

    def reopen(self, place: Place | None = None) -> None:
        """Close the data and open them again: after they were deleted, or restored from a backup."""
        where = place or self.store.place
        self.store.close()
        self.store = Store(where, KINDS)
        self._reopened += 1


def desk_of(request: Request) -> Desk:
    """Return the desk of the app that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]
