"""Finding time zones by what people type: cities, countries, offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import chain

from bot.domain.search import Index, fold
from bot.domain.week.errors import NoSuchOffset, NotAPlace, SeveralZones, UnknownZone
from bot.domain.week.offset import HOUR, WESTERNMOST, name_of, standing, written, zone_at
from bot.domain.week.slot import zone_info

_NEAR = 5
_WHOLE_HOURS = tuple(name_of(WESTERNMOST + hours * HOUR) for hours in range(27))
_AHEAD = tuple(timedelta(days=days) for days in range(0, 364, 14))
_DATABASES = ("systemv", "posix", "right")
"""Folders of the tz database that hold the same zones once more."""

Names = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Atlas:
    """What is known of zones: names by which people call them, each with the zones it may mean.

    Every zone that is named as a meaning is in `places`.
    """

    places: Sequence[str]
    """The zones that are named for a place, in the order of the tz database: the regions of a
    country in which most people live come first as far as geography allows."""
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    """Older and other names of the tz database, with the place each leads to."""
    main: frozenset[str] = frozenset()
    """The best known places of those that share a clock."""
    countries: Names = field(default_factory=dict[str, Sequence[str]])
    cities: Names = field(default_factory=dict[str, Sequence[str]])
    given: Names = field(default_factory=dict[str, Sequence[str]])
    """Names that mean just this, whatever else is called so."""
    clocks: Names = field(default_factory=dict[str, Sequence[str]])
    """Names of clocks, such as EST: where people live by them. They are no zones."""
    likely: Mapping[str, str] = field(default_factory=dict[str, str])
    """Languages, as in `pt-BR`, with the zone in which most live who read it so."""


class Zones:
    """The zones that a series can be given: places, and the whole hours from UTC-12 to UTC+14."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.places = tuple(sorted(atlas.places))

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is ever offered; all of it is taken."""
        return (*self.places, *_WHOLE_HOURS)

    def likely(self, language: str) -> str:
        """Return what to suggest to those who read a language; UTC where nothing is likely."""
        return self._atlas.likely.get(language, "UTC")

    # What is folded is made when somebody first asks, not at the start: 2,500 names, twice.

    @cached_property
    def _zones(self) -> Mapping[str, Sequence[str]]:
        links = {name: (place,) for name, place in self._atlas.links.items()}
        return _folded({name: (name,) for name in self.places} | links)

    @cached_property
    def _countries(self) -> Mapping[str, Sequence[str]]:
        return _folded(self._atlas.countries)

    @cached_property
    def _names(self) -> Sequence[Mapping[str, Sequence[str]]]:
        """The first that knows a name tells what it means."""
        atlas = self._atlas
        cities = _by_own_city(atlas.places)
        return _folded(atlas.given), self._countries, _folded(atlas.cities), cities

    @cached_property
    def _clocks(self) -> Mapping[str, Sequence[str]]:
        return _folded(self._atlas.clocks)

    @cached_property
    def _index(self) -> Index:
        return Index(self._spoken(), alike=75.0)

    def search(self, query: str, now: datetime, limit: int = 25) -> tuple[str, ...]:
        """Return what `query` may mean, best first; tolerant of typing mistakes."""
        offset = written(query)
        if offset is not None:
            zone = zone_at(offset)
            found = [name_of(offset)] if zone else self._at(offset, now)
            return tuple(found[:limit])
        wanted = fold(query)
        meant = self._meanings(wanted, now) or self._instead(query)
        found = dict.fromkeys([*meant, *self._index.find(query, limit)])
        begun = wanted.replace("gmt", "utc")
        hours = [name for name in _WHOLE_HOURS if begun and fold(name).startswith(begun)]
        return tuple([*found, *hours][:limit])

    def meant(self, text: str, now: datetime) -> str:
        """Return the zone that is stored for `text`: a place or an offset, in any spelling.

        Raises UnknownZone, or one of its kind that tells what to type instead.
        """
        offset = written(text)
        if offset is not None:
            zone = zone_at(offset)
            if zone is None:
                raise NoSuchOffset(text, tuple(self._at(offset, now)[:_NEAR]))
            return zone
        wanted = fold(text)
        found = self._meanings(wanted, now)
        if len(found) == 1:
            return found[0]
        if found:
            raise SeveralZones(text, tuple(found))
        near = self._instead(text)
        if near:
            raise NotAPlace(text, tuple(near))
        raise UnknownZone(text)

    def _meanings(self, wanted: str, now: datetime) -> Sequence[str]:
        if wanted in self._zones:
            return self._zones[wanted]
        for names in self._names:
            if wanted in names:
                found = names[wanted]
                return self._clocks_of(found, now) if names is self._countries else found
        return ()

    def _clocks_of(self, zones: Sequence[str], now: datetime) -> Sequence[str]:
        """Return one zone for each clock that a country goes by, through the year to come."""
        clocks: dict[tuple[timedelta | None, ...], list[str]] = {}
        for zone in zones:
            clock = tuple(zone_info(zone).utcoffset(now + ahead) for ahead in _AHEAD)
            clocks.setdefault(clock, []).append(zone)
        return [
            next((zone for zone in same if zone in self._atlas.main), same[0])
            for same in clocks.values()
        ]

    def _at(self, offset: timedelta, now: datetime) -> list[str]:
        """Return the places that have the offset now, then those that have it in another season."""
        here = [zone for zone in self.places if zone_info(zone).utcoffset(now) == offset]
        later = [
            zone
            for zone in self.places
            if any(zone_info(zone).utcoffset(now + ahead) == offset for ahead in _AHEAD)
        ]
        found = dict.fromkeys([*here, *later])
        return sorted(found, key=lambda zone: zone not in self._atlas.main)

    def _instead(self, text: str) -> Sequence[str]:
        """Return what to type instead of the name of a clock, or of what is no place."""
        wanted = fold(text)
        if wanted in self._clocks:
            return self._clocks[wanted]
        stripped = text.strip()
        folder, _, rest = stripped.partition("/")
        if folder.casefold() in _DATABASES:
            wanted = fold(rest)
            return self._zones.get(wanted) or self._clocks.get(wanted, ())
        spelt = f"Etc/{rest.upper()}" if folder.casefold() == "etc" else stripped.upper()
        for name in (spelt, f"Etc/{rest.capitalize()}"):
            offset = standing(name)
            if offset is not None:
                return (name_of(offset),)
        return ()

    def _spoken(self) -> Mapping[str, Iterable[str]]:
        """Return all names of each place, for the search."""
        spoken: dict[str, list[str]] = {
            name: [name, name.rpartition("/")[2]] for name in self.places
        }
        for name, place in self._atlas.links.items():
            spoken[place] += [name, name.rpartition("/")[2]] if "/" in name else [name]
        atlas = self._atlas
        for names in (atlas.given, atlas.countries, atlas.cities, atlas.clocks):
            for name, zone in chain.from_iterable(_pairs(names)):
                if zone in spoken:
                    spoken[zone].append(name)
        return spoken


def _pairs(names: Names) -> Iterable[Iterable[tuple[str, str]]]:
    return (((name, zone) for zone in zones) for name, zones in names.items())


def _folded(names: Names) -> dict[str, Sequence[str]]:
    return {fold(name): zones for name, zones in names.items()}


def _by_own_city(zones: Iterable[str]) -> dict[str, Sequence[str]]:
    """Return zones by the last part of their names: the city that each is named for."""
    found: dict[str, list[str]] = {}
    for zone in zones:
        found.setdefault(fold(zone.rpartition("/")[2]), []).append(zone)
    return {city: tuple(meant) for city, meant in found.items()}
