"""States and census divisions as an applicant may write them.

Postal codes of the states that have residency programs (with DC and Puerto Rico) and the nine divisions of
the US Census Bureau. The directory keeps its own table; a test keeps the two equal.
"""

__all__ = ["DIVISIONS", "STATES", "STATE_ALIASES", "is_united_states"]

DIVISIONS = (
    "New England",
    "Middle Atlantic",
    "East North Central",
    "West North Central",
    "South Atlantic",
    "East South Central",
    "West South Central",
    "Mountain",
    "Pacific",
)

_NAMES = """
AK Alaska|AL Alabama|AR Arkansas|AZ Arizona|CA California|CO Colorado|CT Connecticut|DC District of Columbia
DE Delaware|FL Florida|GA Georgia|HI Hawaii|IA Iowa|ID Idaho|IL Illinois|IN Indiana|KS Kansas|KY Kentucky
LA Louisiana|MA Massachusetts|MD Maryland|ME Maine|MI Michigan|MN Minnesota|MO Missouri|MS Mississippi
MT Montana|NC North Carolina|ND North Dakota|NE Nebraska|NH New Hampshire|NJ New Jersey|NM New Mexico
NV Nevada|NY New York|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island
SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VA Virginia|VT Vermont|WA Washington
WI Wisconsin|WV West Virginia|WY Wyoming
"""

_PAIRS = [entry.split(" ", 1) for line in _NAMES.split("\n") if line for entry in line.split("|")]

STATES: tuple[str, ...] = tuple(code for code, _ in _PAIRS)
#: Full names are taken for codes.
STATE_ALIASES: dict[str, str] = {name.casefold(): code for code, name in _PAIRS}


#: The country and its inhabited territories, letters only.
_COUNTRY = {
    "us", "usa", "america", "unitedstates", "unitedstatesofamerica",
    "americansamoa", "guam", "northernmarianaislands", "puertorico", "usvirginislands",
}  # fmt: skip


def is_united_states(country: str) -> bool:
    """Tell whether a country, as people write it, is the United States or one of its territories."""
    letters = "".join(char for char in country.casefold() if char.isalpha())
    return letters.removeprefix("the") in _COUNTRY
