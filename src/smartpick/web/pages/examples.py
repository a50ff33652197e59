"""The two example applicants: before and after side by side, to play with and to throw away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from smartpick.advice.profile_rules import directory_findings, season_rules
from smartpick.applicant import Profile, example_text, profile_of, read_profile_text, written
from smartpick.errors import Problem, UserError
from smartpick.web.asking import compared
from smartpick.web.desk import Desk, TheDesk
from smartpick.web.forms import TheForm
from smartpick.web.showing import show

if TYPE_CHECKING:
    from smartpick.advice.next_steps import Compared

__all__ = ["STORIES", "Story", "compared_story", "router"]

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Story:
    """An applicant before and after something was done; both are example profiles."""

    before: str
    after: str
    title: str
    told: str
    done: str


STORIES = (
    Story(
        "community-clinic-before",
        "community-clinic",
        "A year at a community health center",
        "Strong scores and almost no clinical experience in the US.",
        "A year of supervised work in a community health center, and two detailed letters.",
    ),
    Story(
        "oncology-observership-before",
        "oncology-observership",
        "An academic oncology observership",
        "Aims at internal medicine now, and at a fellowship in hematology-oncology later.",
        "An observership and research at a cancer institute, and one US letter.",
    ),
)


@router.get("/examples")
def examples(request: Request, desk: TheDesk) -> Response:
    """Show both stories with what changed, and by how much."""
    desk.engine.market()
    told = [(story, compared_story(desk, story)) for story in STORIES]
    return show(request, "examples.html", told=told)


def compared_story(desk: Desk, story: Story) -> "Compared":
    """Return the best lists before and after what the story tells, and the difference."""
    from smartpick.advice import Question  # noqa: PLC0415

    return compared(desk, _profile(desk, story.before), _profile(desk, story.after), Question())


@router.post("/examples/play")
def play(desk: TheDesk, form: TheForm) -> Response:
    """Put an example applicant with its portfolio before one's own data."""
    names = {name for story in STORIES for name in (story.before, story.after)}
    if form.text("name") not in names:
        raise UserError(Problem("There is no such example.", "Choose one of those on the page of examples."))
    desk.play(form.text("name"))
    return RedirectResponse("/", 303)


@router.post("/examples/throw-away")
def throw_away(desk: TheDesk) -> Response:
    """Take the example away; one's own data are there again as they were."""
    desk.end_play()
    return RedirectResponse("/", 303)


def _profile(desk: Desk, name: str) -> Profile:
    on = desk.today()
    data = written(read_profile_text(example_text(name).encode(), name, on=on))
    return profile_of(data, on, season_rules(desk.season), directory_findings)
