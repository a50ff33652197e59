"""Writing to the model card: the specialties block is generated, everything above it belongs to people.

The card stays one readable TOML file, so the anchor and the build script replace exactly one block of its
text and leave every other byte as it was.
"""

from collections.abc import Iterable

from smartpick.market.card import SpecialtyCard

__all__ = ["SpecialtyRow", "write_specialties"]

SpecialtyRow = SpecialtyCard
MARK = f"# {'-' * 64} specialties (written by program, not by hand)"
HEAD = """
# positions, img_matched: NRMP Charting Outcomes non-US IMG 2026, Table 1. preferring: applicants who prefer
# the specialty by type [US MD senior, US DO senior, US previous graduate, US IMG, non-US IMG who needs a
# visa, non-US IMG who needs none]; non-US IMGs as published, the others raked from NRMP 2022 filled positions
# to the 2026 totals (scripts/build_model_card.py). us_img_matched: preferring x 70.0 % x 54.8 / 61.4 (NRMP
# 2026 rate, share of matches that are to the preferred specialty in 2022). step2ck_mean: matched and not
# matched non-US IMGs together. openness, us_img_offset: index units, fitted by `smartpick market anchor`.
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
