"""Which card a control opens, written into its `custom_id` so that it works for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from bot.domain.figure import Level


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

    `country` and `level` narrow the pay figures. At most 86 characters as a `custom_id`; Discord
    allows 100.
    """

    PATTERN = re.compile(
        r"job:(?P<slug>[a-z0-9-]+):(?P<section>[a-z]+):(?P<page>[0-9]{1,4})"
        r":(?P<country>[A-Za-z]*):(?P<level>[a-z]*)(?:#[a-z]+)?"
    )

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

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read an id that PATTERN matched; a section or level of another age opens the whole."""
        section = next((section for section in Section if section == match["section"]), None)
        return cls(
            slug=match["slug"],
            section=section or Section.OVERVIEW,
            page=int(match["page"]) if section else 0,
            country=match["country"],
            level=next((level for level in Level if level == match["level"]), None),
        )

    def on(self, page: int) -> Self:
        return replace(self, page=page)


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


OPEN_PROFESSION = "open:profession"
OPEN_RANKING = "open:ranking"
