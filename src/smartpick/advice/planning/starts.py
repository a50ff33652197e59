"""Papers for each start that is planned or running: what is held, what is missing, and when to begin."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from smartpick.experience import Experience, Need, Portfolio, apply_by, readiness
from smartpick.experience.onboarding import ApplyBy, OnboardingItem
from smartpick.plain_values import plain

__all__ = ["Start", "short_title", "start_document", "start_of", "starts"]

_ASIDE = re.compile(r"[:(]")


@dataclass(frozen=True, slots=True)
class Start:
    """One experience with its papers, the most urgent first.

    ``window`` is when such places are usually applied for, ``earliest`` the first day on which everything that is
    surely needed could be held when it is begun on the day ``on``.
    """

    experience: Experience
    on: date
    needs: tuple[Need, ...]
    window: ApplyBy | None
    earliest: date

    @property
    def begun(self) -> bool:
        """Tell whether it runs already."""
        return self.experience.running(self.on)

    @property
    def open_needs(self) -> tuple[Need, ...]:
        """Return what is surely needed and not held."""
        return tuple(need for need in self.needs if need.needed == "yes" and need.state != "held")

    @property
    def late(self) -> tuple[Need, ...]:
        """Return the open needs whose day to begin has passed."""
        return tuple(need for need in self.open_needs if need.late(self.on))

    @property
    def too_early(self) -> bool:
        """Tell whether it begins before its papers can be there."""
        start = self.experience.start
        return start is not None and start > self.on and self.earliest > start

    @property
    def window_passed(self) -> bool:
        """Tell whether the last usual day to apply lies before the day ``on``, and the start still ahead."""
        start = self.experience.start
        ahead = start is not None and start > self.on
        return ahead and self.window is not None and self.window.last < self.on


def start_of(experience: Experience, portfolio: Portfolio, on: date, needs_visa: bool | None = None) -> Start:
    """Return one experience with its papers; ``needs_visa`` is the profile's word and settles the visa papers."""
    needs = _settled(readiness(experience, portfolio.documents, on), needs_visa)
    open_days = [need.item.lead_days for need in needs if need.needed == "yes" and need.state != "held"]
    earliest = on + timedelta(days=max(open_days, default=0))
    return Start(experience, on, needs, apply_by(experience), earliest)


def _settled(needs: tuple[Need, ...], needs_visa: bool | None) -> tuple[Need, ...]:
    """Return the needs with the visa papers wanted from who needs a visa, and from nobody else."""
    if needs_visa is None:
        return needs
    kept = [need for need in needs if needs_visa or need.item.needed != "abroad"]
    found = [replace(need, needed="yes") if need.item.needed == "abroad" else need for need in kept]
    return tuple(
        sorted(
            found, key=lambda need: (need.needed != "yes", need.state == "held", need.begin_by or date.max)
        )
    )


def starts(portfolio: Portfolio, on: date, needs_visa: bool | None = None) -> tuple[Start, ...]:
    """Return every experience in the US that runs on the day ``on`` or is planned, the first start first."""
    ahead = [
        one
        for one in portfolio.experiences
        if one.in_us is not False and (one.running(on) or one.planned(on))
    ]
    found = (start_of(one, portfolio, on, needs_visa) for one in ahead)
    return tuple(start for start in sorted(found, key=lambda one: one.experience.start or on) if start.needs)


def short_title(item: OnboardingItem) -> str:
    """Return the name of a paper without what is said about it: "Tuberculosis screening"."""
    return _ASIDE.split(item.title)[0].strip()


def start_document(one: Start) -> dict[str, Any]:
    """Return a start as plain values, for JSON, with what follows from its days."""
    return {
        **plain(one),
        "too_early": one.too_early,
        "window_passed": one.window_passed,
        "late": [need.item.key for need in one.late],
    }
