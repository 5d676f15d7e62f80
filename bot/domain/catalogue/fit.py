"""Which professions might fit a person, from what their profiles say and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.catalogue.profession import Activity, Place, Profession, Study

MOST_ACTIVITIES = 3

# The words of the U.S. Bureau of Labor Statistics for the education that is typical at entry.
_LENGTHS = {
    "no formal educational credential": Study.NONE,
    "high school diploma or equivalent": Study.NONE,
    "some college, no degree": Study.SHORT,
    "postsecondary nondegree award": Study.SHORT,
    "associate's degree": Study.SHORT,
    "bachelor's degree": Study.MEDIUM,
    "master's degree": Study.LONG,
    "doctoral or professional degree": Study.LONG,
}


def length_of(level: str) -> Study | None:
    """Return how long that education takes; none for words of which it is not known."""
    return _LENGTHS.get(" ".join(level.casefold().replace("’", "'").split()))


def study_of(profession: Profession) -> Study | None:
    """Return how long one studies for it: in the profile's own words, else by its education.

    None where only the education of another group is known.
    """
    own, education = profession.start.study, profession.start.education
    if own is not None or education is None or profession.nearest_group(education.country):
        return own
    return length_of(education.level)


class PlaceWish(StrEnum):
    """Where somebody would like to work."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody has chosen so far; none where nothing was chosen."""

    activities: tuple[Activity, ...] = ()
    place: PlaceWish | None = None
    study: Study | None = None
    """The longest that is fine; LONG leaves nothing out."""

    def __bool__(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.activities or self.place or self.study)

    @property
    def are_open(self) -> bool:
        """Whether every profession would do."""
        return (
            not self.activities
            and self.place in (None, PlaceWish.ANY)
            and self.study in (None, Study.LONG)
        )


class Match(StrEnum):
    """How a profession answers to one wish."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"  # the profile does not say, or in words that are not known here
    UNASKED = "unasked"


_POINTS = {Match.YES: 2, Match.PARTLY: 1}


@dataclass(frozen=True, slots=True)
class Fit:
    """A profession beside a person's wishes."""

    profession: Profession
    fitting: tuple[Activity, ...]
    """Activities of the profession that the person likes, the main one first."""
    lacking: tuple[Activity, ...]
    """What the person likes and the profession has not much of."""
    place: Match
    study: Match

    @property
    def points(self) -> int:
        """How much fits: two for each wish, half for half, one more if it is the main activity."""
        work = self.profession.work
        is_main = work is not None and work.activities[0] in self.fitting
        wishes = 2 * len(self.fitting) + _POINTS.get(self.place, 0) + _POINTS.get(self.study, 0)
        return wishes + is_main


def fitting(professions: Iterable[Profession], wishes: Wishes, most: int) -> tuple[Fit, ...]:
    """Return the professions that fit most, best first; equals keep the order they came in.

    Whoever likes doing something gets no profession without any of it. Wishes that are open are
    answered by every profession.
    """
    fits = [_fit(profession, wishes) for profession in professions]
    found = [
        fit
        for fit in fits
        if wishes.are_open or (fit.points and (fit.fitting or not wishes.activities))
    ]
    return tuple(sorted(found, key=lambda fit: -fit.points)[:most])


def _fit(profession: Profession, wishes: Wishes) -> Fit:
    activities = profession.work.activities if profession.work else ()
    return Fit(
        profession,
        tuple(each for each in activities if each in wishes.activities),
        tuple(each for each in wishes.activities if each not in activities),
        _place(profession, wishes.place),
        _study(profession, wishes.study),
    )


def _place(profession: Profession, wish: PlaceWish | None) -> Match:
    if wish is None or wish is PlaceWish.ANY:
        return Match.UNASKED
    if profession.work is None:
        return Match.UNKNOWN
    if profession.work.place is Place.BOTH:
        return Match.PARTLY
    return Match.YES if profession.work.place == wish.value else Match.NO


def _study(profession: Profession, longest: Study | None) -> Match:
    if longest is None or longest is Study.LONG:
        return Match.UNASKED
    length = study_of(profession)
    if length is None:
        return Match.UNKNOWN
    order = list(Study)
    return Match.YES if order.index(length) <= order.index(longest) else Match.NO
