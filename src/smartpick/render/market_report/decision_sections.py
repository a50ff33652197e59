"""What the report says of the decision: promises, the plan against simpler ways, the unidentified split, limits."""

from collections.abc import Sequence

from smartpick.advice.promises import Promise
from smartpick.advice.regret import PLAN, Regret, SettingRegret
from smartpick.advice.split_of_luck import SplitSensitivity
from smartpick.render.market_report import drawings
from smartpick.render.market_report.document import Bullets, Drawing, Section, Table
from smartpick.render.market_report.numbers import interval, number, share
from smartpick.render.market_report.sentences import items, said
from smartpick.render.wording import money

__all__ = ["limits_section", "promises_section", "regret_section", "split_section"]


def promises_section(found: Sequence[Promise]) -> Section:
    """Return the section that says first what is kept and what is not."""
    kept = sum(promise.kept for promise in found)
    return Section(
        "promises",
        said("promises.title"),
        (
            said("promises.kept" if kept == len(found) else "promises.missed", kept=kept, all=len(found)),
            Table(
                said("promises.table"),
                ("promise", "kept?", "found"),
                tuple((p.name, "kept" if p.kept else "MISSED", p.found) for p in found),
                (1, 2),
            ),
        ),
    )


def regret_section(found: Regret) -> Section:
    """Return the section on regret."""
    return Section(
        "regret",
        said("regret.title"),
        (
            said("regret.how", people=found.people, worlds=found.worlds),
            Drawing(
                "regret",
                lambda width: drawings.regret_spec(found, width),
                said("regret.label"),
                said("regret.caption"),
            ),
            *(_setting(setting) for setting in found.settings),
            said("regret.read"),
            said("regret.alike", ways=_alike(found)),
            said(
                "regret.gaps",
                largest=number(100 * found.largest_gap, 3),
                unproved=found.unproved,
                plans=number(found.people * len(found.settings), 0),
            ),
        ),
    )


def _alike(found: Regret) -> str:
    """Return the ways that lose nothing for sure, each with the settings where that is so."""
    where: dict[str, list[str]] = {}
    for setting in found.settings:
        for way in setting.ways:
            if way.name != PLAN and way.lost.low <= 0.0:
                where.setdefault(way.name, []).append(setting.name)
    words = (
        f"{name} ({'everywhere' if len(at) == len(found.settings) else '; '.join(at)})"
        for name, at in where.items()
    )
    return ", ".join(words) or "none"


def _setting(setting: SettingRegret) -> Table:
    return Table(
        setting.name,
        ("way to choose", "worth", "lost against the plan", "P(match)", "claim minus truth", "programs"),
        tuple(
            (
                way.name,
                interval(way.worth),
                interval(way.lost, sign=True),
                interval(way.p_match),
                interval(way.overclaim, sign=True),
                number(way.applications, 0),
            )
            for way in setting.ways
        ),
    )


def split_section(found: SplitSensitivity) -> Section:
    """Return the section on what aggregates do not identify."""
    return Section(
        "split",
        said("split.title"),
        (
            said("split.how", seasons=found.seasons),
            Table(
                said("split.table"),
                (
                    "applicant",
                    "shared luck",
                    "programs to the stop point",
                    "fees",
                    "P(match) there",
                    "P(match), usual list",
                    "programs in common",
                ),
                tuple(
                    (
                        a.applicant,
                        share(a.shared, 0),
                        number(a.applications, 0),
                        money(a.dollars),
                        share(a.p_match),
                        share(a.p_match_kept),
                        share(a.in_common, 0),
                    )
                    for a in found.advised
                ),
            ),
            said("split.read", own=number(found.own, 2)),
        ),
    )


def limits_section() -> Section:
    """Return the section on what none of this can show."""
    return Section("limits", said("limits.title"), (said("limits.how"), Bullets(items("limits.items"))))
