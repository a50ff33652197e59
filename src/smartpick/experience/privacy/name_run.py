"""How far a name goes, and which capital letters are explained without one."""

import re

from smartpick.experience.privacy.reading import Reading, Word
from smartpick.experience.privacy.vocabulary import cue_words

__all__ = ["before_eponym_noun", "explained", "medical_company", "name_run"]

PARTICLES = cue_words("particles")
LONGEST = 6
#: A hyphened or plain word of this form begins with a capital and goes on in small letters, part by part.
TITLE_PART = re.compile(r"(?:Mc|Mac|De|La|Di|Van|Fitz)?[^\W\d_a-z][^\W\d_A-Z]+$")
#: Ends of nouns that are capitalised in headings and never end a name.
NOUN_ENDINGS = tuple(sorted(cue_words("noun_endings")))
#: Nouns after an eponym: "Murphy's sign", "Wells score", "Kernig and Brudzinski signs".
MEDICAL_NOUNS = cue_words("medical_nouns")
#: After these even an unknown word or a common name is an eponym: "Carnett's sign", "Alvarado score".
EPONYM_NOUNS = cue_words("eponym_nouns")
TESTED_NOUNS = cue_words("tested_nouns")


def explained(reading: Reading, word: Word) -> bool:
    """Tell whether a capital letter is explained without a name: an ordinary word, a drug, an eponym."""
    known = reading.known
    forms = (word.folded, word.folded.removesuffix("s"), word.folded.replace("ae", "e").replace("oe", "e"))
    if any(form in known.plain or form in known.eponyms for form in forms):
        return True
    parts = re.split(r"['’\-]", word.text.removesuffix("'s").removesuffix("’s"))
    folded = re.split(r"['\-]", word.folded)
    capitals = all(
        TITLE_PART.match(part) or fold in PARTICLES or len(part) == 1
        for part, fold in zip(parts, folded, strict=False)
    )
    korean = TITLE_PART.match(parts[0]) and known.named(folded[0]) and parts[-1].islower()
    if not capitals and not korean:
        return True
    if len(folded) > 1 and _compound(reading, [part for part in folded if len(part) > 2]):
        return True
    return word.folded.endswith(NOUN_ENDINGS) or (
        len(word.folded) > 6 and word.folded.endswith(known.drug_endings)
    )


def _compound(reading: Reading, parts: list[str]) -> bool:
    """Tell whether a hyphened word is ordinary or an eponym: "Spanish-speaking", "Lambert-Eaton", not "Smith-Jones"."""
    known = reading.known
    if any(part in known.plain and not known.named(part) for part in parts) or all(
        part in known.calendar for part in parts
    ):
        return True
    return any(part in known.eponyms for part in parts) and not all(known.named(part) for part in parts)


def medical_company(reading: Reading, place: int, length: int = 1) -> bool:
    """Tell whether words stand where eponyms do: before a sign or disease, or beside one (``length`` words)."""
    words, known = reading.words, reading.known
    for after in words[place + length : place + length + 4]:
        if after.folded in MEDICAL_NOUNS or after.folded.endswith(("itis", "osis", "oma", "pathy", "emia")):
            return True
    before = words[place - 1].folded if place else ""
    beside = words[place - 2].folded if place > 1 else ""
    return before in known.eponyms or (
        before in {"and", "or", "of"} and (beside in known.eponyms or beside in MEDICAL_NOUNS)
    )


def before_eponym_noun(reading: Reading, place: int) -> bool:
    """Tell whether the next word makes an eponym of any word: "Carnett's sign"; a person has a test, but no sign."""
    words = reading.words
    if place + 1 >= len(words) or reading.text[words[place].end : words[place + 1].start] != " ":
        return False
    after = words[place + 1].folded
    return after in EPONYM_NOUNS or (after in TESTED_NOUNS and not words[place].possessive)


def name_run(reading: Reading, place: int) -> tuple[int, int]:
    """Return where the name that begins with the word at ``place`` starts and ends, possessive left out."""
    words = reading.words
    first = words[place]
    last = first
    step = place + 1
    while step < len(words) and step - place < LONGEST:
        word = words[step]
        gap = reading.text[last.end : word.start]
        initial = len(last.text) == 1 and gap in {". ", "."}
        if last.possessive or not (gap == " " or initial):
            break
        if _belongs(reading, word, first):
            last = word
            step += 1
            continue
        joined = _particles(reading, step)
        if not joined:
            break
        last = words[joined]
        step = joined + 1
    return first.start, last.bare_end


def _belongs(reading: Reading, word: Word, first: Word) -> bool:
    """Tell whether a word can go on a name."""
    known = reading.known
    if word.shout and len(word.text) > 1:
        return first.shout and known.named(word.folded)
    if not word.capital:
        low = not first.capital
        compound = (
            word.folded.partition("-")[0] in PARTICLES
            and "-" in word.text
            and word.text.rpartition("-")[2][:1].isupper()
        )
        return compound or (low and known.named(word.folded) and word.folded not in known.doubtful)
    if len(word.text) == 1:
        return word.folded != "i"
    if word.folded in known.calendar:
        return False
    return known.named(word.folded) or not explained(reading, word)


def _particles(reading: Reading, step: int) -> int:
    """Return the place of the capitalised word that particles from ``step`` on lead to: "del Carmen"; 0 for none."""
    words = reading.words
    for ahead in range(step, min(step + 3, len(words) - 1)):
        if (
            words[ahead].folded not in PARTICLES
            or reading.text[words[ahead].end : words[ahead + 1].start] != " "
        ):
            return 0
        follower = words[ahead + 1]
        known = reading.known
        listed = known.named(follower.folded) or follower.folded in known.eponyms
        if follower.capital and (listed or not explained(reading, follower)):
            return ahead + 1
    return 0
