"""The self-test of an import: whether the tracks add up to the totals that NRMP published for each year."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from smartpick.intake.nrmp.track import Track

__all__ = ["YearCheck", "check_totals", "published_totals"]


@dataclass(frozen=True, slots=True)
class YearCheck:
    """Positions of one year and how many were filled: as read, and as published (``None``: not known here)."""

    year: int
    quota: int
    matched: int
    published: tuple[int, int] | None
    source: str

    @property
    def agrees(self) -> bool:
        """Whether both sums are the published ones; what nobody can compare does not agree."""
        return (self.quota, self.matched) == self.published

    def sentence(self) -> str:
        """Return the comparison in words."""
        read = f"{self.year}: {self.quota:,} positions, {self.matched:,} filled"
        if self.published is None:
            return f"{read}; the published totals are not known to this version, so nothing can be said"
        quota, matched = self.published
        if self.agrees:
            return f"{read}; as published"
        return f"{read}; published are {quota:,} and {matched:,}: they do NOT agree"


def check_totals(tracks: Iterable[Track], years: Iterable[int]) -> tuple[YearCheck, ...]:
    """Return the comparison for each year, newest first."""
    sums = {year: [0, 0] for year in years}
    for track in tracks:
        for result in track.years:
            sums[result.year][0] += result.quota
            sums[result.year][1] += result.matched
    known = published_totals()
    found: list[YearCheck] = []
    for year in sorted(sums, reverse=True):
        quota, matched, source = known.get(year, (0, 0, ""))
        published = (quota, matched) if year in known else None
        found.append(YearCheck(year, sums[year][0], sums[year][1], published, source))
    return tuple(found)


@cache
def published_totals() -> Mapping[int, tuple[int, int, str]]:
    """Return positions, filled positions and the source of each year that is known here."""
    text = (
        files("smartpick.intake.nrmp").joinpath("data", "published_totals.toml").read_text(encoding="utf-8")
    )
    listed = tomllib.loads(text)["total"]
    return {int(one["year"]): (int(one["quota"]), int(one["matched"]), str(one["source"])) for one in listed}
