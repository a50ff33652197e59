"""What the guard can find: the 18 identifiers of the Safe Harbor method, and one finding of one of them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Context", "Finding", "Identifier", "Sureness"]


class Identifier(StrEnum):
    """The 18 identifiers of 45 CFR 164.514(b)(2)(i), in the order (A) to (R) of the rule."""

    NAME = "name"
    PLACE = "place"
    DATE = "date"
    PHONE = "phone"
    FAX = "fax"
    EMAIL = "email"
    SSN = "ssn"
    MRN = "mrn"
    HEALTH_PLAN = "health-plan"
    ACCOUNT = "account"
    LICENCE = "licence"
    VEHICLE = "vehicle"
    DEVICE = "device"
    URL = "url"
    IP = "ip"
    BIOMETRIC = "biometric"
    PHOTO = "photo"
    UNIQUE = "unique"

    @property
    def letter(self) -> str:
        """Return the letter of the rule's paragraph, "A" to "R"."""
        return chr(ord("A") + list(Identifier).index(self))

    @property
    def label(self) -> str:
        """Return the identifier in words."""
        return LABELS[self]


LABELS = {
    Identifier.NAME: "name",
    Identifier.PLACE: "place smaller than a state",
    Identifier.DATE: "date finer than a year, or age over 89",
    Identifier.PHONE: "telephone number",
    Identifier.FAX: "fax number",
    Identifier.EMAIL: "email address",
    Identifier.SSN: "social security number",
    Identifier.MRN: "medical record number",
    Identifier.HEALTH_PLAN: "health plan number",
    Identifier.ACCOUNT: "account number",
    Identifier.LICENCE: "certificate or licence number",
    Identifier.VEHICLE: "vehicle identifier or plate",
    Identifier.DEVICE: "device identifier or serial number",
    Identifier.URL: "web address",
    Identifier.IP: "IP address",
    Identifier.BIOMETRIC: "biometric identifier",
    Identifier.PHOTO: "photograph or comparable image",
    Identifier.UNIQUE: "other unique number, code or characteristic",
}


class Sureness(StrEnum):
    """How sure a finding is: a certain one blocks an export, the other asks."""

    CERTAIN = "certain"
    PLEASE_CHECK = "please check"


@dataclass(frozen=True, slots=True)
class Finding:
    """One possible identifier: ``text`` is ``whole[start:end]`` of the text that was checked.

    ``why`` is a sentence that says what made it one, ``suggestion`` a sentence that says what to write instead.
    """

    kind: Identifier
    start: int
    end: int
    text: str
    sureness: Sureness
    why: str
    suggestion: str

    @property
    def certain(self) -> bool:
        """Tell whether the finding blocks an export."""
        return self.sureness is Sureness.CERTAIN


@dataclass(frozen=True, slots=True)
class Context:
    """What is already known about the writer of a text.

    ``own``: words of the writer's own (name, email, telephone) that are never reported. ``people``: names that the
    portfolio holds (supervisors, colleagues); ``sites``: names of its places of care. Both are asked about, never
    blocked, wherever they stand in a text.
    """

    own: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
