"""Reasons with their size: what each part adds to the chance of an interview at one program.

The size of a reason is the chance as it is minus the chance with that part taken out (for a field of the
profile: set to the typical applicant's; for a screen: passed for certain), in percentage points. Parts
interact, so sizes do not add up to the chance.
"""

import numpy as np
from numpy.typing import NDArray

from smartpick.chances._kernels import mean_interview
from smartpick.chances.assess import Chances
from smartpick.chances.nodes import LatentGrid, latent_grid
from smartpick.chances.reason import Reason

__all__ = ["explain"]

F64 = NDArray[np.float64]
KIND_WORDS = {
    "university": "university program by its name",
    "affiliated": "university-affiliated program by its name",
    "community": "community program by its name",
    "military": "military program by its name",
}
H1B_WORDS = {
    1: "an employer of that name files physician H-1B applications",
    2: "an employer of that name filed H-1B applications for residents",
}


H1B_ENTRIES = {1: "openness.h1b_employer", 2: "openness.h1b_resident"}
# A part that moves no chance by this much (percentage points) is no reason.
LEAST_EFFECT = 0.05


class _Parts:
    """The parts of the apply index at k programs: label, words, size [k] or by member [M, k], source, judgement."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.rows: list[tuple[str, list[str], F64, str, bool]] = []

    def add(self, label: str, words: str | list[str], size: F64, source: str, judgement: bool) -> None:
        if np.any(size != 0.0):
            texts = [words] * self.count if isinstance(words, str) else words
            self.rows.append((label, texts, size, source, judgement))


def _profile_parts(chances: Chances, at: NDArray[np.intp], parts: _Parts) -> None:
    programs = chances.market.directory.programs
    specialties = [programs[chances.rows[i]].specialty for i in at]
    for number in range(len(next(iter(chances.observed.values())).contributions)):
        each = [chances.observed[name].contributions[number] for name in specialties]
        parts.add(
            each[0].label,
            [c.words for c in each],
            np.array([c.value for c in each]),
            each[0].source,
            each[0].judgement,
        )


def _tie_parts(chances: Chances, at: NDArray[np.intp], parts: _Parts) -> None:
    for tie in chances.ties.ties:
        size = np.zeros(at.size)
        position = {int(row): k for k, row in enumerate(tie.programs)}
        for k, i in enumerate(at):
            if int(chances.rows[i]) in position:
                size[k] = tie.apply[position[int(chances.rows[i])]]
        parts.add(tie.label, tie.words, size, tie.source, tie.judgement)


def _label_part(chances: Chances, at: NDArray[np.intp], parts: _Parts) -> None:
    """Add what a US citizen trained abroad carries of the group's offset; nothing for others."""
    if not chances.us_citizen:
        return
    card, programs = chances.market.card, chances.market.directory.programs
    offset = [card.specialties[programs[chances.rows[i]].specialty].us_img_offset for i in at]
    share = card["types.us_img_label"]
    parts.add(
        "US citizen trained abroad",
        "programs as a group take fewer US IMGs than their files say; half of that is counted here",
        share.value * np.array(offset),
        share.source,
        share.judgement,
    )


def _card_part(
    chances: Chances, label: str, entries: list[str | None], words: list[str], parts: _Parts
) -> None:
    """Add one part whose size, source and judgement at each program are an entry of the model card (or nothing)."""
    card = chances.market.card
    for name in dict.fromkeys(entry for entry in entries if entry):
        here = np.array([entry == name for entry in entries])
        size = np.where(here, chances.market.members.values(name)[:, None], 0.0)
        parts.add(label, words, size, card[name].source, card[name].judgement)


def _program_parts(chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp], parts: _Parts) -> None:
    """Add what the directory tells of each program, and the signal sent."""
    programs = [chances.market.directory.programs[chances.rows[i]] for i in at]
    kinds: list[str | None] = [f"openness.{p.kind}" for p in programs]
    _card_part(chances, "Program type", kinds, [KIND_WORDS[p.kind] for p in programs], parts)
    filed = [H1B_ENTRIES.get(p.h1b_evidence) for p in programs]
    _card_part(chances, "H-1B filings", filed, [H1B_WORDS.get(p.h1b_evidence, "") for p in programs], parts)
    new = chances.market.directory.arrays.initial_accreditation[chances.rows[at]] == 1
    fresh = ["openness.initial_accreditation" if n else None for n in new]
    _card_part(chances, "New program", fresh, ["accredited for the first time"] * at.size, parts)
    sent: list[str | None] = []
    for group, level in zip(chances.group[at], levels, strict=True):
        top = "gold" if chances.likes.tiered[group] else "single"
        sent.append({0: None, 1: "signals.silver", 2: f"signals.{top}"}[int(level)])
    words = {
        None: "",
        "signals.silver": "silver signal",
        "signals.gold": "gold signal",
        "signals.single": "signal",
    }
    _card_part(chances, "Signal", sent, [words[entry] for entry in sent], parts)


