"""The fields as a Markdown table for the documentation."""

from smartpick.applicant.field_list import FIELDS

__all__ = ["fields_table"]


def fields_table() -> str:
    """Return one row for each field: name, kind, what may stand there, help, example."""
    rows = ["| field | kind | allowed | what it is | example |", "| --- | --- | --- | --- | --- |"]
    for one in FIELDS:
        allowed = one.range_words()
        if one.options:
            allowed = ", ".join(one.options) if len(one.options) <= 12 else f"{len(one.options)} postal codes"
        name = f"`{one.name}`" + (" (required)" if one.required else "")
        rows.append(f"| {name} | {one.kind.value} | {allowed} | {one.help} | `{one.example}` |")
    return "\n".join(rows) + "\n"
