"""Writing to the model card: what a program writes into a file that people wrote.

The card stays one readable TOML file. The block of specialties at its end is generated; of the parameters above, a fit
replaces value and sd of those that have a prior. Every other byte stays as it was.
"""

import re
from collections.abc import Iterable, Mapping

from smartpick.errors import InternalError
from smartpick.market.card import SpecialtyCard

__all__ = ["SpecialtyRow", "write_parameters", "write_specialties"]

SpecialtyRow = SpecialtyCard
MARK = f"# {'-' * 64} specialties (written by program, not by hand)"
HEAD = """
# positions, img_matched: NRMP Charting Outcomes non-US IMG 2026, Table 1. preferring: applicants who prefer
# the specialty by type [US MD senior, US DO senior, US previous graduate, US IMG, non-US IMG who needs a
# visa, non-US IMG who needs none]; non-US IMGs as published, the others raked from NRMP 2022 filled positions
# to the 2026 totals (scripts/build_model_card.py). second: applicants who ranked the specialty in 2025 (NRMP
# Results and Data 2025, Table 1C, PGY-1) beyond those who preferred it in 2026, at least 1 % of those.
# us_img_matched: preferring x 70.0 % (NRMP 2026, to any specialty). step2ck_mean: matched and not matched non-US
# IMGs together. openness, us_img_offset: index units, solved for by `smartpick market fit`.
"""


def write_specialties(card: str, specialties: Iterable[SpecialtyCard]) -> str:
    """Return the card's text with its specialties block replaced."""
    above = card.partition(MARK)[0].rstrip("\n")
    blocks = [
        "\n".join(
            (
                f'[specialties."{s.name}"]',
                f"positions = {s.positions}",
                f"preferring = [{', '.join(f'{count:.0f}' for count in s.preferring)}]",
                f"second = {s.second:.0f}",
                f"step2ck_mean = {s.step2ck_mean:.1f}",
                f"img_matched = {s.img_matched}",
                f"us_img_matched = {s.us_img_matched:.1f}",
                f"openness = {s.openness:.3f}",
                f"us_img_offset = {s.us_img_offset:.3f}",
            )
        )
        for s in sorted(specialties, key=lambda s: s.name)
    ]
    return f"{above}\n\n{MARK}{HEAD}\n" + "\n\n".join(blocks) + "\n"


def write_parameters(card: str, found: Mapping[str, tuple[float, float]]) -> str:
    """Return the card's text with value and sd of some parameters replaced; their blocks are otherwise as they were.

    ``found`` gives (value, sd) by dotted name; a name that the card lacks is an ``InternalError``.
    """
    for name, (value, sd) in found.items():
        block = re.compile(rf"(\[parameters\.{re.escape(name)}\]\n)value = \S+\nsd = \S+\n")
        card, replaced = block.subn(rf"\g<1>value = {value:.4g}\nsd = {sd:.3g}\n", card)
        if replaced != 1:
            raise InternalError(
                f"the card has no parameter {name!r} with value and sd in its first two lines"
            )
    return card
