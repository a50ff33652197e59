"""Ids that people can type: made of what a record is about, never of anything about a patient."""

import re
import secrets
import unicodedata
from collections.abc import Collection, Mapping
from itertools import count
from typing import Any

__all__ = ["free_name"]

#: The fields of a kind that its id is made of; other kinds get a few random letters.
_ABOUT: Mapping[str, tuple[str, ...]] = {
    "experience": ("institution", "kind"),
    "person": ("name", "role"),
    "letter": ("writer",),
    "document": ("item",),
    "opportunity": ("name",),
    "date": ("what",),
    "approach": ("institution", "name"),
}
_LONGEST = 40
_RANDOM_BYTES = 4


def free_name(kind: str, body: Mapping[str, Any], taken: Collection[str]) -> str:
    """Return an id for a new record that is not among those taken: "cleveland-clinic", "letter-jane-doe"."""
    said = next((str(body[field]) for field in _ABOUT.get(kind, ()) if body.get(field)), "")
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode().casefold()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"\bdr\b\.?", "", plain)).strip("-")[:_LONGEST].strip("-")
    if kind in {"letter", "document", "approach"} and words:
        words = f"{kind}-{words}"
    begun = words or f"{kind}-{secrets.token_hex(_RANDOM_BYTES)}"
    return next(
        name for number in count(1) if (name := begun if number == 1 else f"{begun}-{number}") not in taken
    )
