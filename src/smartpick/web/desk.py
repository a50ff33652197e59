"""What every page has before it: the kept data, the engine, the day. Handed to a page as ``TheDesk``."""

import contextlib
import tempfile
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from smartpick.season import Season
from smartpick.store import KINDS, Action, Place, Store
from smartpick.web.engine import Engine
from smartpick.web.remembered import Remembered
from smartpick.web.uploads import Uploads
from smartpick.workspace import begin_play

__all__ = ["Desk", "TheDesk", "desk_of"]

T = TypeVar("T")


def _today() -> date:
    return date.today()  # noqa: DTZ011  (the user's own day)


@dataclass(frozen=True, slots=True)
class _Play:
    """An example applicant that is being played with, in a private folder that is gone afterwards."""

    name: str
    store: Store
    folder: contextlib.ExitStack


@dataclass(slots=True)
class Desk:
    """``own`` are the user's data, open while the server runs; ``today`` is asked anew for every page.

    ``uploads`` wait for a word. What a page works on is ``store``: an example's data while one is played with.
    """

    own: Store
    engine: Engine
    today: Callable[[], date] = _today
    uploads: Uploads = field(default_factory=Uploads)
    _remembered: Remembered = field(default_factory=Remembered)
    _reopened: int = 0
    _play: _Play | None = None
    _switching: threading.RLock = field(default_factory=threading.RLock)

    @property
    def store(self) -> Store:
        """The data that pages show and change: those of an example while it is played with, else one's own."""
        play = self._play
        return self.own if play is None else play.store

    @property
    def playing(self) -> str:
        """The name of the example that is played with, "" when none is."""
        play = self._play
        return "" if play is None else play.name

    def play(self, name: str) -> Action:
        """Put an example applicant with everything it logged before one's own data; another one is thrown away.

        Raises ``UserError`` when there is no example of that name; then nothing has changed.
        """
        with contextlib.ExitStack() as stack, self._switching:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="smartpick-example-"))
            store = stack.enter_context(Store(Place(Path(folder)), KINDS))
            action = begin_play(store, name, self.today())
            self.end_play()
            self._play = _Play(name, store, stack.pop_all())
            self._reopened += 1
        return action

    def end_play(self) -> bool:
        """Throw the example away that is played with; return whether there was one."""
        with self._switching:
            play, self._play = self._play, None
            if play is None:
                return False
            self._reopened += 1
            play.folder.close()
        return True

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` reads from the data, remembered by key until something is written or the day changes."""
        state = (self._reopened, self.store.seq(), self.today())
        return self._remembered.once(state, key, make)

    @property
    def season(self) -> Season:
        """The season that the pages are about."""
        return self.engine.season

    def reopen(self, place: Place | None = None) -> None:
        """Close one's own data and open them again: after they were deleted, or restored from a backup."""
        where = place or self.own.place
        self.close()
        self.own = Store(where, KINDS)
        self._reopened += 1

    def close(self) -> None:
        """Let go of the data; an example that is played with is thrown away."""
        self.end_play()
        self.own.close()


def desk_of(request: Request) -> Desk:
    """Return the desk of the app that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


async def _desk(request: Request) -> Desk:
    """Return the same without the way through another thread that a plain function would take."""
    return desk_of(request)


TheDesk = Annotated[Desk, Depends(_desk)]
