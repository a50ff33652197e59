"""Reflections, and the questions that prompt them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from smartpick.experience.fields import Id, Prose
from smartpick.experience.months import Month
from smartpick.experience.taxonomies import Competency

__all__ = ["PROMPTS", "Prompt", "Reflection"]

Prompt = Literal[
    "patient care", "health system", "myself", "communication", "empathy", "reasoning", "feedback", "free"
]

#: The question that each prompt asks.
PROMPTS: Mapping[Prompt, str] = {
    "patient care": "What happened for the patient, what was your part, and what would you do differently?",
    "health system": "What did insurance, cost, access, teamwork or records change here, compared with home?",
    "myself": "What did this show you about yourself: a strength, a limit, a reason for this specialty?",
    "communication": "What did you say or hear that changed the talk, and how do you speak differently since?",
    "empathy": "What did the patient fear or hope, how did you notice, and what did you do with it?",
    "reasoning": "What did you think first, what changed your mind, and what will you look for next time?",
    "feedback": "What were you told, what did you change, and how do you know that it worked?",
    "free": "What do you want to remember of this?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """One reflection on an experience, and perhaps on one encounter of it."""

    id: Id
    experience: Id
    text: Prose
    prompt: Prompt = "free"
    month: Month | None = None
    encounter: Id | None = None
    shows: tuple[Competency, ...] = ()
