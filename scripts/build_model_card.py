"""Write the specialties of the model card from the published tables, which are not shipped.

    python scripts/build_model_card.py ../shared/stats/targets.csv

Counts of applicants by preferred specialty are published for 2026 for all types together and for non-US IMGs.
The other types are raked (iterative proportional fitting): 2022 filled positions by type, divided by the
type's match rate, are scaled until every specialty's total and every type's total agree with 2026.
Specialties that the 2022 table lacks borrow the shape of a similar one. Anchored openness values already in
the card are kept.
"""

import csv
import sys
from pathlib import Path

from smartpick.market.card import load_card
from smartpick.market.card_text import SpecialtyRow, write_specialties

CARD = Path(__file__).parents[1] / "src/smartpick/market/data/model_card.toml"

# directory name: (name in the 2026 table, name of the 2022 rows whose shape is used)
NAMES = {
    "Anesthesiology": ("Anesthesiology", "Anesthesiology (PGY-1)"),
    "Child Neurology": ("Child Neurology", "Child Neurology"),
    "Dermatology": ("Dermatology", "Dermatology (PGY-1)"),
    "Diagnostic Radiology": ("Radiology-Diagnostic", "Radiology-Diagnostic (PGY-1)"),
    "Emergency Medicine": ("Emergency Medicine", "Emergency Medicine"),
    "Family Medicine": ("Family Medicine", "Family Medicine"),
    "General Surgery": ("Surgery-General", "General Surgery (Categorical)"),
    "Internal Medicine": ("Internal Medicine", "Internal Medicine (Categorical)"),
    "Internal Medicine-Pediatrics": ("Internal Medicine/Pediatrics", "Internal Medicine/Pediatrics"),
    "Interventional Radiology - Integrated": (
        "Interventional Radiology (Integrated)",
        "Radiology-Diagnostic (PGY-1)",
    ),
    "Neurological Surgery": ("Neurological Surgery", "Neurological Surgery"),
    "Neurology": ("Neurology", "Neurology"),
    "Obstetrics and Gynecology": ("Obstetrics and Gynecology", "Obstetrics and Gynecology"),
    "Orthopaedic Surgery": ("Orthopaedic Surgery", "Orthopaedic Surgery"),
    "Otolaryngology": ("Otolaryngology", "Orthopaedic Surgery"),
    "Pathology": ("Pathology-Anatomic and Clinical", "Pathology"),
    "Pediatrics": ("Pediatrics", "Pediatrics"),
    "Physical Medicine and Rehabilitation": (
        "Physical Medicine and Rehabilitation",
        "Physical Medicine and Rehabilitation (PGY-1)",
    ),
    "Plastic Surgery - Integrated": ("Plastic Surgery (Integrated)", "Neurological Surgery"),
    "Preventive Medicine": ("Public Health and Preventive Medicine", "Family Medicine"),
    "Psychiatry": ("Psychiatry", "Psychiatry"),
    "Radiation Oncology": ("Radiation Oncology", "Radiology-Diagnostic (PGY-1)"),
    "Thoracic Surgery - Integrated": ("Thoracic Surgery (Integrated)", "Neurological Surgery"),
    "Vascular Surgery - Integrated": ("Vascular Surgery (Integrated)", "Neurological Surgery"),
}
# Rows of the 2025 table of PGY-1 positions whose applicants ranked a specialty of ours; the others are advanced there.
RANKED_2025 = {
    "Child Neurology": "Child Neurology",
    "Emergency Medicine": "Emergency Medicine",
    "Family Medicine": "Family Medicine",
    "General Surgery": "Surgery (Categorical)",
    "Internal Medicine": "Internal Medicine (Categorical)",
    "Internal Medicine-Pediatrics": "Medicine-Pediatrics",
    "Neurology": "Neurology",
    "Obstetrics and Gynecology": "Obstetrics-Gynecology",
    "Pathology": "Pathology",
    "Pediatrics": "Pediatrics (Categorical)",
    "Psychiatry": "Psychiatry",
}
LEAST_SECOND = 0.01
IMG = "non-US IMG"
OTHER_TYPES = ("US MD senior", "US DO senior", "previous", "US IMG")
RATE_2022 = {"US MD senior": 92.9, "US DO senior": 91.3, "previous": 51.5, "US IMG": 61.4}


