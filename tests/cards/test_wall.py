"""The season as a wall of weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.cards.week.wall import year_picture
from bot.domain.week.edition import State
from bot.domain.week.year import LONGEST, Past, Year
from bot.pictures.picture import WeekKind, YearPicture
from tests.cards.extremes import LETTERS, SLUG, Maker, Scale
from tests.cards.reading import reader
from tests.offenders import every
from tests.packaged import PACKAGED

FIRST = date(2026, 3, 2)
SLUGS = list(PACKAGED.profiles)


def past(states: Sequence[State], season: int = 1) -> tuple[Past, ...]:
    """Return what became of so many weeks; nothing was chosen for those without a post."""
    return tuple(
        Past(FIRST + timedelta(weeks=number), state, slug if state.is_featured else None, season)
        for number, (state, slug) in enumerate(zip(states, SLUGS * 9, strict=False))
    )


def drawn(weeks: Sequence[Past], left: int) -> YearPicture:
    featured = sum(week.state.is_featured for week in weeks)
    picture = year_picture(Year.of(1, weeks, featured, left), reader(PACKAGED))
    assert picture is not None
    return picture


def test_the_wall_shows_what_was_what_is_and_what_is_open() -> None:
    states = [State.POSTED, State.SKIPPED, State.DELETED, State.MISSED, State.POSTED, State.POSTED]
    picture = drawn(past(states), 48)
    kinds = [week.kind for week in picture.weeks]
    gone = [WeekKind.NONE] * 3
    assert kinds[:6] == [WeekKind.PAST, *gone[:3], WeekKind.PAST, WeekKind.PRESENT]
    assert kinds[6:] == [WeekKind.OPEN] * 48
    subjects = [week.subject.slug for week in picture.weeks if week.subject]
    assert subjects == [SLUGS[0], SLUGS[4], SLUGS[5]]
    assert picture.heading == "Season 1 · 4 of 52 weeks"
    assert picture.source == "Since March 2, 2026"


def test_its_alternative_text_has_the_same_numbers() -> None:
    states = [State.POSTED, State.SKIPPED, State.MISSED, *[State.POSTED] * 20]
    picture = drawn(past(states), 31)
    assert picture.heading in picture.alt
    count = {kind: sum(week.kind is kind for week in picture.weeks) for kind in WeekKind}
    assert f"{count[WeekKind.NONE]} weeks had no post." in picture.alt
    assert f"{count[WeekKind.OPEN]} are still open." in picture.alt
    named = [week.subject.title for week in picture.weeks if week.subject]
    assert f"The latest first: {named[-1]}, {named[-2]}," in picture.alt


def test_a_full_season_leaves_nothing_open() -> None:
    picture = drawn(past([State.POSTED] * 52), 0)
    assert WeekKind.OPEN not in [week.kind for week in picture.weeks]
    assert picture.alt.endswith(" 0 are still open.")


def test_a_long_season_shows_its_latest_weeks_and_no_more_than_a_wall_holds() -> None:
    picture = drawn(past([State.POSTED] * LONGEST), 200)
    assert len(picture.weeks) == LONGEST
    assert picture.weeks[-1].kind is WeekKind.PRESENT
    assert len(drawn(past([State.POSTED] * 3), 200).weeks) == LONGEST


def test_a_season_begins_with_its_first_post() -> None:
    earlier = past([State.POSTED, State.POSTED, State.SKIPPED])
    year = Year.of(2, [*earlier, *past([State.POSTED, State.MISSED], season=2)], 1, 51)
    assert [week.state for week in year.weeks] == [State.POSTED, State.MISSED]


def test_before_the_first_post_there_is_no_wall() -> None:
    year = Year.of(1, past([State.MISSED, State.SKIPPED]), 0, 52)
    assert year_picture(year, reader(PACKAGED)) is None


@every(LETTERS, str)
def test_an_alternative_text_fits_whatever_the_titles(kind: str) -> None:
    known = Maker(Scale(LETTERS[kind], 300, 20, 20, 20)).catalogue()
    weeks = [Past(FIRST, State.POSTED, SLUG, 1)] * 30
    picture = year_picture(Year.of(1, weeks, 30, 3), reader(known))
    assert picture is not None
    assert 0 < len(picture.alt.encode("utf-16-le")) // 2 <= 1024
