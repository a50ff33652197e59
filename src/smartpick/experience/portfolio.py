"""Everything an applicant has logged, together."""

from dataclasses import dataclass

from smartpick.experience.approach import Approach
from smartpick.experience.document import Document
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.opportunity import Opportunity
from smartpick.experience.own_date import OwnDate
from smartpick.experience.person import Person
from smartpick.experience.reflection import Reflection

__all__ = ["Portfolio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """The records of one applicant, each kind in the order it was written."""

    label: str = ""
    experiences: tuple[Experience, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    reflections: tuple[Reflection, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    people: tuple[Person, ...] = ()
    letters: tuple[Letter, ...] = ()
    documents: tuple[Document, ...] = ()
    approaches: tuple[Approach, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    dates: tuple[OwnDate, ...] = ()
