"""What does not go together in a calendar: overlaps, and what lead times have made too late."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

from smartpick.advice.planning.calendar_day import CalendarDay, Conflict
from smartpick.advice.planning.certification_plan import CertificationPlan
from smartpick.advice.planning.letter_plan import DETAILED_WEEKS, LetterPlan
from smartpick.advice.planning.starts import Start, short_title
from smartpick.experience import Experience, Portfolio
from smartpick.experience.letter_packet import UPLOAD_WEEKS, WRITER_WEEKS

__all__ = ["conflicts_of"]

_FIXED = frozenset({"exam", "interview", "travel"})


def conflicts_of(
    portfolio: Portfolio,
    own: tuple[CalendarDay, ...],
    starts: tuple[Start, ...],
    letters: LetterPlan,
    certification: CertificationPlan,
    on: date,
) -> tuple[Conflict, ...]:
    """Return every conflict that can still be mended on the day ``on``, the earliest first."""
    ahead = tuple(
        one for one in portfolio.experiences if one.start is not None and (one.end is None or one.end >= on)
    )
    found = (
        *_rotations(ahead, on),
        *_in_rotations(ahead, own, on),
        *_own(own, on),
        *_starts(starts),
        *_letters(letters, on),
        *_letters_too_late(portfolio, ahead, letters, on),
        *_certification(certification),
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.words)))


def _rotations(ahead: tuple[Experience, ...], on: date) -> Iterator[Conflict]:
    for one, other in itertools.combinations(ahead, 2):
        if one.full_time is False or other.full_time is False:
            continue
        first = max(one.start or on, other.start or on, on)
        last = min(one.end or date.max, other.end or date.max)
        if first <= last:
            sure = "Both fill the week" if one.full_time and other.full_time else "If both fill the week"
            upto = "" if last == date.max else f" to {last}"
            words = f"{sure}, they cannot both be done from {first}{upto}: {_name(one)}; {_name(other)}."
            yield Conflict("overlap", first, words, (f"rotation-{one.id}", f"rotation-{other.id}"))


def _name(one: Experience) -> str:
    return f"{one.kind}, {one.place() or one.id}"


def _in_rotations(
    ahead: tuple[Experience, ...], own: tuple[CalendarDay, ...], on: date
) -> Iterator[Conflict]:
    for day, one in itertools.product(own, ahead):
        start, end = one.start or on, one.end or date.max
        inside = start <= day.last and day.day <= end and day.last >= on
        if day.kind in _FIXED and inside and one.full_time is not False and one.in_us is not False:
            words = f"{day.what} on {day.day} falls into {_name(one)}: ask for the day off now."
            yield Conflict("overlap", day.day, words, (day.key, f"rotation-{one.id}"))


def _own(own: tuple[CalendarDay, ...], on: date) -> Iterator[Conflict]:
    for one, other in itertools.combinations([day for day in own if day.last >= on], 2):
        moments, others = one.moments(), other.moments()
        if moments and others:
            meet = moments[0] < others[1] and others[0] < moments[1]
        else:
            both_fixed = one.kind in _FIXED and other.kind in _FIXED
            meet = both_fixed and one.day <= other.last and other.day <= one.last
        if meet:
            day = max(one.day, other.day)
            yield Conflict(
                "overlap", day, f"At the same time: {one.what}; {other.what}.", (one.key, other.key)
            )


def _starts(starts: tuple[Start, ...]) -> Iterator[Conflict]:
    for one in starts:
        name, start = _name(one.experience), one.experience.start or one.on
        key = f"rotation-{one.experience.id}"
        if one.too_early:
            late = ", ".join(short_title(need.item) for need in one.late)
            words = f"{name} begins on {start}; what it needs can be there on {one.earliest} at the earliest ({late})."
            yield Conflict("too late", start, words, (key,))
        if one.window_passed and one.window is not None:
            words = f"{name} begins on {start}; the last usual day to apply was {one.window.last}."
            yield Conflict("too late", one.window.last, words, (f"apply-{one.experience.id}",))
        for need in one.needs:
            if need.needed == "yes" and need.state == "expires" and need.valid_to is not None:
                words = f"{need.item.title.partition(':')[0]} runs out on {need.valid_to}, during {name}."
                yield Conflict("runs out", need.valid_to, words, (key,))


def _letters(letters: LetterPlan, on: date) -> Iterator[Conflict]:
    for one in letters.ask:
        if one.late:
            writer = letters.writer_of(one.letter)
            words = f"The letter of {writer} should have been asked for by {one.ask_by} to be there on {one.needed}."
            yield Conflict("too late", one.ask_by, words, (f"ask-{one.letter}",))
    for standing in letters.letters:
        if standing.letter.overdue(on) and standing.letter.due is not None:
            words = (
                f"The letter of {standing.writer} was hoped for on {standing.letter.due} and is not there."
            )
            yield Conflict("too late", standing.letter.due, words, (f"letter-{standing.letter.id}",))


def _letters_too_late(
    portfolio: Portfolio, ahead: tuple[Experience, ...], letters: LetterPlan, on: date
) -> Iterator[Conflict]:
    """Yield the US experiences from which no letter can be there in time: four weeks together, eight to write."""
    writers = {one.writer for one in portfolio.letters}
    whole = timedelta(weeks=WRITER_WEEKS + UPLOAD_WEEKS)
    for one in ahead:
        if one.in_us is False or writers & set(one.supervisors):
            continue
        seen = max((one.start or on) + timedelta(weeks=DETAILED_WEEKS), on)
        if seen + whole > letters.needed:
            words = (
                f"A letter from {_name(one)} could be there on {seen + whole} at the earliest, after {letters.needed}, "
                "when letters are needed (four weeks together, eight to write and upload: judgement)."
            )
            yield Conflict("too late", letters.needed, words, (f"rotation-{one.id}",))


def _certification(plan: CertificationPlan) -> Iterator[Conflict]:
    for step in plan.path:
        if step.state == "late" and step.by is not None:
            words = f"{step.title} was due by {step.by} ({step.by_words})."
            yield Conflict("too late", step.by, words, ())
