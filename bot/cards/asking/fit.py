"""Which professions might fit: the choices, and the professions with the reasons.

The choices so far are in the `custom_id` of every menu, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.cards.asking import pay
from bot.cards.asking.opening import opening_menu
from bot.cards.markup import inert
from bot.cards.page import Block, Line, abridged
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, select
from bot.cards.source import source_mark
from bot.domain.catalogue.fit import (
    MOST_ACTIVITIES,
    Fit,
    Match,
    PlaceWish,
    Wishes,
    fitting,
    length_of,
    telling_duty,
)
from bot.domain.catalogue.profession import Activity, Study

_ACCENT = 0xA855F7
_SHOWN = 5

PRIVATE = "fit:"
"""How the `custom_id` of each of its menus begins: what stands behind is for no log."""

MENUS = ("likes", "place", "study")


@dataclass(frozen=True, slots=True)
class FitAddress:
    """What has been chosen so far, written into the `custom_id` of the menu called `menu`."""

    PATTERN = re.compile(
        r"fit:(?P<menu>[a-z]+):(?P<likes>[a-z.]*):(?P<place>[a-z]*):(?P<study>[a-z]*)"
    )

    wishes: Wishes
    menu: str

    def custom_id(self) -> str:
        wishes = self.wishes
        likes = ".".join(wishes.activities)
        return f"{PRIVATE}{self.menu}:{likes}:{wishes.place or ''}:{wishes.study or ''}"

    @classmethod
    def parse(cls, match: re.Match[str]) -> Self:
        """Read an id that PATTERN matched; choices of another age are left out."""
        likes = match["likes"].split(".")
        wishes = Wishes(
            tuple(each for each in Activity if each in likes)[:MOST_ACTIVITIES],
            next((each for each in PlaceWish if each == match["place"]), None),
            next((each for each in Study if each == match["study"]), None),
        )
        return cls(wishes, match["menu"])

    def chosen(self, values: Sequence[str]) -> Wishes:
        """Return the wishes after `values` were chosen in this menu."""
        if self.menu == "place":
            place = next((each for each in PlaceWish if each in values), None)
            return replace(self.wishes, place=place)
        if self.menu == "study":
            study = next((each for each in Study if each in values), None)
            return replace(self.wishes, study=study)
        likes = tuple(each for each in Activity if each in values)
        return replace(self.wishes, activities=likes[:MOST_ACTIVITIES])


@dataclass(frozen=True, slots=True)
class FitCard:
    """What might fit somebody, in one language on one day; it remembers nobody."""

    wishes: Wishes
    reader: Reader

    def sheet(self) -> Sheet:
        """Return the menus and, as soon as anything is chosen, up to five professions."""
        words, known = self.reader.words, self.reader.catalogue
        in_order = (known.professions[slug] for slug in known.weeks)
        fits = fitting(in_order, self.wishes, _SHOWN) if self.wishes else ()
        title = Block(tuple(map(Line, self._title(fits))))
        blocks = [self._block(fit) for fit in fits]
        page = abridged([title, *blocks], self._mark)
        controls: list[list[Control]] = [[menu] for menu in self._menus()]
        if fits:
            controls.append([opening_menu((fit.profession for fit in fits), words)])
        return Sheet(page.texts, controls, _ACCENT)

    def _mark(self, source: str) -> str:
        return source_mark(self.reader.catalogue.sources[source], self.reader.words)

    def _title(self, fits: Sequence[Fit]) -> Iterator[str]:
        words = self.reader.words
        yield words("card-title", title=words("fit-title"))
        if not self.wishes:
            yield words("fit-how")
        elif not fits:
            yield words("fit-none")
        elif self.wishes.are_open:
            yield words("fit-open")
        else:
            yield words("fit-found", count=len(fits))
        yield words("fit-private")

    def _block(self, fit: Fit) -> Block:
        profession = fit.profession
        return Block(tuple(self._lines(fit)), inert(profession.title))

    def _lines(self, fit: Fit) -> Iterator[Line]:
        words, profession = self.reader.words, fit.profession
        if fit.fitting:
            yield self._line(Match.YES, self._activities(fit.fitting))
        elif profession.work and not self.wishes.activities:
            yield self._line(Match.UNASKED, self._activities(profession.work.activities))
        yield Line(words("fit-example", duty=inert(telling_duty(profession, fit.fitting))))
        if profession.work is not None:
            yield self._line(fit.place, words(f"place-{profession.work.place}"))
        yield self._education(fit)
        if fit.lacking:
            key = Match.NO if profession.work else Match.UNKNOWN
            yield self._line(key, self._activities(fit.lacking))

    def _education(self, fit: Fit) -> Line:
        words, start = self.reader.words, fit.profession.start
        education = start.education
        if start.study is not None:
            return self._line(fit.study, words("fit-study", length=words(f"length-{start.study}")))
        if education is None:
            return self._line(Match.UNKNOWN, words("fit-no-education"))
        length = length_of(education.level)
        group = fit.profession.nearest_group(education.country)
        text = words(
            "fit-education",
            level=inert(education.level),
            length=words(f"length-{length}" if length else "length-unknown"),
            country=words.country(education.country),
            date=pay.dated(education.date, self.reader),
            group=inert(group.title) if group else "none",
        )
        return replace(self._line(fit.study, text), sources=(education.source,))

    def _line(self, verdict: Match, text: str) -> Line:
        return Line(self.reader.words("fit-line", verdict=verdict.value, text=text))

    def _activities(self, activities: Sequence[Activity]) -> str:
        return " · ".join(self.reader.words(f"activity-{activity}") for activity in activities)

    def _menus(self) -> Iterator[Control]:
        words, wishes = self.reader.words, self.wishes
        likes = [(words(f"like-{each}"), each.value, "") for each in Activity]
        places = [(words(f"wish-place-{each}"), each.value, "") for each in PlaceWish]
        studies = [(words(f"wish-study-{each}"), each.value, "") for each in Study]
        offered = {"likes": likes, "place": places, "study": studies}
        chosen = {
            "likes": [each.value for each in wishes.activities],
            "place": [wishes.place.value] if wishes.place else [],
            "study": [wishes.study.value] if wishes.study else [],
        }
        for menu in MENUS:
            yield select(
                words(f"fit-menu-{menu}"),
                FitAddress(wishes, menu).custom_id(),
                offered[menu],
                least=0,
                most=MOST_ACTIVITIES if menu == "likes" else 1,
                chosen=chosen[menu],
            )
