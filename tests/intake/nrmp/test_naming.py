"""Names of the report in comparable words."""

from smartpick.intake.nrmp.naming import (
    institution_pieces,
    opened,
    present_names,
    says_something,
    site_words,
    whole_name,
)


def test_short_forms_are_opened_and_the_state_is_dropped() -> None:
    """The report's short forms become the words other lists use."""
    assert whole_name("U Springfield SOM-OH", "OH") == "university Springfield school of medicine"
    assert whole_name("Springfield Hosp-OH", "PA") == "Springfield Hosp-Ohio"
    assert opened("NYP Springfield") == "new york presbyterian Springfield"


def test_a_name_comes_whole_and_in_its_parts() -> None:
    """The whole comes first, then what stands between slashes and dashes."""
    whole, *parts = institution_pieces("Springfield Coll/Lake Hosp-OH", "OH")
    assert whole == ("springfield", "college", "lake", "hospital")
    assert parts == [("springfield", "college"), ("lake", "hospital")]


def test_a_renamed_institution_is_tried_by_its_name_of_today() -> None:
    """A former name leads to today's, the rest of the name stays; other states and names have none."""
    assert present_names("Spectrum Health Lakeside-MI", "MI") == (("corewell", "health", "lakeside"),)
    assert present_names("Spectrum Health Lakeside-OH", "OH") == ()
    assert present_names("Springfield Gen Hosp-MI", "MI") == ()


def test_words_of_the_trade_and_the_town_say_nothing() -> None:
    """Something is said by a word that is neither the trade's nor the town's."""
    assert not says_something(("medical", "center"), ())
    assert not says_something(("lakeside", "hospital"), ("lakeside",))
    assert says_something(("mercy", "hospital"), ("lakeside",))


def test_only_places_behind_a_slash_are_sites() -> None:
    """Kinds of training and other specialties behind the slash are no places."""
    assert site_words("Family Medicine/Rural-Lakeside") == {"lakeside"}
    assert site_words("Pathology/Research") == frozenset()
    assert site_words("Family Medicine") == frozenset()
