"""Cards in a terminal."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given

from bot.cards.asking.address import Section
from bot.cards.plain import plain
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.errors import OperatorError
from bot.operators.printing import ALL, card, sections
from tests.cards.extremes import catalogues
from tests.english import WORDS
from tests.examples import at_most
from tests.offenders import every
from tests.packaged import PACKAGED

TODAY = date(2026, 9, 1)


def printed(catalogue: Catalogue, slug: str, *, width: int = 80, bold: bool = False) -> str:
    reader = Reader(WORDS, catalogue, TODAY)
    return card(slug, sections(ALL), reader, width=width, bold=bold)


@every(PACKAGED.profiles, str)
def test_no_markup_is_left(slug: str) -> None:
    text = printed(PACKAGED, slug)
    assert not re.search(r"(?m)^-?#|\*\*|\]\(|\\|^- |[\x00-\x09\x0b-\x1f\u200b]", text)


@pytest.mark.parametrize("width", [30, 80, 200])
def test_a_line_is_longer_than_the_terminal_only_if_it_is_one_word(width: int) -> None:
    for line in printed(PACKAGED, "ai-engineer", width=width).splitlines():
        assert len(line) <= width or " " not in line.strip().removeprefix("• ")


@pytest.mark.parametrize("slug", ["ai-engineer", "home-care-aide"])
def test_every_word_of_the_profile_is_there(slug: str) -> None:
    text = " ".join(printed(PACKAGED, slug, width=60).split())
    job = PACKAGED.find(slug)
    for said in (job.summary, *job.duties, *job.needed, *job.skills.nice, *job.start.steps):
        assert said in text


def test_headings_are_underlined_and_items_have_bullets() -> None:
    text = printed(PACKAGED, "ai-engineer")
    assert text.startswith("AI engineer\n===========\n")
    assert "\n\nDuties\n------\n• Train a model" in text


def test_an_address_stands_behind_what_it_is_the_address_of() -> None:
    text = printed(PACKAGED, "ai-engineer", width=200)
    assert re.search(r"aijobs\.net: AI, .* salaries, January 2025 <https://aijobs\.net/", text)


def test_a_picture_is_told_once_where_it_stands() -> None:
    text = printed(PACKAGED, "ai-engineer", width=2000)
    assert text.count("[picture: AI engineer, Technology.") == 1
    assert text.index("[picture: ") < text.index("$140,300 a year in the middle")


def test_a_command_stands_as_it_is_typed() -> None:
    sheet = Sheet(["Ask </series setup>, or </job>."])
    assert plain([sheet], 80, WORDS, bold=False) == "Ask /series setup, or /job."


def test_an_item_of_an_item_stands_further_in() -> None:
    text = printed(PACKAGED, "ai-engineer", width=200)
    assert "\n  • Usual education · United States · August 2025\n" in text


def test_bold_is_decoration_and_nothing_more() -> None:
    bold = printed(PACKAGED, "ai-engineer", bold=True)
    assert "\x1b[1mAI engineer\x1b[0m" in bold
    assert re.sub(r"\x1b\[[01]m", "", bold) == printed(PACKAGED, "ai-engineer")


def test_a_section_of_several_pages_is_shown_whole() -> None:
    text = printed(PACKAGED, "ai-engineer")
    assert text.count("\nIn official classifications\n") == 1


@at_most(5)
@given(catalogues(8))
def test_any_profile_can_be_printed(catalogue: Catalogue) -> None:
    for slug in catalogue.profiles:
        assert "\x1b" not in printed(catalogue, slug)


@every(Section, str)
def test_a_section_is_called_by_its_word(section: Section) -> None:
    assert sections(section.value) == (section,)


def test_an_unknown_section_is_told_with_all_there_are() -> None:
    with pytest.raises(OperatorError, match=r"duties, skills, .* or all"):
        sections("wages")
