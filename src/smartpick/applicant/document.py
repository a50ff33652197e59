"""The profile as plain data, for JSON."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from typing import Any

from smartpick.applicant.profile import Beside, Profile

__all__ = ["profile_document"]


def profile_document(profile: Profile) -> dict[str, Any]:
    """Return the profile as dicts, lists, texts and numbers; ``None`` is unknown, dates are ISO.

    What a comparison adds to something unknown ("beside") stands there only where there is any.
    """
    document = {field.name: _plain(getattr(profile, field.name)) for field in dataclasses.fields(profile)}
    if profile.beside == Beside():
        del document["beside"]
    return document


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(element) for element in value]
    if isinstance(value, Mapping):
        return {key: _plain(element) for key, element in value.items()}
    return value.isoformat() if isinstance(value, date) else value
