"""Places smaller than a state, identifier (B): streets, ZIP codes, cities, counties, names of places of care."""

import re
from collections.abc import Iterator

from smartpick.experience.privacy.coarsening import site_in_words
from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.name_run import before_eponym_noun, explained, medical_company
from smartpick.experience.privacy.reading import LATIN, Reading
from smartpick.experience.privacy.vocabulary import cue_words, fold

__all__ = ["RESTRICTED_ZIP3", "find_places"]

#: First three digits of ZIP codes whose area holds 20,000 people or fewer, which even shortened have to become 000.
#: HHS, Guidance Regarding Methods for De-identification, 2012, from the Census of 2000.
RESTRICTED_ZIP3 = frozenset(
    (
        "036",
        "059",
        "063",
        "102",
        "203",
        "556",
        "692",
        "790",
        "821",
        "823",
        "830",
        "831",
        "878",
        "879",
        "884",
        "890",
        "893",
    )
)

STATE_CODES = cue_words("state_codes")
CAPITAL = rf"(?:[A-Z][{LATIN}'’.]{{0,30}}|\d{{1,3}}(?:st|nd|rd|th))"
STREET_KIND = (
    r"(?:Street|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Court|Terrace|Circle|Highway|Hwy|Parkway|Pkwy|"
    r"Square|Trail|"
    r"Alley|Crescent|Close|Way|Place|St(?=[.,;\s]|$)|Dr(?=[.,;]\s*(?:[a-z]|Apt|Unit|$)|,|$))"
)
APARTMENT = r"(?:,?\s(?:Apt|Apartment|Suite|Ste|Unit|Floor|#)\.?\s?#?[A-Za-z]?\d{0,5}[A-Za-z]?\b)?"
STREET = re.compile(
    rf"\b\d{{1,6}}[A-Z]?\s(?:[NSEW]{{1,2}}\.?\s)?{CAPITAL}(?:\s{CAPITAL}){{0,3}}?\s{STREET_KIND}\b{APARTMENT}"
)
NAMED_STREET = re.compile(
    rf"\b(?:on|at|off|along|near)\s({CAPITAL}(?:\s{CAPITAL}){{0,2}}?\s(?:Street|Avenue|Road|Lane|Boulevard|"
    rf"Drive))\b"
)
BOX = re.compile(r"\bP\.?\s?O\.?\s?Box\s#?\d{1,7}\b", re.IGNORECASE)
ZIP = re.compile(r"\bzip(?:\s?code)?\s{0,2}(?:is|was|of)?\s?[:#]?\s{0,2}(\d{5}(?:-\d{4})?)\b", re.IGNORECASE)
ZIP_AFTER_STATE = re.compile(rf"\b(?:{'|'.join(sorted(STATE_CODES))})\.?,?\s(\d{{5}}(?:-\d{{4}})?)\b")
ZIP_AFTER_NAME = re.compile(r"\b([A-Z][a-z]{3,13}),?\s(\d{5}(?:-\d{4})?)(?![\w,.]\d)")
ZIP_PLUS_FOUR = re.compile(r"(?<![\w-])\d{5}-\d{4}(?![\w-])")
ZIP3 = re.compile(
    r"\bzip(?:\s?code)?s?3?(?:\s(?:prefix|starting|beginning|area|code|starts?|begins?))?(?:\s(?:with|"
    r"in))?\s?[:#]?\s?(\d{3})(?!\d)",
    re.IGNORECASE,
)
COUNTY = re.compile(
    rf"\b({CAPITAL}(?:\s{CAPITAL}){{0,2}}?)\s(?:County|Parish|Township|Borough|Reservation)\b(?! (?:Hospital|"
    rf"Medical|Jail|Health))"
)
LANDMARK = re.compile(
    rf"\b({CAPITAL}(?:\s{CAPITAL}){{0,2}}?)\s(?:Park|Bridge|Church|Station|Mall|River|Lake|High School|"
    rf"Elementary School|Middle School|Beach|"
    r"Mountain|Village|Airport|Apartments|Towers|Shelter|Mosque|Temple|Synagogue|Farm|Prison|Plaza)\b"
)
CARE = re.compile(
    rf"\b(?:St\.?\s|Ste\.?\s|Mt\.?\s)?{CAPITAL}(?:[\s-](?:of|and|the|&|de|at|for|{CAPITAL})){{0,5}}?\s"
    r"(?:Hospital|Medical Cent(?:er|re)|Health Cent(?:er|re)|Clinic|Clinics|Infirmary|Hospice|Nursing Home|Care "
    r"Home|Health System|"
    r"Healthcare|Rehabilitation Cent(?:er|re)|Sanatorium|Cancer Cent(?:er|re)|Surgery Cent(?:er|re)|Family "
    r"Practice|Pharmacy|"
    r"Rehab|Manor|Assisted Living|Urgent Care)\b(?:\s(?:of|at|in)\s[A-Z]\w{2,20})?"
)
#: Words of a place of care that name its kind and not the place.
KINDS_OF_CARE = cue_words("kinds_of_care")
SENTENCE_WORDS = cue_words("words_that_begin_a_sentence")
CITY_BEFORE = re.compile(r"\b(?:in|from|near|to|at|of|outside|around|via|through|visiting|left) $")
STATE_AFTER = re.compile(r",\s?([A-Z][A-Za-z]{1,14})(?:\s([A-Z][a-z]{3,9}))?")

