"""Compile ``experience/privacy/data/clinical_words.txt`` and ``cities.csv`` for the privacy guard.

Words: every lower-case word of four letters and more in ICD-10-CM (US government work, public domain), as the
package ``simple-icd-10-cm`` carries it. Cities: where the residency programs and teaching hospitals of
``../shared/data`` are. With ``--check`` nothing is written and a stale file is a failure.
"""

import argparse
import csv
import io
import re
import sys
import unicodedata
import warnings
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "smartpick" / "experience" / "privacy" / "data"

#: file -> what it is and as of when (shared/data/README.md)
CITY_SOURCES = {
    "programs.csv": ("ACGME and ERAS program lists", "2025-06"),
    "teaching_hospitals.csv": ("CMS cost reports", "2022"),
}
LONGEST_CODE = 6  # seventh characters repeat the words of the codes above them
WORD = re.compile(r"[^\W\d_]+")


def clinical_words() -> str:
    """Return the words of the classification, one a line, under a head that names the source."""
    with warnings.catch_warnings():
        # The package reads its own data in a way that Python has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        import simple_icd_10_cm as icd  # noqa: PLC0415
    words: set[str] = set()
    for code in icd.get_all_codes():
        if len(code) <= LONGEST_CODE:
            texts = [icd.get_description(code), *icd.get_inclusion_term(code), *icd.get_includes(code)]
            texts += [*icd.get_excludes1(code), *icd.get_excludes2(code)]
            words |= {word for text in texts for word in WORD.findall(text) if word.islower()}
    head = (
        f"# Source: ICD-10-CM, release of April 2026, as in simple-icd-10-cm {version('simple-icd-10-cm')}.\n"
    )
    return head + "".join(f"{word}\n" for word in sorted(words) if len(word) > 3)


def cities() -> str:
    """Return the cities as CSV; each row says where it is from."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for name, stamp in CITY_SOURCES.items():
        with (SHARED / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                city = " ".join(unicodedata.normalize("NFC", row["city"]).split())
                city = city.title() if city.isupper() else city
                if city and row["state"] and city.replace(" ", "").replace(".", "").isalpha():
                    found.setdefault((city, row["state"].upper()), stamp)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("city", "state", "source", "as_of"))
    table.writerows((*place, *stamp) for place, stamp in sorted(found.items()))
    return out.getvalue()


def main() -> int:
    """Write the files, or compare them with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = 0
    for name, text in (("clinical_words.txt", clinical_words()), ("cities.csv", cities())):
        path = OUT / name
        if path.is_file() and path.read_text("utf-8") == text:
            continue
        stale += 1
        print(f"{'stale' if check else 'written'}: {name}")
        if not check:
            path.write_text(text, "utf-8")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
