"""Biometric identifiers and photographs: identifiers (P) and (Q), as far as a text can tell of them."""

import re
from collections.abc import Iterator

from smartpick.experience.privacy.finding import Finding, Identifier
from smartpick.experience.privacy.reading import Reading

__all__ = ["find_likenesses"]

BIOMETRIC = re.compile(
    r"\b(?:(?:finger|thumb|palm|voice|foot) ?prints?(?: (?:scans?|images?|records?|templates?))?|"
    r"(?:iris|retinal?|palm(?: vein)?|face|facial|thumb|hand geometry) (?:scans?|scanners?|templates?|recognition)|"
    r"biometrics?(?: (?:data|records?|scans?))?|dna (?:profile|fingerprint)s?|voice recordings?|gait signature)\b"
)
#: The writer's own onboarding, and signs or tests that only sound alike.
NOT_BIOMETRIC = re.compile(r"\b(?:background check|my fingerprint|fingerprinting|onboarding)\b")
KEPT = re.compile(
    r"\b(?:attached|enclosed|uploaded|saved|stored|kept|keeps|on file|record(?:ed|s)?|enrolled|collected|taken|"
    r"scanned|unlocks?|confirmed|matched)\b"
)
PHOTO = re.compile(
    r"(?<!clinical )(?<!bigger )(?<!big )(?<!whole )(?<!full )(?<!no )(?<!chest x-ray )\b(photos?|photographs?|"
    r"pictures?|selfies?|"
    r"snapshots?|headshots?|portraits?|video recordings?|videos?|images?)\b(?![\w-])"
)
PERSON_AFTER = re.compile(
    r"^[^.;\n]{0,24}?\b(?:of|with|showing|shows)\b[^.;\n]{0,24}?\b(?:patients?|face|faces|child|children|boy|"
    r"girl|baby|twins|infant|woman|"
    r"man|family|mother|father|him|her|his|them|forehead|eyes?|smile|tattoo|scar|lady|gentleman|veteran)\b"
)
PERSON_BEFORE = re.compile(
    r"\b(?:patient|full-face|face|her|his|their|child|baby|family|wedding|patient's|facial)(?:'s)? $"
)
FACE = re.compile(r"\b(?:face|faces|full-face|facial|forehead|eyes|selfie|headshot|portrait)\b")
NOT_TAKEN = re.compile(r"\b(?:no|never|not|without|nor|don't|did not|didn't)\b[^.;\n]{0,30}$")
IMAGE_FILE = re.compile(
    r"(?<![\w-])[\w-]{1,80}\.(?:jpe?g|png|heic|tiff?|gif|bmp|dcm|mp4|mov|webp|avi)\b", re.IGNORECASE
)

SUGGESTION = "Leave the picture out, and do not mention that it exists."


def find_likenesses(reading: Reading) -> Iterator[Finding]:
    """Yield mentions of biometric records, of pictures of a patient, and names of image files."""
    for match in BIOMETRIC.finditer(reading.lower):
        sentence = reading.around(match.start())
        if not NOT_BIOMETRIC.search(sentence):
            why = "This is a biometric record of a person."
            certain = KEPT.search(sentence) is not None and "recognition" not in match.group()
            yield reading.finding(Identifier.BIOMETRIC, match.span(), certain, why, "Leave it out.")
    for match in PHOTO.finditer(reading.lower):
        yield from _picture(reading, match.span(1))
    for match in IMAGE_FILE.finditer(reading.text):
        why = "This is the name of an image file; an image can show who the patient is."
        yield reading.finding(Identifier.PHOTO, match.span(), False, why, SUGGESTION)


def _picture(reading: Reading, span: tuple[int, int]) -> Iterator[Finding]:
    start, end = span
    word = reading.lower[start:end]
    before, after = reading.before(start, 40), reading.after(end, 60)
    shown = (
        PERSON_AFTER.search(after) or PERSON_BEFORE.search(before) or word.startswith(("selfie", "headshot"))
    )
    if not shown or NOT_TAKEN.search(before) or re.match(r"\s(?:were|was) not", after):
        return
    face = FACE.search(before[-12:] + reading.lower[start:end] + after) is not None
    why = "This is a picture of a person's face." if face else "This is a picture of a patient."
    yield reading.finding(Identifier.PHOTO, span, face, why, SUGGESTION)
