"""What is known of time zones: from the package tzdata, from Babel, and from data/zones/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import cast

from babel import Locale

from bot.domain.week.zone import Atlas, Zones

# Whatever else the tz database has is the name of a clock, not of a place: EST, Etc/GMT+5, Factory.
_CONTINENTS = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}
_AREAS = _CONTINENTS | {"Brazil", "Canada", "Chile", "Mexico", "US"}
_COUNTRIES = {
    "Cuba",
    "Egypt",
    "Eire",
    "GB",
    "GB-Eire",
    "Hongkong",
    "Iceland",
    "Iran",
    "Israel",
    "Jamaica",
    "Japan",
    "Kwajalein",
    "Libya",
    "NZ",
    "NZ-CHAT",
    "Navajo",
    "PRC",
    "Poland",
    "Portugal",
    "ROC",
    "ROK",
    "Singapore",
    "Turkey",
    "W-SU",
}
_NO_CITIES = {"North", "South", "West", "Virgin"}
"""What names of the tz database end with and nobody calls a place by itself."""


@cache
def zones(folder: Path) -> Zones:
    """Return the zones; `folder` holds the names that the tz database does not have."""
    return Zones(atlas(folder))


def atlas(folder: Path) -> Atlas:
    """Read what is known of zones; raises OSError where the folder lacks one of its files."""
    database = files("tzdata") / "zoneinfo"
    places: list[str] = []
    regions: dict[str, list[str]] = {}
    for code, _, zone, *_ in _rows(database / "zone.tab"):
        places.append(zone)
        regions.setdefault(code, []).append(zone)
    english = cast("Mapping[str, str]", Locale("en").territories)
    countries: dict[str, Sequence[str]] = {}
    for code, name in _rows(database / "iso3166.tab"):
        here = regions.get(code, [])
        countries |= {spoken: here for spoken in (name, english.get(code, name)) if here}
    links = dict(_links(database, frozenset(places)))
    return Atlas(
        places=tuple(places),
        links=links,
        main=frozenset(row[2] for row in _rows(database / "zonenow.tab")),
        countries=countries,
        cities=_former(links) | _names(folder / "cities.tab"),
        given=_names(folder / "names.tab"),
        clocks=_names(folder / "clocks.tab"),
        likely={locale: zone for locale, (zone,) in _names(folder / "locales.tab").items()},
    )


def _links(database: Traversable, places: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield other names of places, each with the place: `Asia/Calcutta` is Asia/Kolkata."""
    links = {
        name: target
        for line in (database / "tzdata.zi").read_text("utf-8").splitlines()
        if line.startswith("L ")
        for _, target, name in (line.split(),)
    }
    for name in links:
        is_place = name in _COUNTRIES or name.partition("/")[0] in _AREAS
        if name in places or not is_place:
            continue
        target = links[name]
        while target not in places and target in links:
            target = links[target]
        if target in places:
            yield name, target


def _former(links: Mapping[str, str]) -> dict[str, Sequence[str]]:
    """Return cities that zones were named for: `Europe/Belfast`, but not `Brazil/East`."""
    named = ((name.split("/"), place) for name, place in links.items())
    return {
        parts[-1].replace("_", " "): (place,)
        for parts, place in named
        if len(parts) > 1 and parts[0] in _CONTINENTS and parts[-1] not in _NO_CITIES
    }


def _names(file: Path) -> dict[str, Sequence[str]]:
    return {name: meant.split(",") for name, meant in _rows(file)}


def _rows(file: Traversable | Path) -> Iterable[list[str]]:
    """Yield the rows of a table in the tz database's own form: tabs, and comments behind #."""
    lines = file.read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))
