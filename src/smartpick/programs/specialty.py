"""Names of specialties: the directory's own spelling from whatever a person or a publisher writes."""

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

from smartpick.errors import Problem, UserError
from smartpick.programs.names import plain

__all__ = ["SPECIALTY_ALIASES", "specialty_name"]

# Canonical name (the directory's) -> other spellings, as ERAS, NRMP, signal lists and applicants write them.
# Where a name exists in an integrated and an independent form, the bare name means the integrated one: the
# independent form is entered after another residency.
SPECIALTY_ALIASES: Mapping[str, tuple[str, ...]] = {
    "Anesthesiology": ("anesthesia", "anaesthesiology", "anaesthesia", "anes", "gas"),
    "Child Neurology": (
        "pediatric neurology",
        "child neuro",
        "peds neuro",
        "child neurology ndd",
        "neurology child",
        "neurodevelopmental disabilities",
    ),
    "Dermatology": ("derm",),
    "Diagnostic Radiology": ("radiology", "radiology diagnostic", "dr", "rads"),
    "Emergency Medicine": ("em", "er", "emergency med"),
    "Emergency Medicine-Family Medicine": (
        "em fm",
        "fm em",
        "emergency med family med",
        "family medicine emergency medicine",
    ),
    "Family Medicine": ("fm", "fp", "family practice", "family med"),
    "Family Medicine-Psychiatry": (
        "fm psych",
        "psychiatry family medicine",
        "family med psychiatry",
        "psychiatry family practice",
    ),
    "General Surgery": (
        "surgery",
        "gen surg",
        "gs",
        "surgery general",
        "general surg",
        "surgery categorical",
        "gsurg",
    ),
    "Internal Medicine": (
        "im",
        "medicine",
        "internal med",
        "int med",
        "categorical medicine",
        "medicine primary",
        "medicine categorical",
    ),
    "Internal Medicine-Emergency Medicine": (
        "im em",
        "em im",
        "medicine emergency med",
        "internal medicine emergency med",
        "emergency medicine internal medicine",
    ),
    "Internal Medicine-Pediatrics": (
        "med peds",
        "medpeds",
        "medicine pediatrics",
        "im peds",
        "pediatrics internal medicine",
    ),
    "Internal Medicine-Psychiatry": (
        "im psych",
        "med psych",
        "medicine psychiatry",
        "psychiatry internal medicine",
    ),
    "Interventional Radiology - Independent": ("ir independent", "interventional radiology independent"),
    "Interventional Radiology - Integrated": (
        "ir",
        "interventional radiology",
        "ir integrated",
        "radiology interventional",
        "interventional rads",
    ),
    "Medical Genetics and Genomics": ("genetics", "medical genetics", "clinical genetics"),
    "Neurological Surgery": ("neurosurgery", "neurosurg", "nsgy", "nsg", "neuro surgery"),
    "Neurology": ("neuro", "adult neurology"),
    "Nuclear Medicine": ("nuc med", "nuclear med"),
    "Obstetrics and Gynecology": (
        "obgyn",
        "ob gyn",
        "ob",
        "obstetrics gynecology",
        "gynecology",
        "obs and gynae",
        "obstetrics and gynaecology",
    ),
    "Occupational Medicine": ("occ med", "occupational and environmental medicine", "occupational med"),
    "Ophthalmology": ("ophtho", "eye", "opthalmology", "ophth"),
    "Orthopaedic Surgery": (
        "ortho",
        "orthopedics",
        "orthopaedics",
        "orthopedic surgery",
        "orthopedic",
        "ortho surgery",
    ),
    "Osteopathic Neuromusculoskeletal Medicine": (
        "onmm",
        "omm",
        "nmm",
        "osteopathic manipulative medicine",
        "neuromusculoskeletal medicine",
    ),
    "Otolaryngology": (
        "ent",
        "oto",
        "otorhinolaryngology",
        "otolaryngology head and neck surgery",
        "head and neck surgery",
        "ear nose and throat",
    ),
    "Pathology": ("path", "anatomic and clinical pathology", "pathology anatomic and clinical", "ap cp"),
    "Pediatrics": ("peds", "paediatrics", "pediatric", "paeds", "pediatrics primary", "pediatric medicine"),
    "Pediatrics-Anesthesiology": ("peds anesthesia", "peds anes", "pediatrics anesthesia"),
    "Pediatrics-Emergency Medicine": ("peds em", "pediatrics emergency med", "emergency medicine pediatrics"),
    "Pediatrics-Medical Genetics": (
        "peds genetics",
        "pediatrics genetics",
        "pediatrics medical genetics and genomics",
    ),
    "Pediatrics-Psychiatry-Child Psychiatry": (
        "triple board",
        "peds psych child psych",
        "pediatrics psychiatry",
        "pediatrics psychiatry child and adolescent psychiatry",
    ),
    "Physical Medicine and Rehabilitation": (
        "pmr",
        "pm and r",
        "pm r",
        "physiatry",
        "rehab",
        "physical medicine",
        "physical medicine rehab",
        "rehabilitation medicine",
    ),
    "Plastic Surgery - Independent": ("plastics independent", "plastic surgery independent"),
    "Plastic Surgery - Integrated": ("plastics", "plastic surgery", "prs", "plastic surgery integrated"),
    "Preventive Medicine": (
        "prev med",
        "public health",
        "public health and general preventive medicine",
        "public health and preventive medicine",
        "general preventive medicine",
    ),
    "Psychiatry": ("psych", "psy", "adult psychiatry"),
    "Radiation Oncology": ("rad onc", "radonc", "radiotherapy"),
    "Thoracic Surgery - Independent": (
        "cardiothoracic surgery independent",
        "ct surgery independent",
        "thoracic surgery independent",
    ),
    "Thoracic Surgery - Integrated": (
        "cardiothoracic surgery",
        "ct surgery",
        "thoracic surgery",
        "thoracic",
        "thoracic surgery integrated",
        "cardiac surgery",
    ),
    "Transitional Year": ("ty", "transitional", "transitional internship"),
    "Urology": ("uro", "urologic surgery"),
    "Vascular Surgery - Integrated": ("vascular", "vascular surgery", "vascular surgery integrated"),
}

