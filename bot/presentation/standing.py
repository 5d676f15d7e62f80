"""How a series stands, as commands and buttons show it."""

from __future__ import annotations

from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.short import notice
from bot.cards.staff import queue as waiting
from bot.cards.staff import screen, status
from bot.cards.staff.notices import cause_text
from bot.cards.staff.permission import named
from bot.presentation.asker import Interaction, guild_of
from bot.presentation.checkup import checkup
from bot.presentation.desk import Desk
from bot.programme.publisher import NotPublished


async def standing(
    interaction: Interaction, desk: Desk, reader: Reader, *, whole: bool = False
) -> Sheet:
    """Return the status in one screen, or the `whole` of it. Raises NoSeries."""
    guild, words = guild_of(interaction), reader.words
    now = await desk.programme.diary.status(guild)
    terms = await desk.programme.diary.terms(guild)
    found = checkup(interaction, terms, now.series.log_channel, words)
    missing = dict.fromkeys(name for need in found.needs for name in need.missing)
    at = desk.clock.now()
    state = status.state_lines(
        now, named(missing, words), found.notes, words, desk.library.refusal, at=at
    )
    if whole:
        return status.details(now, state, reader)
    is_paused = status.paused_at(now.series, at) is not None
    return screen.screen(now, state, reader, is_paused=is_paused)


async def queued(interaction: Interaction, desk: Desk, reader: Reader, done: str = "") -> Sheet:
    """Return what waits in the queue, the suggestions, and what is wanted. Raises NoSeries."""
    guild = guild_of(interaction)
    slugs = await desk.programme.queue.order(guild)
    suggestions = await desk.programme.queue.suggestions(guild)
    wanted = await desk.programme.wanting.wanted(guild)
    return waiting.queue(slugs, suggestions, wanted, reader, done=done)


async def post_asked(interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
    """Return the question whether to post now. Raises as `Diary.would_post` does."""
    diary, guild = desk.programme.diary, guild_of(interaction)
    slot, series = await diary.would_post(guild), await diary.series(guild)
    is_paused = status.paused_at(series, desk.clock.now()) is not None
    return status.post_ask(slot, reader.words, is_paused=is_paused)


async def example(interaction: Interaction, desk: Desk, reader: Reader) -> Sheet:
    """Post an example and return what came of it. Raises NoSeries."""
    guild, words = guild_of(interaction), reader.words
    found = checkup(interaction, await desk.programme.diary.terms(guild), None, words)
    if found.is_refused:
        return found.refused(words, "test-refused")
    try:
        link = await desk.publisher.example(await desk.programme.diary.sample(guild))
    except NotPublished as refusal:
        return notice(words("test-failed", why=cause_text(refusal.cause, words)))
    return notice(words("test-posted", link=link), status.back(words))
