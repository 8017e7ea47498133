"""Which paper a resume is printed on."""

from __future__ import annotations

import re
from typing import Literal

from storage.resume import Basics, Location

Paper = Literal["a4", "us-letter"]

_LETTER_COUNTRIES = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE USA".split())
"""Where Letter is the office paper. Source: Unicode CLDR 45, supplemental data, `paperSize` US-Letter."""

_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY DC PR".split()
)
_STATE_NAMES = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana "
    "nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin "
    "wyoming".split()
) | {
    "new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "rhode island",
    "south carolina", "south dakota", "west virginia", "district of columbia",
}  # fmt: skip
"""Georgia is left out: it is a country too."""

_US_PHONE = re.compile(r"(?:\+?1[\s.-]*)?(?:\(\d{3}\)\s*|\d{3}[.\s-])\d{3}[.\s-]\d{4}|\+1[\d\s().-]{10,}")


def paper_for(basics: Basics) -> Paper:
    """Letter if the country says so, else the phone's country code, else the state, else the phone's form; else A4."""
    place, phone = basics.location, (basics.phone or "").strip()
    if place and place.country_code:
        is_letter = place.country_code.strip().upper() in _LETTER_COUNTRIES
    elif phone.startswith("+"):
        is_letter = bool(_US_PHONE.match(phone))
    else:
        is_letter = bool(place and _is_in_a_state(place)) or bool(_US_PHONE.match(phone))
    return "us-letter" if is_letter else "a4"


def _is_in_a_state(place: Location) -> bool:
    named = [(place.region or "").strip(), (place.city or "").rpartition(",")[2].strip()]
    return any(name in _STATES or name.lower() in _STATE_NAMES for name in named)
