"""What may stand in a field of a record: the limits of texts and numbers, attached to the types themselves."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

__all__ = [
    "Address",
    "Between",
    "Clock",
    "Code",
    "Count",
    "Email",
    "EndDay",
    "ExactDay",
    "FullDay",
    "HoursPerWeek",
    "Id",
    "Line",
    "MonthEnd",
    "Months",
    "Named",
    "Prose",
    "Text",
    "TimeOfDay",
    "TimeZone",
    "Usd",
    "Zone",
]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of at most ``limit`` characters, on one line or with ``lines`` on several."""

    limit: int
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A number from ``low`` to ``high``, both included, in ``unit``."""

    low: float
    high: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """The short name of a record, by which others refer to it."""

    shape: re.Pattern[str] = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """The address of one person or place in electronic mail, without a name before it."""

    shape: re.Pattern[str] = re.compile(
        r"(?=.{3,200}\Z)[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]+"
    )


@dataclass(frozen=True, slots=True)
class FullDay:
    """A date that is a day: a bare month will not do."""


@dataclass(frozen=True, slots=True)
class MonthEnd:
    """A date of which a bare month means its last day."""


@dataclass(frozen=True, slots=True)
class IcdCode:
    """An ICD-10-CM code; only its shape is looked at here."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day as "14:30"."""


@dataclass(frozen=True, slots=True)
class TimeZone:
    """The name of a time zone in the IANA list, such as "America/Chicago"."""


Id = Annotated[str, Named()]
Line = Annotated[str, Text(200)]
Prose = Annotated[str, Text(6000, lines=True)]
Code = Annotated[str, IcdCode()]
Clock = Annotated[str, TimeOfDay()]
Zone = Annotated[str, TimeZone()]
Email = Annotated[str, Address()]
ExactDay = Annotated[date, FullDay()]
EndDay = Annotated[date, MonthEnd()]
HoursPerWeek = Annotated[float, Between(0.5, 112, "hours a week")]
Months = Annotated[float, Between(0.1, 600, "months")]
Usd = Annotated[float, Between(0, 1_000_000, "USD")]
Count = Annotated[int, Between(1, 10_000)]
