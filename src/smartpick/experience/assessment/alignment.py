"""Specialty alignment: how much of the US experience was in the specialty applied to."""

from smartpick.experience.assessment.basis import Basis, months_words, same_specialty
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.evidence import evidence
from smartpick.experience.experience import Experience
from smartpick.experience.summary import RotationSummary

__all__ = ["alignment"]

STRONG_SHARE, LEAST_MONTHS = 0.5, 0.9
_JUDGEMENT = "That half of it, and a month at least, should be in the specialty is judgement."


def alignment(ground: Basis) -> Dimension:
    """Return how much of the US clinical experience was in the specialties applied to, the first one most."""
    wanted = ground.specialties[0] if ground.specialties else None
    inside = tuple(one for one in ground.clinical if _within(one, ground.specialties))
    months, total = sum(ground.months[one.id] for one in inside), ground.total
    unnamed = [one.institution or one.id for one in ground.clinical if one.specialty is None]
    standing: Standing = "thin"
    if wanted is None or (not inside and unnamed):
        standing = "unknown"
    elif not ground.clinical:
        standing = "none"
    elif months >= LEAST_MONTHS:
        standing = "strong" if months >= STRONG_SHARE * total else "fair"
    return Dimension(
        "alignment",
        "Alignment with the specialty",
        standing,
        _says(ground, months, total, unnamed),
        (
            Figure("in the specialties applied to", round(months, 1), "full-time months"),
            Figure("in all", round(total, 1), "full-time months"),
        ),
        tuple(one.id for one in inside),
        evidence("us_letters", "gap_months"),
        _JUDGEMENT,
        _improve(ground, wanted, standing, unnamed),
        ("ties.rotation",),
    )


def _within(one: Experience, specialties: tuple[str, ...]) -> bool:
    return any(same_specialty(one.specialty, name) for name in specialties)


def _says(ground: Basis, months: float, total: float, unnamed: list[str]) -> str:
    if not ground.specialties:
        return "It is not known which specialty you apply to."
    if not ground.clinical:
        return "There is no US clinical experience yet."
    named = " or ".join(ground.specialties)
    said = (
        f"In {named}: {months_words(months)}, of {months_words(total)} in all."
        if months
        else f"None of it was in {named}."
    )
    return f"{said} No specialty is given for {', '.join(unnamed)}." if unnamed else said


def _improve(
    ground: Basis, wanted: str | None, standing: Standing, unnamed: list[str]
) -> tuple[Improvement, ...]:
    found = []
    if unnamed and ground.specialties:
        found.append(Improvement("Give each experience its specialty.", "Alignment cannot be seen without."))
    if wanted is not None and standing in {"none", "thin", "fair"}:
        change = RotationSummary(
            "planned", "observership", "academic hospital", hands_on=False, specialty=wanted, months=1.0
        )
        what = f"Four weeks in {wanted}, where it can be had."
        found.append(Improvement(what, "Letters for a specialty come from its own physicians.", change))
    return tuple(found)
