"""The fields of a profile (row P1 of the requirements), in the order of the file."""

from smartpick.applicant.fields import Field, Kind, Node, tree
from smartpick.united_states import DIVISIONS, STATE_ALIASES, STATES

__all__ = [
    "CERTIFICATION_STEPS",
    "EXAM_NAMES",
    "FIELDS",
    "KINDS",
    "ROTATION_KINDS",
    "ROTATION_SETTINGS",
    "TREE",
    "VISAS",
]

EXAM_NAMES = {"step1": "Step 1", "step2ck": "Step 2 CK", "step3": "Step 3", "oet": "OET Medicine"}
VISAS = ("J-1", "H-1B")
#: Steps to the ECFMG certificate that no exam shows.
CERTIFICATION_STEPS = ("account", "application", "pathway", "credentials")
VISA_ALIASES = {"j1": "J-1", "j 1": "J-1", "h1b": "H-1B", "h-1 b": "H-1B", "h1-b": "H-1B", "h 1b": "H-1B"}
KINDS = ("university", "affiliated", "community", "military")
SURROUNDINGS = ("urban", "suburban", "rural")
ROTATION_KINDS = (
    "elective",
    "sub-internship",
    "externship",
    "observership",
    "clinic observership",
    "volunteering",
    "research",
    "telerotation",
    "home practice",
)
ROTATION_SETTINGS = (
    "academic hospital",
    "community hospital",
    "community health center",
    "free clinic",
    "private clinic",
    "research institute",
    "telehealth",
)
KIND_ALIASES = {
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
}
#: The scores of one OET sitting.
OET_PARTS = ("listening", "reading", "speaking", "writing")


def _text(name: str, help_: str, example: str, *, required: bool = False) -> Field:
    return Field(name, Kind.TEXT, help_, f'"{example}"', required=required)


def _country(name: str, help_: str, example: str) -> Field:
    return Field(name, Kind.COUNTRY, help_, f'"{example}"')


def _date(name: str, help_: str, example: str, *, month_end: bool = False) -> Field:
    return Field(name, Kind.DATE, help_, f'"{example}"', month_end=month_end)


def _state(name: str, help_: str, example: str) -> Field:
    return Field(name, Kind.CHOICE, help_, f'"{example}"', options=STATES, aliases=STATE_ALIASES)


def _choices(name: str, help_: str, options: tuple[str, ...], example: str) -> Field:
    aliases = {**STATE_ALIASES} if options is STATES else {**VISA_ALIASES} if options is VISAS else {}
    return Field(name, Kind.CHOICES, help_, example, options=options, aliases=aliases)


def _count(name: str, help_: str, low: int, high: int, example: int, unit: str = "") -> Field:
    return Field(name, Kind.INTEGER, help_, str(example), low=low, high=high, unit=unit)


def _amount(name: str, help_: str, low: float, high: float, example: str, unit: str) -> Field:
    return Field(name, Kind.NUMBER, help_, example, low=low, high=high, unit=unit)


def _yes_no(name: str, help_: str, example: bool) -> Field:
    return Field(name, Kind.BOOLEAN, help_, "true" if example else "false")


def _exam(key: str) -> tuple[Field, ...]:
    called, table = EXAM_NAMES[key], f"exams.{key}[]"
    dated = _date(f"{table}.date", f"When {called} was taken; one block for every attempt.", "2025-06")
    result = Field(
        f"{table}.result", Kind.CHOICE, "How it ended.", '"pass"', options=("pass", "fail"),
        aliases={"passed": "pass", "failed": "fail"},
    )  # fmt: skip
    if key == "oet":
        parts = tuple(
            _count(f"{table}.{part}", f"Score in {part}.", 0, 500, 350, "points") for part in OET_PARTS
        )
        return (dated, result, *parts)
    example = {"step1": 228, "step2ck": 246, "step3": 225}[key]
    only = " Only for attempts before 2022, when it still had a score." if key == "step1" else ""
    return (dated, result, _count(f"{table}.score", f"Three-digit score.{only}", 1, 300, example, "points"))


