"""An assessment as plain values, for JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from smartpick.advice.portfolio.gains import Gain
from smartpick.experience import Assessment, Dimension

__all__ = ["assessment_document"]


def assessment_document(
    found: Assessment, added: Mapping[Any, Gain], moved: Mapping[str, Any], notes: Sequence[str] = ()
) -> dict[str, Any]:
    """Return an assessment; ``added`` are gains by change, ``moved`` entries of the model card by key."""
    return {
        "on": found.on.isoformat(),
        "specialties": list(found.specialties),
        "notes": list(notes),
        "dimensions": [_plain(part, added, moved) for part in found.dimensions],
    }


def _plain(part: Dimension, added: Mapping[Any, Gain], moved: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": part.key,
        "title": part.title,
        "standing": part.standing,
        "says": part.says,
        "figures": [{"label": one.label, "value": one.value, "unit": one.unit} for one in part.figures],
        "rests_on": list(part.rests_on),
        "evidence": [
            {"claim": one.claim, "caveat": one.caveat, "gap": one.gap, "source": one.stamp.citation()}
            for one in part.evidence
        ],
        "judgement": part.judgement,
        "moves": [_entry(key, moved) for key in part.moves],
        "improve": [
            {"what": one.what, "why": one.why, "gain": _gain(added.get(one.change) if one.change else None)}
            for one in part.improve
        ],
    }


def _entry(key: str, moved: Mapping[str, Any]) -> dict[str, Any]:
    if key not in moved:
        return {"key": key}
    one = moved[key]
    return {"key": key, "value": one.value, "sd": one.sd, "source": one.source, "judgement": one.judgement}


def _gain(gain: Gain | None) -> dict[str, Any] | None:
    if gain is None:
        return None
    one = gain.gain
    return {
        "value": one.value,
        "low": one.low,
        "high": one.high,
        "level": one.level,
        "p_match": gain.p_match,
        "on": gain.on.isoformat(),
        "adds": gain.adds,
        "tell_first": gain.tell,
    }
