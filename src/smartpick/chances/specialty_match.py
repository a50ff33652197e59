"""Whether a specialty as the applicant typed it is one of the directory's."""

from functools import lru_cache

from smartpick.errors import UserError
from smartpick.programs import specialty_name

__all__ = ["same_specialty"]


@lru_cache(maxsize=4096)
def _canonical(typed: str) -> str | None:
    try:
        return specialty_name(typed)
    except UserError:
        return None


def same_specialty(typed: str | None, specialty: str) -> bool:
    """Tell whether ``typed`` names ``specialty``; an open field fits all, an unknown name none."""
    return typed is None or _canonical(typed) == specialty
