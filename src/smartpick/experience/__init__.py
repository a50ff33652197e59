"""What an applicant did and who saw it: the clinical-experience portfolio.

Comes in: what the applicant writes down (experiences, encounters without anything that says who the patient is,
reflections, feedback, people, letters, papers). Goes out: the same as frozen records, what they show, where they have
gaps, what contradicts what, and what to do next. Nothing here reads a store or a screen.

Records become plain values with :func:`to_json` and come back with :func:`from_json`; :func:`summarise` says them in
the words of a profile. The parts that few callers need stay in their own modules: ``log_import``, ``icd10``,
``agency``, ``certification``, ``letter_packet``, and the privacy guard in ``privacy``.
"""

from smartpick.experience.agenda import AgendaEntry, agenda
from smartpick.experience.approach import Approach
from smartpick.experience.assessment import Assessment, Dimension, Figure, Improvement, assess
from smartpick.experience.checklist import Check, checklist
from smartpick.experience.competencies import CompetencyFacts, competencies
from smartpick.experience.contradictions import Contradiction, contradictions, must_hold
from smartpick.experience.coverage import Coverage, Goal, coverage, goals
from smartpick.experience.document import Document
from smartpick.experience.eligibility import Match, Seeker, Wishes
from smartpick.experience.encounter import Encounter, checked_update
from smartpick.experience.example_portfolios import example_portfolio
from smartpick.experience.experience import Experience
from smartpick.experience.feedback import Feedback, followed_up
from smartpick.experience.keeping import KEEPING, Keeping
from smartpick.experience.kinds import KindFacts, kind_facts, kinds
from smartpick.experience.letter import Letter, advance
from smartpick.experience.months import Month
from smartpick.experience.onboarding import Need, apply_by, earliest_start, readiness
from smartpick.experience.opportunities import find_opportunities, organised_programs
from smartpick.experience.opportunity import Opportunity
from smartpick.experience.own_date import OwnDate
from smartpick.experience.person import Person
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.portfolio_file import PortfolioFile, load_portfolio, read_portfolio
from smartpick.experience.procedure import Assisted, Observed, Performed, Procedure, Simulated, revised
from smartpick.experience.records import (
    RECORDS,
    TABLES,
    Record,
    from_json,
    portfolio_json,
    portfolio_of,
    to_json,
)
from smartpick.experience.reflection import PROMPTS, Reflection
from smartpick.experience.skill import Skill
from smartpick.experience.summary import (
    ExperienceSummary,
    LetterSummary,
    PersonSummary,
    RotationSummary,
    summarise,
)

__all__ = [
    "KEEPING",
    "PROMPTS",
    "RECORDS",
    "TABLES",
    "AgendaEntry",
    "Approach",
    "Assessment",
    "Assisted",
    "Check",
    "CompetencyFacts",
    "Contradiction",
    "Coverage",
    "Dimension",
    "Document",
    "Encounter",
    "Experience",
    "ExperienceSummary",
    "Feedback",
    "Figure",
    "Goal",
    "Improvement",
    "Keeping",
    "KindFacts",
    "Letter",
    "LetterSummary",
    "Match",
    "Month",
    "Need",
    "Observed",
    "Opportunity",
    "OwnDate",
    "Performed",
    "Person",
    "PersonSummary",
    "Portfolio",
    "PortfolioFile",
    "Procedure",
    "Record",
    "Reflection",
    "RotationSummary",
    "Seeker",
    "Simulated",
    "Skill",
    "Wishes",
    "advance",
    "agenda",
    "apply_by",
    "assess",
    "checked_update",
    "checklist",
    "competencies",
    "contradictions",
    "coverage",
    "earliest_start",
    "example_portfolio",
    "find_opportunities",
    "followed_up",
    "from_json",
    "goals",
    "kind_facts",
    "kinds",
    "load_portfolio",
    "must_hold",
    "organised_programs",
    "portfolio_json",
    "portfolio_of",
    "read_portfolio",
    "readiness",
    "revised",
    "summarise",
    "to_json",
]
