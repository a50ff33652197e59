"""How many program signals a specialty grants."""

from dataclasses import dataclass

__all__ = ["SignalAllowance"]


@dataclass(frozen=True, slots=True)
class SignalAllowance:
    """Signals one applicant may send in one specialty.

    With ``tiered`` false there is one kind: ``gold`` is its number, ``silver`` is 0, and it is shown as
    "signal". 0 and 0 means that no allowance is known, and ``note`` says why. ``shared_with`` names the
    specialties that draw on the same allowance. ``season`` is the season the source speaks about; when that
    is an older one, ``current`` is false and ``note`` says so.
    """

    gold: int
    silver: int
    tiered: bool
    season: str
    source: str
    confidence: str
    note: str = ""
    as_of: str = ""
    url: str = ""
    current: bool = False
    shared_with: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Return the number of signals of both kinds."""
        return self.gold + self.silver

    @property
    def known(self) -> bool:
        """Tell whether a source gives an allowance at all."""
        return bool(self.source)

    def words(self) -> str:
        """Return the allowance as people say it: "3 gold and 12 silver", "5 signals", "none known"."""
        if not self.total:
            return "none known"
        if self.tiered:
            return f"{self.gold} gold and {self.silver} silver"
        return f"{self.gold} signal{'s' if self.gold != 1 else ''}"
