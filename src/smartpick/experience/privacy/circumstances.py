"""What makes one patient known without any number: tell-tale circumstances and rare combinations, identifier (R).

Always asked about, never certain: whether a circumstance is unique is for a person to judge.
"""

import bisect
import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.reading import Reading

__all__ = ["combination", "find_circumstances"]

MARK = re.compile(r"\b(?:tattoo(?:s|ed)?|birthmarks?|glass eye|distinctive scar|gold teeth|gold tooth)\b")
NEWS = re.compile(
    r"\b(?:(?:local|evening|national|tv) news(?:paper)?s?|(?:in|on|all over|made) the (?:news|newspapers?|"
    r"headlines|papers|radio)|"
    r"on (?:tv|television)|went viral|viral video|gofundme|youtuber|celebrity)\b"
)
OFFICE = re.compile(
    r"\b(?:mayor|senator|governor|sheriff|congress(?:man|woman)|ambassador|bishop|police chief|fire chief|chief "
    r"of police|news anchor|"
    r"olympic \w+|(?:professional|famous|well-known) (?:football|basketball|soccer|baseball|tennis)? ?(?:player|"
    r"athlete|singer|actor|actress|"
    r"musician|painter|writer|author|politician))\b"
)
ONE_OF_A_KIND = re.compile(
    r"\b(?:she|he|they|patient|who|and)\s(?:is|was|were|are|became)\sthe\s(only|first|oldest|youngest|last|"
    r"second)\b"
    r"(?=[^.;\n]{0,80}\b(?:in|of|at)\s(?:the|her|his|their|our|this)\s(?:\w+\s)?"
    r"(?:town|county|state|city|village|country|region|district|world|community|parish|tribe|school|"
    r"neighbou?rhood)\b)"
)
#: (pattern, its group, sentence): each circumstance and what is said about it.
CIRCUMSTANCES = (
    (MARK, 0, "A mark on the body can be recognised."),
    (NEWS, 0, "What was in the news can be looked up."),
    (OFFICE, 0, "Few people hold this office; many know who."),
    (ONE_OF_A_KIND, 1, "There is only one such person."),
)
AGE = re.compile(
    r"\b\d{1,3}[ -]?(?:year|yr|month|week|day)s?[ -]?old\b|\b\d{1,3}\s?-?\s?(?:yo|y/o)\b|\b\d{1,3}\s?[mf]\b|"
    r"\baged? \d"
)
TIME = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?,? (?:\d|of)|\b(?:19|20)\d\d\b|\b\d{1,2}/\d"
)

WIDEN = "Keep the disease and leave out the others, or widen them: an age band, the year, the kind of place."


def find_circumstances(reading: Reading) -> Iterator[Finding]:
    """Yield circumstances by which people recognise somebody."""
    for pattern, group, why in CIRCUMSTANCES:
        for match in pattern.finditer(reading.lower):
            suggestion = "Leave it out, or say it more generally."
            yield reading.finding(Identifier.UNIQUE, match.span(group), False, why, suggestion)


def combination(reading: Reading, places: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield rare diseases that stand in one sentence with two of age, place and time.

    ``places`` are the findings of places in the same text; a state or country does not count.
    """
    starts = sorted(place.start for place in places)
    for match in reading.known.rare.finditer(reading.text):
        begins, sentence = reading.sentence(match.start())
        there = [name for name, pattern in (("an age", AGE), ("a time", TIME)) if pattern.search(sentence)]
        if bisect.bisect_left(starts, begins) < bisect.bisect_left(starts, begins + len(sentence)):
            there.append("a place")
        if len(there) >= 2:
            why = f"A rare disease together with {' and '.join(there)} can be one patient."
            yield reading.finding(Identifier.UNIQUE, match.span(), False, why, WIDEN)
