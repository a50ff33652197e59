"""Words in other scripts than the Latin: names are often kept in their own letters."""

import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.reading import Reading

__all__ = ["find_scripts"]

#: Cyrillic, Armenian, Hebrew, Arabic, the scripts of India, Thai to Myanmar, Georgian, Ethiopic, Khmer, Mongolian,
#: Korean, Japanese and Chinese; with the marks and joiners within their words.
LETTERS = (
    "\u0400-\u052f\u0531-\u058f\u0591-\u06ff\u0710-\u08ff\u0900-\u109f\u10a0-\u10ff\u1100-\u139f\u1780-\u18af"
    "\u200c\u200d\u3005\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\ufb1d-\ufdff\ufe70-\ufefc"
)
#: Single Greek letters are units and symbols; a name has more of them.
RUN = re.compile(
    rf"[{LETTERS}]+(?:[ ·・.-]{{1,2}}[{LETTERS}]+)*|[\u0370-\u03ff\u1f00-\u1fff]{{3,}}(?: "
    rf"[\u0370-\u03ff\u1f00-\u1fff]{{3,}})*"
)
LONGEST_NAME = 28
MOST_NAMES = 4


def find_scripts(reading: Reading) -> Iterator[Finding]:
    """Yield words in another script; a text that is mostly in one is reported once, from its first word to its last."""
    if reading.text.isascii():
        return
    runs = [match.span() for match in RUN.finditer(reading.text)]
    if not runs:
        return
    letters = sum(character.isalpha() for character in reading.text)
    if len(runs) > 1 and 2 * sum(end - start for start, end in runs) > letters:
        why = "These rules read English; a text in this script has to be read by a person."
        yield reading.finding(
            Identifier.NAME, (runs[0][0], runs[-1][1]), False, why, "Read it yourself for names and places."
        )
        return
    for start, end in runs:
        text = reading.text[start:end]
        short = len(text) <= LONGEST_NAME and len(text.split()) <= MOST_NAMES
        why = "Names are often kept in their own script." if short else "These rules do not read this script."
        yield reading.finding(
            Identifier.NAME, (start, end), False, why, "Leave the name out, or read the passage yourself."
        )
