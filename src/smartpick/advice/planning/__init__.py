"""What to do about clinical experience, and by when: from a profile, a portfolio and a season to dated next actions.

Comes in: ``Profile``, ``Portfolio``, ``Season``, a day, and small files of the applicant's own (contacts, an agency's
answers, dates). Goes out: frozen values to show or to write. Nothing here asks where a portfolio was kept.
"""

from smartpick.advice.planning.agency_answers import answers_template, read_agency_answers
from smartpick.advice.planning.calendar_day import CalendarDay, Conflict
from smartpick.advice.planning.campaign import CampaignRow, campaign
from smartpick.advice.planning.certification_plan import CertificationPlan, certification_plan
from smartpick.advice.planning.contacts import read_contacts, with_records
from smartpick.advice.planning.drafts import Draft, draft_for
from smartpick.advice.planning.letter_plan import LetterPlan, letter_plan
from smartpick.advice.planning.openings import (
    STALE_MONTHS,
    Openings,
    main_specialty,
    openings,
    read_months_ago,
    seeker_of,
)
from smartpick.advice.planning.packet_text import packet_text
from smartpick.advice.planning.small_file import small_bytes
from smartpick.advice.planning.starts import Start, start_of, starts
from smartpick.advice.planning.timeline import Timeline, timeline

__all__ = [
    "STALE_MONTHS",
    "CalendarDay",
    "CampaignRow",
    "CertificationPlan",
    "Conflict",
    "Draft",
    "LetterPlan",
    "Openings",
    "Start",
    "Timeline",
    "answers_template",
    "campaign",
    "certification_plan",
    "draft_for",
    "letter_plan",
    "main_specialty",
    "openings",
    "packet_text",
    "read_agency_answers",
    "read_contacts",
    "read_months_ago",
    "seeker_of",
    "small_bytes",
    "start_of",
    "starts",
    "timeline",
    "with_records",
]
