"""Hands-on level: how much of the US experience was care, how much watching, and whether the log shows it."""

from smartpick.experience.assessment.basis import Basis, months_words
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.evidence import evidence
from smartpick.experience.experience import Experience
from smartpick.experience.names import experience_name
from smartpick.experience.summary import RotationSummary

__all__ = ["hands_on"]

STRONG_MONTHS, FAIR_MONTHS = 3.0, 1.0
_JUDGEMENT = (
    "The order, hands-on before observing before shadowing, is agreed; that three full-time months are strong and one "
    "is fair is judgement."
)


def hands_on(ground: Basis) -> Dimension:
    """Return how hands-on the US clinical experience was."""
    cared, watched = ground.months_by(hands=True), ground.months_by(hands=False)
    unknown = ground.months_by(hands=None)
    unshown = tuple(one for one in ground.clinical if one.hands and _contradicts(ground, one))
    standing: Standing = "none"
    if ground.clinical:
        standing = "strong" if cared >= STRONG_MONTHS else "fair" if cared >= FAIR_MONTHS else "thin"
    if not cared and unknown > watched:
        standing = "unknown"
    if standing == "strong" and unshown:
        standing = "fair"
    return Dimension(
        "hands-on",
        "Hands-on level",
        standing,
        _says(cared, watched, unknown, unshown),
        (
            Figure("hands-on", round(cared, 1), "full-time months"),
            Figure("watching", round(watched, 1), "full-time months"),
            *((Figure("not said which", round(unknown, 1), "full-time months"),) if unknown else ()),
        ),
        (
            *(one.id for one in ground.clinical),
            *ground.entry_ids(tuple(o for o in ground.clinical if o.hands)),
        ),
        evidence("hands_on_order", "gap_months"),
        _JUDGEMENT,
        _improve(ground, cared, unknown, unshown),
        ("effects.usce", "ties.rotation"),
    )


def _contradicts(ground: Basis, one: Experience) -> bool:
    """Tell whether an experience said to be hands-on has entries, and none in which a hand was laid on."""
    entries = ground.entries[one.id]
    return bool(entries) and not any(entry.role in {"assisted", "performed"} for entry in entries)


def _says(cared: float, watched: float, unknown: float, unshown: tuple[Experience, ...]) -> str:
    if not cared + watched + unknown:
        return "There is no US clinical experience yet."
    parts = [f"{months_words(cared)} of care under supervision" if cared else "no care under supervision"]
    if watched:
        parts.append(f"{months_words(watched)} of watching")
    if unknown:
        parts.append(f"{months_words(unknown)} of which it is not said")
    said = f"In full-time weeks: {', '.join(parts)}."
    if unshown:
        said += (
            f" Called hands-on, though every logged entry is observed: "
            f"{', '.join(experience_name(one) for one in unshown)}."
        )
    return said


def _improve(
    ground: Basis, cared: float, unknown: float, unshown: tuple[Experience, ...]
) -> tuple[Improvement, ...]:
    found = []
    if unknown:
        found.append(Improvement("Say for each experience whether you cared for patients.", "Programs ask."))
    if unshown:
        what = "Log entries with your true part, or mend what the experience is called."
        found.append(Improvement(what, "What the log does not show, a letter will not say either."))
    if cared < STRONG_MONTHS:
        specialty = ground.specialties[0] if ground.specialties else None
        change = RotationSummary("planned", "externship", hands_on=True, specialty=specialty, months=1.0)
        what = "Four weeks in which you care for patients under supervision."
        found.append(Improvement(what, "It is the one difference on which all sources agree.", change))
    return tuple(found)
