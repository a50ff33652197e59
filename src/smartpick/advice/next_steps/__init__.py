"""Which experience is worth having: what each next step would do to the chance, for its price and its weeks.

Comes in: a profile, the market, the season, a day. Goes out: ``NextStep`` rows, best first, each with its gain and the
interval of the gain.
"""

from smartpick.advice.next_steps.changes import Change, possible_changes
from smartpick.advice.next_steps.comparison import Compared, compare_profiles
from smartpick.advice.next_steps.ranking import NextStep, next_steps

__all__ = ["Change", "Compared", "NextStep", "compare_profiles", "next_steps", "possible_changes"]
