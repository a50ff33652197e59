"""Diversity of settings: inpatient, outpatient and the rest, and the kinds of place."""

from smartpick.experience.assessment.basis import Basis
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.taxonomies import Setting, Site

__all__ = ["settings_seen"]

#: What a place is for, where the log does not say where patients were seen.
_IMPLIED: dict[Site, Setting] = {
    "private clinic": "outpatient",
    "community health center": "outpatient",
    "free clinic": "outpatient",
    "telehealth": "telehealth",
}
_JUDGEMENT = (
    "No source measures what a second setting does for a chance. It matters for what you can speak of; that inpatient "
    "and outpatient are the first two is judgement, because residency has both."
)


def settings_seen(ground: Basis) -> Dimension:
    """Return in which settings patients were met in the US."""
    first: dict[Setting, str] = {}
    for one in ground.clinical:
        for entry in ground.entries[one.id]:
            if entry.setting is not None:
                first.setdefault(entry.setting, entry.id)
        if one.site in _IMPLIED and not ground.entries[one.id]:
            first.setdefault(_IMPLIED[one.site], one.id)
    both = {"inpatient", "outpatient"} <= set(first)
    standing: Standing = "none"
    if ground.clinical:
        standing = "unknown" if not first else "thin" if len(first) == 1 else "fair"
        if both and len(first) >= 3:
            standing = "strong"
    sites = dict.fromkeys(one.site for one in ground.clinical if one.site)
    underserved = any(one.underserved for one in ground.clinical)
    return Dimension(
        "settings",
        "Diversity of settings",
        standing,
        _says(tuple(first), tuple(sites), underserved=underserved),
        (Figure("different settings", len(first)), Figure("different kinds of place", len(sites))),
        tuple(first.values()),
        (),
        _JUDGEMENT,
        _improve(ground, set(first)),
    )


def _says(settings: tuple[Setting, ...], sites: tuple[Site, ...], *, underserved: bool) -> str:
    if not settings and not sites:
        return "Nothing says yet in which settings you met patients."
    where = f"You met patients in these settings: {', '.join(settings)}." if settings else ""
    what = f"Kinds of place: {', '.join(sites)}." if sites else ""
    served = "Some were underserved." if underserved else ""
    return " ".join(filter(None, [where, what, served]))


def _improve(ground: Basis, seen: set[Setting]) -> tuple[Improvement, ...]:
    if ground.clinical and not seen:
        return (Improvement("Give each entry its setting.", "The log cannot say where you were."),)
    missing: list[Setting] = [name for name in ("inpatient", "outpatient") if name not in seen]
    return tuple(
        Improvement(f"Spend time in an {name} setting.", "Residents work in both.") for name in missing
    )
