"""The engine behind the pages: loaded in the background when the server starts, asked from any thread.

Every answer is remembered under all that it depends on (the profile, the question, the day, the versions), so a page
that is shown again costs nothing and two tabs ask once.
"""

import gc
import hashlib
import importlib
import json
import logging
import threading
from collections.abc import Callable, Hashable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from smartpick import __version__
from smartpick.applicant import Profile, profile_document
from smartpick.errors import InternalError
from smartpick.season import Season, load_season
from smartpick.web.computed import Computed
from smartpick.web.handing_back import hand_back_free_memory
from smartpick.web.preparation import Preparation

if TYPE_CHECKING:
    from concurrent.futures import Future

    from smartpick.chances import Market

__all__ = ["SEASON", "Engine", "PreparingError", "fingerprint"]

#: The season whose fees, signals and dates the pages show.
SEASON = "2026-27"
#: Seconds that a page waits for the engine before it says that it is being prepared.
PATIENCE = 2.0
#: What pages ask, loaded before the first of them does.
_ASKED = (
    "answers",
    "balance",
    "decision",
    "next_answers",
    "next_steps",
    "portfolio",
    "side_by_side",
    "verify_first",
    "worksheet_programs",
)

T = TypeVar("T")


class PreparingError(Exception):
    """The engine is still being loaded; ``stage`` says what it does."""

    def __init__(self, stage: str) -> None:
        self.stage = stage
        super().__init__(stage)


class Engine:
    """The market and the season, once they are there, and the answers made with them."""

    def __init__(self, season: str = SEASON) -> None:
        self.season: Season = load_season(season)
        self.computed = Computed()
        self._market: Market | None = None
        self._preparation = Preparation()
        self._ready = threading.Event()

    def start(self) -> None:
        """Begin to load in the background."""
        threading.Thread(target=self._load, name="preparing", daemon=True).start()

    def market(self, patience: float = PATIENCE) -> "Market":
        """Return the market; raise ``PreparingError`` when it is not there within ``patience`` seconds.

        Nobody waits for a compilation: that takes many seconds, and the page says so at once.
        """
        if not self._ready.wait(0.0 if self._preparation.compiling else patience):
            raise PreparingError(self.stage)
        if self._market is None:
            raise InternalError("The engine could not be loaded.")
        return self._market

    @property
    def stage(self) -> str:
        """What the engine does now, in words; empty once it is ready."""
        return "" if self._ready.is_set() else self._preparation.words()

    @property
    def share(self) -> float | None:
        """How much of the preparation is done, from 0 to 1; ``None``: that is not known."""
        return self._preparation.share

    def now(self, kind: str, key: Hashable, make: Callable[["Market"], T]) -> T:
        """Return an answer made with the market; remembered under its kind, the key and the versions."""
        market = self.market()
        return self.computed.now(self._key(kind, key, market), lambda: make(market))

    def later(self, kind: str, key: Hashable, make: Callable[["Market"], T]) -> "Future[T]":
        """Return an answer that is made in the background; what it needed of memory is handed back at its end."""
        market = self.market()

        def made() -> T:
            try:
                return make(market)
            finally:
                hand_back_free_memory()

        return self.computed.later(self._key(kind, key, market), made)

    def found(self, kind: str, key: Hashable) -> Any:
        """Return an answer if it was made already, else ``None``."""
        return self.computed.found(self._key(kind, key, self.market()))

    def close(self) -> None:
        """Start nothing more."""
        self._preparation.stop()
        self.computed.close()

    def _key(self, kind: str, key: Hashable, market: "Market") -> Hashable:
        return (kind, key, __version__, self.season.name, market.card.hash, market.directory.version)

    def _load(self) -> None:
        try:
            self._preparation.compile_first()
            from smartpick.chances import shipped_market  # noqa: PLC0415

            for name in _ASKED:
                importlib.import_module(f"smartpick.advice.{name}")
            self._market = shipped_market()
            # What is loaded stays: going through it again for garbage would keep a page waiting for 0.2 seconds.
            gc.collect()
            gc.freeze()
        except Exception:
            logging.getLogger("smartpick.web").exception("The engine could not be loaded.")
        finally:
            self._ready.set()


def fingerprint(profile: Profile, on: date) -> str:
    """Return a digest of everything that a profile says, and the day it is looked at."""
    document = json.dumps([profile_document(profile), on.isoformat()], sort_keys=True)
    return hashlib.sha256(document.encode()).hexdigest()