ZIP_SUGGESTION = "Leave it out; three digits are allowed only where they hold more than 20,000 people."


def find_places(reading: Reading) -> Iterator[Finding]:
    """Yield streets, ZIP codes, counties, landmarks, cities and named places of care."""
    text = reading.text
    if any(character.isdigit() for character in text):
        yield from _addresses(reading)
    for pattern, why in (
        (COUNTY, "A county is smaller than a state."),
        (LANDMARK, "This names a single place."),
    ):
        for match in pattern.finditer(text):
            span = (_begins(match), match.end())
            if _proper(reading, text[span[0] : match.end(1)]):
                yield reading.finding(
                    Identifier.PLACE, span, False, why, "Write the state, or the kind of place."
                )
    for match in NAMED_STREET.finditer(text):
        yield reading.finding(Identifier.PLACE, match.span(1), False, "This names a street.", "Leave it out.")
    for match in CARE.finditer(text):
        yield from _care(reading, match)
    yield from _cities(reading)


def _addresses(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for pattern in (STREET, BOX):
        for match in pattern.finditer(text):
            yield reading.finding(
                Identifier.PLACE,
                match.span(),
                True,
                "This is a street address or a mail box.",
                "Leave it out.",
            )
    for pattern in (ZIP, ZIP_AFTER_STATE):
        for match in pattern.finditer(text):
            why = "This is a ZIP code."
            yield reading.finding(Identifier.PLACE, match.span(1), True, why, ZIP_SUGGESTION)
    for match in ZIP_AFTER_NAME.finditer(text):
        if fold(match.group(1)) in reading.known.states:
            yield reading.finding(
                Identifier.PLACE, match.span(2), True, "This is a ZIP code after a state.", ZIP_SUGGESTION
            )
    for match in ZIP_PLUS_FOUR.finditer(text):
        yield reading.finding(
            Identifier.PLACE, match.span(), False, "This has the form of a long ZIP code.", ZIP_SUGGESTION
        )
    for match in ZIP3.finditer(text):
        if match.group(1) in RESTRICTED_ZIP3:
            why = "The area of these three digits holds 20,000 people or fewer, so that even they identify."
            yield reading.finding(Identifier.PLACE, match.span(1), True, why, 'Write "000".')


def _proper(reading: Reading, name: str) -> bool:
    """Tell whether a phrase has a word that is a name and no ordinary word: "Holmes", not "General"."""
    known = reading.known
    for word in name.split():
        folded = fold(word.strip(".,'’")).removesuffix("'s")
        if folded in KINDS_OF_CARE or folded in {"st", "saint", "mt", "mount", "new", "san", "santa"}:
            continue
        if known.named(folded) or folded in known.doubtful or folded not in known.plain:
            return True
    return False


def _begins(match: re.Match[str]) -> int:
    """Return where a name begins after the ordinary words that may begin its sentence: "At Lakeside Clinic"."""
    start = match.start()
    for word in match.group().split(" ")[:-1]:
        if word.lower() not in SENTENCE_WORDS:
            break
        start += len(word) + 1
    return start


def _care(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    start = _begins(match)
    name = reading.text[start : match.end()]
    words = name.split()
    saint = words[0].strip(".").lower() in {"st", "saint", "mt", "mount"} and len(words) > 2
    state = any(fold(word) in reading.known.states for word in words[:-1]) and "university" in name.lower()
    if saint or state or _proper(reading, name):
        why = "This names a place of care; with a case, it says where the patient was."
        suggestion = f'Write "{site_in_words(name)}".'
        yield reading.finding(Identifier.PLACE, (start, match.end()), False, why, suggestion)


def _cities(reading: Reading) -> Iterator[Finding]:
    words, known = reading.words, reading.known
    done = 0
    for place, word in enumerate(words):
        if not word.capital or place < done or word.shout:
            continue
        for city in known.cities.get(word.folded, ()):
            length = len(city)
            same = words[place : place + length]
            if length != len(same) or any(
                w.folded != c or not w.capital for w, c in zip(same, city, strict=True)
            ):
                continue
            if _meant(reading, place, length):
                span = (word.start, same[-1].bare_end)
                why = "A city or town is smaller than a state."
                yield reading.finding(
                    Identifier.PLACE, span, False, why, 'Write the state, or "a small town".'
                )
                done = place + length
            break


def _meant(reading: Reading, place: int, length: int) -> bool:
    """Tell whether the words at ``place`` mean the city: "in Jackson" and "Jackson, MS" do, "Jackson came" may not."""
    words, known = reading.words, reading.known
    first, last = words[place], words[place + length - 1]
    state = STATE_AFTER.match(reading.text, last.end)
    if state and (state.group(1) in STATE_CODES or fold(state.group(1)) in known.states):
        return True
    eponym = first.folded in known.eponyms and medical_company(reading, place, length)
    if eponym or before_eponym_noun(reading, place + length - 1):
        return False
    before = CITY_BEFORE.search(reading.before(first.start, 12)) is not None
    open_word = length == 1 and (
        known.named(first.folded) or explained(reading, first) or first.folded in known.doubtful
    )
    if open_word:
        return (
            before
            and first.folded not in known.calendar
            and first.folded not in known.states
            and not last.possessive
        )
    return before or not first.begins