def _screen_reasons(chances: Chances, at: NDArray[np.intp], base: F64) -> list[list[Reason]]:
    """Return, for each program, what every unknown screen costs."""
    found: list[list[Reason]] = [[] for _ in at]
    group = chances.group[at]
    for column in chances.screens:
        mean = (column.chance[:, group] * chances.likes.weight[:, group]).mean(axis=0)
        for k, i in enumerate(at):
            if 0.0 < mean[k] < 1.0 and chances.screen(column, int(i)).verdict == "unknown":
                size = 100.0 * float(base[k] - base[k] / mean[k])
                screen = chances.screen(column, int(i))
                share = f"{100 * mean[k]:.0f} %"
                words = f"{screen.words}; about {share} of programs like it would read this file"
                if int(group[k]) in column.own_words:
                    words = f"{screen.words}; about {share} likely that it would read this file"
                found[k].append(
                    Reason(f"Unknown: {column.rule}", size, words, "model card, screens", True, True)
                )
    return found


def _seen_reasons(
    chances: Chances, at: NDArray[np.intp], base: F64, index: F64, grid: LatentGrid
) -> list[list[Reason]]:
    """Return, for each program, what was seen of it beside its rules; ``index`` [M, k] as it is."""
    likes, group = chances.likes, chances.group[at]
    found: list[list[Reason]] = [[] for _ in at]
    seen = [k for k, g in enumerate(group.tolist()) if g in chances.evidence and chances.evidence[g].words]
    if not seen:
        return found
    members, there = chances.market.members, group[seen]
    weight = likes.weight[:, there]
    without = np.empty((1, len(seen)))
    mean_interview(
        np.ascontiguousarray(index[:, None, seen]),
        np.ascontiguousarray(likes.openness[:, there]),
        np.ascontiguousarray(likes.interview_cutoff[:, there]),
        np.ascontiguousarray(likes.passing[:, there] / np.where(weight > 0.0, weight, 1.0)),
        grid.file,
        grid.file_weights,
        members.s1,
        without,
    )
    for place, k in enumerate(seen):
        evidence = chances.evidence[int(group[k])]
        effect = 100.0 * float(base[k] - without[0, place])
        source = "your facts, held against what simulated programs look like"
        found[k].append(Reason("What is known of it", effect, evidence.words, source, False))
    return found


def explain(chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp]) -> list[tuple[Reason, ...]]:
    """Return the reasons for candidates ``at`` [k] with signal ``levels`` [k], largest first."""
    parts = _Parts(at.size)
    _profile_parts(chances, at, parts)
    _tie_parts(chances, at, parts)
    _label_part(chances, at, parts)
    _program_parts(chances, at, levels, parts)
    likes, group = chances.likes, chances.group[at]
    whole = likes.apply[:, group] + likes.signal[:, group, levels]
    without = [whole - size for _, _, size, _, _ in parts.rows]
    variants = np.ascontiguousarray(np.stack([whole, *without], axis=1))
    members = chances.market.members
    grid = latent_grid(np.hypot(np.hypot(members.luck, chances.shared_spread), chances.level_spread))
    passing = np.ascontiguousarray(likes.passing[:, group])
    interview = np.empty(variants.shape[1:])
    mean_interview(
        variants,
        np.ascontiguousarray(likes.openness[:, group]),
        np.ascontiguousarray(likes.interview_cutoff[:, group]),
        passing,
        grid.file,
        grid.file_weights,
        members.s1,
        interview,
    )
    seen = _seen_reasons(chances, at, interview[0], whole, grid)
    found = [a + b for a, b in zip(_screen_reasons(chances, at, interview[0]), seen, strict=True)]
    for row, (label, words, size, source, judgement) in enumerate(parts.rows, start=1):
        for k in np.flatnonzero(np.atleast_2d(size).any(axis=0)):
            effect = 100.0 * float(interview[0, k] - interview[row, k])
            found[k].append(Reason(label, effect, words[k], source, judgement))
    return [
        tuple(sorted((r for r in reasons if abs(r.effect) >= LEAST_EFFECT), key=lambda r: -abs(r.effect)))
        for reasons in found
    ]
