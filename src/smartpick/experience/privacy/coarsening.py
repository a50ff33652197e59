"""How to say the same without the detail: the month and not the day, the kind of place and not its name.

Ages become the bands of ``smartpick.experience.age_band``; everybody from 90 on is one band.
"""

import re
from datetime import date

__all__ = ["month_only", "site_in_words"]

#: First match names the kind of place of care, from its own name.
KINDS = (
    (r"children|pediatric|paediatric", "a children's hospital"),
    (r"veterans|\bva\b", "a veterans' hospital"),
    (r"cancer", "a cancer center"),
    (r"hospice", "a hospice"),
    (r"nursing home|care home|manor|assisted living", "a nursing home"),
    (r"rehab", "a rehabilitation center"),
    (r"pharmacy", "a pharmacy"),
    (r"urgent care", "an urgent care center"),
    (r"university|academic|teaching", "an academic medical center"),
    (r"free clinic", "a free clinic"),
    (r"health cent|community clinic", "a community health center"),
    (r"clinic|practice", "an outpatient clinic"),
)


def month_only(day: date) -> str:
    """Return the month of a day as "2026-03": what a portfolio keeps of a day on which a patient was seen.

    The Safe Harbor rule leaves only the year of a date that belongs to a patient; a month of the writer's own rotation
    is no such date.
    """
    return f"{day.year:04d}-{day.month:02d}"


def site_in_words(name: str) -> str:
    """Return the kind of a place of care, guessed from its name: "a community hospital" when nothing says more."""
    low = name.lower()
    for pattern, words in KINDS:
        if re.search(pattern, low):
            return words
    return "a community hospital"
