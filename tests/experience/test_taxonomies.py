"""The closed lists."""

from smartpick.applicant.field_list import KIND_ALIASES, ROTATION_KINDS, ROTATION_SETTINGS
from smartpick.chances.clinical_months import KIND_SHARE
from smartpick.experience import taxonomies
from smartpick.experience.taxonomies import HANDS_ON_KINDS, OBSERVING_KINDS, Kind, Site, options


def test_log_and_profile_speak_of_the_same_kinds_and_places() -> None:
    """Two rooms that may not import each other use the same words, so that a log can become a profile."""
    assert options(Kind) == ROTATION_KINDS
    assert options(Site) == ROTATION_SETTINGS
    assert taxonomies.ALIASES[Kind] == KIND_ALIASES
    assert set(options(Kind)) == set(KIND_SHARE)


def test_no_kind_is_both_hands_on_and_observing() -> None:
    """Watching and caring are told apart."""
    assert not HANDS_ON_KINDS & OBSERVING_KINDS


def test_every_other_spelling_leads_to_a_word_of_its_list() -> None:
    """An alias never invents a word and never hides one."""
    for words, aliases in taxonomies.ALIASES.items():
        assert set(aliases.values()) <= set(options(words))
        assert not set(aliases) & set(options(words))
