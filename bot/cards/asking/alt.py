"""What is told of a picture to whoever does not see it: every amount that is written in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.cards.markup import length, shortened
from bot.cards.words import Words
from bot.pictures.picture import Amount, Bar, ChartPicture, Ladder, ProfessionPicture

MOST = 1024
"""UTF-16 units that Discord takes."""

_TITLES = (60, 40, 25, 12)  # characters of each title, as many as there is room for


def told(picture: ProfessionPicture, words: Words) -> ProfessionPicture:
    """Return the picture of a profession with its alternative text."""
    return replace(picture, alt=shortened(_joined(_profession(picture, words), words), MOST))


def told_of_all(picture: ChartPicture, words: Words) -> ChartPicture:
    """Return a chart with its alternative text; titles are shortened where that is too long."""
    text = ""
    for most in _TITLES:
        bars = (_bar(each, shortened(each.subject.title, most), words) for each in picture.bars)
        text = _joined((picture.heading, *bars, picture.source), words)
        if length(text) <= MOST:
            break
    return replace(picture, alt=shortened(text, MOST))


def _joined(sentences: Iterable[str], words: Words) -> str:
    return " ".join(words("alt-sentence", text=sentence) for sentence in sentences if sentence)


def _profession(picture: ProfessionPicture, words: Words) -> Iterator[str]:
    yield words("alt-title", title=picture.subject.title, field=picture.field)
    growth = picture.growth
    if growth:
        own = words("alt-amount", label=growth.own.label, amount=growth.own.text)
        every = growth.every
        yield words(
            "alt-growth",
            own=own,
            every=words("growth-every", label=every.label, amount=every.text) if every else "none",
        )
    if picture.axis:
        rungs = words.list(_rungs(picture.pay, words))
        yield words("alt-pay", heading=picture.pay_heading, rungs=rungs)
    yield picture.group
    yield picture.source


def _rungs(ladder: Ladder, words: Words) -> Iterator[str]:
    rungs: dict[str, Amount | None] = {
        "p10": ladder.p10,
        "p25": ladder.p25,
        "median": ladder.median,
        "p75": ladder.p75,
        "p90": ladder.p90,
    }
    for name, amount in rungs.items():
        if amount and amount.label in (words("rung-low"), words("rung-high")):
            yield words("alt-amount", label=amount.label, amount=amount.text)
        elif amount:
            yield words("alt-rung", rung=name, amount=amount.text)


def _bar(bar: Bar, title: str, words: Words) -> str:
    ladder = bar.ladder or Ladder()
    amounts = [ladder.p25, ladder.median, ladder.p75, bar.amount]
    details = [each.text for each in amounts if each]
    details += filter(None, (bar.aside, bar.note))
    return words("alt-bar", title=title, details=" · ".join(details) or "none")
