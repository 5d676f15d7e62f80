"""Which card a control opens, written into its `custom_id` so that it works for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import Self

from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.figure import Level


class Section(StrEnum):
    """The parts of a profession's card, in the order of their buttons."""

    OVERVIEW = "overview"
    DUTIES = "duties"
    SKILLS = "skills"
    SALARY = "salary"
    OUTLOOK = "outlook"
    START = "start"
    SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class JobAddress:
    """One page of one section of a profession's card.

    `country` is whose figures it shows, "" those of whoever reads; `level` narrows the pay. At most
    88 characters as a `custom_id`, 86 where it is shared; Discord allows 100.
    """

    PATTERN = re.compile(
        r"job:(?P<slug>[a-z0-9-]+):(?P<section>[a-z]+):(?P<page>[0-9]{1,4})"
        r":(?P<country>[A-Za-z]*):(?P<level>[a-z]*)(?:#[a-z]+)?"
    )
    COUNTRY = re.compile(r"country:(?P<slug>[a-z0-9-]+):(?P<level>[a-z]*)")

    slug: str
    section: Section = Section.OVERVIEW
    page: int = 0
    country: str = ""
    level: Level | None = None

    def custom_id(self, tag: str = "") -> str:
        """Return the id; `tag` tells apart two controls of one message that lead to one page."""
        level = self.level or ""
        text = f"job:{self.slug}:{self.section}:{self.page}:{self.country}:{level}"
        return f"{text}#{tag}" if tag else text

    def country_id(self) -> str:
        """Return the id of the menu that shows its pay in another country."""
        return f"country:{self.slug}:{self.level or ''}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read an id that PATTERN matched; a section or level of another age opens the whole."""
        section = next((section for section in Section if section == match["section"]), None)
        return cls(
            slug=match["slug"],
            section=section or Section.OVERVIEW,
            page=int(match["page"]) if section else 0,
            country=match["country"],
            level=_level(match["level"]),
        )

    @classmethod
    def pay_in(cls, country: str, match: re.Match[str]) -> Self:
        """Return what choosing a country leads to in a menu whose id COUNTRY matched."""
        level = _level(match["level"])
        return cls(match["slug"], Section.SALARY, country=country, level=level)

    def on(self, page: int) -> Self:
        return replace(self, page=page)


def _level(text: str) -> Level | None:
    return next((level for level in Level if level == text), None)


@dataclass(frozen=True, slots=True)
class RankingAddress:
    """One page of a ranking."""

    PATTERN = re.compile(r"ranking:(?P<id>[a-z0-9-]+):(?P<page>[0-9]{1,4})(?:#[a-z]+)?")

    id: str
    page: int = 0

    def custom_id(self, tag: str = "") -> str:
        text = f"ranking:{self.id}:{self.page}"
        return f"{text}#{tag}" if tag else text

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        return cls(match["id"], int(match["page"]))

    def on(self, page: int) -> Self:
        return replace(self, page=page)


@dataclass(frozen=True, slots=True)
class SourcesAddress:
    """One page of all sources."""

    PATTERN = re.compile(r"about:sources(?::(?P<page>[0-9]{1,4}))?(?:#[a-z]+)?")

    page: int = 0

    def custom_id(self, tag: str = "") -> str:
        text = f"about:sources:{self.page}"
        return f"{text}#{tag}" if tag else text

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read an id that PATTERN matched; those of earlier versions had no page."""
        return cls(int(match["page"] or 0))

    def on(self, page: int) -> Self:
        return replace(self, page=page)


OPEN_PROFESSION = "open:profession"
OPEN_RANKING = "open:ranking"


_KEY = 25  # characters for each of three professions: more do not fit into a `custom_id`


@dataclass(frozen=True, slots=True)
class CompareAddress:
    """One page of a comparison.

    Three long slugs are more than a `custom_id` holds: one of more than 25 characters is written
    as its beginning and eight digits of its hash. `country` is whose figures it shows if all of
    them have some there, "" that of whoever reads.
    """

    PATTERN = re.compile(
        r"compare:(?P<keys>[a-z0-9~-]+(?:\.[a-z0-9~-]+){1,2}):(?P<page>[0-9]{1,4})"
        r"(?::(?P<country>[A-Z]{2}))?(?:#[a-z0-9]+)?"
    )
    SWAP = re.compile(
        r"swap:(?P<keys>[a-z0-9~-]+(?:\.[a-z0-9~-]+){1,2})(?::(?P<country>[A-Z]{2}))?"
    )

    slugs: tuple[str, ...]
    page: int = 0
    country: str = ""

    def custom_id(self, tag: str = "") -> str:
        """Return the id; `tag` tells apart two controls of one message that lead to one page."""
        text = f"compare:{self._keys}:{self.page}{self._where}"
        return f"{text}#{tag}" if tag else text

    def swap_id(self) -> str:
        """Return the id of the menu that puts another profession in the place of one of these."""
        return f"swap:{self._keys}{self._where}"

    @classmethod
    def parse(cls, match: re.Match[str], catalogue: Catalogue) -> Self:
        """Read an id that PATTERN or SWAP matched.

        Raises UnknownProfession where one of them is not in the catalogue (any more).
        """
        slugs = tuple(slug_of(key, catalogue) for key in match["keys"].split("."))
        return cls(slugs, int(match.groupdict().get("page") or 0), match["country"] or "")

    def on(self, page: int) -> Self:
        return replace(self, page=page)

    def with_one(self, side: int, slug: str) -> Self:
        """Return another comparison: `slug` on that side, which may be a new one."""
        slugs = (*self.slugs[:side], slug, *self.slugs[side + 1 :])
        return replace(self, slugs=slugs, page=0)

    def without(self, side: int) -> Self:
        return replace(self, slugs=(*self.slugs[:side], *self.slugs[side + 1 :]), page=0)

    @property
    def _keys(self) -> str:
        return ".".join(map(key_of, self.slugs))

    @property
    def _where(self) -> str:
        return f":{self.country}" if self.country else ""


def key_of(slug: str) -> str:
    """Return it in at most 25 characters."""
    if len(slug) <= _KEY:
        return slug
    return f"{slug[: _KEY - 9]}~{_digits(slug)}"


def _digits(slug: str) -> str:
    return sha256(slug.encode()).hexdigest()[:8]


def slug_of(key: str, catalogue: Catalogue) -> str:
    """Return whose `key_of` it is; raises UnknownProfession."""
    if key in catalogue.professions:
        return key
    beginning, _, digits = key.partition("~")  # which was a letter longer in earlier versions
    for slug in catalogue.professions:
        if slug.startswith(beginning) and _digits(slug) == digits:
            return slug
    name = beginning.replace("-", " ")
    raise UnknownProfession(name, catalogue.near(name))
