"""Who applies: the profile of one applicant.

Comes in: a readable TOML file (or, later, a form with the same fields). Goes out: a frozen :class:`Profile`
in which ``None`` means unknown. One list of fields (``field_list.FIELDS``) drives the check, the JSON
Schema, the template and the documentation. Names of specialties are kept as typed until
:func:`with_canonical_specialties`.
"""

from smartpick.applicant.adding import left_open, with_letters, with_publications, with_rotation
from smartpick.applicant.canonical_names import with_canonical_specialties
from smartpick.applicant.checking import Check, check_profile, profile_of
from smartpick.applicant.contradictions import SeasonRules, contradictions
from smartpick.applicant.document import profile_document
from smartpick.applicant.exams import Attempt, Exam, Exams
from smartpick.applicant.field_check import Finding
from smartpick.applicant.field_list import CERTIFICATION_STEPS, FIELDS
from smartpick.applicant.field_table import fields_table
from smartpick.applicant.fields import Field, Kind
from smartpick.applicant.pass_marks import PassMark
from smartpick.applicant.preferences import Couple, Preferences
from smartpick.applicant.profile import (
    Beside,
    Ecfmg,
    Gap,
    Letter,
    Person,
    Profile,
    Research,
    Rotation,
    School,
    Ties,
    Visa,
)
from smartpick.applicant.profile_text import profile_text, written
from smartpick.applicant.reading import ProfileFile, load_profile, read_profile, read_profile_text
from smartpick.applicant.schema import profile_schema
from smartpick.applicant.template import example_names, example_text, new_profile_text
from smartpick.applicant.unknowns import meaning, unknown_fields
from smartpick.calendar_months import months_spanned, read_date, years_between

__all__ = [
    "CERTIFICATION_STEPS",
    "FIELDS",
    "Attempt",
    "Beside",
    "Check",
    "Couple",
    "Ecfmg",
    "Exam",
    "Exams",
    "Field",
    "Finding",
    "Gap",
    "Kind",
    "Letter",
    "PassMark",
    "Person",
    "Preferences",
    "Profile",
    "ProfileFile",
    "Research",
    "Rotation",
    "School",
    "SeasonRules",
    "Ties",
    "Visa",
    "check_profile",
    "contradictions",
    "example_names",
    "example_text",
    "fields_table",
    "left_open",
    "load_profile",
    "meaning",
    "months_spanned",
    "new_profile_text",
    "profile_document",
    "profile_of",
    "profile_schema",
    "profile_text",
    "read_date",
    "read_profile",
    "read_profile_text",
    "unknown_fields",
    "with_canonical_specialties",
    "with_letters",
    "with_publications",
    "with_rotation",
    "written",
    "years_between",
]
