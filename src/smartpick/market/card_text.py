"""Writing to the model card: what a program writes into a file that people wrote.

The card stays one readable TOML file. The record of the fit and the block of specialties at its end are generated; of
the parameters above, a fit replaces value and sd of those that have a prior, and the day in the head. Every other byte
stays as it was.
"""

import re
from collections.abc import Iterable, Mapping

from smartpick.errors import InternalError
from smartpick.market.card import SpecialtyCard

__all__ = ["SpecialtyRow", "write_day", "write_fit", "write_parameters", "write_specialties"]

SpecialtyRow = SpecialtyCard
MARK = f"# {'-' * 64} specialties (written by program, not by hand)"
FIT_MARK = f"# {'-' * 64} how it was fitted (written by program, not by hand)"
FIT_HEAD = """
# What smartpick market fit was told, and what it found. objective: sum of squared misses and of squared distances from
# the prior, at the start and after every round. Every figure that was aimed at: published, found in the mean of the
# last seasons, and the miss in units of the luck of one season and the figure's tolerance together (published.toml).
"""
HEAD = """
# positions, img_matched: NRMP Charting Outcomes non-US IMG 2026, Table 1. preferring: applicants who prefer
# the specialty by type [US MD senior, US DO senior, US previous graduate, US IMG, non-US IMG who needs a
# visa, non-US IMG who needs none]; non-US IMGs as published, the others raked from NRMP 2022 filled positions
# to the 2026 totals (scripts/build_model_card.py). second: applicants who ranked the specialty in 2025 (NRMP
# Results and Data 2025, Table 1C, PGY-1) beyond those who preferred it in 2026, at least 1 % of those.
# us_img_matched: preferring x 70.0 % (NRMP 2026, to any specialty). step2ck_mean: matched and not matched non-US
# IMGs together. openness, us_img_offset: index units, solved for by `smartpick market fit`;
# openness_sd: what the fit leaves open, by the parameters that openness balances and the luck of one season's count.
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
                f"openness_sd = {s.openness_sd:.3f}",
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


def write_fit(
    card: str,
    told: Mapping[str, int],
    objective: Iterable[float],
    figures: Iterable[tuple[str, float, float, float]],
) -> str:
    """Return the card's text with its record of a fit replaced: what it was told, its path and its figures.

    ``figures``: (key, published, found, miss). A card that never had a record gets it before its specialties.
    """
    above, mark, specialties = card.partition(MARK)
    above = above.partition(FIT_MARK)[0].rstrip("\n")
    lines = [
        "[fit]",
        *(f"{name} = {value}" for name, value in told.items()),
        f"objective = [{', '.join(f'{value:.1f}' for value in objective)}]",
        "",
    ]
    for key, published, found, miss in figures:
        lines += [
            "[[fit.figure]]",
            f'key = "{key}"',
            f"published = {published:g}",
            f"found = {found:.4g}",
            f"miss = {miss:.2f}",
            "",
        ]
    return f"{above}\n\n{FIT_MARK}{FIT_HEAD}\n" + "\n".join(lines) + f"\n{mark}{specialties}"


def write_day(card: str, day: str) -> str:
    """Return the card's text with the day it was made on, ISO."""
    text, replaced = re.subn(r'(?m)^made_on = "[^"]*"$', f'made_on = "{day}"', card)
    if replaced != 1:
        raise InternalError("the card has no line that says when it was made")
    return text
