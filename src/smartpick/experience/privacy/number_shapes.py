"""Numbers that are known by their shape and proven by their check digit, wherever they stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from smartpick.experience.privacy import checksums
from smartpick.experience.privacy.finding import Identifier

__all__ = ["SHAPES", "Shape"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a number, and what proves it.

    A proven number is ``certain`` unless chance alone passes the proof too often. One that fails is asked about with
    the sentence ``asks``, or is nothing when there is none.
    """

    kind: Identifier
    pattern: re.Pattern[str]
    why: str
    proof: Callable[[str], bool]
    certain: bool = True
    asks: str = ""


def _bare(number: str) -> str:
    return re.sub(r"[ -]", "", number)


def _issued(number: str) -> bool:
    """Tell whether a social security number can have been issued (Social Security Administration, since 2011)."""
    plain = _bare(number)
    area, group, serial = plain[:3], plain[3:5], plain[5:]
    return area not in {"000", "666"} and area[0] != "9" and group != "00" and serial != "0000"


def _card(number: str) -> bool:
    plain = _bare(number)
    return plain[0] in "3456" and checksums.luhn(plain)


def _always(_: str) -> bool:
    return True


SHAPES = (
    Shape(
        Identifier.SSN,
        re.compile(r"(?<![\w-])\d{3}([- ])\d{2}\1\d{4}(?![\w-])"),
        "This has the form of a social security number.",
        _issued,
        asks="This has the form of a social security number, though none like it is issued.",
    ),
    Shape(
        Identifier.HEALTH_PLAN,
        re.compile(
            r"\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?"
            r"[AC-HJKMNP-RT-Y]{2}\d{2}\b"
        ),
        "This has the form of a Medicare beneficiary identifier.",
        _always,
    ),
    Shape(
        Identifier.LICENCE,
        re.compile(r"(?<![\w-])[12]\d{9}(?![\w-])"),
        "The check digit is that of a National Provider Identifier.",
        checksums.npi,
        certain=False,  # one in ten bare numbers passes
    ),
    Shape(
        Identifier.LICENCE,
        re.compile(r"\b[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}\b"),
        "The check digit is that of a DEA registration.",
        checksums.dea,
    ),
    Shape(
        Identifier.VEHICLE,
        re.compile(r"\b(?=[A-HJ-NPR-Z0-9]{0,16}[A-Z])[A-HJ-NPR-Z0-9]{17}\b"),
        "The check digit is that of a vehicle identification number.",
        checksums.vin,
    ),
    Shape(
        Identifier.DEVICE,
        re.compile(r"\(01\)(\d{14})(?:\(\d{2,3}\)[A-Za-z0-9./-]{1,20}){0,6}"),
        "This is a unique device identifier (UDI).",
        lambda found: checksums.gtin(found[4:18]),
        asks="This has the form of a unique device identifier (UDI).",
    ),
    Shape(
        Identifier.DEVICE,
        re.compile(r"\b[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}\b"),
        "This is the hardware address of a device.",
        _always,
    ),
    Shape(
        Identifier.DEVICE,
        re.compile(r"(?<![\w-])\d{15}(?![\w-])"),
        "The check digit is that of a mobile telephone's number (IMEI).",
        checksums.luhn,
        certain=False,  # one in ten bare numbers passes
    ),
    Shape(
        Identifier.ACCOUNT,
        re.compile(r"(?<![\w-])\d{4}(?:([ -]?)\d{4}\1\d{4}\1\d{4}|[ -]?\d{6}[ -]?\d{5})(?![\w-])"),
        "The check digit is that of a payment card.",
        _card,
    ),
    Shape(
        Identifier.ACCOUNT,
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"),
        "The check digits are those of an international bank account.",
        lambda found: checksums.iban(found.replace(" ", "")),
    ),
)
