"""The fields in words: what may stand there, how each ages, and all of it as a table for the documentation."""

from smartpick.facts.field import FIELDS, VERIFIED, FactField
from smartpick.facts.staleness import still_true

__all__ = ["field_ageing", "field_allowed", "fields_table", "verified_table"]

_YEARS = (1.0, 3.0, 6.0)


def field_allowed(field: FactField) -> str:
    """Return what may stand in a field: "J-1, H-1B, F-1 OPT, or none", "180 to 290 points, or none (no minimum)"."""
    none = f", or none ({field.none_words})" if field.none is not None else ""
    if field.kind == "choices":
        return f"{', '.join(field.choices)}, or none ({field.none_words})"
    if field.kind in {"whole", "number"}:
        return f"{field.least:g} to {field.most:g} {field.unit}{none}"
    words = {
        "flag": "yes or no",
        "share": "a share: 35%, 0.35 or 7 of 20",
        "text": f"up to {field.most or 0:g} characters",
        "day": "a day",
        "link": "an address of the web",
    }
    return words[field.kind]


def field_ageing(field: FactField) -> str:
    """Return how a field grows old, with where that comes from."""
    if field.drifts and field.relative:
        aged = f"drifts by {100 * field.drift:.0f} % of its size in a year"
    elif field.drifts:
        aged = f"drifts by {100 * field.drift:.1f} points in a year"
    else:
        held = ", ".join(f"{100 * still_true(field, years):.0f} %" for years in _YEARS)
        aged = f"still true after {', '.join(f'{years:g}' for years in _YEARS)} years: {held}"
    return f"{aged} ({field.basis})"


def fields_table() -> str:
    """Return one row for each field: key, name, what may stand there, example, ageing, screen, minutes."""
    head = "| field | what it is | what may stand there | example | ageing | decides | minutes |"
    rows = [head, "| --- | --- | --- | --- | --- | --- | --- |"]
    for one in FIELDS.values():
        cells = (f"`{one.key}`", one.label, field_allowed(one), f"`{one.example}`", field_ageing(one))
        rows.append(f"| {' | '.join(cells)} | {one.screen} | {one.minutes} |")
    return "\n".join(rows) + "\n"


def verified_table() -> str:
    """Return one row for each kind of source: how far it is believed, on what basis."""
    rows = ["| `--verified` | what it means | believed on its day | basis |", "| --- | --- | --- | --- |"]
    rows += [
        f"| `{name}` | {one.words} | {100 * one.reliability:.0f} % | {one.basis} |"
        for name, one in VERIFIED.items()
    ]
    return "\n".join(rows) + "\n"
