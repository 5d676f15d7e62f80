"""Cards on paper: a profession's sections, page by page, and answers to questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cards.asking.address import Section
from bot.cards.asking.answer.sheet import TOPICS
from bot.cards.asking.answer.sheet import answer as answer_sheet
from bot.cards.asking.help import Where, examples, friendly, help_sheet, to_ask_about
from bot.cards.asking.profession import ProfessionCard
from bot.cards.plain import plain
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.cards.week.asked import ABOUT_THE_SERIES, asked
from bot.cards.words import Languages
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import OperatorError
from bot.domain.question.understanding import Topic, Understanding

ALL = "all"


def sections(named: str) -> tuple[Section, ...]:
    """Return the section called so, or all of them; raises OperatorError."""
    if named == ALL:
        return tuple(Section)
    try:
        return (Section(named),)
    except ValueError:
        known = ", ".join(Section)
        raise OperatorError(f"--section {named} is none of a card: write {known} or all.") from None


def reader(catalogue: Catalogue, today: date) -> Reader:
    """Return who reads at the terminal, in the first language."""
    return Reader(Languages.load().default, catalogue, today)


def card(slug: str, shown: Iterable[Section], reader: Reader, *, width: int, bold: bool) -> str:
    """Return sections of a profession's card as `plain` writes them."""
    made = ProfessionCard(reader.catalogue.professions[slug], reader)
    pages = (page for section in shown for page in made.pages(section))
    return plain(pages, width, reader.words, bold=bold)


def answer(understanding: Understanding, reader: Reader, *, width: int, bold: bool) -> str:
    """Return what is said to a question, where there is no series, as `plain` writes it."""
    return plain([_answer(understanding, reader)], width, reader.words, bold=bold)


def _answer(understanding: Understanding, reader: Reader) -> Sheet:
    topic = understanding.topic
    if topic in TOPICS or understanding.unknown:
        return answer_sheet(understanding, reader, to_ask_about(None, reader))
    if topic in ABOUT_THE_SERIES:
        return asked(understanding, None, reader, here=False)
    if topic is Topic.HELP:
        return help_sheet(Where.DIRECT, (), reader, hears=False)
    return friendly(examples(None, reader), reader)
