"""Recency: how long ago the last US clinical experience was."""

from datetime import date

from smartpick.calendar_months import DAYS_PER_MONTH
from smartpick.experience.assessment.basis import Basis, months_words
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.evidence import evidence
from smartpick.experience.experience import Experience
from smartpick.experience.onboarding import months_later

__all__ = ["recency"]

#: Programs that say so want experience of the last one to three years.
RECENT_MONTHS, OLD_MONTHS = 12, 36
_JUDGEMENT = (
    "That programs look one to three years back is taken from what they write; where between strong and thin a month "
    "lies is judgement, because how value fades was never measured."
)


def recency(ground: Basis) -> Dimension:
    """Return how recent US clinical experience is, and until when it stays so."""
    ended = [(one, _ended(one, ground.on)) for one in ground.clinical]
    known = [(one, end) for one, end in ended if end is not None]
    if not known:
        return _without(ground)
    last, end = max(known, key=lambda pair: pair[1])
    months = max(0.0, (ground.on - end).days / DAYS_PER_MONTH)
    standing: Standing = "strong" if months <= RECENT_MONTHS else "fair" if months <= OLD_MONTHS else "thin"
    hands = [day for one, day in known if one.hands]
    figures = [Figure("since the last US clinical experience", round(months, 1), "months")]
    if hands:
        since = max(0.0, (ground.on - max(hands)).days / DAYS_PER_MONTH)
        figures.append(Figure("since the last hands-on one", round(since, 1), "months"))
    return Dimension(
        "recency",
        "Recency",
        standing,
        _says(last, end, months, ground.on),
        tuple(figures),
        (last.id,),
        evidence("recency", "screening"),
        _JUDGEMENT,
        () if last.running(ground.on) else _improve(end, ground),
        ("effects.usce",),
    )


def _ended(one: Experience, on: date) -> date | None:
    """Return the last day of it that has passed; ``None`` when it has no dates."""
    if one.running(on):
        return on
    return one.end


def _says(last: Experience, end: date, months: float, on: date) -> str:
    where = last.institution or last.id
    if last.running(on):
        return f"You are at {where} now: nothing is more recent."
    one_year, three_years = months_later(end, RECENT_MONTHS), months_later(end, OLD_MONTHS)
    fresh = f"It stays within one year until {one_year} and within three until {three_years}."
    if months > OLD_MONTHS:
        fresh = "That is more than three years, which many programs do not count."
    elif months > RECENT_MONTHS:
        fresh = f"It stays within three years until {three_years}."
    return f"The last one, at {where}, ended {months_words(months)} ago. {fresh}"


def _improve(end: date, ground: Basis) -> tuple[Improvement, ...]:
    planned = [
        one for one in ground.portfolio.experiences if one.planned(ground.on) and one.in_us is not False
    ]
    if planned:
        what = f"Keep the one planned from {planned[0].start}: it renews the clock."
        return (Improvement(what, "Recency is counted from the end of the last one."),)
    fresh_until = months_later(end, RECENT_MONTHS)
    what = f"Have one end after {fresh_until}, or be in one when you apply."
    if fresh_until < ground.on:
        what = "Have one end in the year before you apply, or be in one then."
    return (Improvement(what, "Some programs ask for experience of the last year."),)


def _without(ground: Basis) -> Dimension:
    undated = bool(ground.clinical)
    says = (
        "No day is known on which US clinical experience ended."
        if undated
        else "There is none in the US yet."
    )
    what = "Give its first and last day." if undated else "Begin with the kind you can get soonest."
    return Dimension(
        "recency",
        "Recency",
        "unknown" if undated else "none",
        says,
        (),
        tuple(one.id for one in ground.clinical),
        evidence("recency", "matched_with_usce"),
        _JUDGEMENT,
        (Improvement(what, "Programs ask how long ago it was."),),
        ("effects.usce",),
    )
