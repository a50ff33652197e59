"""What the doctor says."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Finding", "Level"]

#: ``fine``; ``notice``: worth knowing, nothing is lost; ``fault``: something is or may be lost.
Level = Literal["fine", "notice", "fault"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``about`` what, what was seen, and ``advice`` unless it is fine."""

    level: Level
    about: str
    what: str
    advice: str = ""
