"""Ages as bands: the log never keeps how old a patient was.

Bands follow common practice for logs (narrow for children, ten years for adults); everybody from 90 on is one
band, as the Safe Harbor rule asks (45 CFR 164.514(b)(2)(i)(C)).
"""

from smartpick.experience.taxonomies import AgeBand

__all__ = ["age_band"]

OLDEST = 130.0
_UPPER: tuple[tuple[float, AgeBand], ...] = (
    (1, "under 1"),
    (5, "1-4"),
    (10, "5-9"),
    (15, "10-14"),
    (20, "15-19"),
    (30, "20-29"),
    (40, "30-39"),
    (50, "40-49"),
    (60, "50-59"),
    (70, "60-69"),
    (80, "70-79"),
    (90, "80-89"),
)


def age_band(years: float) -> AgeBand | None:
    """Return the band of an age in years; ``None`` when nobody is that old."""
    if not 0 <= years <= OLDEST:
        return None
    return next((band for below, band in _UPPER if years < below), "90+")
