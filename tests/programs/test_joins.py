"""Joins: which hospital and employer a program is linked to, and when it is linked to none."""

from smartpick.programs.joins import (
    EMPLOYER_THRESHOLD,
    HOSPITAL_THRESHOLD,
    Employer,
    Hospital,
    Link,
    identity,
    link_employer,
    link_hospital,
    namesakes,
)
from smartpick.programs.names import words

PLACES = {
    ("cleveland", "OH"): (41.48, -81.67),
    ("lakewood", "OH"): (41.48, -81.80),
    ("toledo", "OH"): (41.66, -83.56),
    ("akron", "OH"): (41.07, -81.52),
}
TOWNS = frozenset(town for town, _ in PLACES)


def hospital(ccn: str, name: str, city: str) -> Hospital:
    """Return a hospital of Ohio."""
    return Hospital(ccn, name, city, "OH", words(name), len(name) >= 34)


def employer(name: str, evidence: int = 1, positions: int | None = 10) -> Employer:
    """Return an employer of Ohio."""
    return Employer(name, "OH", words(name), evidence, positions, "FY2025")


def hospital_of(name: str, city: str, *group: Hospital) -> Link | None:
    """Return the link when it is good enough to be kept."""
    link = link_hospital(name, city, group, PLACES, "OH")
    return link if link is not None and link.score >= HOSPITAL_THRESHOLD else None


def employer_of(name: str, city: str, *group: Employer) -> Link | None:
    """Return the link when it is good enough to be kept."""
    shared = namesakes([("St Luke's Hospital", "Cleveland"), ("St Luke's Hospital", "Toledo")])
    link = link_employer(name, city, group, TOWNS, shared)
    return link if link is not None and link.score >= EMPLOYER_THRESHOLD else None


def test_the_hospital_of_the_same_name_and_town_is_linked() -> None:
    """An exact name in the same city has quality 100 and says how it was found."""
    link = hospital_of(
        "MetroHealth Medical Center", "Cleveland", hospital("1", "Metrohealth Medical Center", "Cleveland")
    )
    assert link == Link("1", 100.0, "whole name, same city")


def test_an_institution_named_after_its_town_is_not_lost() -> None:
    """The "Cleveland Clinic" has no identity but the town's name, and is still found in Cleveland."""
    link = hospital_of(
        "Cleveland Clinic Foundation", "Cleveland", hospital("1", "Cleveland Clinic Hospital", "Cleveland")
    )
    assert link is not None
    assert link.score > 90.0
    filing = employer_of("Cleveland Clinic Foundation", "Cleveland", employer("Cleveland Clinic Foundation"))
    assert filing is not None
    assert filing.score == 100.0


def test_the_same_name_in_another_town_loses() -> None:
    """Distance is deducted, most for a name that many institutions share."""
    near = hospital("1", "Fairview Hospital", "Lakewood")
    far = hospital("2", "Fairview Hospital", "Toledo")
    link = hospital_of("Fairview Hospital", "Cleveland", far, near)
    assert link == Link("1", 97.0, "whole name, within 12 miles")
    assert hospital_of("Memorial Hospital", "Cleveland", hospital("3", "Memorial Hospital", "Toledo")) is None


def test_the_site_is_preferred_to_the_sponsor() -> None:
    """A "Sponsor/Site" links to the site; where only the sponsor is known the quality drops by twenty."""
    sponsor = hospital("1", "Cleveland Clinic Hospital", "Cleveland")
    site = hospital("2", "South Pointe Hospital", "Cleveland")
    name = "Cleveland Clinic Foundation/South Pointe Hospital"
    link = hospital_of(name, "Cleveland", sponsor, site)
    assert link is not None
    assert link.key == "2"
    alone = link_hospital(name, "Cleveland", [sponsor], PLACES, "OH")
    assert alone is not None
    assert "(sponsor)" in alone.method
    assert alone.score < HOSPITAL_THRESHOLD


def test_a_system_with_two_hospitals_in_town_is_not_guessed() -> None:
    """Where two hospitals fit equally well, neither is linked with confidence."""
    group = [
        hospital("1", "Hca Ohio Eastside Hospital", "Toledo"),
        hospital("2", "Hca Ohio Westside Hospital", "Toledo"),
    ]
    link = link_hospital("HCA Ohio Healthcare", "Toledo", group, PLACES, "OH")
    assert link is not None
    assert "another fits as well" in link.method
    assert link.score < HOSPITAL_THRESHOLD


def test_a_town_or_state_in_a_name_is_no_institution() -> None:
    """A "Providence Health - Ohio" does not link to "The Ohio Clinic", nor a bracketed town to its hospital."""
    assert (
        employer_of("Providence Health & Services - Ohio", "Cleveland", employer("The Ohio Clinic, P.C."))
        is None
    )
    assert hospital_of("Kaiser (Akron)", "Cleveland", hospital("1", "Akron Hospital", "Akron")) is None


def test_a_shared_saint_is_not_guessed_without_a_town() -> None:
    """Employers have no city, so a name found in two towns of the state is linked only if the employer names one."""
    assert employer_of("St Luke's Hospital", "Cleveland", employer("St. Luke's Hospital, Inc.")) is None
    named = employer_of("St Luke's Hospital", "Cleveland", employer("St. Luke's Hospital of Cleveland"))
    assert named is not None
    unique = employer_of("St Barnabas Hospital", "Cleveland", employer("St. Barnabas Hospital"))
    assert unique is not None


def test_a_physicians_group_is_not_the_sponsor() -> None:
    """A practice plan of the same name employs attendings; it is not taken for the hospital."""
    assert employer_of("Kettering Health", "Cleveland", employer("Kettering Physicians Group")) is None


def test_stronger_evidence_wins_among_equals() -> None:
    """Of two names of one institution, the one under which a resident was filed is kept."""
    group = [
        employer("The University of Toledo", 1, 90),
        employer("University of Toledo Medical Center", 2, 4),
    ]
    link = employer_of("University of Toledo", "Toledo", *group)
    assert link is not None
    assert link.key == "University of Toledo Medical Center"


def test_no_candidate_gives_no_link() -> None:
    """A state without hospitals or employers links to nothing."""
    assert link_hospital("Any Hospital", "Cleveland", [], PLACES, "OH") is None
    assert link_employer("Any Hospital", "Cleveland", [], TOWNS, {}) is None


def test_identity_holds_proper_words_only() -> None:
    """The trade's own words do not tell institutions apart."""
    assert identity(words("The Fairview Hospital Medical Center, Inc.")) == {"fairview"}
