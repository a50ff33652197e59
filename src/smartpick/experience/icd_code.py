"""How an ICD-10-CM code is written: letter, digit, one more, and up to four after a dot (I10, E11.9, S52.501A)."""

import re
from functools import lru_cache

__all__ = ["canonical_code"]

_SHAPE = re.compile(r"[A-Z][0-9][0-9A-Z](?:[0-9A-Z]{1,4})?", re.ASCII)


@lru_cache(maxsize=8192)
def canonical_code(text: str) -> str | None:
    """Return a code as it is printed ("e119" and "E11.9" are "E11.9"); ``None`` when it cannot be one."""
    plain = text.strip().upper().replace(".", "", 1)
    if not _SHAPE.fullmatch(plain) or (text.count(".") and text.strip().find(".") != 3):
        return None
    return plain if len(plain) == 3 else f"{plain[:3]}.{plain[3:]}"
