"""How far a run is."""

from dataclasses import dataclass

__all__ = ["Progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` pieces after ``seconds``; ``kept`` of them came from the journal.

    ``damaged`` counts pieces whose file in the journal could not be used, so they were done again.
    """

    done: int
    total: int
    kept: int
    damaged: int
    seconds: float

    @property
    def rate(self) -> float | None:
        """Pieces done in a second, those of the journal not counted; ``None`` while nothing is known."""
        worked = self.done - self.kept
        return worked / self.seconds if worked and self.seconds > 0 else None

    @property
    def left(self) -> float | None:
        """Seconds to go at this rate; 0 when all is done, ``None`` while nothing is known."""
        missing = self.total - self.done
        if missing == 0:
            return 0.0
        return missing / self.rate if self.rate else None
