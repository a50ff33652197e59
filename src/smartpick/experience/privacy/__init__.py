"""The privacy guard: looks for the 18 Safe Harbor identifiers in a free text before it leaves the applicant's machine.

Comes in: a text, and what is known of its writer. Goes out: findings, each with its place, its kind, "certain" or
"please check", a sentence why, and what to write instead. The guard never changes a text and never says that a text
is safe: it found something that its rules know, or it found nothing that they know. Standard library only; a
statistical recogniser of names can be added (``load_recogniser``) where spaCy and a model are installed.
"""

from smartpick.experience.privacy.checking import Recogniser, check
from smartpick.experience.privacy.coarsening import month_only, site_in_words
from smartpick.experience.privacy.finding import Context, Finding, Identifier, Sureness
from smartpick.experience.privacy.ner import load_recogniser

__all__ = [
    "Context",
    "Finding",
    "Identifier",
    "Recogniser",
    "Sureness",
    "check",
    "load_recogniser",
    "month_only",
    "site_in_words",
]
