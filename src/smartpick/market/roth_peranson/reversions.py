"""Reversions: positions that a donor program did not fill go to a receiver program, and the Match runs again.

A donor tries to fill all its positions first; of those left open, up to a designated number are added to the receiver's
quota (NRMP, "Creating reversions": the donor reverts a number of unfilled positions, no circular reversions). The Match
then runs again from the start with the new quotas, until no open position can revert. Without linked positions an added
position hurts no applicant, so nobody asks for what was given away and the end is reached in few passes. With them it
may happen that somebody would have the donor's position after all: then it goes back and stays. The result is
``consistent`` when the matching is stable for the final quotas, nobody would rather have a position that was given
away, and nothing that is open could still revert.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.roth_peranson.blocking.check import find_blocks
from smartpick.market.roth_peranson.lists import Index, RankLists, index_lists
from smartpick.market.roth_peranson.matching import LinkedMatching, match_lists

__all__ = ["Reversions", "RevertedMatching", "match_with_reversions"]

Indices = npt.NDArray[np.int32]
Amounts = npt.NDArray[np.int64]
PASSES = 100


@dataclass(frozen=True, slots=True, eq=False)
class Reversions:
    """``donor``, ``receiver`` and ``positions`` int32[V]; a donor serves its receivers in this order. Not circular."""

    donor: Indices
    receiver: Indices
    positions: Indices


@dataclass(frozen=True, slots=True, eq=False)
class RevertedMatching:
    """The last matching, ``reverted`` int64[V] positions, final ``quota`` int32[P] and the number of passes."""

    matching: LinkedMatching
    reverted: Amounts
    quota: Indices
    passes: int
    consistent: bool


def match_with_reversions(
    lists: RankLists,
    reversions: Reversions,
    solve: Callable[[RankLists, Index], LinkedMatching] = match_lists,
) -> RevertedMatching:
    """Return the matching after all reversions; ``solve`` is how the Match is run in each pass."""
    index = index_lists(lists)
    given, most = np.zeros(len(reversions.donor), np.int64), reversions.positions.astype(np.int64)
    passes = 0
    while passes < PASSES:
        passes += 1
        quota = _quota_after(lists.quota, reversions, given)
        matching = solve(lists, index.with_quota(quota))
        matched = np.concatenate([matching.program, matching.preliminary])
        wanted = _wanted_back(index, reversions, given, quota, matched)
        if wanted.any():
            given = _returned(lists.quota, reversions, given, wanted)
            most = np.minimum(most, given)
            continue
        more = _to_give(quota, reversions, most - given, matched)
        if not matching.stable or not more.any():
            break
        given += more
    could = _to_give(quota, reversions, reversions.positions - given, matched).any()
    consistent = passes < PASSES and matching.stable and not wanted.any() and not could
    return RevertedMatching(matching, given, quota, passes, bool(consistent))


def _quota_after(quota: Indices, reversions: Reversions, given: Amounts) -> Indices:
    """Return the quotas once the given positions have moved."""
    moved = quota.astype(np.int64)
    np.subtract.at(moved, reversions.donor, given)
    np.add.at(moved, reversions.receiver, given)
    return moved.astype(np.int32)


def _returned(
    quota: Indices, reversions: Reversions, given: Amounts, wanted: npt.NDArray[np.bool_]
) -> Amounts:
    """Return what is given once the wanted positions are back; a receiver that gave one of them on gets it back too."""
    given = given - wanted
    while (short := np.flatnonzero(_quota_after(quota, reversions, given) < 0)).size:
        given[np.flatnonzero((reversions.donor == short[0]) & (given > 0))[-1]] -= 1
    return given


def _to_give(quota: Indices, reversions: Reversions, most: Amounts, matched: Indices) -> Amounts:
    """Return how many open positions each reversion moves now, at most ``most`` of them."""
    left = quota - np.bincount(matched[matched >= 0], minlength=len(quota))
    more = np.zeros(len(most), np.int64)
    for v, donor in enumerate(reversions.donor):
        more[v] = min(most[v], left[donor])
        left[donor] -= more[v]
    return more


def _wanted_back(
    index: Index, reversions: Reversions, given: Amounts, quota: Indices, matched: Indices
) -> npt.NDArray[np.bool_]:
    """Say of each reversion whether somebody would rather have a position of the donor that it gave away."""
    wanted = np.zeros(len(given), np.bool_)
    back = quota.astype(np.int64)
    np.add.at(back, reversions.donor, given)
    if not _blocked(index, back, matched) or _blocked(index, quota, matched):
        return wanted
    for donor in np.unique(reversions.donor[given > 0]):
        alone = np.where(np.arange(len(quota)) == donor, back, quota)
        if _blocked(index, alone, matched):
            wanted[np.flatnonzero((reversions.donor == donor) & (given > 0))[-1]] = True
    # A couple may want positions of two donors together.
    return wanted if wanted.any() else given > 0


def _blocked(index: Index, quota: Indices | Amounts, matched: Indices) -> bool:
    """Say whether anybody blocks the matching when programs have these quotas."""
    return find_blocks(index.with_quota(quota.astype(np.int32)), matched).count > 0
