"""What the portfolio does to the chances: its rotations, letters and people in the place of the profile's.

Comes in: a profile, a portfolio, the directory, and the answers about institutions. Goes out: the profile that the
pick then uses, what was replaced in words, institutions that may be ties and wait for an answer, a plan whose reasons
name the rotations, and what each improvement of an assessment would add to the chance of matching.
"""

from smartpick.advice.portfolio.gains import Gain, gains
from smartpick.advice.portfolio.institutions import Answers, Proposal, proposals
from smartpick.advice.portfolio.joining import Joined, joined, tables_told, without_portfolio
from smartpick.advice.portfolio.named_reasons import what_it_did, with_names
from smartpick.advice.portfolio.no_longer_assumed import NoLongerAssumed, no_longer_assumed, still_assumed

__all__ = [
    "Answers",
    "Gain",
    "Joined",
    "NoLongerAssumed",
    "Proposal",
    "gains",
    "joined",
    "no_longer_assumed",
    "proposals",
    "still_assumed",
    "tables_told",
    "what_it_did",
    "with_names",
    "without_portfolio",
]
