"""Dates finer than a year and ages over 89: identifier (C).

A day is found in figures and words of English, Spanish, French, Portuguese and German. A month alone is asked about
only where something happened to a patient in it: the months of a rotation belong in a portfolio.
"""

import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.reading import Reading

__all__ = ["find_dates"]

MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
ABROAD = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|"
    r"janeiro|fevereiro|março|junho|julho|setembro|outubro|novembro|dezembro|"
    r"januar|februar|märz|juni|juli|oktober|dezember)"
)
NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
DAY_MONTH = re.compile(
    rf"\b(?:the\s)?{DAY}(?:\s(?:of\s|de\s)?|[-./])(?:{MONTHS}|{ABROAD})\b"
    rf"(?:\.?(?:,?\s(?:de\s)?|[-./]){YEAR}\b|[-./]\d\d\b)?",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(
    rf"\b{MONTHS}\b\.?\s(?:the\s)?{DAY}(?![\d/:%]|\.\d)(?:(?:,\s?|\s){YEAR}\b)?", re.IGNORECASE
)
FIGURES = re.compile(
    r"(?<![\w./-])(?:(?:0?[1-9]|1[0-2]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20)\d\d|\d\d)"
    r"|(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01]))(?![\w/-]|\.\d)"
    r"|(?<![\w./-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=T\d\d:)"
)
DAY_OF_YEAR = re.compile(r"(?<![\w./-])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?![\w/-]|\.\d|\sof\b)")
MONTH_YEAR = re.compile(
    rf"\b{MONTHS}\.?(?:\sof)?,?\s(?:19|20)\d\d\b|\b(?:0?[1-9]|1[0-2])/(?:19|20)\d\d\b", re.IGNORECASE
)
HOLIDAY = re.compile(
    r"\b(?:Christmas(?: Eve| Day)?|New Year['’]s(?: Eve| Day)?|Thanksgiving(?: Day)?|Valentine['’]s Day|Halloween|"
    r"Independence Day|the Fourth of July|Labor Day|Memorial Day|Mother['’]s Day|Father['’]s Day)(?:,? (?:19|"
    r"20)\d\d)?"
)

#: "on 3/14" is a day; "3/5 strength", "7/10 pain" and "24/7" are not.
DAY_BEFORE = re.compile(
    r"\b(?:on|since|until|till|dated?|dob|from|by|seen|admitted|discharged|born|died|appointment|appt|visit|f/u|follow-up|"
    r"due|lmp|surgery)\s?:?\s?$"
)
EVENT = re.compile(
    r"\b(?:mrs?|ms|miss|she|he|her|his|patient|pt|baby|infant|mother|came|returned|seen|born|dob|d\.o\.b|birth|birthday|"
    r"admitted|admission|readmitted|discharged?|died|death|deceased|passed away|diagnosed|diagnosis|operated|operation|"
    r"surgery|biopsy|biopsied|delivered|delivery|presented|intubated|extubated|transferred|transplant(?:ed)?|stroke|"
    r"hospitali[sz]ed|seizure|injury|accident|symptoms|fell|fall|chest tube|extracted|afebrile|scan|cycle|paciente|"
    r"patiente?|naci[óo]|falleci[óo]|ingres[óo]|opér[ée]e?|hospitalis[ée]e?|né|née)\b"
)
STRONG_EVENT = re.compile(
    r"\b(?:born|dob|birth|birthday|admitted|admission|readmitted|discharged?|died|death|passed away|diagnosed|"
    r"operated|surgery|"
    r"delivered|presented|intubated|hospitali[sz]ed|stroke|accident|was seen|seen in)\b"
)
BIRTH_BEFORE = re.compile(r"\b(?:dob|d\.o\.b\.?|date of birth|born(?: on)?|birthday|birth ?date)\W{0,3}$")
#: "I started on", "my rotation": the writer's own days are asked about, not blocked.
OWN = re.compile(r"\b(?:i|my|we|our)\b")

AGE = r"(?:9\d|1[0-2]\d)"
OLD = re.compile(
    rf"(?<![\w.])(?:{AGE}[ -]?(?:years?|yrs?|yr)[ -]?olds?\b|{AGE}\s?-?\s?(?:y/?o|y\.o\.?)(?!\w)|{AGE}\syears "
    rf"of age\b|"
    rf"{AGE}(?:st|nd|rd|th)\s(?:birthday|year)\b)"
    r"|\b(?:ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a|one) hundred(?:[- ]and[- "
    r"](?:one|two|three|four|five))?)"
    r"[- ]years?[- ]olds?\b",
    re.IGNORECASE,
)
OLD_SEX = re.compile(rf"(?<![\w.]){AGE}\s?[MF]\b")
AGED = re.compile(
    rf"\b(?:aged?|turned|turning|edad de|de edad|âgée? de):?\s{AGE}\b(?!\s?(?:%|days?|weeks?|months?|minutes?|"
    rf"mg|\.\d))",
    re.IGNORECASE,
)
GROUP = re.compile(r"\s?(?:\+|and (?:over|older|above|up)|or (?:over|older|above|more))")
NOT_A_PERSON = re.compile(
    r"\s(?:\w+\s){0,2}(?:hospital|building|house|institution|church|school|university|company|clinic|tradition|"
    r"ambulance|guideline|law|tree|study|record)\b"
)
IS_AGED = re.compile(
    rf"\b(?:he|she|they|patient|mother|father|grandmother|grandfather|veteran)\s(?:is|was|had just turned)\s({AGE})\b"
    r"(?=[,.;]|\s(?:and|but|with|when|now|at|so)\b)"
)
#: Before a number with M or F these make it a measurement: "T 101 F", "HR 95 M".
MEASURED = re.compile(
    r"\b(?:t|temp|temperature|fever|febrile|tmax|hr|rr|bp|pulse|spo2|sats?|o2|wt|weight|bmi|ht)\W{0,3}(?:of|was|to|is)?\s?$"
)

AGE_SUGGESTION = 'Write "90 or over".'


def find_dates(reading: Reading) -> Iterator[Finding]:
    """Yield days, months in which something happened to a patient, holidays, and ages over 89."""
    yield from _ages(reading)
    for pattern in (DAY_MONTH, MONTH_DAY):
        for match in pattern.finditer(reading.text):
            if not _verb(match.group()):
                yield _day(reading, match)
    if any(character.isdigit() for character in reading.text):
        for match in FIGURES.finditer(reading.text):
            yield _day(reading, match)
        for match in DAY_OF_YEAR.finditer(reading.text):
            if DAY_BEFORE.search(reading.before(match.start(), 14)):
                why = "This looks like a month and a day."
                yield reading.finding(
                    Identifier.DATE, match.span(), False, why, "Write the month, or the year alone."
                )
        for match in MONTH_YEAR.finditer(reading.text):
            sentence = reading.around(match.start())
            if STRONG_EVENT.search(sentence) and not OWN.search(reading.before(match.start(), 30)):
                why = "Something happened to a patient in this month; the rule leaves only the year."
                suggestion = f'Write "{match.group()[-4:]}".'
                yield reading.finding(Identifier.DATE, match.span(), False, why, suggestion)
    for match in HOLIDAY.finditer(reading.text):
        why = "A holiday is a day."
        yield reading.finding(Identifier.DATE, match.span(), False, why, "Write the month.")


def _verb(text: str) -> bool:
    """Tell whether a month in small letters is a verb or a measure: "may 5" of a list, "march 2", "dec 4"."""
    word = re.search(rf"\b{MONTHS}\b", text, re.IGNORECASE)
    return word is not None and word.group() in {"may", "march", "mar", "dec", "sep", "jan"}


def _day(reading: Reading, match: re.Match[str]) -> Finding:
    start, end = match.span()
    sentence = reading.around(start)
    birth = BIRTH_BEFORE.search(reading.before(start, 24)) is not None
    own = OWN.search(sentence) is not None and not STRONG_EVENT.search(sentence)
    certain = birth or (EVENT.search(sentence) is not None and not own)
    why = (
        "This is a birth date."
        if birth
        else "This is a day in the life of a patient."
        if certain
        else "This is a day."
    )
    month = _month(match.group())
    suggestion = (
        "Leave it out."
        if birth
        else f'Write "{month}", or the year alone.'
        if month
        else "Write the month, or the year alone."
    )
    return reading.finding(Identifier.DATE, (start, end), certain, why, suggestion)


def _month(text: str) -> str:
    """Return "March 2026" for a date in words or in ISO order; nothing where the order is open."""
    year = re.search(r"(?:19|20)\d\d", text)
    word = re.search(rf"\b{MONTHS}\b", text, re.IGNORECASE)
    if word:
        name = next(name for name in NAMES if name[:3].lower() == word.group()[:3].lower())
        return f"{name} {year.group()}" if year else name
    iso = re.match(r"((?:19|20)\d\d)[-./](\d{1,2})", text)
    return f"{NAMES[int(iso[2]) - 1]} {iso[1]}" if iso else ""


def _ages(reading: Reading) -> Iterator[Finding]:
    why = "Ages over 89 are identifiers; all of them become one band."
    for match in OLD.finditer(reading.text):
        rest = reading.after(match.end())
        if not (NOT_A_PERSON.match(rest) or GROUP.match(rest)):
            yield reading.finding(Identifier.DATE, match.span(), True, why, AGE_SUGGESTION)
    for match in OLD_SEX.finditer(reading.text):
        if not MEASURED.search(reading.before(match.start(), 24)):
            hot = match.group().endswith("F") and not match.group().startswith("9")
            yield reading.finding(Identifier.DATE, match.span(), not hot, why, AGE_SUGGESTION)
    for match in AGED.finditer(reading.text):
        if not GROUP.match(reading.after(match.end())):
            yield reading.finding(Identifier.DATE, match.span(), True, why, AGE_SUGGESTION)
    for match in IS_AGED.finditer(reading.lower):
        yield reading.finding(Identifier.DATE, match.span(1), False, why, AGE_SUGGESTION)
