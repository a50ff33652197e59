"""The profile: read, check, keep, remove; the examples to play with."""

from typing import Any, Literal

from fastapi.responses import Response

from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import check_profile, meaning, profile_document, profile_schema
from smartpick.errors import Problem, UserError
from smartpick.toml_lines import dotted
from smartpick.web.api.shapes import Body, Done, PlainObject, Seq, Shown, answered, done, subject
from smartpick.web.desk import Desk, TheDesk
from smartpick.workspace import (
    keep_profile,
    kept_profile,
    remove_profile,
)

__all__ = ["router"]

router = subject("profile")


class KeptShown(Shown):
    """The profile that is kept, ``null`` before there is one; ``example`` names the one that is played with."""

    profile: dict[str, Any] | None
    revision: int | None
    example: str


class Checked(Shown):
    """What was understood, what is unknown and what that means, everything that is wrong."""

    profile: dict[str, Any]
    unknown: list[dict[str, Any]]
    problems: list[dict[str, Any]]


class Given(Body):
    """A profile as in its file (docs/profile.md), as an object."""

    profile: PlainObject


class Kept(Given):
    """A profile and the revision that it was based on, ``null`` when there was none."""

    revision: Seq | None = None


class Example(Body):
    """An example applicant."""

    name: Literal[
        "community-clinic", "community-clinic-before", "oncology-observership", "oncology-observership-before"
    ]


@router.get("/profile", response_model=KeptShown)
def profile(desk: TheDesk) -> Response:
    """Return the profile that is kept."""
    held = kept_profile(desk.store)
    if held is None:
        return answered({"profile": None, "revision": None, "example": ""})
    return answered({"profile": held.data, "revision": held.revision, "example": held.example})


@router.put("/profile", response_model=Done)
def keep(desk: TheDesk, given: Kept) -> Response:
    """Keep a profile in the place of what is there, or say everything that is wrong with it."""
    problems = _problems(desk, given.profile)
    if problems:
        raise UserError(problems)
    return done(keep_profile(desk.store, given.profile, "Changed the profile", given.revision))


@router.delete("/profile", response_model=Done)
def remove(desk: TheDesk) -> Response:
    """Take one's own profile away; undo brings it back."""
    return done(remove_profile(desk.store))


@router.post("/profile/check", response_model=Checked)
def check(desk: TheDesk, given: Given) -> Response:
    """Say what was understood of a profile, what is unknown and what is wrong; nothing is kept."""
    read, _ = check_profile(given.profile, desk.today(), season_rules(desk.season), directory_findings)
    problems = _problems(desk, given.profile)
    return answered(
        {
            "profile": profile_document(read),
            "unknown": [{"field": name, "means": meaning(name)} for name in read.unknown_fields()],
            "problems": [{"what": p.what, "where": p.where, "way_out": p.way_out} for p in problems],
        }
    )


@router.get("/profile/schema", response_model=dict[str, Any])
def schema() -> Response:
    """Return the JSON Schema of a profile."""
    return answered(profile_schema())


@router.post("/examples/play", response_model=Done)
def play(desk: TheDesk, given: Example) -> Response:
    """Put an example applicant with its portfolio before one's own data, in data of its own."""
    return done(desk.play(given.name))


@router.post("/examples/throw-away", response_model=Done)
def throw_away(desk: TheDesk) -> Response:
    """Take the example away with all that was done to it; one's own data are there again as they were."""
    thrown = desk.end_play()
    words = "Threw the example applicant away." if thrown else "No example was played with."
    return answered({"action": None, "words": words})


def _problems(desk: Desk, data: dict[str, Any]) -> list[Problem]:
    found = check_profile(data, desk.today(), season_rules(desk.season), directory_findings)[1]
    return [Problem(one.what, one.way_out, dotted(one.path)) for one in found]
