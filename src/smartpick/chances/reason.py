"""Reasons: what moves a chance at one program, with its size and its source."""

from dataclasses import dataclass

__all__ = ["Reason"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that moves the chance of an interview at one program.

    ``effect`` is in percentage points on that chance; ``judgement`` marks an effect that no publication
    measured.
    """

    label: str
    effect: float
    words: str
    source: str
    judgement: bool
    unknown: bool = False
