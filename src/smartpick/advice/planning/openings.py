"""Which organised programs and own finds this applicant may apply to, and why not to the others."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from smartpick.applicant import Profile
from smartpick.experience import Match, Opportunity, Seeker, Wishes, find_opportunities
from smartpick.programs import specialty_name
from smartpick.united_states import is_united_states

__all__ = ["STALE_MONTHS", "Openings", "main_specialty", "openings", "read_months_ago", "seeker_of"]

#: From this age on a page is worth reading again before anything else; judgement.
STALE_MONTHS = 6
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Openings:
    """Everything found, in three groups, and how often each reason kept something out, most frequent first."""

    seeker: Seeker
    wishes: Wishes
    fitting: tuple[Match, ...]
    missing_a_wish: tuple[Match, ...]
    closed: tuple[Match, ...]
    reasons: tuple[tuple[str, int], ...]


def seeker_of(profile: Profile, on: date) -> Seeker:
    """Return who is looking, as far as the profile says it: enrolled, of a US or Canadian school, needing a visa."""
    enrolled: bool | None = None
    if profile.graduation is not None:
        enrolled = profile.graduation > on
    elif profile.graduation_expected is not None:
        enrolled = profile.graduation_expected > on or None
    country = profile.school.country
    us_school = None if country is None else is_united_states(country) or country == "Canada"
    return Seeker(enrolled=enrolled, us_school=us_school, needs_visa=profile.visa.needed)


def main_specialty(profile: Profile) -> str | None:
    """Return the directory's name of the specialty with the largest weight; ``None`` when none is named."""
    named = profile.preferences.specialties
    return specialty_name(max(named, key=lambda pair: pair[1])[0]) if named else None


def openings(seeker: Seeker, wishes: Wishes, own: Iterable[Opportunity] = ()) -> Openings:
    """Return every opportunity for an applicant with these wishes, the open and fitting ones first."""
    found = find_opportunities(seeker, wishes, own)
    closed = tuple(one for one in found if one.verdict == "closed")
    missing = tuple(one for one in found if one.verdict != "closed" and one.misses)
    counted = Counter(words for one in closed for words in one.reasons)
    counted.update(words for one in missing for words in one.misses)
    fitting = tuple(one for one in found if one.fits)
    return Openings(seeker, wishes, fitting, missing, closed, tuple(counted.most_common()))


def read_months_ago(one: Opportunity, on: date) -> int | None:
    """Return how many months ago its page was last read; ``None`` when that was not noted."""
    found = _MONTH.match(one.checked or "")
    return None if found is None else (on.year - int(found[1])) * 12 + on.month - int(found[2])
