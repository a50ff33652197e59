"""Names of people that the words around them give away: identifier (A).

"Mrs.", "his daughter", "the patient", "named", "Dr.", initials before an age. What only its capital letter gives away
is found in ``capitals``; what stands in another script, in ``scripts``.
"""

import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.name_run import explained, name_run
from smartpick.experience.privacy.reading import Reading, Word
from smartpick.experience.privacy.vocabulary import cue_words

__all__ = ["find_people"]

HONORIFICS = cue_words("honorifics")
DOCTORS = cue_words("titles_of_colleagues")
KIN = cue_words("kin")
PATIENT = cue_words("words_for_a_patient")
CALLED = frozenset(("named", "called", "nicknamed"))
CALLED_WHO = re.compile(
    r"\b(?:patients?|pt|man|woman|boy|girl|lady|gentleman|child|baby|infant|teenager|person|veteran|client|son|"
    r"daughter|wife|husband|"
    r"brother|sister|mother|father|teacher|farmer|neighbou?r)(?: is| was|,)? (?:who (?:is|was) )?(?:named|"
    r"called|nicknamed) $"
)
NAME_LABEL = re.compile(
    r"(?:^|[\s(,;])(patient'?s? |pt |his |her |their |full |first |last |legal |given |family )?name\s?(?:is|"
    r"was|:|=|-)\s{0,2}$"
)
OTHER_NAME = re.compile(
    r"\b(?:drug|medication|medicine|brand|generic|trade|file|program|hospital|site|clinic|school|disease|test|"
    r"course|project|study|the|my) name"
)
#: "April, a 34-year-old" is a person; "in April, 3 weeks later" is not.
AGE_AFTER = re.compile(
    r"\s?[,(]?\s?(?:aged? \d{1,3}\b|(?:an? )?\d{1,3}"
    r"(?:[ -]?(?:years?|yrs?|months?|weeks?|days?)[ -]old|\s?-?(?:yo\b|y/o)|[mf]\b))"
)
CREDENTIAL_AFTER = re.compile(r"(?:,|\s)\s?(?:md|do|rn|np|pa|pa-c|phd|mbbs|dnp|lcsw|pharmd|facp|bsn|crna)\b")
INITIALS = re.compile(r"(?<![\w.'’])(?:[A-Z]\.[ ]?){2,4}(?![\w])")
BARE_INITIALS = re.compile(r"\b[A-Z]{2,3}\b(?=,? (?:an? |aged )?\d{1,3}[ -]?(?:year|yr|yo\b|y/o|[MF]\b))")
ABBREVIATIONS = cue_words("abbreviations_like_initials")
PATIENT_BEFORE = re.compile(r"(?:\b(?:pt|patient|client|mr|mrs|ms|of|with|for|saw|met)\.? |^|[.:!?] )$")

COLLEAGUE = "no patient, but a person who may not wish to be named."
ROLE = 'Write the role: "my attending".'
WHO = 'Write the role: "the patient", "her daughter", "my attending".'


def find_people(reading: Reading) -> Iterator[Finding]:
    """Yield names after titles, kinship, "patient" and "named", names before credentials, and initials."""
    words = reading.words
    for place, word in enumerate(words):
        if place + 1 < len(words):
            yield from _titled(reading, place)
        if word.capital or word.shout:
            yield from _described(reading, place)
        elif word.folded in PATIENT:
            yield from _lower_case(reading, place)
    yield from _initials(reading)


def _titled(reading: Reading, place: int) -> Iterator[Finding]:
    """Yield the name after a title, if the word at ``place`` is one."""
    words = reading.words
    title, first = words[place], words[place + 1]
    if title.folded not in HONORIFICS and title.folded not in DOCTORS:
        return
    if reading.text[title.end : first.start] not in {" ", ". ", ".", "  ", ".  "}:
        return
    if not _believable(reading, title, first):
        return
    span = name_run(reading, place + 1)
    if title.folded in HONORIFICS:
        alone = len(first.text) == 1
        why = f'"{title.text}" comes before a person\'s name.'
        yield reading.finding(Identifier.NAME, span, not alone, why, WHO)
    elif title.folded not in {"attending", "preceptor", "doctor", "nurse"} or first.capital:
        why = f'"{title.text}" comes before the name of a colleague: {COLLEAGUE}'
        yield reading.finding(Identifier.NAME, span, False, why, ROLE)


