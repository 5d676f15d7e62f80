"""What a profession is, in one or two sentences, with the figures that stand for it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards.asking.answer import outlook, pay
from bot.cards.asking.answer.asked import Asked
from bot.cards.asking.answer.name import lowered
from bot.cards.asking.answer.said import Said, distinct
from bot.cards.asking.answer.unwritten import known, near, sentence
from bot.cards.markup import inert
from bot.cards.page import Line
from bot.domain.catalogue import headline
from bot.domain.catalogue.profession import Profession


def said(asked: Asked) -> Said:
    """Return what each is; of one that is alone, what it earns and how it grows too."""
    lines: list[Line] = []
    notes: list[str] = []
    for profession in asked.professions:
        lines.append(what(asked, profession))
        if len(asked.professions) == 1:
            lines += _figures(asked, profession)
            figures = filter(None, (headline.pay(profession), headline.growth(profession)))
            notes.append(asked.caution(profession, *figures))
    return Said(tuple(lines), distinct(notes), near=near(asked))


def what(asked: Asked, profession: Profession) -> Line:
    """Return what it is: what one does, or what statistics know of it."""
    words, name = asked.reader.words, asked.name(profession)
    if not profession.is_full:
        return known(asked, profession)
    in_short = inert(profession.in_short) if profession.in_short else "none"
    text = words(
        "answer-overview",
        who=name.first,
        what="summary" if _goes_on(profession) else in_short,
        summary=inert(_within(profession.summary)),
    )
    return Line(text)


def _goes_on(profession: Profession) -> bool:
    """Say whether the summary goes on from the title, as what stands for it in short does.

    Both then begin with a verb, and so alike: "turns" and "designs".
    """
    words = [text.split()[0] for text in (profession.in_short, profession.summary) if text]
    return len(words) > 1 and words[0][-1] == words[1][-1]


def _within(text: str) -> str:
    """Return a sentence as it goes on after a colon."""
    is_article = text[:1].isupper() and text[1:2] == " "
    return text[:1].lower() + text[1:] if is_article else lowered(text)


def _figures(asked: Asked, profession: Profession) -> Iterator[Line]:
    yield pay.typical(asked, profession)
    yield outlook.growth(asked, profession)
    if not profession.is_full:
        yield Line(sentence(asked, profession, "duties"))
