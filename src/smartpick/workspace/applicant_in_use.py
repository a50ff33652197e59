"""The applicant that a pick is made for: the kept profile with kept ratings, and what was logged in its place."""

from dataclasses import dataclass
from datetime import date

from smartpick.advice.portfolio import Joined, joined
from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import Profile
from smartpick.errors import Problem, UserError
from smartpick.experience import Portfolio
from smartpick.programs import load_directory
from smartpick.season import Season
from smartpick.store import Store
from smartpick.toml_lines import dotted
from smartpick.workspace.kept import kept
from smartpick.workspace.profiles import KeptProfile, kept_profile
from smartpick.workspace.program_marks import kept_marks, with_ratings

__all__ = ["ApplicantInUse", "applicant_in_use"]


@dataclass(frozen=True, slots=True)
class ApplicantInUse:
    """``profile`` is what the engine is asked about; ``kept`` what the applicant wrote.

    ``portfolio`` is everything that was logged; ``joined`` is there when some of it replaces a table of the profile.
    """

    kept: KeptProfile
    profile: Profile
    portfolio: Portfolio
    joined: Joined | None = None


def applicant_in_use(store: Store, season: Season, on: date) -> ApplicantInUse | None:
    """Return who a list is for, ``None`` before there is a profile.

    Raises ``UserError`` with every problem that the profile has by now, each at its field.
    """
    held = kept_profile(store)
    if held is None:
        return None
    profile, found = held.checked(on, season_rules(season), directory_findings)
    if found:
        raise UserError(Problem(one.what, one.way_out, f"your profile, {dotted(one.path)}") for one in found)
    profile = with_ratings(profile, kept_marks(store).ratings())
    logged = kept(store)
    own = logged.portfolio
    if not (own.experiences or own.letters or own.people):
        return ApplicantInUse(held, profile, own)
    answers = {(one.institution, one.state): one.listed for one in logged.ties}
    together = joined(profile, own, on, load_directory(), answers)
    return ApplicantInUse(held, together.profile, own, together)
