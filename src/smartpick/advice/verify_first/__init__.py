"""Which facts to look up first: the gain of each from a better list, by the minute.

Comes in: a ``Profile``, the ``Market``, a ``Season`` and a ``Question`` with what is believed of programs. Goes out:
a ``Queue`` of visits to programs' pages, each with the facts to look up there, minutes, expected gain and what each
answer would do; and where to stop. The maths stands in docs/verify_first.md.
"""

from smartpick.advice.verify_first.item import Asked, Item, Outcome, Queue, Stop
from smartpick.advice.verify_first.queue import Looking, verify_first

__all__ = ["Asked", "Item", "Looking", "Outcome", "Queue", "Stop", "verify_first"]
