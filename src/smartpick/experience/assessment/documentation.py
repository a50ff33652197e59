"""Documentation: whether what happened is written down so that an application and a letter can use it."""

from smartpick.experience.assessment.basis import Basis
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.experience import Experience
from smartpick.experience.months import months_of
from smartpick.experience.names import experience_name

__all__ = ["documentation"]

#: From this length on an experience should have a reflection; judgement.
REFLECT_MONTHS = 0.9
_JUDGEMENT = (
    "No source measures documentation. It changes no chance here; it is what entries, letters and interview answers "
    "are made of."
)
_FACTS = {
    "institution": "institution",
    "start": "first day",
    "end": "last day",
    "hours_per_week": "hours a week",
    "specialty": "specialty",
    "supervisors": "supervisor",
}
_MORE = {"responsibilities": "responsibilities", "site": "kind of place"}


def documentation(ground: Basis) -> Dimension:
    """Return what is missing in the log of the US clinical experience."""
    lacking = {one.id: _lacking(one, _FACTS) for one in ground.clinical}
    more = {one.id: [*_lacking(one, _MORE), *_unwritten(ground, one)] for one in ground.clinical}
    standing: Standing = "none"
    if ground.clinical:
        complete = not any(lacking.values())
        standing = "strong" if complete and not any(more.values()) else "fair" if complete else "thin"
    there, logged = _months(ground)
    return Dimension(
        "documentation",
        "Documentation",
        standing,
        _says(ground, lacking, more),
        (Figure("months of experience", there), Figure("of them with entries", logged)),
        tuple(one.id for one in ground.clinical),
        (),
        _JUDGEMENT,
        tuple(
            Improvement(
                f"Add to {experience_name(one)}: {', '.join(missing)}.",
                "Application forms and writers ask for it.",
            )
            for one in ground.clinical
            if (missing := [*lacking[one.id], *more[one.id]])
        ),
    )


def _lacking(one: Experience, fields: dict[str, str]) -> list[str]:
    return [words for field, words in fields.items() if getattr(one, field) in (None, ())]


def _unwritten(ground: Basis, one: Experience) -> list[str]:
    """Return what is not written about an experience: entries, reflections, feedback, proof."""
    portfolio = ground.portfolio
    long = (one.months_done(ground.on) or 0.0) >= REFLECT_MONTHS
    missing = [] if ground.entries[one.id] else ["entries"]
    if long and not any(reflection.experience == one.id for reflection in portfolio.reflections):
        missing.append("a reflection")
    feedback = [given for given in portfolio.feedback if given.experience == one.id]
    if long and not feedback:
        missing.append("feedback")
    missing += [
        f"the follow-up of the feedback{f' of {given.day}' if given.day else ''}"
        for given in feedback
        if given.follow_up(ground.on) == "overdue"
    ]
    if not one.running(ground.on) and not (one.certificate or one.evaluation):
        missing.append("a certificate or evaluation")
    return missing


def _months(ground: Basis) -> tuple[int, int]:
    """Return the calendar months of US clinical experience, and how many of them have an entry."""
    there, logged = set(), set()
    for one in ground.clinical:
        if one.start is not None:
            there |= {(one.id, month) for month in months_of(one.start, min(one.end or ground.on, ground.on))}
        logged |= {(one.id, entry.month) for entry in ground.entries[one.id]}
    return len(there), len(logged & there)


def _says(ground: Basis, lacking: dict[str, list[str]], more: dict[str, list[str]]) -> str:
    if not ground.clinical:
        return "There is nothing to document yet."
    bare = [experience_name(one) for one in ground.clinical if lacking[one.id]]
    if bare:
        return f"Facts that every application asks for are missing in {', '.join(bare)}."
    thin = [experience_name(one) for one in ground.clinical if more[one.id]]
    if thin:
        return f"The facts are complete; {', '.join(thin)} could say more."
    return "Facts, entries, reflections, feedback and proof are all there."
