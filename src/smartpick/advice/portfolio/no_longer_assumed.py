"""What was assumed of an applicant until the portfolio told it.

While a profile says nothing of rotations or letters, the chances take what applicants typically have, and are wide.
From the first one that is logged, what is logged counts for all there is. The shown chance may fall by that though
nothing was lost, and who reads it has to be told.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from smartpick.advice.portfolio.joining import Joined
from smartpick.applicant import Profile

if TYPE_CHECKING:
    from smartpick.market.card import ModelCard

__all__ = ["NoLongerAssumed", "no_longer_assumed", "still_assumed"]


@dataclass(frozen=True, slots=True)
class NoLongerAssumed:
    """A table ("rotations" or "letters") that was unknown until it was logged.

    ``typical`` is what was assumed until then, ``logged`` what counts now: full-time hands-on months in the US worth,
    or US letters.
    """

    table: str
    typical: float
    logged: float

    @property
    def words(self) -> str:
        """Return it in a sentence."""
        what = {"rotations": "US clinical experience", "letters": "US letters"}[self.table]
        of = {"rotations": " full-time hands-on months", "letters": ""}[self.table]
        return (
            f"Before, your {what} {'was' if self.table == 'rotations' else 'were'} not known, and about "
            f"{self.typical:.1f}{of} were assumed, as applicants typically have. "
            f"Now what you logged counts for all there is: {self.logged:.1f}{of}."
        )


def _typical_months(card: "ModelCard") -> float:
    """Return the months that the typical index 1 - exp(-months / 3) stands for."""
    return -3.0 * math.log1p(-card.value("population.usce"))


_TYPICAL: Mapping[str, Callable[["ModelCard"], float]] = {
    "rotations": _typical_months,
    "letters": lambda card: card.value("population.us_letters"),
}


def no_longer_assumed(
    found: Joined, written: Profile, card: "ModelCard", on: date
) -> tuple[NoLongerAssumed, ...]:
    """Return what was unknown in the profile as it is ``written`` and is told by the portfolio on the day ``on``."""
    # Planning and logging need no engine, so it is loaded only where chances are shown.
    from smartpick.chances.clinical_months import effective_months  # noqa: PLC0415
    from smartpick.chances.observed import is_us_letter  # noqa: PLC0415

    now = found.profile
    logged = {
        "rotations": effective_months(now.rotations or (), on),
        "letters": float(sum(is_us_letter(one) for one in now.letters or ())),
    }
    tables = [name for name in _TYPICAL if name in found.filled and getattr(written, name) is None]
    return tuple(NoLongerAssumed(name, _TYPICAL[name](card), logged[name]) for name in tables)


def still_assumed(found: Joined, written: Profile) -> Profile:
    """Return the profile with everything from the portfolio but the tables that were unknown, which stay unknown."""
    open_ = {name: None for name in found.filled if getattr(written, name) is None}
    return replace(found.profile, **open_)  # type: ignore[arg-type]
