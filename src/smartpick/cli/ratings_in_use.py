"""The ratings that a list is made with: those of the profile and those that are kept; asking makes no data."""

from typing import TYPE_CHECKING

from smartpick.cli.opened_data import data_if_any

if TYPE_CHECKING:
    from smartpick.applicant import Profile

__all__ = ["with_kept_ratings"]


def with_kept_ratings(profile: "Profile") -> "Profile":
    """Return the profile with the ratings of ``smartpick programs rate``, which count where both rate a program."""
    with data_if_any() as store:
        if store is None:
            return profile
        from smartpick.workspace.program_marks import kept_marks, with_ratings  # noqa: PLC0415

        return with_ratings(profile, kept_marks(store).ratings())
