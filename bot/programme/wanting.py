"""What members would like to read about, and nobody has written."""

from __future__ import annotations

from bot.domain.week.errors import WantsEnough
from bot.domain.week.wanted import KEPT, MOST, Wanted, Wish
from bot.programme.week import Week
from bot.programme.weeks import Weeks


class Wanting:
    """Keeps a server's list of wanted profiles.

    What has a full profile by now, or is no profession any more, is not on it.
    """

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def want(self, guild: int, member: int, slug: str) -> Wish:
        """A member would like to read about a profession that has no full profile.

        Raises WantsEnough, NoSeries.
        """

        def operation(week: Week) -> Wish:
            series = week.series.id
            own = week.wanted.own(series, member)
            is_new = slug not in (each for each, _ in own)
            if is_new:
                waiting = [(each, at) for each, at in own if _is_short(week, each)]
                if len(waiting) >= MOST:
                    slugs, (since, *_) = zip(*waiting, strict=True)
                    raise WantsEnough(slugs, since + KEPT)
                week.wanted.add(series, slug, member, week.now)
            [members] = [each.members for each in week.wanted.of(series) if each.slug == slug]
            return Wish(slug, members, is_new, week.wanted.tell(series, slug))

        return await self._weeks.change(guild, operation)

    async def wanted(self, guild: int) -> tuple[Wanted, ...]:
        """Return what is wanted, by most members first, then the longest. Raises NoSeries."""
        return await self._weeks.look(guild, wanted)

    async def drop(self, guild: int, slug: str) -> None:
        """Take it off the list, with who wanted it. Raises NoSeries."""
        await self._weeks.change(guild, lambda week: week.wanted.drop(week.series.id, slug))


def wanted(week: Week) -> tuple[Wanted, ...]:
    """Return what is wanted in the series' server."""
    return tuple(each for each in week.wanted.of(week.series.id) if _is_short(week, each.slug))


def _is_short(week: Week, slug: str) -> bool:
    profession = week.catalogue.professions.get(slug)
    return profession is not None and not profession.is_full
