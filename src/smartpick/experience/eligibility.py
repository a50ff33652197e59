"""Whether an opportunity is open to this applicant, and why not; and which of their wishes it meets."""

from dataclasses import dataclass
from typing import Literal

from smartpick.experience.opportunity import Opportunity
from smartpick.experience.taxonomies import Kind

__all__ = ["Match", "Seeker", "Verdict", "Wishes", "judged", "known_fee"]

Verdict = Literal["open", "ask", "closed"]
_ENROLLED: frozenset[Kind] = frozenset({"elective", "sub-internship"})
_STUDENTS = frozenset({"medical students", "students and pre-medical students"})
_IMGS = frozenset({"IMGs seeking residency", "IMGs and specialists"})


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who is looking; ``None`` is unknown.

    ``enrolled`` says whether the applicant is still a student, ``us_school`` whether of a US or Canadian school,
    ``applies`` whether they will apply for residency (some places for visiting specialists exclude that).
    """

    enrolled: bool | None = None
    us_school: bool | None = False
    needs_visa: bool | None = None
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the applicant would like; an empty or absent wish excludes nothing. Fees in USD, lengths in weeks."""

    kinds: tuple[Kind, ...] = ()
    specialty: str | None = None
    states: tuple[str, ...] = ()
    most_fee: float | None = None
    least_weeks: float | None = None
    most_weeks: float | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One opportunity for one applicant.

    ``reasons`` say why it is not simply open, ``notes`` what else to ask; ``misses`` which wishes it does not meet;
    ``unknown`` which wishes cannot be judged because its page does not say.
    """

    opportunity: Opportunity
    verdict: Verdict
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    misses: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Tell whether it may be open and meets every wish as far as known."""
        return self.verdict != "closed" and not self.misses


def judged(one: Opportunity, seeker: Seeker, wishes: Wishes) -> Match:
    """Return one opportunity as it is for an applicant with these wishes."""
    closed, doubts = _closed(one, seeker), _doubts(one, seeker)
    misses, unknown = _weighed(one, wishes)
    notes = []
    if seeker.needs_visa and not one.visa:
        notes.append("Its page does not speak of visas; ask which papers it writes.")
    if one.note:
        notes.append(one.note)
    if closed:
        return Match(one, "closed", closed, tuple(notes), misses, unknown)
    return Match(one, "ask" if doubts else "open", doubts, tuple(notes), misses, unknown)


def _closed(one: Opportunity, seeker: Seeker) -> tuple[str, ...]:
    """Return why this applicant cannot have it."""
    enrolled = one.kind in _ENROLLED
    reasons = {
        "It was paused when its page was read.": not one.open,
        "It is for trained specialists who visit; such programs usually exclude who applies for residency.": (
            one.audience == "visiting specialists" and seeker.applies
        ),
        "Electives and clerkships are for enrolled students.": (
            enrolled and seeker.enrolled is False and one.audience not in _IMGS
        ),
        f"It is for {one.audience}.": (
            not enrolled and one.audience in _STUDENTS and seeker.enrolled is False
        ),
    }
    return tuple(words for words, holds in reasons.items() if holds)


def _doubts(one: Opportunity, seeker: Seeker) -> tuple[str, ...]:
    """Return what has to be asked before it is known to be open."""
    enrolled = one.kind in _ENROLLED
    abroad = seeker.enrolled is not False and not seeker.us_school
    reasons = {
        "Its page was not read for whom it is.": one.audience is None,
        "What kind of experience it is was not read from its page.": one.kind is None,
        "Electives are for enrolled students; your profile does not say whether you are.": (
            enrolled and seeker.enrolled is None
        ),
        "Electives are for enrolled students, yet its page speaks to international graduates, too.": (
            enrolled and seeker.enrolled is False and one.audience in _IMGS
        ),
        f"It is for {one.audience}; many such places take students of US schools only.": (
            one.audience in _STUDENTS and abroad
        ),
    }
    return tuple(words for words, holds in reasons.items() if holds)


def _weighed(one: Opportunity, wishes: Wishes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the wishes that it does not meet, and those that cannot be judged."""
    named = {name.casefold() for name in one.specialties}
    specialty = (wishes.specialty or "").casefold()
    fee, least, most = known_fee(one), one.weeks_least, one.weeks_most
    # wish given, value known, met, words when not, words when not known
    weighed = (
        (wishes.kinds, one.kind is not None, one.kind in wishes.kinds, f"It is {one.kind}.", "kind"),
        (
            wishes.specialty,
            one.any_specialty is not None or bool(named),
            one.any_specialty or specialty in named,
            f"It is for {', '.join(one.specialties)}.",
            "specialties",
        ),
        (wishes.states, one.state is not None, one.state in wishes.states, f"It is in {one.state}.", "place"),
        (
            wishes.most_fee is not None,
            fee is not None,
            (fee or 0.0) <= (wishes.most_fee or 0.0),
            f"It costs {fee or 0:,.0f} USD or more.",
            "price",
        ),
        (
            wishes.least_weeks,
            most is not None,
            (most or 0.0) >= (wishes.least_weeks or 0.0),
            f"It lasts {most or 0:g} weeks at most.",
            "length",
        ),
        (
            wishes.most_weeks,
            least is not None,
            (least or 0.0) <= (wishes.most_weeks or 0.0),
            f"It lasts {least or 0:g} weeks at least.",
            "length",
        ),
    )
    missed = [words for wish, known, met, words, _ in weighed if wish and known and not met]
    unknown = [words for wish, known, _, _, words in weighed if wish and not known]
    return tuple(missed), tuple(dict.fromkeys(unknown))


def known_fee(one: Opportunity) -> float | None:
    """Return what is surely to be paid for the shortest stay, in USD; ``None`` when no price is known."""
    if one.free:
        return one.application_fee or 0.0
    if one.application_fee is None and one.program_fee is None:
        return None
    return (one.application_fee or 0.0) + (one.program_fee or 0.0)
