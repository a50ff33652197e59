"""What every page has before it: the kept data, the engine, the day. Handed to a page as ``TheDesk``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from smartpick.season import Season
from smartpick.store import KINDS, Place, Store
from smartpick.web.engine import Engine
from smartpick.web.uploads import Uploads

__all__ = ["Desk", "TheDesk", "desk_of"]


def _today() -> date:
    return date.today()  # noqa: DTZ011  (the user's own day)


@dataclass(slots=True)
class Desk:
    """``store`` is open while the server runs; ``today`` is asked anew for every page; ``uploads`` wait for a word."""

    store: Store
    engine: Engine
    today: Callable[[], date] = _today
    uploads: Uploads = field(default_factory=Uploads)

    @property
    def season(self) -> Season:
        """The season that the pages are about."""
        return self.engine.season

    def reopen(self, place: Place | None = None) -> None:
        """Close the data and open them again: after they were deleted, or restored from a backup."""
        where = place or self.store.place
        self.store.close()
        self.store = Store(where, KINDS)


def desk_of(request: Request) -> Desk:
    """Return the desk of the app that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


TheDesk = Annotated[Desk, Depends(desk_of)]
