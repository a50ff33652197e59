"""Names that only a capital letter or the word itself gives away: always asked about, never certain."""

import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.name_run import before_eponym_noun, explained, medical_company, name_run
from smartpick.experience.privacy.people import AGE_AFTER, WHO
from smartpick.experience.privacy.reading import Reading, Word

__all__ = ["find_capitals"]

PERSON_AFTER = re.compile(
    r"(?:'s|’s)?,? (?:said|says|told|tells|asked|asks|thanked|cried|smiled|laughed|nodded|explained|agreed|refused|"
    r"declined|wanted|wants|replied|answered|whispered|taught|insisted|admitted|complained|reported|denied|wept|sat|"
    r"was (?:afraid|scared|worried|tearful|admitted|discharged|diagnosed|born|angry|sad|happy|alone)|lives|lived|"
    r"works|worked|felt|feels|who|whose|and (?:his|her|their)|and (?:i|the team) )\b"
)
RELATION_AFTER = re.compile(
    r"(?:'s|’s) (?:mother|father|wife|husband|son|daughter|brother|sister|family|parents?|children|partner|"
    r"blood|hand|room|bed|chart|face|"
    r"voice|story|eyes|smile|home|house|doctor|nurse|insurance|surgery|pain|fear|haemoglobin|hemoglobin|weight|"
    r"fever|case)\b"
)
PLACE_BEFORE = re.compile(
    r"\b(?:in|from|near|outside|town of|village of|city of|moved to|back to|lives? at) $"
)
PERSON_BEFORE = re.compile(
    r"\b(?:told|asked|thanked|saw|met|examined|called|with|helped|visited|greeted|reassured|taught|presented|"
    r"handed|showed|gave|sat with|"
    r"spoke with|spoke to|discussed with|and|for|to|of|by|when|that|how|until) $"
)
SHORTEST_SHOUT = 3
MAYBE_NAME = "This capital letter is explained by nothing these rules know: it may be a name."


def find_capitals(reading: Reading) -> Iterator[Finding]:
    """Yield known names and unexplained capitals, each name once from its first word to its last."""
    done = 0
    for place, word in enumerate(reading.words):
        if word.start < done or not word.capital or len(word.folded) < 2:
            continue
        if before_eponym_noun(reading, place):
            continue
        if word.shout:
            found = _shouted(reading, place)
        else:
            found = _begun(reading, place) if word.begins else _within(reading, place)
        if found:
            done = found.end
            yield found


def _shouted(reading: Reading, place: int) -> Finding | None:
    """Return two known names in capitals side by side, or one in a text that is all capitals."""
    words, known = reading.words, reading.known
    word = words[place]
    if len(word.folded) < SHORTEST_SHOUT or not known.named(word.folded):
        return None
    span = name_run(reading, place)
    if place + 1 < len(words) and reading.text[word.end : words[place + 1].start] == ", ":
        second = words[place + 1]
        if second.shout and known.named(second.folded) and second.folded not in known.plain:
            span = (word.start, second.end)
    pair = span[1] > word.end
    plain = word.folded in known.doubtful or word.folded in known.plain
    if (pair and (not plain or reading.shouted)) or (
        reading.shouted and not plain and len(word.folded) > SHORTEST_SHOUT
    ):
        return reading.finding(Identifier.NAME, span, False, "This is a known name in capitals.", WHO)
    return None


def _begun(reading: Reading, place: int) -> Finding | None:
    """Return a name at the beginning of a sentence, where every word has a capital letter."""
    words, known = reading.words, reading.known
    word = words[place]
    named = known.named(word.folded)
    span = name_run(reading, place)
    person = _person(reading, word, span)
    if word.folded in known.eponyms and (not named or medical_company(reading, place)):
        return None
    if named and word.folded not in known.doubtful:
        return reading.finding(Identifier.NAME, span, False, "This is a known name.", WHO)
    follows = span[1] > word.bare_end
    if named and (person or (follows and _second_is_name(reading, place))):
        return reading.finding(
            Identifier.NAME, span, False, "This word is also a name, and a person seems meant.", WHO
        )
    if (
        not named
        and not explained(reading, word)
        and (person or (follows and _second_is_name(reading, place)))
    ):
        return reading.finding(Identifier.NAME, span, False, MAYBE_NAME, WHO)
    return None


def _within(reading: Reading, place: int) -> Finding | None:
    """Return a name within a sentence, where a capital letter needs an explanation."""
    words, known = reading.words, reading.known
    word = words[place]
    named = known.named(word.folded)
    if not named and explained(reading, word):
        return None
    if word.folded in known.eponyms and (medical_company(reading, place) or not named):
        return None
    span = name_run(reading, place)
    doubtful = named and word.folded in known.doubtful
    if doubtful and not (
        _person(reading, word, span) or (span[1] > word.bare_end and _second_is_name(reading, place))
    ):
        return None
    before = reading.before(word.start, 16)
    if not named and PLACE_BEFORE.search(before) and not word.possessive:
        why = "This capital letter after a word of place may be a town or a street."
        return reading.finding(Identifier.PLACE, span, False, why, 'Write the state, or "a small town".')
    return reading.finding(
        Identifier.NAME, span, False, "This is a known name." if named else MAYBE_NAME, WHO
    )


def _person(reading: Reading, word: Word, span: tuple[int, int]) -> bool:
    """Tell whether what follows is what people do, have or are."""
    after = reading.after(span[1], 32)
    if PERSON_AFTER.match(after) or RELATION_AFTER.match(after) or AGE_AFTER.match(after):
        return True
    return (
        not word.begins
        and word.folded not in reading.known.calendar
        and PERSON_BEFORE.search(reading.before(word.start, 16)) is not None
    )


def _second_is_name(reading: Reading, place: int) -> bool:
    """Tell whether the second word of a run is a name of its own, not one more word of a heading."""
    known = reading.known
    second = reading.words[place + 1]
    if second.folded in known.doubtful or second.folded in known.eponyms:
        return (
            known.named(reading.words[place].folded)
            and known.named(second.folded)
            and second.folded not in known.plain
        )
    return known.named(second.folded) or not explained(reading, second)
