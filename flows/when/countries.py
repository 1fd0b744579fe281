"""Which country a time zone is of, for the days that each keeps its own way."""

from __future__ import annotations

_ZONES = {
    "us": "New_York Chicago Denver Los_Angeles Phoenix Detroit Boise Anchorage Honolulu Indianapolis Louisville",
    "ca": "Toronto Vancouver Edmonton Winnipeg Halifax Regina St_Johns Montreal",
    "uk": "London Belfast",
    "ie": "Dublin",
    "au": "Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin Canberra",
    "nz": "Auckland",
    "de": "Berlin Busingen",
    "at": "Vienna",
    "ch": "Zurich",
    "it": "Rome",
    "nl": "Amsterdam",
    "es": "Madrid Canary",
    "pt": "Lisbon",
    "be": "Brussels",
    "ar": "Buenos_Aires Cordoba Mendoza",
    "co": "Bogota",
    "cl": "Santiago",
    "pe": "Lima",
    "pl": "Warsaw",
    "se": "Stockholm",
    "no": "Oslo",
    "dk": "Copenhagen",
    "fi": "Helsinki",
    "fr": "Paris",
    "in": "Kolkata Calcutta",
    "pk": "Karachi",
    "jp": "Tokyo",
    "sg": "Singapore",
    "ph": "Manila",
    "ng": "Lagos",
    "gh": "Accra",
    "ke": "Nairobi",
    "za": "Johannesburg",
    "br": "Sao_Paulo Recife Fortaleza Bahia Manaus",
    "mx": "Mexico_City Monterrey Tijuana Cancun",
}


def country_of(zone: str) -> str:
    """The country of "America/Toronto" is "ca"; of a zone that isn't in the table, nothing."""
    city = zone.rsplit("/", 1)[-1]
    return next((country for country, cities in _ZONES.items() if city and city in cities.split()), "")
