"""Which professions might fit: the choices, and the professions with the reasons.

The choices so far are in the `custom_id` of every menu, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.cards.asking import brief
from bot.cards.asking.opening import opening_menu
from bot.cards.markup import inert
from bot.cards.page import SCREEN, Block, Line, Written, written
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, select
from bot.cards.source import publisher_in_short
from bot.domain.catalogue.fit import (
    MOST_ACTIVITIES,
    Fit,
    Match,
    PlaceWish,
    Wishes,
    fitting,
    length_of,
)
from bot.domain.catalogue.profession import Activity, Study
from bot.pictures import design

_SHOWN = 5
_PARTS = 3  # beside a name: reasons, figures, what one does
_TOLD = (Match.YES, Match.PARTLY, Match.NO, Match.UNKNOWN)

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
        """Return the menus and, as soon as anything is chosen, up to five professions.

        With each as much as a phone shows at once: reasons before figures, what one does last.
        """
        words, known = self.reader.words, self.reader.catalogue
        in_order = (known.professions[slug] for slug in known.weeks)
        fits = fitting(in_order, self.wishes, _SHOWN) if self.wishes else ()
        pages = (self._page(fits, count) for count in range(_PARTS, -1, -1))
        page = next((page for page in pages if page.seen <= SCREEN), self._page(fits, 0))
        controls: list[list[Control]] = [[menu] for menu in self._menus()]
        if fits:
            controls.append([opening_menu((fit.profession for fit in fits), words)])
        return Sheet(page.texts, controls, design.FIT)

    def _page(self, fits: Sequence[Fit], count: int) -> Written:
        lines = (line for fit in fits for line in self._lines(fit, count))
        blocks = [Block(tuple(map(Line, self._title(fits)))), Block(tuple(lines))]
        return written(blocks, self._mark, flowing=True)

    def _mark(self, source: str) -> str:
        return publisher_in_short(self.reader.catalogue.sources[source])

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

    def _lines(self, fit: Fit, count: int) -> Iterator[Line]:
        """Yield the name, with as many of these as `count`: reasons, figures, what one does."""
        words, profession = self.reader.words, fit.profession
        figures = brief.figures(profession, self.reader) if count > 1 else Line("")
        study = self._study(fit) if count and fit.study in _TOLD else Line("")
        yield Line(
            words(
                "in-one-line",
                title=inert(profession.title),
                what=inert(profession.in_short) if count > 2 and profession.in_short else "none",
                details=figures.text or "none",
            ),
            tuple(dict.fromkeys(figures.sources + study.sources)),
        )
        reasons = self._reasons(fit, study.text) if count else ""
        if reasons:
            yield Line(words("indented", text=reasons))

    def _reasons(self, fit: Fit, study: str) -> str:
        """Return how it answers to each wish."""
        words, work = self.reader.words, fit.profession.work
        lacking = Match.NO if work else Match.UNKNOWN
        answers = [
            *((Match.YES, words(f"activity-{each}")) for each in fit.fitting),
            (fit.place, words(f"place-{work.place if work else 'unknown'}")),
            (fit.study, study),
            *((lacking, words(f"activity-{each}")) for each in fit.lacking),
        ]
        told = {
            verdict: ", ".join(text for match, text in answers if match is verdict)
            for verdict in _TOLD
        }
        return " · ".join(
            words("fit-verdict", verdict=verdict.value, text=text)
            for verdict, text in told.items()
            if text
        )

    def _study(self, fit: Fit) -> Line:
        """Return how long one studies, and whether that is only known of another group."""
        words, start = self.reader.words, fit.profession.start
        education = start.education
        if start.study is not None or education is None:
            return Line(words("fit-study", length=start.study or "unknown"))
        text = words("fit-study", length=length_of(education.level) or "unknown")
        if fit.profession.nearest_group(education.country):
            text = words("of-nearest-group", text=text)
        return Line(text, (education.source,))

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
