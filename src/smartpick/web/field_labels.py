"""How the fields of a profile are called on the page, and in which sections they stand."""

from collections.abc import Mapping

__all__ = ["ASKED_FIRST", "HINTS", "LABELS", "NONE_LABELS", "SECTIONS_OF_FORM", "TABLE_LABELS"]

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
    "ecfmg.done": "Steps that are done",
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
#: Hints of the page where those of the file would only repeat a label, or speak of the file.
HINTS: Mapping[str, str] = dict.fromkeys(
    (
        "visa.accepts", "rotations[].city", "rotations[].specialty", "rotations[].hours_per_week", "rotations[].kind",
        "letters[].city", "preferences.states", "preferences.divisions", "preferences.settings", "preferences.kinds",
        "preferences.interview_capacity", "school.name", "school.country", "letters[].date", "ties.schools",
        "visa.needed", "preferences.couple.specialties", "preferences.visas",
    ),
    "",
) | dict.fromkeys((f"exams.oet[].{part}" for part in ("listening", "reading", "speaking", "writing")), "") | {
    "preferences.specialties": "Each specialty you apply to, and how much you want it: 1 is most, 0.5 half of it.",
    "preferences.minimum": "Where you want at least so many applications, whatever the numbers say.",
    "preferences.ratings": "A program by its number or name, and your rating from 0 to 10.",
    "preferences.pins": "Applied to whatever the numbers say.",
    "preferences.bans": "Never applied to.",
    "exams.step1[].score": "Three digits, only for attempts before 2022, when it still had a score.",
    "gaps[].reason": "In a few words.",
    "letters[].specialty": "The specialty it is written for.",
    "preferences.couple.within_miles": "How far from each other you would train.",
}  # fmt: skip
#: What "there is none" is called, where it is called otherwise.
NONE_LABELS: Mapping[str, str] = {"ties": "No state is home to me"} | dict.fromkeys(
    ("exams.step1", "exams.step2ck", "exams.step3", "exams.oet"), "Not taken"
)
