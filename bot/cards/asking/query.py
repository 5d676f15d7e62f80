"""Which list a control opens, written into its `custom_id` so that it works for ever."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Self

from bot.cards.markup import length
from bot.domain.catalogue.browse import FULL, Sort, Wanted
from bot.domain.search import folded

TEXT = 56
"""UTF-16 units of text that a list can be asked for: what a `custom_id` has left beside the rest.

Fields and skills take 8 characters each, whatever they are called: the keys of their shelves.
"""

ANY = "any"
"""In the menu of fields: all of them."""
OPEN_SKILL = "open:skill"

_EVERYTHING = Wanted()
_TAG = r"(?P<tag>[a-z]{0,6})"
_KEY = r"[\w-]{0,8}"


def bounded(text: str) -> str:
    """Return as many of the words as a `custom_id` holds, spelt as they are compared.

    Of a first word that is too long by itself, its beginning is kept.
    """
    kept = ""
    for word in folded(text).split():
        longer = f"{kept} {word}" if kept else word
        if length(longer) > TEXT:
            break
        kept = longer
    if kept or not text:
        return kept
    beginning = next(iter(folded(text).split()), "")
    while length(beginning) > TEXT:
        beginning = beginning[:-1]
    return beginning


@dataclass(frozen=True, slots=True)
class JobsQuery:
    """One page of professions; `wanted.text` is bounded. At most 97 characters as a `custom_id`.

    `country` is whose figures it shows, "" those of whoever reads.
    """

    PATTERN = re.compile(
        rf"(?P<menu>jobs|field):(?P<sort>[a-z])(?P<full>f?)(?P<country>(?:[A-Z]{{2}})?)"
        rf":(?P<page>[0-9]{{1,4}}):(?P<field>{_KEY})"
        rf":(?P<skill>{_KEY}):{_TAG}:(?P<text>.*)",
        re.ASCII | re.DOTALL,
    )

    wanted: Wanted = _EVERYTHING
    sort: Sort = Sort.NAME
    page: int = 0
    country: str = ""

    def custom_id(self, tag: str = "", *, menu: str = "jobs") -> str:
        """Return the id; `tag` tells apart two controls of one message that lead to one page.

        With `menu="field"` it is that of a menu that changes the field.
        """
        wanted = self.wanted
        order = f"{self.sort[0]}{wanted.full[:1]}{self.country}"
        return f"{menu}:{order}:{self.page}:{wanted.field}:{wanted.skill}:{tag}:{wanted.text}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read an id that PATTERN matched; an order of another age is by name."""
        sort = next((sort for sort in Sort if sort.startswith(match["sort"])), Sort.NAME)
        full = FULL if match["full"] else ""
        wanted = Wanted(match["field"], match["skill"], match["text"], full)
        return cls(wanted, sort, int(match["page"]), match["country"])

    def on(self, page: int) -> Self:
        return replace(self, page=page)

    def narrowed(self, wanted: Wanted) -> Self:
        """Return the first page of other professions in the same order."""
        return replace(self, wanted=wanted, page=0)

    def by(self, sort: Sort) -> Self:
        """Return the first page of the same professions in another order."""
        return replace(self, sort=sort, page=0)


@dataclass(frozen=True, slots=True)
class SkillQuery:
    """One page of who needs a skill: that of a shelf, or one that is only known by its words."""

    PATTERN = re.compile(
        rf"skill:(?P<page>[0-9]{{1,4}}):{_TAG}:(?P<key>{_KEY}):(?P<text>.*)", re.ASCII | re.DOTALL
    )

    key: str = ""
    text: str = ""
    """Bounded; for a skill without a shelf."""
    page: int = 0

    def custom_id(self, tag: str = "") -> str:
        return f"skill:{self.page}:{tag}:{self.key}:{self.text}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        return cls(match["key"], match["text"], int(match["page"]))

    def on(self, page: int) -> Self:
        return replace(self, page=page)
