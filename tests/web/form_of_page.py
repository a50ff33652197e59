"""A form as a browser sends it when nothing in it was touched."""

from collections.abc import Mapping
from typing import Any

from smartpick.web.profile_form import form_of


def sent_as_shown(data: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the fields of the profile's form, filled with data, as they would be sent."""
    found: dict[str, list[str]] = {}
    for section in form_of(data)[0]:
        for group in section.groups:
            if group.none:
                found.setdefault("none", []).append(group.name)
            for block in group.blocks:
                for field in block.fields:
                    if field.shape == "checks":
                        found[field.name] = [value for value, _ in field.options if value in field.chosen]
                    elif field.shape == "programs":
                        found[field.name] = [*(row.name for row in field.rows), ""]
                    elif field.shape == "numbered":
                        found[field.name] = [row.name for row in field.rows]
                        found[f"{field.name}.number"] = [row.number for row in field.rows]
                    else:
                        found[field.name] = [field.value]
    return found
