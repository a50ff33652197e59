"""Check the data of a profile, from whatever door: fields, contradictions, and what the caller knows beside."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from smartpick.applicant.building import build
from smartpick.applicant.contradictions import SeasonRules, contradictions
from smartpick.applicant.field_check import Finding, check_fields
from smartpick.applicant.field_list import TREE
from smartpick.applicant.profile import Profile
from smartpick.errors import Problem, UserError
from smartpick.toml_lines import dotted

__all__ = ["Check", "check_profile", "profile_of"]

Check = Callable[[Profile], Iterable[Finding]]


def check_profile(
    data: dict[str, Any], on: date, rules: SeasonRules | None = None, also: Check | None = None
) -> tuple[Profile, tuple[Finding, ...]]:
    """Return the profile of data such as ``tomllib`` gives, and everything that is wrong with them.

    ``on`` is the day they are checked for, ``rules`` the season's numbers to check against, ``also`` a further check
    that knows what this room does not (the directory). With findings the profile lacks what was refused.
    """
    clean, found = check_fields(TREE, data)
    profile = build(clean)
    later = (*contradictions(profile, on, rules), *(also(profile) if also else ()))
    return profile, (*found, *(one for one in later if not _undermined(one, found)))


def profile_of(
    data: dict[str, Any], on: date, rules: SeasonRules | None = None, also: Check | None = None
) -> Profile:
    """Return the profile of data; raise :class:`UserError` with every problem, each at its dotted field."""
    profile, found = check_profile(data, on, rules, also)
    if found:
        raise UserError(Problem(one.what, one.way_out, dotted(one.path)) for one in found)
    return profile


def _undermined(one: Finding, found: list[Finding]) -> bool:
    """Tell whether something that a contradiction rests on was itself refused."""
    return any(other.path[: len(root)] == root for other in found for root in one.needs)