FIELDS: tuple[Field, ...] = (
    _text(
        "label",
        "A name for this profile, for your eyes; it need not be your own.",
        "My profile",
        required=True,
    ),
    _count("birth_year", "Only used to catch mistyped dates; leave it out if you like.", 1930, 2012, 1996),
    _country(
        "citizenship", "Country whose passport you hold; United States if that is one of them.", "India"
    ),
    Field(
        "graduation",
        Kind.DATE,
        "When you graduated from medical school. A year alone is taken as its June, the month unknown.",
        '"2019-06"',
        year_alone=True,
    ),
    _date("graduation_expected", "Instead of graduation, while you are still a student.", "2027-05"),
    Field("degrees", Kind.TEXTS, "Degrees held, as written on them.", '["MBBS"]'),
    Field("languages", Kind.TEXTS, "Languages you can see patients in.", '["English", "Hindi"]'),
    _text("school.name", "Medical school.", "Example Medical College"),
    _country("school.country", "Country of the medical school.", "India"),
    *_exam("step1"),
    *_exam("step2ck"),
    *_exam("step3"),
    *_exam("oet"),
    _yes_no("ecfmg.certified", "Whether you hold the ECFMG certificate today.", True),
    _count("ecfmg.pathway", "The ECFMG Pathway used for the clinical skills requirement.", 1, 6, 3),
    _choices(
        "ecfmg.done",
        "Steps to the certificate that are done: pathway means accepted, credentials verified.",
        CERTIFICATION_STEPS,
        '["account", "application"]',
    ),
    _yes_no("visa.needed", "Whether you need a visa to train in the US.", True),
    _choices("visa.accepts", "Visas you would accept.", VISAS, '["J-1", "H-1B"]'),
    _date("gaps[].start", "First month without study or clinical work.", "2021-01"),
    _date("gaps[].end", "Last month of it.", "2021-08", month_end=True),
    _text("gaps[].reason", "Reason, in a few words.", "family care"),
    _count("research.publications", "Peer-reviewed articles and chapters, published or accepted.", 0, 500, 2),
    _count("research.abstracts", "Abstracts, posters and oral presentations.", 0, 500, 3),
    _amount("research.years", "Time spent mainly in research.", 0, 40, "0.5", "years"),
    Field(
        "rotations[].kind",
        Kind.CHOICE,
        "Kind of experience.",
        '"externship"',
        options=ROTATION_KINDS,
        aliases=KIND_ALIASES,
        required=True,
    ),
    Field(
        "rotations[].setting",
        Kind.CHOICE,
        "Where it took place.",
        '"community hospital"',
        options=ROTATION_SETTINGS,
    ),
    _yes_no(
        "rotations[].hands_on", "Whether you examined or treated patients yourself, under supervision.", True
    ),
    _text("rotations[].institution", "Hospital, clinic or institute.", "Example Community Hospital"),
    _text("rotations[].city", "City.", "Cleveland"),
    _state("rotations[].state", "US state, as postal code.", "OH"),
    _country("rotations[].country", "Country; a US state says it already.", "United States"),
    _text("rotations[].specialty", "Specialty.", "Internal Medicine"),
    _date("rotations[].start", "First month or day.", "2026-03"),
    _date("rotations[].end", "Last month or day, planned ones included.", "2026-05", month_end=True),
    _amount(
        "rotations[].months", "Length, when you give no dates or it had breaks.", 0.1, 240, "3", "months"
    ),
    _amount("rotations[].hours_per_week", "Hours a week.", 0.5, 112, "40", "hours"),
    _text("letters[].writer_role", "Who wrote it: a role, never a name.", "attending physician"),
    _text("letters[].institution", "Where the writer works.", "Example Community Hospital"),
    _text("letters[].city", "City.", "Cleveland"),
    _state("letters[].state", "US state, as postal code.", "OH"),
    _text("letters[].specialty", "Specialty the letter is for.", "Internal Medicine"),
    _yes_no("letters[].us", "Whether the writer works in the US; a state says so too.", True),
    _date("letters[].date", "When it was written.", "2026-05"),
    _choices("ties.states", "States you call home, studied in or have family in.", STATES, '["OH"]'),
    Field("ties.schools", Kind.TEXTS, "US schools you attended.", '["Example State University"]'),
    _text("ties.people[].who", "A relation, never a name.", "sister", required=True),
    _text("ties.people[].city", "City where they live.", "Columbus"),
    _state("ties.people[].state", "US state, as postal code.", "OH"),
    _text("ties.people[].institution", "Hospital or school they belong to.", "Example Community Hospital"),
    _choices("preferences.states", "States you prefer.", STATES, '["OH", "MI"]'),
    _choices("preferences.divisions", "Census divisions you prefer.", DIVISIONS, '["East North Central"]'),
    _choices("preferences.settings", "Surroundings you prefer.", SURROUNDINGS, '["urban", "suburban"]'),
    _choices("preferences.kinds", "Types of program you prefer.", KINDS, '["university", "community"]'),
    _choices("preferences.visas", "Prefer programs that sponsor these visas.", VISAS, '["J-1"]'),
    _amount(
        "preferences.budget",
        "Most you would pay in application fees, all specialties together.",
        0,
        1_000_000,
        "1500",
        "USD",
    ),
    _count("preferences.interview_capacity", "Most interviews you can attend.", 1, 200, 15, "interviews"),
    Field(
        "preferences.pins",
        Kind.PROGRAM_IDS,
        "Programs to apply to whatever the numbers say.",
        '["1403811349"]',
    ),
    Field("preferences.bans", Kind.PROGRAM_IDS, "Programs never to apply to.", '["1403800535"]'),
    Field(
        "preferences.specialties",
        Kind.WEIGHTS,
        "Specialties you apply to, and how much you want each (1 is most).",
        '"Internal Medicine" = 1.0',
        low=0,
        high=1,
        required=True,
    ),
    Field(
        "preferences.minimum",
        Kind.COUNTS,
        "Least number of applications in a specialty.",
        '"Internal Medicine" = 40',
        low=0,
        high=1000,
        unit="applications",
    ),
    Field(
        "preferences.ratings",
        Kind.RATINGS,
        "Your own rating of programs, by ACGME id.",
        "1403811331 = 8",
        low=0,
        high=10,
    ),
    _text(
        "preferences.couple.partner",
        "Your partner in the same Match: a word, never a name.",
        "spouse",
        required=True,
    ),
    Field(
        "preferences.couple.specialties", Kind.TEXTS, "Specialties the partner applies to.", '["Pediatrics"]'
    ),
    _amount("preferences.couple.within_miles", "Farthest apart you would train.", 0, 6000, "50", "miles"),
)

TREE: Node = tree(FIELDS)
