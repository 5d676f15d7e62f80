"""What comes before the ballot: staff's own order, and what members suggest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.week.errors import (
    AlreadyFeatured,
    AlreadyQueued,
    NoSuchSuggestion,
    NotQueued,
    NotWritten,
    OneSuggestionEach,
)
from bot.domain.week.suggestion import Suggestion
from bot.programme.week import Week
from bot.programme.weeks import Weeks


@dataclass(frozen=True, slots=True)
class Queued:
    """What a change of the queue has done."""

    slug: str
    order: tuple[str, ...]
    """The new one."""

    @property
    def position(self) -> int:
        """From 1 on; 0 where it was taken out."""
        return self.order.index(self.slug) + 1 if self.slug in self.order else 0


class Queue:
    """Keeps staff's order and members' suggestions.

    What is queued is posted without a vote, first come first, from the first slot on that no
    ballot was opened for. Approved suggestions stand on a ballot, the oldest first, one on each.
    Names are resolved by the catalogue: any text that it finds will do, else UnknownProfession.
    """

    def __init__(self, weeks: Weeks) -> None:
        self._weeks = weeks

    async def order(self, guild: int) -> tuple[str, ...]:
        """Return the queued slugs in order. Raises NoSeries."""
        return await self._weeks.look(guild, lambda week: tuple(week.wishes.queue(week.series.id)))

    async def add(self, guild: int, profession: str) -> Queued:
        """Queue it last. Raises AlreadyQueued, NotWritten, NoSeries."""

        def changed(queue: list[str], slug: str) -> list[str]:
            if slug in queue:
                raise AlreadyQueued(slug)
            if slug not in self._weeks.catalogue().profiles:
                raise NotWritten(slug)
            return [*queue, slug]

        return await self._reordered(guild, profession, changed)

    async def remove(self, guild: int, profession: str) -> Queued:
        """Take it out. Raises NotQueued, NoSeries."""
        return await self._reordered(guild, profession, _without)

    async def move(self, guild: int, profession: str, position: int) -> Queued:
        """Put it at `position`, from 1 on, the last at most. Raises NotQueued, NoSeries."""

        def changed(queue: list[str], slug: str) -> list[str]:
            queue = _without(queue, slug)
            queue.insert(max(position - 1, 0), slug)
            return queue

        return await self._reordered(guild, profession, changed)

    async def suggestions(self, guild: int) -> tuple[Suggestion, ...]:
        """Return those that wait for an answer, oldest first, then the approved. NoSeries."""
        return await self._weeks.look(
            guild, lambda week: tuple(week.wishes.suggestions(week.series.id))
        )

    async def suggest(self, guild: int, member: int, profession: str) -> Suggestion:
        """A member proposes one.

        Raises NotWritten, AlreadyFeatured (this season), AlreadyQueued (by staff or another
        member), OneSuggestionEach (the member's last one still waits), NoSeries.
        """
        found = self._weeks.catalogue().find(profession)
        slug = found.slug
        if not found.is_full:
            raise NotWritten(slug)

        def operation(week: Week) -> Suggestion:
            waiting = week.wishes.suggestions(week.series.id)
            if slug in week.seen[0].season:
                raise AlreadyFeatured(slug)
            own = next((wish for wish in waiting if wish.member == member), None)
            if own is not None:
                raise OneSuggestionEach(own.slug)
            queue = week.wishes.queue(week.series.id)
            if slug in queue or any(wish.slug == slug for wish in waiting):
                raise AlreadyQueued(slug)
            return week.wishes.suggest(week.series.id, slug, member, week.now)

        return await self._weeks.change(guild, operation)

    async def approve(self, guild: int, suggestion: int) -> Suggestion:
        """Let it stand on one of the next ballots. Raises NoSuchSuggestion, NoSeries."""
        return await self._answered(guild, suggestion, lambda week: week.wishes.approve)

    async def refuse(self, guild: int, suggestion: int) -> Suggestion:
        """Drop it. Raises NoSuchSuggestion, NoSeries."""
        return await self._answered(guild, suggestion, lambda week: week.wishes.refuse)

    async def _answered(
        self, guild: int, suggestion: int, answer: Callable[[Week], Callable[[int], None]]
    ) -> Suggestion:
        """Return the suggestion as it was: with whom to tell, if anybody is told."""

        def operation(week: Week) -> Suggestion:
            for wish in week.wishes.suggestions(week.series.id):
                if wish.id == suggestion and not wish.is_approved:
                    answer(week)(wish.id)
                    return wish
            raise NoSuchSuggestion

        return await self._weeks.change(guild, operation)

    async def _reordered(
        self,
        guild: int,
        profession: str,
        change: Callable[[list[str], str], list[str]],
    ) -> Queued:
        def operation(week: Week) -> Queued:
            queue = week.wishes.queue(week.series.id)
            # What is queued already may have lost its profile since.
            slug = profession if profession in queue else week.catalogue.find(profession).slug
            queue = change(queue, slug)
            week.wishes.set_queue(week.series.id, queue)
            return Queued(slug, tuple(queue))

        return await self._weeks.change(guild, operation)


def _without(queue: list[str], slug: str) -> list[str]:
    if slug not in queue:
        raise NotQueued(slug)
    return [queued for queued in queue if queued != slug]
