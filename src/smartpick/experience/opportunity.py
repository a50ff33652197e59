"""A place where an experience can be had: an organised program, or one the user found."""

from dataclasses import dataclass
from typing import Annotated, Literal

from smartpick.experience.fields import Between, Id, Line, Prose, Usd
from smartpick.experience.taxonomies import Kind, StateCode

__all__ = ["Audience", "Opportunity", "Weeks"]

Weeks = Annotated[float, Between(0.1, 104, "weeks")]

#: Whom a program says it is for. "visiting specialists" often exclude people who apply for residency.
Audience = Literal[
    "medical students",
    "IMGs seeking residency",
    "IMGs and specialists",
    "visiting specialists",
    "students and pre-medical students",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One opportunity; ``None`` is unknown, also for yes and no.

    ``specialties`` are directory names; ``any_specialty`` says that it covers many. Fees are in USD; ``fee_per``
    is the time the program fee buys. ``weeks_least`` and ``weeks_most`` bound its length. ``letter`` says whether
    its page speaks of a letter, ``visa`` of help with a visa. ``open`` is false while it is paused. ``checked`` is
    the month its page was last read, ``note`` what to look at there.
    """

    id: Id
    name: Line
    kind: Kind | None = None
    audience: Audience | None = None
    specialties: tuple[Line, ...] = ()
    any_specialty: bool | None = None
    city: Line | None = None
    state: StateCode | None = None
    application_fee: Usd | None = None
    program_fee: Usd | None = None
    fee_per: Line | None = None
    free: bool | None = None
    weeks_least: Weeks | None = None
    weeks_most: Weeks | None = None
    certificate: bool | None = None
    letter: bool | None = None
    visa: bool | None = None
    open: bool = True
    url: Line | None = None
    checked: Line | None = None
    note: Prose | None = None
