"""Values and reports in words."""

from smartpick.facts.field import VERIFIED, FactField, Value
from smartpick.facts.report import Report

__all__ = ["told", "value_words"]


def value_words(field: FactField, value: Value) -> str:
    """Return a canonical value as people say it: "J-1 and H-1B", "no visa", "35 %", "5 years", "yes"."""
    if isinstance(value, tuple):
        return " and ".join(filter(None, [", ".join(value[:-1]), value[-1]])) if value else field.none_words
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if field.none is not None and value == field.none:
        return field.none_words
    if field.kind == "share":
        return f"{100 * value:.3g} %"
    unit = field.unit.removesuffix("s") if value == 1 else field.unit
    return f"{value:,} {unit}" if field.kind == "whole" else f"{value:g} {unit}"


def told(report: Report) -> str:
    """Return one report as a phrase: "visas it sponsors: J-1 (program site, 2025-09, checked by you)"."""
    said = value_words(report.about, report.value)
    who = VERIFIED[report.verified].words
    return f"{report.about.label}: {said} ({report.source}, {report.as_of}, {who})"
