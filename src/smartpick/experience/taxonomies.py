"""The closed lists of words that a log uses; each word is the value, in files and in memory alike."""

from typing import Annotated, Literal, get_args

__all__ = [
    "AGE_BANDS",
    "ALIASES",
    "HANDS_ON_KINDS",
    "OBSERVING_KINDS",
    "ROLE_RANK",
    "AgeBand",
    "Competency",
    "Illness",
    "Kind",
    "LetterForm",
    "PersonRole",
    "Role",
    "Setting",
    "Sex",
    "Site",
    "SkillName",
    "StateCode",
    "Supervision",
    "Surroundings",
    "options",
]

#: Kinds of experience; the words are those of a profile's rotations.
Kind = Literal[
    "elective",
    "sub-internship",
    "externship",
    "observership",
    "clinic observership",
    "volunteering",
    "research",
    "telerotation",
    "home practice",
]
#: The institution; again the words of a profile.
Site = Literal[
    "academic hospital",
    "community hospital",
    "community health center",
    "free clinic",
    "private clinic",
    "research institute",
    "telehealth",
]
#: Where in the institution a patient was seen.
Setting = Literal[
    "inpatient",
    "outpatient",
    "emergency department",
    "intensive care",
    "operating room",
    "community",
    "telehealth",
]
Surroundings = Literal["urban", "suburban", "rural"]
#: What the applicant's own part was.
Role = Literal["observed", "simulated", "assisted", "performed"]
Supervision = Literal["direct", "indirect"]
Sex = Literal["female", "male", "other"]
AgeBand = Literal[
    "under 1",
    "1-4",
    "5-9",
    "10-14",
    "15-19",
    "20-29",
    "30-39",
    "40-49",
    "50-59",
    "60-69",
    "70-79",
    "80-89",
    "90+",
]
Illness = Literal["acute", "chronic", "preventive", "emergent"]
SkillName = Literal[
    "history",
    "exam",
    "differential",
    "tests",
    "orders",
    "note",
    "presentation",
    "evidence",
    "handoff",
    "teamwork",
    "urgent care",
    "consent",
    "counselling",
    "interpreter",
    "ehr",
    "teaching",
]
PersonRole = Literal[
    "attending",
    "resident",
    "fellow",
    "program director",
    "chief of service",
    "research mentor",
    "nurse",
    "pharmacist",
    "social worker",
    "interpreter",
    "coordinator",
    "alumnus",
    "other",
]
LetterForm = Literal["narrative", "standardized"]
#: The 13 Core EPAs, the 6 ACGME competencies, and the US practice competencies of this project's own list.
Competency = Literal[
    "EPA1",
    "EPA2",
    "EPA3",
    "EPA4",
    "EPA5",
    "EPA6",
    "EPA7",
    "EPA8",
    "EPA9",
    "EPA10",
    "EPA11",
    "EPA12",
    "EPA13",
    "PC",
    "MK",
    "PBLI",
    "ICS",
    "PROF",
    "SBP",
    "shared decisions",
    "informed consent",
    "privacy",
    "mandatory reporting",
    "end of life",
    "handoffs",
    "ehr",
    "medication reconciliation",
    "prior authorization",
    "quality and safety",
    "codes",
    "teams",
    "cultural humility",
]
#: A US state with residency programs, DC or Puerto Rico, as postal code.
StateCode = Annotated[str, "state"]

AGE_BANDS: tuple[AgeBand, ...] = get_args(AgeBand)
#: Kinds in which nobody lays a hand on a patient.
OBSERVING_KINDS: frozenset[Kind] = frozenset({"observership", "clinic observership", "telerotation"})
#: Kinds that are care of patients by their nature; volunteering and research may be or not.
HANDS_ON_KINDS: frozenset[Kind] = frozenset({"elective", "sub-internship", "externship", "home practice"})
#: How much of it was the applicant's own doing, least first.
ROLE_RANK: dict[Role, int] = {"observed": 0, "simulated": 1, "assisted": 2, "performed": 3}

#: Other spellings that are understood, by the list they belong to.
ALIASES: dict[object, dict[str, str]] = {
    Kind: {
        "clerkship": "elective",
        "clinical elective": "elective",
        "elective rotation": "elective",
        "sub-i": "sub-internship",
        "sub internship": "sub-internship",
        "subinternship": "sub-internship",
        "acting internship": "sub-internship",
        "clinical externship": "externship",
        "hands-on externship": "externship",
        "clinical observership": "observership",
        "hospital observership": "observership",
        "volunteer": "volunteering",
        "clinical volunteering": "volunteering",
        "clinical research": "research",
        "research year": "research",
        "tele-rotation": "telerotation",
        "virtual rotation": "telerotation",
        "home country practice": "home practice",
    },
    Site: {
        "university hospital": "academic hospital",
        "teaching hospital": "academic hospital",
        "chc": "community health center",
        "fqhc": "community health center",
    },
    Setting: {
        "ed": "emergency department",
        "er": "emergency department",
        "emergency": "emergency department",
        "icu": "intensive care",
        "or": "operating room",
        "ward": "inpatient",
        "wards": "inpatient",
        "clinic": "outpatient",
        "ambulatory": "outpatient",
    },
    Role: {
        "obs": "observed",
        "watched": "observed",
        "ast": "assisted",
        "helped": "assisted",
        "per": "performed",
        "did": "performed",
        "did it": "performed",
        "sim": "simulated",
    },
    Sex: {"f": "female", "woman": "female", "m": "male", "man": "male", "x": "other"},
    Illness: {"emergency": "emergent", "urgent": "emergent", "prevention": "preventive"},
    SkillName: {
        "hx": "history",
        "history taking": "history",
        "pe": "exam",
        "physical exam": "exam",
        "physical examination": "exam",
        "ddx": "differential",
        "labs": "tests",
        "soap note": "note",
        "documentation": "note",
        "charting": "note",
        "case presentation": "presentation",
        "oral presentation": "presentation",
        "handover": "handoff",
        "sign-out": "handoff",
        "counseling": "counselling",
        "patient education": "counselling",
        "emr": "ehr",
    },
    Competency: {
        "hipaa": "privacy",
        "electronic health record": "ehr",
        "end-of-life": "end of life",
        "med rec": "medication reconciliation",
        "code": "codes",
        "interprofessional teams": "teams",
    },
    PersonRole: {"attending physician": "attending", "mentor": "research mentor", "alumni": "alumnus"},
}


def options(words: object) -> tuple[str, ...]:
    """Return the words of one of the lists above, in their order."""
    return get_args(words)
