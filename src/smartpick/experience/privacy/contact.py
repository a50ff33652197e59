"""Telephone and fax numbers, email addresses, web addresses, IP addresses: identifiers (D), (E), (F), (N), (O).

Every pattern is bounded and begins where a shorter match cannot have begun, so that time grows with the length of a
text and not with its square.
"""

import ipaddress
import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.reading import Reading
from smartpick.experience.privacy.vocabulary import cue_words

__all__ = ["find_contacts"]

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[a-zA-Z]{2,24}")
AT, DOT = r"(?: at |\s?[\[(]\s?at\s?[\])]\s?)", r"(?: dot |\s?[\[(]\s?dot\s?[\])]\s?)"
SPOKEN_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{2,64}}{AT}[\w-]{{2,63}}(?:\.[\w-]{{1,63}}){{0,4}}{DOT}(?:com|org|net|edu|gov|io|info)\b"
    r"|(?<![\w.+-])[\w.+-]{1,64}\s?[\[(]\s?at\s?[\])]\s?(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}\b",
    re.IGNORECASE,
)
NORTH_AMERICAN = re.compile(
    r"(?<![\w.+-])(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\)[ .-]?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\w-]|\.\d)"
)
INTERNATIONAL = re.compile(r"(?<![\w.])\+(?:\d{8,15}|\d{1,4}(?:[ .()-]{1,2}\d{1,7}){1,6})(?!\w)")
PLAIN_NUMBER = re.compile(r"(?<![\w.+/-])[(]?\d(?:[ .()-]{0,2}\d){5,13}(?![\w/-]|\.\d)")
SHORT_NUMBER = re.compile(
    r"\b(?:pager|beeper|bleep|extension|ext\.?)\s{0,2}(?:number|no\.?|#)?\s{0,2}[:#]?\s{0,2}(\d{3,6})\b",
    re.IGNORECASE,
)
TELEPHONE_WORDS = re.compile(
    r"\b(?:tel|telephone|phone|ph|cell|cellphone|mobile|call|called|calls|calling|dial|ring|rang|text|texted|"
    r"whatsapp|"
    r"sms|reached|contact|hotline|landline|voicemail)\b"
)
FAX_BEFORE = re.compile(r"\b(?:fax|faxed|faxes|faxing|facsimile)\b")
FAX_AFTER = re.compile(r"\s?\(?(?:fax|facsimile)\b")
URL = re.compile(r"\b(?:(?:https?|ftp)://|www\.)[^\s<>\"“”]{3,2000}", re.IGNORECASE)
BARE_DOMAIN = re.compile(
    r"(?<![\w@./-])(?:[A-Za-z0-9-]{1,63}\.){1,4}"
    r"(?:(?:com|org|net|edu|gov|info)\b(?:/[^\s<>\"“”]{0,2000})?|(?:me|co|io|in|uk|ng|pk|de|fr|"
    r"app)/[^\s<>\"“”]{1,2000})"
)
IPV4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
IPV6 = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
VERSION_BEFORE = re.compile(r"(?:\bv|\bversion|\brelease|\bbuild|\bsection|§)[ .]?$")
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,29}\b")

#: Public reference works and offices: their addresses say nothing about a patient.
REFERENCES = tuple(sorted(cue_words("public_references")))

WRITE_NONE = "Leave it out."


def find_contacts(reading: Reading) -> Iterator[Finding]:
    """Yield email, web and IP addresses, telephone and fax numbers."""
    text = reading.text
    if "@" in text or " at " in reading.lower or "at]" in reading.lower or "at)" in reading.lower:
        yield from _emails(reading)
    if "." in text:
        yield from _web(reading)
    if "." in text or ":" in text:
        yield from _internet(reading)
    yield from _telephones(reading)


def _emails(reading: Reading) -> Iterator[Finding]:
    for match in EMAIL.finditer(reading.text):
        why = "This is written like an email address."
        yield reading.finding(Identifier.EMAIL, match.span(), True, why, WRITE_NONE)
    for match in SPOKEN_EMAIL.finditer(reading.text):
        why = "This reads like an email address in words."
        yield reading.finding(Identifier.EMAIL, match.span(), False, why, WRITE_NONE)
    for match in HANDLE.finditer(reading.text):
        why = "This looks like the name of an account on a social network."
        yield reading.finding(Identifier.UNIQUE, match.span(), False, why, WRITE_NONE)


def _web(reading: Reading) -> Iterator[Finding]:
    for pattern, certain in ((URL, True), (BARE_DOMAIN, False)):
        for match in pattern.finditer(reading.text):
            address = match.group().rstrip(".,;:!?)]'’")
            host = re.split(r"[/:?#]", re.sub(r"^\w+://", "", address.lower()))[0]
            if not host.endswith(REFERENCES) or host.removesuffix(".") not in _allowed(host):
                span = (match.start(), match.start() + len(address))
                why = "A web address can lead to the person."
                yield reading.finding(
                    Identifier.URL, span, certain, why, "Leave it out, or name the kind of page."
                )


def _allowed(host: str) -> tuple[str, ...]:
    return tuple(host for reference in REFERENCES if host == reference or host.endswith(f".{reference}"))


def _internet(reading: Reading) -> Iterator[Finding]:
    for pattern in (IPV4, IPV6):
        for match in pattern.finditer(reading.text):
            address = match.group()
            if _address(address) and not VERSION_BEFORE.search(reading.before(match.start(), 12)):
                why = f"This is a valid IPv{6 if ':' in address else 4} address."
                yield reading.finding(Identifier.IP, match.span(), True, why, WRITE_NONE)


def _address(text: str) -> bool:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return False
    return found.version == 4 or len(text) > 5


def _telephones(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for match in NORTH_AMERICAN.finditer(text):
        yield _telephone(
            reading, match.span(), True, "This has the form of a North American telephone number."
        )
    if "+" in text:
        for match in INTERNATIONAL.finditer(text):
            if 8 <= _digits(match.group()) <= 15:
                yield _telephone(reading, match.span(), True, "This has the form of an international number.")
    for match in PLAIN_NUMBER.finditer(text):
        near = reading.before(match.start(), 32)
        if 7 <= _digits(match.group()) <= 15 and (TELEPHONE_WORDS.search(near) or FAX_BEFORE.search(near)):
            start = match.start()
            certain = _digits(match.group()) >= 10
            yield _telephone(
                reading, (start, match.end()), certain, "The words before this number are of telephones."
            )
    for match in SHORT_NUMBER.finditer(text):
        why = "A pager or extension number reaches one person."
        yield reading.finding(Identifier.PHONE, match.span(1), False, why, WRITE_NONE)


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)


def _telephone(reading: Reading, span: tuple[int, int], certain: bool, why: str) -> Finding:
    """Return a telephone finding, or a fax finding when the words around say so."""
    near = reading.before(span[0], 32)
    telephone = [match.end() for match in TELEPHONE_WORDS.finditer(near)]
    fax = [match.end() for match in FAX_BEFORE.finditer(near)]
    if FAX_AFTER.match(reading.after(span[1], 12)) or (fax and (not telephone or fax[-1] > telephone[-1])):
        return reading.finding(
            Identifier.FAX, span, certain, "This is a number after the word fax.", WRITE_NONE
        )
    return reading.finding(Identifier.PHONE, span, certain, why, WRITE_NONE)
