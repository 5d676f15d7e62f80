"""What was understood of a question, written into a `custom_id`: so an answer is its own memory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeVar

from bot.cards.asking.address import key_of, slug_of
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.figure import Level
from bot.domain.catalogue.profession import Place, Study
from bot.domain.catalogue.shelves import Shelf
from bot.domain.question.understanding import Aspect, Bounds, Order, Topic, Understanding

E = TypeVar("E", bound=StrEnum)

CARD = "c"
"""The tag of the button that opens the card behind an answer."""

_TOPICS = {
    Topic.OVERVIEW: "ov",
    Topic.DUTIES: "du",
    Topic.SKILLS: "sk",
    Topic.SALARY: "sa",
    Topic.OUTLOOK: "ou",
    Topic.RANKING: "ra",
    Topic.START: "st",
    Topic.NEEDED: "ne",
    Topic.SIMILAR: "si",
    Topic.SOURCES: "so",
    Topic.COMPARE: "co",
    Topic.BROWSE: "br",
    Topic.WHO_NEEDS_SKILL: "wh",
    Topic.THIS_WEEK: "tw",
    Topic.NEXT_POST: "np",
    Topic.HOW_TO_VOTE: "hv",
    Topic.WHO_WON: "ww",
    Topic.VOTE_COUNT: "vc",
    Topic.SUGGEST: "su",
    Topic.PRIVACY: "pr",
    Topic.HELP: "he",
    Topic.NONE: "no",
}
# What is written for one of these must never mean another: letters are given away for ever.
_LETTERS: Mapping[StrEnum, str] = {
    Level.JUNIOR: "j",
    Level.MID: "m",
    Level.AVERAGE: "a",
    Level.SENIOR: "s",
    Aspect.DEGREE: "d",
    Aspect.DURATION: "t",
    Aspect.SIZE: "n",
    Aspect.OPENINGS: "o",
    Aspect.MACHINES: "m",
    Aspect.HOURS: "h",
    Aspect.PEOPLE: "k",
    Aspect.PAY: "p",
    Aspect.GROWTH: "g",
    Aspect.STUDY: "s",
    Order.PAID: "p",
    Order.UNPAID: "u",
    Order.GROWING: "g",
    Order.SHRINKING: "s",
    Order.OPEN: "o",
    Order.LARGE: "l",
    Study.NONE: "n",
    Study.SHORT: "s",
    Study.MEDIUM: "m",
    Study.LONG: "l",
    Place.INDOORS: "i",
    Place.OUTDOORS: "o",
    Place.BOTH: "b",
}
_ABSENT = "-"
_ROOM = 94
"""Characters of a `custom_id` beside the topic and a tag, with a dot behind each profession."""
_MOST = 99_999_999


@dataclass(frozen=True, slots=True)
class QuestionAddress:
    """A reading of a question: what it is answered with, and what a reply to the answer is about.

    At most 100 characters, the tag included. What was assumed, and how sure it was, is left out.
    """

    PATTERN = re.compile(
        r"q:(?P<topic>[a-z]{2}):(?P<keys>[a-z0-9~.-]*):(?P<country>(?:[A-Z]{2})?)"
        r":(?P<level>[a-z-])(?P<aspect>[a-z-])(?P<order>[a-z-])(?P<period>[hmy-])(?P<closed>[y-])"
        r"(?::(?P<field>[\w-]{0,8}):(?P<skill>[\w-]{0,8}):(?P<least>[0-9]{0,8})"
        r":(?P<most>[0-9]{0,8}):(?P<study>[a-z-])(?P<place>[a-z-]))?(?:#(?P<tag>[a-z0-9]))?",
        re.ASCII,
    )

    understanding: Understanding

    def custom_id(self, catalogue: Catalogue, tag: str = "") -> str:
        """Return the id; `tag` is one character, CARD or what tells two of a message apart.

        A field, a skill and bounds take the room of other professions: as many are kept as fit.
        """
        of = self.understanding
        # Shelves are made when somebody first browses; most questions need none.
        field = _key(catalogue.shelves.fields, "title", of.field) if of.field else ""
        skill = _key(catalogue.shelves.skills, "id", of.skill) if of.skill else ""
        is_narrow = bool(field or skill or of.bounds)
        letters = "".join(map(_letter, (of.level, of.aspect, of.order)))
        text = (
            f":{of.country}:{letters}"
            f"{of.period[0] if of.period else _ABSENT}{'y' if of.is_closed else _ABSENT}"
        )
        if is_narrow:
            least, most = (_amount(each) for each in (of.bounds.least, of.bounds.most))
            last = f"{_letter(of.bounds.study)}{_letter(of.bounds.place)}"
            text += f":{field}:{skill}:{least}:{most}:{last}"
        keys = [*map(key_of, of.professions[:3])]
        while len(text) + sum(len(key) + 1 for key in keys) > _ROOM:
            keys.pop()
        text = f"q:{_TOPICS[of.topic]}:{'.'.join(keys)}{text}"
        return f"{text}#{tag}" if tag else text

    @classmethod
    def parse(cls, match: re.Match[str], catalogue: Catalogue) -> Self:
        """Read an id that PATTERN matched; what is unknown here (any more) is left out.

        Raises UnknownProfession where one of its professions is not in the catalogue any more.
        """
        keys = match["keys"].split(".") if match["keys"] else []
        field = catalogue.shelves.fields.get(match["field"]) if match["field"] else None
        skill = catalogue.shelves.skills.get(match["skill"]) if match["skill"] else None
        bounds = Bounds(
            int(match["least"] or 0),
            int(match["most"] or 0),
            _meant(Study, match["study"]),
            _meant(Place, match["place"]),
        )
        topics = {letters: topic for topic, letters in _TOPICS.items()}
        periods = {"h": "hour", "m": "month", "y": "year"}
        return cls(
            Understanding(
                topic=topics.get(match["topic"], Topic.NONE),
                professions=tuple(slug_of(key, catalogue) for key in keys),
                aspect=_meant(Aspect, match["aspect"]),
                level=_meant(Level, match["level"]),
                country=match["country"],
                period=periods.get(match["period"]),  # pyright: ignore[reportArgumentType]
                skill=skill.id if skill else "",
                field=field.title if field else "",
                order=_meant(Order, match["order"]),
                bounds=bounds,
                is_closed=match["closed"] == "y",
                sure=1.0,
            )
        )


def _letter(value: StrEnum | None) -> str:
    return _ABSENT if value is None else _LETTERS[value]


def _meant(kind: type[E], letter: str | None) -> E | None:
    return next((each for each in kind if _LETTERS[each] == letter), None)


def _amount(value: int) -> str:
    return str(min(value, _MOST)) if value else ""


def _key(shelves: Mapping[str, Shelf], part: str, name: str) -> str:
    found = (key for key, shelf in shelves.items() if getattr(shelf, part) == name)
    return next(found, "")
