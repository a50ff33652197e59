"""The questions that every IMG asks, answered with the applicant's own numbers and with sources.

Comes in: ``Profile``, own opportunities, ``Market``, ``Season``, a day. Goes out: ``Answer`` values: a short answer,
figures with intervals, what is judgement because nobody has published it, and where each statement comes from.
"""

from smartpick.advice.answers.answer import Answer, Figure, Source
from smartpick.advice.answers.questions import QUESTIONS, answers
from smartpick.advice.answers.standing import Standing, stand

__all__ = ["QUESTIONS", "Answer", "Figure", "Source", "Standing", "answers", "stand"]
