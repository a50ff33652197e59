"""The rules of one application season: fees, signals, limits, dates, requirements.

Comes in: data files under ``data/<season>/``, every value stamped with season, source, date and confidence.
Goes out: a frozen :class:`Season`. Nothing here is a constant of the code; next year is a new folder.

For 2026-27, ``facts.csv`` and ``signals.csv`` are written by ``scripts/compile_season.py``; every other file
is kept by hand, with the same stamps; ``data/pass_marks.csv`` holds the marks of all years.
"""

from smartpick.season.fees import Fees, FeeSchedule
from smartpick.season.loading import available_seasons, load_season
from smartpick.season.phase import Phase, SeasonPhase, phase_on
from smartpick.season.season import Season
from smartpick.season.signals import SignalAllowance
from smartpick.season.stamps import CONFIDENCE, FactValue, Stamped, citation

__all__ = [
    "CONFIDENCE",
    "FactValue",
    "FeeSchedule",
    "Fees",
    "Phase",
    "Season",
    "SeasonPhase",
    "SignalAllowance",
    "Stamped",
    "available_seasons",
    "citation",
    "load_season",
    "phase_on",
]
