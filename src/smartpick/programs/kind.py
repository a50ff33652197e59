"""University, affiliated, community or military: the kind of a program, read from its name.

No free source lists the kind, and the publishers who do forbid copying it. So it is derived by the ordered
rules below: the first rule that fits decides, and its id and confidence stay with the answer. The rules know
names only: a community hospital with an unnamed academic partner is called community, so that answer is never
sure. How often they are right was checked by eye on random names; the figures stand in docs/directory.md, the
labels beside the tests.

university   the school's or its principal teaching hospital's own program
affiliated   a hospital, regional campus or consortium that names its school
community    no school named
military     for serving officers (not open to civilians without a commission)
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from smartpick.programs.names import plain

__all__ = ["KINDS", "KIND_RULES", "KindRule", "kind_of"]

KINDS = ("university", "affiliated", "community", "military")


@dataclass(frozen=True, slots=True)
class KindRule:
    """One rule: its id, what it concludes and how surely, in words, and its test on a plain name."""

    id: str
    kind: str
    confidence: str
    words: str
    fits: Callable[[str], bool]


def _any_of(frame: str, alternatives: str) -> re.Pattern[str]:
    """Return the pattern of any of the alternatives, written with ";" between them, within ``frame``."""
    listed = (one.strip(" \n") for one in re.split(r";\s", alternatives))
    return re.compile(frame.format("|".join(re.sub(r"\n *", "", one) for one in listed)))


_MILITARY = _any_of(
    r"\b(?:{})\b",
    r"""
    army; naval; navy; air force; military; uniformed services; national capital consortium; usuhs; saushec;
    keesler; david grant; aviation medicine
    """,
)
_AGENCY = _any_of(
    r"\b(?:{})\b",
    r"""
    department of (public health|health|state health); department of behavioral;
    national institutes? of health; national human genome; division of substance; state hospital;
    psychiatric center; st elizabeths hospital-dc; saint elizabeths hospital-dc; va caribbean;
    county behavioral; city department
    """,
)
_SCHOOL = _any_of(
    r"\b(?:{})\b",
    r"""
    university; univ; universidad; school of (community )?(medicine|public health); (medical|netter) school;
    medical college; college of (osteopathic )?medicine; graduate school of medicine;
    health sciences? center; suny; ucla; ucsf; unlv; uams; lsu; nyu; usc; umass chan;
    upmc medical education; neomed; msu; msuchm; msucom; vcom; vcu; rowansom; usf; dartmouth;
    rutgers health; virginia tech; northeastern ohio; sunyhsc; tcu; unt-tcu
    """,
)
# Hospitals whose proper name holds "university" although the program is not the university's own.
_NAMESAKE = _any_of(
    r"\b(?:{})",
    r"""
    (good samaritan|hackensack|hoboken|jersey shore|ocean|richmond|nassau|south shore) university SITE;
    (staten island|baylor|brookdale|(st|saint)\.? (joseph|luke|peter)'?s) university SITE;
    (robert wood johnson|memorial health|beaumont|cooper|riverside) university SITE;
    southwest healthcare; university hospitals? (community|osteopathic) consortium
    """.replace(" SITE", r"( hospital| medical center| health system|$)"),
)
_OSTEOPATHIC = _any_of(
    r"\b(?:{})\b",
    r"""
    college of osteopathic medicine; opti; osteopathic; omeco; gme consortium; a\.?t\.? still
    """,
)
_FLAGSHIP = _any_of(
    r"^(?:{})",
    r"""
    mass general brigham(/(brigham and women's|massachusetts general|spaulding|massachusetts eye)|$);
    beth israel deaconess medical center; boston children's hospital; children's hospital boston;
    yale-new haven; johns hopkins university; mayo clinic college of medicine; cleveland clinic foundation$;
    new york presbyterian; montefiore medical center/albert einstein;
    icahn school of medicine at mount sinai($|/mount sinai|/kravis); stanford health care-sponsored;
    mcgaw medical center; ucla david geffen; upmc medical education; tufts medical;
    washington university/b-jh; rush university medical center; medstar health georgetown university;
    case western reserve univ; dartmouth-hitchcock; penn state milton s hershey;
    zucker school of medicine at hofstra/northwell$;
    sidney kimmel medical college at thomas jefferson university($|/tjuh);
    children's hospital of philadelphia; cincinnati children's hospital;
    nationwide children's hospital/ohio; ecu health medical center/east carolina;
    vidant medical center/east carolina; stony brook medicine($|/(university|stony brook));
    rutgers health($|/(new jersey medical|robert wood johnson medical school$));
    medical college of (wisconsin affiliated hospitals|georgia); ssm health/saint louis university;
    prisma health/university of south carolina; detroit medical center/wayne state;
    university of southern california/los angeles general;
    oregon health & science university \(ohsu health\)$; cooper medical school;
    carilion clinic-virginia tech; rhode island hospital/brown; women and infants hospital of rhode island;
    butler hospital/brown; texas heart institute/baylor; barrow neurological; memorial sloan kettering;
    university of miami/jackson; loma linda university health education;
    medical university of south carolina($| college); wake forest; uab; spectrum health/michigan state;
    johns hopkins bloomberg; baylor college of medicine/cullen; harvard school of public health;
    usa health$; albany medical center$
    """,
)
_SECOND_SITE = _any_of(
    r"(?:{})",
    r"""
    ^upmc medical education( wellsboro|/(?!presbyterian)); ^rush university medical center/;
    ^medical college of wisconsin affiliated hospitals/;
    ^penn state milton s hershey medical center/(st joseph|state college);
    ^mcgaw medical center of northwestern university/; ^tufts medical center/; ^jefferson health;
    ^unc health; ^stanford health care tri-valley; ^stony brook medicine/southampton; ^montefiore st;
    ^new york-presbyterian; ^loyola medicine; ^indiana university health; ^ucsf (benioff|health);
    ^university of michigan health( - |-); ^university of vermont health network-;
    ^university of maryland (capital region|medical center midtown); ^pennsylvania hospital;
    ^university of cincinnati, ; ^loma linda university medical center - murrieta;
    ^temple university hospital/; ^university of miami hospital and clinics/; ^upmc washington;
    ^mass general brigham/salem; missouri baptist;  at nyu langone$;  - uams$;
    hca (florida )?healthcare.*university; university.*hca (florida )?healthcare
    """,
)
_MAIN_SITE = _any_of(
    r"\((?:{})\)",
    r"""
    irvine; san diego; san francisco; los angeles; omaha; madison; houston; birmingham; shreveport;
    new orleans; rochester; pittsburgh; danville; indianapolis; university hospital; columbia campus;
    cornell campus; columbia and cornell campus; moses and weiler campuses; ohsu health; uams; d\.c\.;
    usc/la general; milwaukee; kalamazoo; columbia; greenville; primary care; saint louis; usuhs; phoenix;
    arizona; jacksonville; scottsdale; detroit receiving hospital; tallahassee; el paso
    """,
)
_OUTPOST = _any_of(
    r"\b(?:{})\b",
    r"""
    rural; regional centers?; regional network; area health education; rural training track;
    statewide campus
    """,
)
_CLINIC = _any_of(
    r"\b(?:{})\b",
    r"""
    community health; (?<!mental )(?<!regional )health centers?; family (health|clinic|medicine); clinica;
    primary care; health plan; behavioral; healthcare network; teaching health; farm workers; healthpoint;
    tribal; lifelong; area health education; border health; wellness; rural; neighborhood; el rio; altamed;
    health services board; callen-lorde
    """,
)
_HOSPITAL = _any_of(
    r"\b(?:{})\b",
    r"""
    hospitals?; medical centers?; health ?system; health; healthcare; infirmary; clinic; memorial; regional;
    medicine; hca; kaiser; adventhealth; medical education; graduate medical education; gme; consortium;
    institute; foundation
    """,
)


def _school(name: str) -> bool:
    return bool(_SCHOOL.search(_NAMESAKE.sub(" ", name)))


def _sites(name: str) -> list[str]:
    """Return the parts between slashes outside brackets, colons and " at " left alone."""
    return [s.strip() for s in re.split(r"/(?![^(\[]*[)\]])|: ", name) if s.strip()]


def _beyond_main_site(name: str) -> bool:
    """Tell whether a bracket names a town or hospital other than the school's main site."""
    return bool(re.search(r"[(\[]", _MAIN_SITE.sub(" ", name)))


def _own_hospital(name: str) -> bool:
    """Tell whether every further part repeats the school's own name ("… University/University Hospital")."""
    first, *others = _sites(name)
    proper = set(re.findall(r"[a-z]{4,}", first)) - {"school", "medicine", "college", "medical", "health"}
    return all(_school(o) or proper & set(re.findall(r"[a-z]{4,}", o)) for o in others)


KIND_RULES: tuple[KindRule, ...] = (
    KindRule(
        "M1",
        "military",
        "high",
        "names an armed service or its hospital",
        lambda n: bool(_MILITARY.search(n)),
    ),
    KindRule(
        "G1",
        "community",
        "low",
        "a government agency or state hospital; none of the kinds fits well",
        lambda n: bool(_AGENCY.search(n)) and not _SCHOOL.search(n),
    ),
    KindRule(
        "A1",
        "affiliated",
        "medium",
        "an osteopathic college's or consortium's program in community hospitals",
        lambda n: bool(_OSTEOPATHIC.search(n)),
    ),
    KindRule(
        "A2",
        "affiliated",
        "medium",
        "a school's rural track, regional centre or network",
        lambda n: _school(n) and bool(_OUTPOST.search(n)),
    ),
    KindRule(
        "A8",
        "affiliated",
        "medium",
        "a further hospital of a school's own system, from a list of names",
        lambda n: bool(_SECOND_SITE.search(n)),
    ),
    KindRule(
        "U1",
        "university",
        "high",
        "a school's principal teaching hospital, from a list of names",
        lambda n: bool(_FLAGSHIP.search(n)) and not _beyond_main_site(n),
    ),
    KindRule(
        "A3",
        "affiliated",
        "medium",
        "a school with another town or hospital in brackets",
        lambda n: (_school(n) or bool(_FLAGSHIP.search(n))) and _beyond_main_site(n),
    ),
    KindRule(
        "A4",
        "affiliated",
        "high",
        "a hospital or system first, then the school it is affiliated with",
        lambda n: len(_sites(n)) > 1 and not _school(_sites(n)[0]) and any(_school(s) for s in _sites(n)[1:]),
    ),
    KindRule(
        "A5",
        "affiliated",
        "medium",
        "a school first, then a hospital that does not carry its name",
        lambda n: len(_sites(n)) > 1 and _school(_sites(n)[0]) and not _own_hospital(n),
    ),
    KindRule(
        "A6",
        "affiliated",
        "medium",
        "a school at, or joined by a dash with, a hospital of another name",
        lambda n: bool(
            re.search(
                r"(medical college|hofstra/northwell|tufts university) at |"
                r"ucla-|-ucla|umass chan - |-dartmouth",
                n,
            )
        ),
    ),
    KindRule(
        "A7",
        "affiliated",
        "medium",
        'a hospital whose own name holds "university" but is not the school\'s',
        lambda n: bool(_NAMESAKE.search(n)) and not _school(n),
    ),
    KindRule("U2", "university", "high", "a school and no other hospital", _school),
    KindRule(
        "C1",
        "community",
        "medium",
        "a health centre, clinic or family practice and no school named",
        lambda n: bool(_CLINIC.search(n)),
    ),
    KindRule(
        "C2",
        "community",
        "low",
        "a hospital or health system and no school named",
        lambda n: bool(_HOSPITAL.search(n)),
    ),
    KindRule("C3", "community", "low", "nothing in the name says", lambda _: True),
)


def kind_of(name: str) -> KindRule:
    """Return the first rule that fits a cleaned program name; the last rule fits everything."""
    text = plain(name)
    return next(rule for rule in KIND_RULES if rule.fits(text))
