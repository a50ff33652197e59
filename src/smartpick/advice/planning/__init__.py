"""What to do about clinical experience, and by when: from a profile, a portfolio and a season to dated next actions.

Comes in: ``Profile``, ``Portfolio``, ``Season``, a day, and small files of the applicant's own (contacts, an agency's
answers, dates). Goes out: frozen values to show or to write. Nothing here asks where a portfolio was kept.
"""

from smartpick.advice.planning.agency_answers import answers_template, read_agency_answers
from smartpick.advice.planning.certification_plan import CertificationPlan, certification_plan
from smartpick.advice.planning.openings import (
    STALE_MONTHS,
    Openings,
    main_specialty,
    openings,
    read_months_ago,
    seeker_of,
)
from smartpick.advice.planning.starts import Start, start_of, starts

__all__ = [
    "STALE_MONTHS",
    "CertificationPlan",
    "Openings",
    "Start",
    "answers_template",
    "certification_plan",
    "main_specialty",
    "openings",
    "read_agency_answers",
    "read_months_ago",
    "seeker_of",
    "start_of",
    "starts",
]
