"""Parts taken that do not go together: hands laid on where only watching was allowed."""

from collections.abc import Iterator

from smartpick.experience.contradictions.contradiction import Contradiction
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.taxonomies import OBSERVING_KINDS, Role, SkillName

__all__ = ["in_roles"]

_ACTED: frozenset[Role] = frozenset({"assisted", "performed"})
#: Skills that are care of a patient; an observer may still present, read and discuss.
_CARE: frozenset[SkillName] = frozenset(
    {"history", "exam", "orders", "consent", "counselling", "urgent care", "interpreter"}
)
#: What a telerotation allows from afar.
_REMOTE: frozenset[SkillName] = frozenset({"history", "counselling", "interpreter"})

Said = tuple[str, str, str]


def in_roles(portfolio: Portfolio) -> Iterator[Contradiction]:
    """Yield every part that cannot have been taken."""
    for place, one in enumerate(portfolio.experiences):
        if one.hands_on and one.kind in OBSERVING_KINDS:
            what = f"{one.kind} and hands_on do not go together."
            way_out = "If you treated patients under supervision, it was an externship."
            yield Contradiction("experience", one.id, place, "hands_on", what, way_out)
    watching = {one.id: one for one in portfolio.experiences if one.hands is False}
    for place, encounter in enumerate(portfolio.encounters):
        where = watching.get(encounter.experience)
        said = _only_watched(encounter, where) if where is not None else ()
        for field, what, way_out in (*_itself(encounter), *said):
            yield Contradiction("encounter", encounter.id, place, field, what, way_out)


def _itself(one: Encounter) -> Iterator[Said]:
    if one.role != "observed":
        return
    way_out = "Mend the role of the encounter or that of the part; watching is no assisting."
    for procedure in one.procedures:
        if procedure.role in _ACTED:
            what = f"The encounter was observed, but {procedure.name} is given as {procedure.role}."
            yield "procedures", what, way_out
    for skill in one.skills:
        if skill.name in _CARE and skill.role in _ACTED:
            yield "skills", f"The encounter was observed, but {skill.name} is given as {skill.role}.", way_out


def _only_watched(one: Encounter, where: Experience) -> Iterator[Said]:
    remote = where.kind == "telerotation"
    named = where.kind if where.kind in OBSERVING_KINDS else f"{where.kind} without hands on patients"
    way_out = "Choose observed; or, if patients were truly cared for, mend the kind of the experience."
    if one.role in _ACTED and not remote:
        yield "role", f"It is given as {one.role}, but {where.id} is {_article(named)}.", way_out
    for procedure in one.procedures:
        if procedure.role in _ACTED:
            what = f"{procedure.name} is given as {procedure.role}, but {where.id} is {_article(named)}."
            yield "procedures", what, way_out
    allowed = _REMOTE if remote else frozenset[SkillName]()
    for skill in one.skills:
        role = one.role_in(skill)
        if skill.name in _CARE - allowed and role in _ACTED and (skill.role is not None or remote):
            yield "skills", f"{skill.name} is given as {role}, but {where.id} is {_article(named)}.", way_out


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
