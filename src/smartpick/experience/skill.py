"""A skill used in an encounter, written as one text: "history", or "exam (observed)" where the role differs."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from smartpick.experience.record_reader import Refused, reader_of, reads, shown
from smartpick.experience.taxonomies import Role, SkillName

__all__ = ["Skill", "read_skill", "with_role"]

_WITH_ROLE = re.compile(r"\s*([^()]+?)\s*(?:\(([^()]*)\))?\s*")


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill and the part taken in it; ``None`` is the role of the whole encounter."""

    name: SkillName
    role: Role | None = None

    def text(self) -> str:
        """Return it as it is written: "exam" or "exam (observed)"."""
        return self.name if self.role is None else f"{self.name} ({self.role})"


def with_role(value: Any) -> tuple[str, tuple[str, ...]]:
    """Split "name (role, more)" into the name and the words in brackets; raise ``Refused`` for anything else."""
    found = _WITH_ROLE.fullmatch(value) if isinstance(value, str) and len(value) <= 200 else None
    if found is None:
        raise Refused.once(f"{shown(value)} cannot be read.", 'Write a name, or "name (role)".')
    return found[1], tuple(word.strip() for word in (found[2] or "").split(",") if word.strip())


_NAME, _ROLE = reader_of(SkillName), reader_of(Role)


@reads(Skill)
def read_skill(value: Any) -> Skill:
    """Return the skill written as "exam" or "exam (observed)"."""
    if not isinstance(value, str):
        raise Refused.once(f"A skill is a text, not {shown(value)}.", 'Write "exam" or "exam (observed)".')
    return _read(value)


@lru_cache(maxsize=1024)
def _read(text: str) -> Skill:
    name, words = with_role(text)
    if len(words) > 1:
        raise Refused.once(f"{shown(text)} has more than one role.", "Keep one of them.")
    return Skill(_NAME(name), _ROLE(words[0]) if words else None)
