"""Pictures and biometric records, as far as words tell of them."""

import pytest

from smartpick.experience.privacy import Context
from smartpick.experience.privacy.likeness import find_likenesses
from smartpick.experience.privacy.reading import Reading


def found(text: str) -> list[tuple[str, str, bool]]:
    """Return kind, text and certainty of what is found."""
    return [(one.kind.value, one.text, one.certain) for one in find_likenesses(Reading(text, Context()))]


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("I attached a photo of her face.", "photo", "photo"),
        ("We took a selfie with the patient.", "photo", "selfie"),
        ("A full-face photograph of the boy", "photo", "photograph"),
        ("Her fingerprint scan was attached.", "biometric", "fingerprint scan"),
        ("The voiceprint saved by the centre", "biometric", "voiceprint"),
    ],
)
def test_a_face_and_a_kept_record_are_certain(text: str, kind: str, what: str) -> None:
    """A face identifies; a record that is kept can be matched."""
    assert (kind, what, True) in found(text)


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("We keep a photograph of each patient", "photo", "photograph"),
        ("See IMG_2041.jpg for the rash", "photo", "IMG_2041.jpg"),
        ("an iris scan at the door", "biometric", "iris scan"),
    ],
)
def test_other_pictures_and_image_files_are_asked_about(text: str, kind: str, what: str) -> None:
    """They may show who it is."""
    assert (kind, what, False) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The clinical picture of sepsis; a photo-sensitive rash; photophobia.",
        "No photographs of patients were taken.",
        "Fingerprinting and a background check were needed.",
        "A chest X-ray image showed an opacity.",
        "I drew a picture of the heart.",
    ],
)
def test_figures_of_speech_and_what_was_not_taken_are_none(text: str) -> None:
    """Nor is the writer's own onboarding, nor radiology."""
    assert found(text) == []