# Fields that people look for here and that are entered after a residency -> the residency.
_AFTER_MEDICINE = """
cardiology; cardiovascular disease; gastroenterology; nephrology; endocrinology; rheumatology; pulmonology; pulmonary;
critical care; pulmonary critical care; oncology; medical oncology; hematology; hematology oncology; heme onc;
infectious disease; infectious diseases; geriatrics; hospital medicine; sleep medicine; allergy immunology;
palliative care; hospice palliative medicine
"""
_FELLOWSHIPS: Mapping[str, str] = {
    **{name.strip(): "Internal Medicine" for name in _AFTER_MEDICINE.split(";")},
    "sports medicine": "Family Medicine",
    "child psychiatry": "Psychiatry",
    "child adolescent psychiatry": "Psychiatry",
    "neonatology": "Pediatrics",
    "colorectal surgery": "General Surgery",
    "pediatric surgery": "General Surgery",
    "surgical oncology": "General Surgery",
    "pain medicine": "Anesthesiology",
    "hand surgery": "Orthopaedic Surgery",
}

# Tracks and years that NRMP writes behind a specialty; they do not change which specialty it is.
_TRACK = re.compile(
    r"\((categorical|preliminary|prelim|advanced|primary|physician|pgy ?-?[12]( only)?|[capmr])\)|"
    r"\b(preliminary|prelim|categorical|advanced|pgy ?-?[12]( only)?|residency|programs?)\b"
)


def _key(text: str) -> str:
    """Return the form in which spellings are compared: no track, no punctuation, no "and"."""
    bare = re.sub(r"[^a-z0-9]+", " ", _TRACK.sub(" ", plain(text).replace("&", " and ")))
    return " ".join(word for word in bare.split() if word != "and")


@cache
def _spellings() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, aliases in SPECIALTY_ALIASES.items():
        for spelling in (name, *aliases):
            table.setdefault(_key(spelling), name)
    return table


def _same_start(key: str, table: Mapping[str, str], name: str) -> bool:
    """Tell whether any spelling of ``name`` begins as ``key`` does: people seldom slip at the first letter."""
    return any(spelling[0] == key[0] for spelling, found in table.items() if found == name)


@cache
def specialty_name(text: str) -> str:
    """Return the directory's name of the specialty meant by ``text``.

    Takes the directory's own names, common short forms ("IM", "peds"), NRMP and ERAS spellings
    ("Surgery-General", "Medicine-Preliminary (PGY-1 Only)") and small slips of spelling.
    Raises ``UserError`` with the nearest names when it is not clear which is meant.
    """
    table, key = _spellings(), _key(text)
    if key in table:
        return table[key]
    if key in _FELLOWSHIPS:
        parent = _FELLOWSHIPS[key]
        raise UserError(
            Problem(f'"{text}" is a fellowship, entered after a residency.', f"The usual way in is {parent}.")
        )
    near: dict[str, float] = {}
    for spelling, score, _ in process.extract(key, list(table), scorer=fuzz.ratio, limit=12, score_cutoff=50):
        near.setdefault(table[spelling], score)
    ranked = sorted(near.items(), key=lambda one: -one[1])
    if (
        ranked
        and _same_start(key, table, ranked[0][0])
        and len(key) >= 5
        and ranked[0][1] >= 84
        and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 4)
    ):
        return ranked[0][0]
    words = [name for name in SPECIALTY_ALIASES if key and key in _key(name)]
    close = list(dict.fromkeys([*words[:3], *(name for name, _ in ranked[:3])]))[:4]
    hint = (
        f"Did you mean: {'; '.join(close)}?" if close else "List them with: smartpick programs specialties."
    )
    raise UserError(Problem(f'"{text}" is not a specialty in the directory.', hint))
