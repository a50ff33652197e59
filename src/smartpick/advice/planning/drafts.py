"""Short emails that ask for one thing, merged from the profile and the applicant's own words; nothing is made up.

A sentence is written only when every fact in it is known. What would make the mail better and is not known is named
beside it, for the applicant to fill in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from smartpick.advice.planning.openings import main_specialty
from smartpick.applicant import Profile, Rotation
from smartpick.experience.approach import Approach, Stand, standing
from smartpick.experience.privacy import Context, check
from smartpick.experience.taxonomies import Kind

__all__ = ["MOST_WORDS", "Draft", "draft_for"]

#: A mail that fits on a telephone without scrolling; judgement.
MOST_WORDS = 160
Purpose = Literal["first", "reminder"]
_GOALS: Mapping[Kind, tuple[str, str]] = {
    "elective": ("for an elective", "Elective"),
    "sub-internship": ("for a sub-internship", "Sub-internship"),
    "externship": ("for an externship", "Externship"),
    "observership": ("as an observer", "Observership"),
    "clinic observership": ("as an observer", "Observership"),
    "volunteering": ("as a volunteer", "Volunteering"),
    "research": ("to help with clinical research", "Clinical research"),
    "telerotation": ("for a rotation online", "Rotation online"),
}
#: Whom one asks for advice rather than for a place.
_ADVISERS = frozenset({"alumnus", "IMG group", "specialty society", "medical association"})
#: What the applicant did in each kind, never more than it was.
_DID: Mapping[str, str] = {
    "observership": "observed",
    "clinic observership": "observed",
    "volunteering": "volunteered",
    "research": "did research",
    "elective": "did an elective",
    "sub-internship": "did a sub-internship",
    "externship": "did an externship",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """One email, not sent; ``to`` is ``None`` where no address is known.

    ``missing`` says what would make it better, ``ask`` what the privacy guard wants looked at again, ``certain`` what
    must not leave the machine.
    """

    contact: Approach
    purpose: Purpose
    to: str | None
    subject: str
    body: str
    missing: tuple[str, ...]
    ask: tuple[str, ...]
    certain: tuple[str, ...]

    @property
    def words(self) -> int:
        """Return how many words the body has."""
        return len(self.body.split())


def draft_for(contact: Approach, profile: Profile, on: date, *, with_cv: bool = False) -> Draft | None:
    """Return the email that is due to a contact on the day ``on``: the first one, or one reminder; else ``None``."""
    stand: Stand = standing(contact, on)
    if stand not in {"to write", "follow up"}:
        return None
    first = stand == "to write"
    subject = _subject(contact, profile)
    middle = _first(contact, profile, on, with_cv=with_cv) if first else _reminder(contact)
    body = f"Dear {contact.greeting or contact.name or 'Sir or Madam'},\n\n{middle}\n\nKind regards,\n{profile.label}\n"
    found = check(contact.why or "", Context(own=(profile.label,)))
    notes = [f"{one.text}: {one.why} {one.suggestion}" for one in found if not one.certain]
    certain = [f"{one.text}: {one.why} {one.suggestion}" for one in found if one.certain]
    draft = Draft(
        contact,
        "first" if first else "reminder",
        contact.email,
        subject if first else f"Re: {subject}",
        body,
        _missing(contact, first=first),
        tuple(notes) if first else (),
        tuple(certain) if first else (),
    )
    if draft.words > MOST_WORDS:
        long = f"It has {draft.words} words; up to {MOST_WORDS} are read more often (judgement). Shorten your part."
        return replace(draft, missing=(*draft.missing, long))
    return draft


def _missing(contact: Approach, *, first: bool) -> tuple[str, ...]:
    lacks = {
        "The address: find it on the official page, not by guessing.": contact.email is None,
        "Whom it greets: name or greeting.": contact.name is None and contact.greeting is None,
        "Your own sentence on why you write to this person (why).": first and contact.why is None,
        "What you ask for (kind).": first and contact.kind is None and contact.channel not in _ADVISERS,
        "From when (begin).": first and contact.kind is not None and contact.begin is None,
        "For how long (weeks).": first and contact.kind is not None and contact.weeks is None,
    }
    return tuple(words for words, holds in lacks.items() if holds)


def _goal_words(contact: Approach) -> tuple[str, str] | None:
    """Return what is asked for, in a sentence and as a title; ``None`` where it is advice."""
    return None if contact.kind is None else _GOALS.get(contact.kind)


def _called(department: str | None) -> str | None:
    """Return a department as it stands in a sentence."""
    named = department and department.startswith(("Department", "Division", "Section"))
    return f"the {department}" if named else department


def _subject(contact: Approach, profile: Profile) -> str:
    goal = _goal_words(contact)
    what = goal[1] if goal else "Clinical experience"
    specialty = contact.specialty or main_specialty(profile)
    begin = "" if contact.begin is None else f", {contact.begin:%B %Y}"
    return f"{what}{f' in {specialty}' if specialty else ''}{begin}: {profile.label}"


def _first(contact: Approach, profile: Profile, on: date, *, with_cv: bool) -> str:
    """Return the one paragraph: who, what for, why there, what stands behind it, thanks."""
    cv = "I attach a one-page CV." if with_cv else "I would gladly send my CV."
    sentences = (
        _who(profile, on),
        _goal(contact, profile),
        contact.why,
        _exams(profile),
        _latest(profile, on),
        cv,
        "Thank you for your time, whatever you decide.",
    )
    return " ".join(" ".join(filter(None, sentences)).split())


def _reminder(contact: Approach) -> str:
    when = f"On {contact.sent:%d %B %Y} " if contact.sent else "Recently "
    goal = _goal_words(contact)
    where = _called(contact.department) or contact.institution or "your team"
    joined = f"about joining {where} {goal[0]}" if goal else "and asked for advice"
    return (
        f"{when}I wrote to you {joined}. I know how full your days are. If there is no place, or somebody else "
        "decides, one line would help me, too. Thank you."
    )


def _who(profile: Profile, on: date) -> str:
    school = ", ".join(filter(None, [profile.school.name, profile.school.country]))
    specialty = main_specialty(profile)
    aim = f"apply for residency in {specialty}" if specialty else "plan to apply for residency in the US"
    graduated = profile.graduation
    if graduated is not None and graduated <= on:
        origin = f" of {school}" if school else ""
        return f"I am a physician, graduate{origin} ({graduated.year}), and {aim}."
    expected = profile.graduation or profile.graduation_expected
    if expected is not None and expected > on:
        origin = f" of {school}" if school else ""
        return f"I am a medical student{origin}, graduate in {expected:%B %Y}, and {aim}."
    return f"I {aim}."


def _goal(contact: Approach, profile: Profile) -> str:
    where = " at ".join(filter(None, [_called(contact.department), contact.institution])) or "your team"
    goal = _goal_words(contact)
    if goal is None:
        specialty = contact.specialty or main_specialty(profile)
        field = f" in {specialty}" if specialty else ""
        return (
            f"I write to ask for your advice: where would you look for clinical experience{field} in the US?"
        )
    weeks = "" if contact.weeks is None else f" for {contact.weeks:g} week{'' if contact.weeks == 1 else 's'}"
    begin = "" if contact.begin is None else f" from {contact.begin:%B %Y}"
    return f"I write to ask whether I could join {where} {goal[0]}{weeks}{begin}."


def _exams(profile: Profile) -> str | None:
    exams = profile.exams
    passed = [
        name
        for name, exam in (("Step 1", exams.step1), ("Step 2 CK", exams.step2ck), ("Step 3", exams.step3))
        if exam.passed
    ]
    held = "hold the ECFMG certificate" if profile.ecfmg.certified else ""
    named = f"{', '.join(passed[:-1])} and {passed[-1]}" if len(passed) > 1 else "".join(passed)
    sat = f"have passed {named}" if passed else ""
    found = " and ".join(filter(None, [sat, held]))
    return f"I {found}." if found else None


def _latest(profile: Profile, on: date) -> str | None:
    """Return the latest US experience in the words of what it was."""
    begun = [
        one
        for one in profile.rotations or ()
        if one.in_us and one.start is not None and one.start <= on and one.institution and one.kind in _DID
    ]
    if not begun:
        return None
    latest = max(begun, key=lambda one: one.end or on)
    place = ", ".join(filter(None, [latest.institution, latest.city]))
    return f"Most recently I {_DID[latest.kind]} at {place} ({_span(latest, on)})."


def _span(one: Rotation, on: date) -> str:
    start = f"{one.start:%B %Y}"
    if one.end is None or one.end > on:
        return f"since {start}"
    end = f"{one.end:%B %Y}"
    return start if start == end else f"{start} to {end}"
