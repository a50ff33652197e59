"""Compile ``applicant/data/countries.csv``: countries and territories in English, with the names people write.

The codes and names are those of ``iso3166.tab`` in the IANA time zone database (public domain), which the ``tzdata``
package carries; the other names are kept here by hand. With ``--check`` nothing is written and a stale file fails.
"""

import argparse
import csv
import io
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "smartpick" / "applicant" / "data" / "countries.csv"
SOURCE = "IANA time zone database, iso3166.tab"
COLUMNS = ("code", "name", "also", "source", "as_of")

#: Code -> how SmartPick writes it, where the table's name is made for sorting or for another audience.
CALLED = {
    "AS": "American Samoa",
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CF": "Central African Republic",
    "CG": "Republic of the Congo",
    "GB": "United Kingdom",
    "KP": "North Korea",
    "KR": "South Korea",
    "MM": "Myanmar",
    "SZ": "Eswatini",
    "VI": "US Virgin Islands",
    "VG": "British Virgin Islands",
    "WS": "Samoa",
}
#: Code -> names that people write. ISO 3166 has no code of its own for Kosovo; XK is the one in use.
ALSO = {
    "AE": "UAE;Emirates",
    "AS": "Samoa (American)",
    "BA": "Bosnia",
    "CD": "DR Congo;DRC;Congo Kinshasa;Congo",
    "CG": "Congo Brazzaville",
    "CI": "Ivory Coast",
    "CN": "People's Republic of China;PRC;Mainland China",
    "CV": "Cabo Verde",
    "CZ": "Czechia",
    "GB": "UK;Great Britain;Britain;England;Scotland;Wales;Northern Ireland",
    "IE": "Republic of Ireland;Eire",
    "IR": "Islamic Republic of Iran",
    "KP": "Democratic People's Republic of Korea;DPRK",
    "KR": "Republic of Korea;Korea",
    "LA": "Lao",
    "MK": "Macedonia",
    "MM": "Burma",
    "MO": "Macao",
    "NL": "Holland",
    "PS": "State of Palestine;Palestinian Territories;Palestinian Territory",
    "RU": "Russian Federation",
    "SA": "KSA;Kingdom of Saudi Arabia",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "Timor-Leste",
    "TR": "Türkiye",
    "TT": "Trinidad;Tobago",
    "TW": "Republic of China",
    "TZ": "United Republic of Tanzania",
    "US": "USA;US;U.S.A.;United States of America;America",
    "VA": "Holy See;Vatican",
    "VC": "St Vincent and the Grenadines",
    "VN": "Viet Nam",
    "VI": "Virgin Islands of the United States",
}
BY_HAND = (("XK", "Kosovo"),)


def compiled() -> str:
    """Return the text of the table."""
    lines = (files("tzdata.zoneinfo") / "iso3166.tab").read_text("utf-8").splitlines()
    named = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    version = import_module("tzdata").IANA_VERSION
    rows = []
    for code, name in [*named, *BY_HAND]:
        source = "kept by hand" if (code, name) in BY_HAND else SOURCE
        called = CALLED.get(code, name.replace(" & ", " and ").replace("’", "'"))
        rows.append((code, called, ALSO.get(code, ""), source, version))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(rows))
    return text.getvalue()


def main() -> int:
    """Write the file, or compare it with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    text = compiled()
    stale = not OUT.exists() or OUT.read_text("utf-8") != text
    if stale and not check:
        OUT.write_text(text, "utf-8")
    if stale:
        print(f"{'stale' if check else 'written'}: {OUT.relative_to(ROOT)}")
    return 1 if stale and check else 0


if __name__ == "__main__":
    sys.exit(main())