def _believable(reading: Reading, title: Word, first: Word) -> bool:
    """Tell whether the word after a title can be a name: "MS patient" and "miss the" are none."""
    known = reading.known
    named = known.named(first.folded)
    if len(first.text) == 1:
        return first.capital and first.folded not in {"x", "y", "z", "i", "a"} and title.capital
    if title.shout or not title.capital:
        if title.folded in {"ms", "miss", "madam", "attending", "nurse", "doctor", "pastor", "sr", "dr"}:
            return named and first.folded not in known.doubtful and first.folded not in known.plain
        return named
    if not first.capital:
        return first.folded in {"de", "van", "von", "al", "el", "bin", "da", "del", "la", "le", "di"}
    return named or first.folded in known.eponyms or not explained(reading, first)


def _described(reading: Reading, place: int) -> Iterator[Finding]:
    """Yield the name at ``place`` when what stands before or after says that it is one."""
    words, known = reading.words, reading.known
    word = words[place]
    named = known.named(word.folded)
    if not named and explained(reading, word):
        return
    before = words[place - 1] if place else None
    gap = reading.text[before.end : word.start] if before else ""
    span = name_run(reading, place)
    sure = (named and word.folded not in known.doubtful) or _known_within(reading, place, span)
    label = reading.before(word.start, 32)
    if NAME_LABEL.search(label) and not OTHER_NAME.search(label):
        yield reading.finding(Identifier.NAME, span, True, "This is what the text itself calls a name.", WHO)
    elif before and before.folded in CALLED and CALLED_WHO.search(reading.before(word.start, 60)):
        why = f'"{before.text}" comes before a person\'s name.'
        yield reading.finding(Identifier.NAME, span, True, why, WHO)
    elif before and (before.folded in KIN or before.folded in PATIENT) and gap in {" ", ", ", ": ", " ("}:
        # "I saw my patient Monday" names nobody; "the patient, Sunday Adebayo," does.
        day = word.folded in known.calendar and not sure
        if sure or (not word.shout and not day and _closed(reading, span, gap)):
            why = f'"{before.text}" comes before a person\'s name.'
            yield reading.finding(Identifier.NAME, span, sure, why, WHO)
    elif named and AGE_AFTER.match(reading.after(span[1], 24)) and not word.shout:
        yield reading.finding(Identifier.NAME, span, True, "A known name stands before an age.", WHO)
    elif CREDENTIAL_AFTER.match(reading.after(span[1], 8)) and not word.shout and span[1] > word.end:
        why = f"A credential comes after the name of a colleague: {COLLEAGUE}"
        yield reading.finding(Identifier.NAME, span, False, why, ROLE)


def _lower_case(reading: Reading, place: int) -> Iterator[Finding]:
    """Yield two known names without capitals after "patient", as thumbs write them: "patient john smith"."""
    words, known = reading.words, reading.known
    pair = words[place + 1 : place + 3]
    if len(pair) == 2 and reading.text[words[place].end : pair[1].start].count(" ") == 2:
        given, family = (word.folded for word in pair)
        named = given in known.given and family in known.family
        if named and given not in known.doubtful and not any(word.capital for word in pair):
            why = f'"{words[place].text}" comes before two known names.'
            yield reading.finding(Identifier.NAME, (pair[0].start, pair[1].bare_end), False, why, WHO)


def _known_within(reading: Reading, place: int, span: tuple[int, int]) -> bool:
    """Tell whether a name of several words holds a known name that is no ordinary word."""
    known = reading.known
    inside = [word for word in reading.words[place : place + 6] if word.end <= span[1]]
    return len(inside) > 1 and any(known.named(w.folded) and w.folded not in known.doubtful for w in inside)


def _closed(reading: Reading, span: tuple[int, int], gap: str) -> bool:
    """Tell whether a name after a comma is closed by another: "the mother, Priya, had"; not "her son, Medicaid"."""
    return gap == " " or reading.after(span[1], 1) in {",", ")", "."}


def _initials(reading: Reading) -> Iterator[Finding]:
    for match in INITIALS.finditer(reading.text):
        letters = "".join(character for character in match.group() if character.isalpha())
        if letters not in ABBREVIATIONS:
            span = (match.start(), match.start() + len(match.group().rstrip()))
            certain = re.search(r"\b(?:pt|patient|client)\.? $", reading.before(span[0], 12)) is not None
            certain = certain or AGE_AFTER.match(reading.after(span[1], 24)) is not None
            yield reading.finding(Identifier.NAME, span, certain, "These look like somebody's initials.", WHO)
    for match in BARE_INITIALS.finditer(reading.text):
        if match.group() not in ABBREVIATIONS and PATIENT_BEFORE.search(reading.before(match.start(), 12)):
            why = "These look like initials before an age."
            yield reading.finding(Identifier.NAME, match.span(), False, why, WHO)
