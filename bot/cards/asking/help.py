"""What can be asked: all of it, and what is said where nothing was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from bot.cards.asking.answer.name import Name
from bot.cards.asking.question import QuestionAddress
from bot.cards.reader import Reader
from bot.cards.sheet import Control, Sheet, button
from bot.cards.short import notice
from bot.cards.words import Words
from bot.domain.question.understanding import Topic, Understanding
from bot.pictures import design

_EXAMPLES = (Topic.SALARY, Topic.SKILLS, Topic.START)
_COUNT = 3


class Where(StrEnum):
    """In what kind of place somebody asks."""

    SERIES = "series"  # a server with a weekly series
    SERVER = "server"  # a server without one
    DIRECT = "direct"  # a direct message
    ELSEWHERE = "elsewhere"  # a server that has not got the bot: the person has brought it along


@dataclass(frozen=True, slots=True)
class Step:
    """What staff have to do next before anything is posted."""

    text: str
    control: Control


def to_ask_about(slug: str | None, reader: Reader) -> tuple[str, ...]:
    """Return three professions: that one, if it is there, and others that change by the day."""
    known, weeks = reader.catalogue.professions, reader.catalogue.weeks
    today = reader.today.toordinal() % max(len(weeks), 1)
    slugs = dict.fromkeys([slug or "", *weeks[today:], *weeks[:today]])
    return tuple(islice((each for each in slugs if each in known), _COUNT))


def examples(slug: str | None, reader: Reader) -> tuple[Understanding, ...]:
    """Return three questions about that profession, or about another one each day."""
    about = to_ask_about(slug, reader)[:1]
    return tuple(Understanding(topic, about, sure=1.0) for topic in _EXAMPLES if about)


def help_sheet(
    where: Where,
    asked: Sequence[Understanding],
    reader: Reader,
    *,
    hears: bool,
    step: Step | None = None,
) -> Sheet:
    """Return six lines of what one can do there, and examples to press; staff's `step` first.

    `hears`: a message is read there that mentions the bot, or is written to it directly.
    """
    words = reader.words
    title = words("card-title", title=words("help-title"))
    heard = "no" if not hears else "direct" if where is Where.DIRECT else "mention"
    lines = [
        words("help-ask", heard=heard),
        words("help-job"),
        words("help-jobs", count=len(reader.catalogue.professions)),
        words("help-compare"),
        words("help-week", where=where),
        words("help-privacy"),
    ]
    if step is not None:
        if where is Where.SERVER:
            lines.remove(words("help-week", where=where))  # the step says so, too
        lines.insert(0, step.text)
    texts = ["\n".join([title, *lines])]
    controls: list[Sequence[Control]] = []
    if asked:
        texts.append(words("help-examples"))
        controls.append(_buttons(asked, reader))
    if step is not None:
        controls.insert(0, [step.control])
    return Sheet(texts, controls, design.PLAIN)


def friendly(asked: Sequence[Understanding], reader: Reader) -> Sheet:
    """Return what is said to whatever was not understood; it repeats nothing of that."""
    buttons = _buttons(asked, reader)
    return notice(reader.words("not-understood"), *([buttons] if buttons else []))


def enough(most: int, seconds: int, words: Words) -> Sheet:
    """Return what somebody is told who asks too much at once."""
    return notice(words("asked-enough", most=most, seconds=seconds))


def _buttons(asked: Sequence[Understanding], reader: Reader) -> list[Control]:
    return [
        button(_label(each, reader), QuestionAddress(each).custom_id(reader.catalogue, str(number)))
        for number, each in enumerate(asked, 1)
    ]


def _label(asked: Understanding, reader: Reader) -> str:
    name = Name.of(reader.catalogue.professions[asked.professions[0]], reader)
    return reader.words(f"example-{asked.topic}", who=name.within, number=name.number)
