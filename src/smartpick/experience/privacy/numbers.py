"""Numbers that name one person, card, car or device: identifiers (G) to (M) and the codes of (R).

A number is found by the words before it, by its check digit, or by a shape that nothing else has. A number that
only might be one is asked about.
"""

import re
from collections.abc import Iterator

from smartpick.experience.privacy import checksums
from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.number_labels import ANY_LABEL, DEVICES, LABELS
from smartpick.experience.privacy.number_shapes import SHAPES
from smartpick.experience.privacy.reading import Reading

__all__ = ["find_numbers"]

LEAVE_OUT = "Leave the number out."


#: A value that goes on with one of these is an amount, a dose, a page or a part, not a number of somebody.
AMOUNT_AFTER = re.compile(
    r"\s?(?:%|mg|mcg|µg|μg|g|kg|ml|l|dl|mm|cm|m|units?|iu|meq|mmol|copies|cells|patients|people|participants|"
    r"beds?|"
    r"days?|weeks?|months?|years?|hours?|minutes?|times|dollars|usd|/|per)\b|\s?%"
)
#: A date, a year or a public trial registration: another rule's business, or nobody's.
NO_NUMBER = re.compile(r"[0-3]?\d([-./])[0-3]?\d\1(?:\d\d){1,2}|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d|NCT\d{8}")
ROOM = re.compile(
    r"\b(?:room|bed|bay|cubicle|rm\.?)\s{0,2}(?:no\.?|number|#)?\s{0,2}([A-Z]?-?\d{1,4}-?[A-Z]?)\b",
    re.IGNORECASE,
)
LONG_NUMBER = re.compile(r"(?<![\w./:,+-])\d{7,14}(?![\w/:-]|[.,]\d)")
PUBLIC_BEFORE = re.compile(
    r"(?:pmid|pmc|doi|isbn|issn|nct|icd|cpt|loinc|snomed|rxcui|ndc|award|grant|acgme(?: program)?)\W{0,3}$"
)


def find_numbers(reading: Reading) -> Iterator[Finding]:
    """Yield labelled numbers, numbers with a check digit, unmistakable shapes, and long bare numbers."""
    if not any(character.isdigit() for character in reading.text):
        return
    yield from _shapes(reading)
    if ANY_LABEL.search(reading.text):
        yield from _labelled(reading)
    for match in ROOM.finditer(reading.text):
        if not AMOUNT_AFTER.match(reading.after(match.end(), 12)):
            why = "A room or bed, with a day, is one patient."
            yield reading.finding(
                Identifier.UNIQUE, match.span(1), False, why, 'Write "a patient on the ward".'
            )
    for match in LONG_NUMBER.finditer(reading.text):
        near = reading.before(match.start(), 16)
        if not (AMOUNT_AFTER.match(reading.after(match.end(), 14)) or PUBLIC_BEFORE.search(near)):
            why = "A long number without a unit is often a record or an account."
            yield reading.finding(Identifier.UNIQUE, match.span(), False, why, LEAVE_OUT)


def _labelled(reading: Reading) -> Iterator[Finding]:
    for label in LABELS:
        for match in label.pattern.finditer(reading.text):
            value = match.group("value")
            if sum(character.isdigit() for character in value) < label.digits:
                continue
            if AMOUNT_AFTER.match(reading.after(match.end(), 14)) or NO_NUMBER.fullmatch(value):
                continue
            if label.letters and not any(character.isalpha() for character in value):
                continue
            if label.devices and not DEVICES.search(reading.around(match.start())):
                continue
            certain = label.certain or (label.kind is Identifier.VEHICLE and checksums.vin(value))
            announced = " ".join(match.group("label").split())
            why = f'After "{announced}" stands {label.what}.'
            yield reading.finding(label.kind, match.span("value"), certain, why, LEAVE_OUT)


def _shapes(reading: Reading) -> Iterator[Finding]:
    for shape in SHAPES:
        for match in shape.pattern.finditer(reading.text):
            proven = shape.proof(match.group())
            if proven or shape.asks:
                certain, why = proven and shape.certain, shape.why if proven else shape.asks
                yield reading.finding(shape.kind, match.span(), certain, why, LEAVE_OUT)
