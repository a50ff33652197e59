"""The whole report in order: promises first, then market, chances, decision, limits."""

from smartpick.advice.promises import promises
from smartpick.advice.validation import SEEDS, Validation
from smartpick.render.market_report.chance_sections import numerical_section, reliability_section
from smartpick.render.market_report.decision_sections import (
    limits_section,
    promises_section,
    regret_section,
    split_section,
)
from smartpick.render.market_report.document import Document
from smartpick.render.market_report.market_sections import (
    left_out_section,
    predictive_section,
    recovery_section,
)
from smartpick.render.market_report.sentences import said

__all__ = ["report_document"]


def report_document(found: Validation) -> Document:
    """Return the report as a document."""
    made = found.made
    return Document(
        title=said("title"),
        subtitle=said("subtitle"),
        sections=(
            promises_section(promises(found)),
            predictive_section(found.predictive),
            recovery_section(found.recovery),
            left_out_section(found.left_out),
            reliability_section(found.reliability),
            numerical_section(found.numerical),
            regret_section(found.regret),
            split_section(found.split),
            limits_section(),
        ),
        stamps=(
            ("Command", f"smartpick market report{' --quick' if made.sizes == 'quick' else ''}"),
            ("Sizes", made.sizes),
            ("Model card", f"{made.card_name}, {made.card}"),
            ("Ensemble", f"{made.members} members, {made.ensemble}"),
            ("Equilibrium", made.equilibrium),
            ("Directory", made.directory),
            ("Season", made.season),
            ("Engine", f"SmartPick {made.engine}"),
            ("Seeds", ", ".join(f"{name} {seed}" for name, seed in SEEDS.items())),
        ),
    )
