"""How the fields of a profile are called on the page, and in which sections they stand."""

from collections.abc import Mapping

__all__ = ["ASKED_FIRST", "LABELS", "NONE_LABELS", "SECTIONS_OF_FORM", "TABLE_LABELS"]

#: Section: id, title, tables of the file ("" for its top).
SECTIONS_OF_FORM: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("wishes", "What you apply for", ("preferences", "preferences.couple")),
    ("you", "You", ("", "school", "visa")),
    ("exams", "Exams", ("exams.step1", "exams.step2ck", "exams.step3", "exams.oet", "ecfmg")),
    ("experience", "Experience", ("rotations", "letters", "research", "gaps")),
    ("ties", "Ties to places", ("ties", "ties.people")),
)
#: Fields that stand first in their table, in the order of the file.
ASKED_FIRST = ("preferences.budget", "preferences.interview_capacity", "preferences.specialties")
TABLE_LABELS: Mapping[str, str] = {
    "preferences.couple": "Couples",
    "school": "Medical school",
    "visa": "Visa",
    "exams.step1": "Step 1",
    "exams.step2ck": "Step 2 CK",
    "exams.step3": "Step 3",
    "exams.oet": "OET Medicine",
    "ecfmg": "ECFMG",
    "rotations": "Clinical experience",
    "letters": "Letter",
    "research": "Research",
    "gaps": "Gap without study or clinical work",
    "ties.people": "Somebody near",
}
LABELS: Mapping[str, str] = {
    "label": "Name of this profile",
    "birth_year": "Year of birth",
    "graduation": "Graduation",
    "graduation_expected": "Expected graduation",
    "school.name": "School",
    "ecfmg.certified": "ECFMG certificate",
    "ecfmg.pathway": "ECFMG Pathway",
    "visa.needed": "Visa needed",
    "visa.accepts": "Visas you would accept",
    "research.years": "Years in research",
    "rotations[].kind": "Kind",
    "rotations[].hands_on": "Hands-on",
    "rotations[].hours_per_week": "Hours a week",
    "letters[].writer_role": "Writer's role",
    "letters[].us": "Writer works in the US",
    "letters[].date": "Written",
    "ties.states": "States",
    "ties.schools": "US schools",
    "ties.people[].who": "Who",
    "preferences.states": "States preferred",
    "preferences.divisions": "Census divisions preferred",
    "preferences.settings": "Surroundings preferred",
    "preferences.kinds": "Types of program preferred",
    "preferences.visas": "Prefer programs that sponsor",
    "preferences.interview_capacity": "Most interviews you can attend",
    "preferences.pins": "Programs pinned",
    "preferences.bans": "Programs banned",
    "preferences.minimum": "Least applications by specialty",
    "preferences.ratings": "Your ratings of programs",
    "preferences.couple.partner": "Partner",
    "preferences.couple.specialties": "Partner's specialties",
    "preferences.couple.within_miles": "Farthest apart, miles",
}
#: What "there is none" is called, where it is called otherwise.
NONE_LABELS: Mapping[str, str] = {"ties": "No state is home to me"} | dict.fromkeys(
    ("exams.step1", "exams.step2ck", "exams.step3", "exams.oet"), "Not taken"
)