def read(path: Path) -> dict[tuple[str, ...], float]:
    """Return the published numbers by (year, specialty, type, group, measure, stat)."""
    with path.open(newline="", encoding="utf-8") as lines:
        return {
            (r["year"], r["specialty"], r["applicant_type"], r["group"], r["measure"], r["stat"]): float(
                r["value"]
            )
            for r in csv.DictReader(lines)
        }


def filled_2022(table: dict[tuple[str, ...], float], name: str, kind: str) -> float:
    """Return 2022 filled positions of a type; graduates of MD and DO schools together are 'previous'."""
    parts = ("US MD graduate", "US DO graduate") if kind == "previous" else (kind,)
    return sum(table["2022", name, part, "", "positions filled, PGY-1", ""] for part in parts)


def rake(seed: list[list[float]], rows: list[float], columns: list[float]) -> list[list[float]]:
    """Scale rows and columns of a positive table in turn until both margins hold."""
    fitted = [list(row) for row in seed]
    for _ in range(500):
        for row, total in zip(fitted, rows, strict=True):
            factor = total / sum(row)
            row[:] = [value * factor for value in row]
        for j, total in enumerate(columns):
            factor = total / sum(row[j] for row in fitted)
            for row in fitted:
                row[j] *= factor
    return fitted


def rounded(values: list[float], total: int) -> list[int]:
    """Round to whole numbers with the given total, largest remainders first."""
    floors = [int(value) for value in values]
    order = sorted(range(len(values)), key=lambda i: (floors[i] - values[i], i))
    for i in order[: total - sum(floors)]:
        floors[i] += 1
    return floors


def main(path: Path) -> None:
    """Build the table of specialties and write it into the card."""
    table = read(path)

    def now(name: str, kind: str, group: str, measure: str, stat: str = "") -> float:
        return table["2026", name, kind, group, measure, stat]

    img = {
        name: [now(old, IMG, group, "preferred specialty", "count") for group in ("matched", "not_matched")]
        for name, (old, _) in NAMES.items()
    }
    totals = {
        name: now(old, "all types", "", "applicants preferring specialty") for name, (old, _) in NAMES.items()
    }
    active = "active applicants (certified ROL)"
    size = {kind: now("ALL", kind, "", active) for kind in ("US MD senior", "US DO senior", "US IMG")}
    size["previous"] = now("ALL", "all types", "", active) - sum(size.values()) - now("ALL", IMG, "", active)
    rows = [totals[name] - sum(img[name]) for name in NAMES]
    columns = [size[kind] * sum(rows) / sum(size.values()) for kind in OTHER_TYPES]
    seed = [
        [max(filled_2022(table, shape, kind), 0.5) / RATE_2022[kind] for kind in OTHER_TYPES]
        for _, shape in NAMES.values()
    ]
    raked = rake(seed, rows, columns)
    # 54.4 % matched with a visa need, 67.9 % without, 56.4 % together: the share who need one.
    visa = (67.9 - 56.4) / (67.9 - 54.4)
    us_rate = 0.700
    known = load_card().specialties
    found = []
    for name, others in zip(NAMES, raked, strict=True):
        matched, unmatched = img[name]
        img_total = int(matched + unmatched)
        people = rounded(others, int(totals[name]) - img_total)
        people += rounded([visa * img_total, (1 - visa) * img_total], img_total)
        scores = [
            table.get(("2026", NAMES[name][0], IMG, g, "step2ck", "mean")) for g in ("matched", "not_matched")
        ]
        mean = (
            (matched * scores[0] + unmatched * scores[1]) / (matched + unmatched)
            if scores[0] is not None and scores[1] is not None
            else 245.5
        )
        before = known.get(name)
        ranked = 0.0
        if name in RANKED_2025:
            measure = "applicants ranking specialty, PGY-1 (all types)"
            ranked = table["2025", RANKED_2025[name], "all types", "", measure, ""]
        found.append(
            SpecialtyRow(
                name=name,
                positions=int(now(NAMES[name][0], "all types", "", "positions offered")),
                preferring=tuple(people),
                second=round(max(ranked - totals[name], LEAST_SECOND * totals[name])),
                step2ck_mean=round(mean, 1),
                img_matched=int(matched),
                us_img_matched=round(people[3] * us_rate, 1),
                openness=before.openness if before else -1.0,
                us_img_offset=before.us_img_offset if before else 0.5,
            )
        )
    CARD.write_text(write_specialties(CARD.read_text(encoding="utf-8"), found), encoding="utf-8")
    for row in found:
        print(f"{row.name:40s} {row.positions:6d} {row.preferring} {row.step2ck_mean}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
