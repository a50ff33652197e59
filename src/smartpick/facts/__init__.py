"""What somebody says about a program, and what may be believed of it on a given day.

Comes in: reports, each one assertion (program, field, value) with its source, link and date; and the user's decisions
which of two to believe. Goes out: the catalogue of fields, values in their canonical form, beliefs with what age and a
weak source leave open, and conflicts. Nothing here reads a store or knows the directory.

The fields and how fast each grows old stand in ``data/fields.toml``, kept by hand, judgement marked as such.
"""

from smartpick.facts.belief import Belief, beliefs, conflicts
from smartpick.facts.entry import canonical_value
from smartpick.facts.field import FIELDS, VERIFIED, FactField, FieldKind, Trust, Value, Verified, field_named
from smartpick.facts.field_table import field_ageing, field_allowed, fields_table, verified_table
from smartpick.facts.preference import Preference, preference_of
from smartpick.facts.report import Report, report_of
from smartpick.facts.reported_day import day_of, read_as_of
from smartpick.facts.staleness import age_words, spread_after, still_true
from smartpick.facts.wording import told, value_words

__all__ = [
    "FIELDS",
    "VERIFIED",
    "Belief",
    "FactField",
    "FieldKind",
    "Preference",
    "Report",
    "Trust",
    "Value",
    "Verified",
    "age_words",
    "beliefs",
    "canonical_value",
    "conflicts",
    "day_of",
    "field_ageing",
    "field_allowed",
    "field_named",
    "fields_table",
    "preference_of",
    "read_as_of",
    "report_of",
    "spread_after",
    "still_true",
    "told",
    "value_words",
    "verified_table",
]
