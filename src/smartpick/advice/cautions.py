"""What to read before relying on a list: wishes not used, rules assumed, what is not known, what is missing."""

from smartpick.advice.candidates import Candidates
from smartpick.advice.result import PlanRow, Totals
from smartpick.applicant import Profile
from smartpick.season import Season

__all__ = ["cautions"]


def cautions(
    profile: Profile, chosen: Candidates, rows: tuple[PlanRow, ...], totals: Totals, season: Season
) -> tuple[str, ...]:
    """Return the sentences, the gravest first."""
    return (
        *_step3(profile),
        *_wasted(rows),
        *chosen.warnings,
        *_unknown(profile),
        *_assumed_fees(chosen, season),
        *_capacity(profile, totals),
    )


def _step3(profile: Profile) -> list[str]:
    if not profile.h1b_lacks_step3:
        return []
    known = "is not in your profile" if profile.exams.step3.passed is None else "is not passed yet"
    words = (
        f"You accept no visa but an H-1B. It needs a pass of Step 3, which {known}: without one in time no program can "
        "take you on, and the chances here count as if it will be there. Pass it first, or accept a J-1, too."
    )
    return [words]


def _wasted(rows: tuple[PlanRow, ...]) -> list[str]:
    wasted = [f"{row.program.acgme_id} {row.program.name}" for row in rows if row.wasted]
    return [f"You pinned what buys nothing: {'; '.join(wasted)}. See the wasted choices."] if wasted else []


def _unknown(profile: Profile) -> list[str]:
    unknown = profile.unknown_fields()
    if not unknown:
        return []
    return [f"Not in the profile, so counted as typical with a wider answer: {', '.join(unknown)}."]


def _assumed_fees(chosen: Candidates, season: Season) -> list[str]:
    schedules = {name: season.fee_schedule(name) for name in chosen.specialties}
    return [f"{name}: {fees.note}" for name, fees in schedules.items() if fees.confidence == "low"]


def _capacity(profile: Profile, totals: Totals) -> list[str]:
    capacity, offered = profile.preferences.interview_capacity, totals.expected_interviews
    if capacity is None or offered.high <= capacity:
        return []
    words = (
        f"Up to {offered.high:.0f} interviews may be offered and you attend {capacity}: the chance of matching counts "
        "the best use of those, the interviews shown are offers."
    )
    return [words]
