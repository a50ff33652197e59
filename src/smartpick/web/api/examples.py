"""The two example applicants, each before and after something was done, with what it does to the chances."""

from typing import Any

from fastapi.responses import Response

from smartpick.web.api.shapes import Shown, answered, subject
from smartpick.web.desk import TheDesk
from smartpick.web.pages.examples import STORIES, compared_story

__all__ = ["router"]

router = subject("examples")


class StoriesShown(Shown):
    """Each story: names of both profiles (for ``examples/play``), words, both best lists, the difference."""

    stories: list[dict[str, Any]]


@router.get("/examples", response_model=StoriesShown)
def examples(desk: TheDesk) -> Response:
    """Show both stories, before and after side by side; the first time takes seconds."""
    from smartpick.advice.next_steps.documents import answer_document, difference_document  # noqa: PLC0415

    told = []
    for story in STORIES:
        found = compared_story(desk, story)
        told.append(
            {
                "title": story.title,
                "told": story.told,
                "done": story.done,
                "before": {"name": story.before, **answer_document(found.before)},
                "after": {"name": story.after, **answer_document(found.after)},
                "gain": difference_document(found.gain),
            }
        )
    return answered({"stories": told})
