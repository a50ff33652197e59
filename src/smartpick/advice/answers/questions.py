"""The questions in their order, by their short names."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from smartpick.advice.answers.about_applying import how_many, letters, research_year, step3, visa, wait_a_year
from smartpick.advice.answers.about_experience import how_recent, how_to_find, which_kinds, why, without
from smartpick.advice.answers.answer import Answer
from smartpick.advice.answers.standing import Standing

__all__ = ["QUESTIONS", "answers"]

QUESTIONS: Mapping[str, Callable[[Standing], Answer]] = {
    "why-usce": why,
    "which-kinds": which_kinds,
    "how-to-find": how_to_find,
    "how-recent": how_recent,
    "without": without,
    "letters": letters,
    "how-many": how_many,
    "research-year": research_year,
    "step-3": step3,
    "visa": visa,
    "wait": wait_a_year,
}


def answers(at: Standing, keys: Collection[str] = ()) -> tuple[Answer, ...]:
    """Return the answers to the questions with these names, in the order of ``QUESTIONS``; all when none is named.

    Raise ``KeyError`` for a name that is no question.
    """
    for key in keys:
        if key not in QUESTIONS:
            raise KeyError(key)
    return tuple(_tidy(answer(at)) for key, answer in QUESTIONS.items() if not keys or key in keys)


def _tidy(one: Answer) -> Answer:
    """Return the answer without empty sentences, and each source once."""
    return replace(
        one,
        says=tuple(filter(None, one.says)),
        gaps=tuple(dict.fromkeys(filter(None, one.gaps))),
        sources=tuple(dict.fromkeys(one.sources)),
    )
