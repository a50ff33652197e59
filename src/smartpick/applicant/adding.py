"""One more of something: a rotation, a letter, publications, on top of whatever there is.

Where the profile tells what there is, the new one joins it. Where it does not, the new one stands beside what nobody
knows, which stays as unknown as it was: who has not told of letters does not have exactly one after asking for one.
"""

from dataclasses import replace

from smartpick.applicant.profile import Letter, Profile, Rotation

__all__ = ["left_open", "with_letters", "with_publications", "with_rotation"]


def _all_told(profile: Profile) -> bool:
    """Tell whether rotations and letters are both known.

    Either may show that the applicant means the specialty, so while one of them is open a new one of the other kind
    must not settle that question by the way.
    """
    return profile.rotations is not None and profile.letters is not None


def with_rotation(profile: Profile, rotation: Rotation) -> Profile:
    """Return the profile with one rotation more than there is."""
    if _all_told(profile):
        return replace(profile, rotations=(*(profile.rotations or ()), rotation))
    beside = profile.beside
    return replace(profile, beside=replace(beside, rotations=(*beside.rotations, rotation)))


def with_letters(profile: Profile, letters: tuple[Letter, ...]) -> Profile:
    """Return the profile with these letters more than there are."""
    if _all_told(profile):
        return replace(profile, letters=(*(profile.letters or ()), *letters))
    beside = profile.beside
    return replace(profile, beside=replace(beside, letters=(*beside.letters, *letters)))


def with_publications(profile: Profile, count: int) -> Profile:
    """Return the profile with ``count`` publications more than there are."""
    done = profile.research
    if done.publications is not None:
        return replace(profile, research=replace(done, publications=done.publications + count))
    beside = profile.beside
    return replace(profile, beside=replace(beside, publications=beside.publications + count))


_ASKS = {
    "rotations": "Tell us first which clinical experience you have in the US",
    "letters": "Tell us first which letters you have",
    "research.publications": "Tell us first how many publications you have",
    "exams.step3": "Tell us first whether you have passed Step 3",
    "ecfmg.certified": "Tell us first whether you hold the ECFMG certificate",
}


def left_open(profile: Profile, field: str) -> str:
    """Return what to tell first, in words, where ``field`` is one that a step adds to and is not known; else ""."""
    known = {
        "rotations": profile.rotations,
        "letters": profile.letters,
        "research.publications": profile.research.publications,
        "exams.step3": profile.exams.step3.passed,
        "ecfmg.certified": profile.ecfmg.certified,
    }
    return _ASKS[field] if known[field] is None else ""
