"""What is asked of a plan, beside the profile."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Progress", "Question"]

Progress = Callable[[str, float], None]
"""Called with a stage in words and the share done, 0..1."""


@dataclass(frozen=True, slots=True)
class Question:
    """Limits and wishes of one run; ``None`` takes the profile's own.

    ``budget`` in dollars; ``pins`` and ``bans`` are ACGME ids, added to the profile's; ``stop_gain`` is the
    least gain in P(match) for which another 100 dollars are worth spending; ``gap`` and ``seconds`` say
    when the certificate is good enough and how long it may take.
    """

    budget: float | None = None
    pins: tuple[str, ...] = ()
    bans: tuple[str, ...] = ()
    stop_gain: float = 0.005
    gap: float = 0.001
    seconds: float = 20.0
