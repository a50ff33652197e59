"""Which facts could still decide something for this applicant, and how likely each answer is.

The probabilities are those of the market's draws, weighed by what is known of a program already: a draw in which a
program refuses visas is an answer to "does it sponsor a visa?". Draws are kept apart by member of the ensemble,
because what many programs share (how willing they are this year) is a member's, and an answer says a little about it,
too.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.share_seen import SHARE, SharesSeen, shares_seen
from smartpick.applicant import Profile
from smartpick.chances import Chances
from smartpick.chances.clinical_months import OBSERVED
from smartpick.chances.experience_rule import held_by
from smartpick.chances.observed import failed_attempts
from smartpick.chances.screens import UNKNOWN
from smartpick.facts import FIELDS

__all__ = ["Deciding", "deciding", "fields_of_rules", "notes_on"]

F64 = NDArray[np.float64]
Flags = NDArray[np.bool_]
SURE = 1.0 - 1e-9
_MISSING = {
    "visa": ("whether you need a visa", "visas"),
    "score": ("your Step 2 CK score", "minimum scores"),
    "graduation": ("when you graduated", "limits of years since graduation"),
    "attempts": ("whether you failed an exam", "rules on failed attempts"),
    "experience": ("your rotations", "demands for US clinical experience"),
    "certificate": ("whether you hold the ECFMG certificate", "demands for the certificate"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Deciding:
    """F fields against the U groups of programs that are alike.

    ``fields`` [F] keys of ``facts.FIELDS``; ``passing`` [F, D, U]: chance that the field's rule lets the applicant
    pass in each draw of the market; ``evidence`` [D, U] weight of each draw by what is known already; ``open`` [F,
    U]: whether the field can still decide there; ``shares``: what the share of IMGs among residents may turn out to
    be.
    """

    fields: tuple[str, ...]
    passing: F64
    evidence: F64
    open: Flags
    shares: SharesSeen
    members: int

    def chance(self, of: tuple[int, ...], group: int) -> F64:
        """Return the probability [M] that all of the fields ``of`` let the applicant pass at a group."""
        return self._within(self.passing[list(of), :, group].prod(axis=0), group)

    def chance_with_share(self, of: tuple[int, ...], group: int) -> F64:
        """Return the probability [B, M] that all let the applicant pass and the share of IMGs is in each band."""
        passed = self.passing[list(of), :, group].prod(axis=0)
        return np.stack([self._within(passed * band, group) for band in self.shares.chance[:, :, group]])

    def _within(self, passed: F64, group: int) -> F64:
        """Return the mean [M] of something [D] over the draws of each member, as far as they count."""
        evidence = self.evidence[:, group]
        counted = (evidence * passed).reshape(self.members, -1).sum(axis=1)
        within = evidence.reshape(self.members, -1).sum(axis=1)
        return np.asarray(np.clip(counted / np.where(within > 0.0, within, 1.0), 0.0, 1.0))


def fields_of_rules(profile: Profile, on: date) -> dict[str, str]:
    """Return the field that is asked about for each rule of the screens.

    Who has observed in the US asks which kinds of experience count, too; who has done nothing there only whether
    experience is asked for.
    """
    found: dict[str, str] = {}
    for key, field in FIELDS.items():
        if field.screen:
            found.setdefault(field.screen, key)
    observed = held_by(profile, on).enough(0.0, None, OBSERVED)
    return found | {"experience": "usce_kinds" if observed else "usce_required"}


def deciding(chances: Chances, shares_known: Collection[int] = ()) -> Deciding:
    """Return what is still open for an applicant; fields that their own profile leaves undecided are not asked.

    ``shares_known``: groups whose share of IMGs somebody has looked up.
    """
    profile = chances.case.profile
    asked = fields_of_rules(profile, chances.case.on)
    usable = _usable(profile)
    likes = chances.likes
    fields, passing, still = [], [], []
    for column in chances.screens:
        if column.rule not in asked or not usable.get(column.rule, False):
            continue
        unknown = column.verdict == UNKNOWN
        fields.append(asked[column.rule])
        passing.append(np.where(unknown, column.chance, 1.0))
        still.append(unknown & (column.chance.min(axis=0) < SURE))
    shares = shares_seen(chances)
    fields.append(SHARE)
    passing.append(np.ones_like(likes.weight))
    still.append(shares.told & ~np.isin(np.arange(len(likes.first)), list(shares_known)))
    return Deciding(
        fields=tuple(fields),
        passing=np.stack(passing),
        evidence=likes.weight,
        open=np.stack(still),
        shares=shares,
        members=len(chances.market.ensemble),
    )


def _usable(profile: Profile) -> dict[str, bool]:
    """Return for each rule whether the profile says enough for a program's answer to decide it."""
    return {
        "visa": bool(profile.visa.needed),
        "score": profile.exams.step2ck.score is not None,
        "graduation": (profile.graduation or profile.graduation_expected) is not None,
        "attempts": failed_attempts(profile) is not None,
        "experience": profile.rotations is not None,
        "certificate": profile.ecfmg.certified is not None,
    }


def notes_on(profile: Profile) -> tuple[str, ...]:
    """Say what is not asked of programs because the profile leaves it open."""
    usable = _usable(profile) | {"visa": profile.visa.needed is not None}
    return tuple(
        f"Your profile does not say {missing}, so programs' {what} are not asked about: fill that in first."
        for rule, (missing, what) in _MISSING.items()
        if not usable[rule]
    )
