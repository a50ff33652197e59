"""What is asked of a plan, beside the profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartpick.facts import Belief
    from smartpick.market import FillHistory

__all__ = ["Progress", "Question"]

Progress = Callable[[str, float], None]
"""Called with a stage in words and the share done, 0..1."""


@dataclass(frozen=True, slots=True)
class Question:
    """Limits and wishes of one run; ``None`` takes the profile's own.

    ``budget`` in dollars; ``pins`` and ``bans`` are ACGME ids, added to the profile's; ``stop_gain`` is the
    least gain in P(match) for which another 100 dollars are worth spending; ``gap`` and ``seconds`` say
    when the certificate is good enough and how long it may take. ``facts`` are beliefs about programs by ACGME id and
    field, on the day of the question; programs that are not in question do not count. ``history`` says how programs
    filled in earlier years, by ACGME id (``market.fill_histories``). Without ``prove`` the list comes
    at once, with a bound that is true and far: whoever shows it asks again for the proof.
    """

    budget: float | None = None
    pins: tuple[str, ...] = ()
    bans: tuple[str, ...] = ()
    stop_gain: float = 0.005
    gap: float = 0.001
    seconds: float = 20.0
    prove: bool = True
    facts: Mapping[str, Mapping[str, Belief]] = field(default_factory=dict)
    history: Mapping[str, FillHistory] = field(default_factory=dict)
