"""How a vote ended, as a picture."""

from __future__ import annotations

from itertools import count

from bot.cards.asking.alt import told_of_all
from bot.cards.asking.picture import subject
from bot.cards.reader import Reader
from bot.cards.words import Words
from bot.domain.week.ballot import Result
from bot.domain.week.weekly import Poll
from bot.pictures.picture import Amount, Axis, Bar, ChartPicture

_STEPS = 5  # between the ticks of the axis, at most


def result_picture(poll: Poll, reader: Reader) -> ChartPicture | None:
    """Return who won and by how many votes; none before the close, and where nobody is left."""
    words, result = reader.words, poll.result
    if not poll.is_closed or result is None:
        return None
    votes = {slug: result.tally.votes.get(slug, 0) for slug in result.order}
    bars = tuple(
        Bar(
            subject(slug, reader),
            amount=Amount(number, words("votes", count=number)),
            aside=words("result-next") if slug == result.winner else "",
            is_first=slug == result.winner,
        )
        for slug, number in votes.items()
    )
    most = max(votes.values())
    picture = ChartPicture(
        words("result-heading", count=result.tally.turnout),
        bars,
        _axis(most, words) if most else None,
        _source(poll, result, words),
        alt="",
    )
    return told_of_all(picture, words)


def _source(poll: Poll, result: Result, words: Words) -> str:
    """Return when it closed and what settled it; a picture knows no reader's own zone."""
    closed = poll.ballot.closes
    rule = "no-votes" if not result.tally.turnout else result.rule
    return words(
        "result-source",
        day=words.day(closed.date()),
        time=words.time(closed.time()),
        rule=words(f"result-by-{rule}"),
    )


def _axis(most: int, words: Words) -> Axis:
    """Return a scale of whole votes."""
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if step * _STEPS >= most)
    ticks = range(0, most + step, step)
    return Axis(tuple(Amount(tick, words.number(tick)) for tick in ticks))
