"""How a series stands, in one screen of a phone, with buttons for what one does next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.cards.markup import moment, visible
from bot.cards.page import SCREEN
from bot.cards.panel import block, panel
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.staff import status
from bot.cards.week import decision
from bot.cards.words import Words
from bot.domain.week.status import SeriesStatus

_KEPT = 330  # of them for what comes next and what came last, whatever is wrong
_DAYS = 2  # left out that are named


def screen(now: SeriesStatus, state: Sequence[str], reader: Reader, *, is_paused: bool) -> Sheet:
    """Return what needs somebody first, then what comes, what came, and what waits.

    `state` is what `status.state_lines` says. What does not fit stands behind “details”.
    """
    words = reader.words
    title = words("card-title", title=words("status-title"))
    last, *causes = status.latest(now.latest, now.series, reader)
    first, *wrong = state
    left = SCREEN - sum(map(_seen, (title, first)))
    needing = _fitting([*wrong, *causes], left - _KEPT, words)
    left -= sum(map(_seen, needing))
    rest = [*_next(now, reader), words("screen-latest", latest=last), *_others(now, words)]
    told = _fitting(rest, left, words)
    return panel(
        [title, "\n".join([first, *needing])],
        [block("", told, words)],
        *_controls(now, words, is_paused=is_paused),
    )


def _seen(line: str) -> int:
    """Return how many characters of a line a reader sees; its end counts as one."""
    return len(visible(line)) + 1


def _fitting(lines: Sequence[str], room: int, words: Words) -> list[str]:
    """Return as many whole lines as a reader has room for, and how many more there are."""
    taken: list[str] = []
    room -= _seen(words("screen-more", count=len(lines)))
    for line in lines:
        room -= _seen(line)
        if room < 0:
            return [*taken, words("screen-more", count=len(lines) - len(taken))]
        taken.append(line)
    return taken


def _next(now: SeriesStatus, reader: Reader) -> Iterator[str]:
    words = reader.words
    if not now.coming:
        return
    coming = now.coming[0]
    local = now.series.schedule.local(coming.slot.at)
    yield words(
        "screen-next",
        day=words.whole_day(local.date()),
        time=words.time(local.time()),
        here=moment(coming.slot.at, "R"),
    )
    if coming.poll is None or coming.decided is not None:
        yield words("indented", text=status.what(coming, reader))


def _others(now: SeriesStatus, words: Words) -> Iterator[str]:
    yield from (words("screen-vote", vote=told) for told in status.vote(now.poll, words))
    if now.left_out:
        days = words.list(words.whole_day(slot.key) for slot in now.left_out[:_DAYS])
        yield words("dates-left-out", days=days)
    yield from status.season(now, words)
    if now.notices:
        yield words("screen-notices", count=len(now.notices))


def _controls(now: SeriesStatus, words: Words, *, is_paused: bool) -> Iterator[Sequence[Control]]:
    pause = [button(words("button-pause"), decision.PAUSE)]
    resume = [button(words("button-resume"), decision.RESUME)]
    skip = [button(words("button-skip"), decision.ASK_SKIP)] if now.coming else []
    yield [
        *skip,
        *(resume if is_paused else pause),
        button(words("button-post-now"), decision.ASK_POST),
    ]
    yield [
        button(words("button-queue"), decision.QUEUE),
        button(words("button-edit"), decision.EDIT),
        button(words("button-example"), decision.EXAMPLE),
        button(words("button-details"), decision.DETAILS),
    ]
