"""The check: every rule over one text, overlaps settled, what is the writer's own left out."""

import bisect
import itertools
import re
from collections.abc import Callable, Iterable, Iterator

from smartpick.experience.privacy.capitals import find_capitals
from smartpick.experience.privacy.circumstances import combination, find_circumstances
from smartpick.experience.privacy.contact import find_contacts
from smartpick.experience.privacy.dates import find_dates
from smartpick.experience.privacy.finding import Context, Finding, Identifier
from smartpick.experience.privacy.likeness import find_likenesses
from smartpick.experience.privacy.numbers import find_numbers
from smartpick.experience.privacy.people import find_people
from smartpick.experience.privacy.places import find_places
from smartpick.experience.privacy.reading import Reading
from smartpick.experience.privacy.scripts import find_scripts
from smartpick.experience.privacy.vocabulary import fold

__all__ = ["Recogniser", "check"]

#: Reads a text and returns (kind, start, end, why) of what it takes for an identifier.
Recogniser = Callable[[str], Iterable[tuple[Identifier, int, int, str]]]

RULES = (
    find_contacts,
    find_numbers,
    find_dates,
    find_likenesses,
    find_circumstances,
    find_people,
    find_capitals,
    find_scripts,
)
NOTHING_KNOWN = Context()
ASK_ABOUT = "A recogniser of names took this for one. It errs often."


def check(
    text: str, context: Context = NOTHING_KNOWN, recogniser: Recogniser | None = None
) -> tuple[Finding, ...]:
    """Return what these rules know of the 18 Safe Harbor identifiers in a text, in order, without overlaps.

    An empty answer means that the rules found nothing they know; it does not mean that the text identifies nobody.
    Nothing is changed and nothing is removed. ``recogniser`` adds what a statistical model takes for names or places;
    its findings never block. Any text is accepted; time grows with its length.
    """
    reading = Reading(text, context)
    places = (*find_places(reading), *_known(reading))
    found = [
        *places,
        *itertools.chain.from_iterable(rule(reading) for rule in RULES),
        *combination(reading, places),
    ]
    if recogniser is not None:
        found += _recognised(reading, recogniser)
    return _settled(_others(found, context))


def _known(reading: Reading) -> Iterator[Finding]:
    """Yield the people and sites of the portfolio wherever a text names them."""
    for kind, names, why, suggestion in (
        (
            Identifier.NAME,
            reading.context.people,
            "This is a person of your portfolio.",
            'Write the role: "my attending".',
        ),
        (
            Identifier.PLACE,
            reading.context.sites,
            "This is a site of your portfolio.",
            "Keep the site out of a text about a case.",
        ),
    ):
        for name in names:
            if len(name.strip()) > 2:
                for match in re.finditer(
                    rf"(?<!\w){re.escape(name.strip())}(?!\w)", reading.text, re.IGNORECASE
                ):
                    yield reading.finding(kind, match.span(), False, why, suggestion)


def _recognised(reading: Reading, recogniser: Recogniser) -> Iterator[Finding]:
    for kind, start, end, why in recogniser(reading.text):
        if 0 <= start < end <= len(reading.text):
            yield reading.finding(kind, (start, end), False, why or ASK_ABOUT, "Leave it out if it is one.")


def _others(found: list[Finding], context: Context) -> list[Finding]:
    """Return the findings that are not the writer's own."""
    if not context.own:
        return found
    whole = {_bare(word) for word in context.own}
    parts = {fold(part) for word in context.own for part in re.findall(r"[^\W\d_]+", word)}
    return [
        finding
        for finding in found
        if _bare(finding.text) not in whole
        and not (
            finding.kind is Identifier.NAME
            and {fold(p) for p in re.findall(r"[^\W\d_]+", finding.text)} <= parts
        )
    ]


def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text))


def _settled(found: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings without overlaps: the certain before the likely, the longer, and the rule that knows more."""
    kept: list[Finding] = []
    starts: list[int] = []
    for finding in sorted(found, key=lambda one: (not one.certain, one.start - one.end)):
        place = bisect.bisect_left(starts, finding.start)
        free = place == 0 or kept[place - 1].end <= finding.start
        if free and (place == len(kept) or finding.end <= kept[place].start):
            kept.insert(place, finding)
            starts.insert(place, finding.start)
    return tuple(kept)
