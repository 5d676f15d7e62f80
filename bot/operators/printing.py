"""A profession's card on paper: its sections, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cards.asking.address import Section
from bot.cards.asking.profession import ProfessionCard
from bot.cards.plain import plain
from bot.cards.reader import Reader
from bot.cards.words import Languages
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import OperatorError

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
