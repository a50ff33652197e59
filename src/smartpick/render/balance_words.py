"""The balance of a list for people and for programs: what is counted, what keeping to a usual balance would do."""

from collections.abc import Mapping
from typing import Any

from smartpick.advice.balance import TIERS, USUAL, USUAL_BASIS, Balance
from smartpick.advice.result import Tier
from smartpick.render.wording import money, percent, points, tier_definition

__all__ = ["balance_object", "counted", "outcome"]


def balance_object(found: Balance) -> dict[str, Any]:
    """Return a balance as plain values, with the definition of the tiers and the basis of the usual shares."""
    return {
        "tiers": tier_definition(),
        "counts": dict(found.counts),
        "usual_shares": dict(USUAL),
        "usual_basis": USUAL_BASIS,
        "wanted": dict(found.wanted),
        "usual": dict(found.usual),
        "p_match": found.p_match,
        "p_usual": found.p_usual,
        "dollars": found.dollars,
        "dollars_usual": found.dollars_usual,
        "enters": [one.acgme_id for one in found.enters],
        "leaves": [one.acgme_id for one in found.leaves],
    }


def counted(counts: Mapping[Tier, int]) -> str:
    """Return counts by tier: "30 reach, 12 target, 3 likely"."""
    return ", ".join(f"{counts[tier]} {tier}" for tier in TIERS)


def outcome(found: Balance) -> str:
    """Return in a sentence or two what keeping to the usual balance would do to the list."""
    if found.enters or found.leaves:
        gain = found.p_usual - found.p_match
        how = "more" if gain > 0 else "less"
        return (
            f"With it the estimated chance of matching would be {percent(found.p_usual)} in place of "
            f"{percent(found.p_match)}, {points(abs(gain))} percentage points {how}, for "
            f"{money(found.dollars_usual)} in place of {money(found.dollars)}. "
            f"It would change {len(found.enters)} of your programs."
        )
    if found.usual == found.wanted:
        return "Your list has that balance: nothing would change."
    short = [tier for tier in TIERS if found.usual[tier] < found.wanted[tier]]
    return f"No more {' or '.join(short)} programs are in question, so nothing would change."
