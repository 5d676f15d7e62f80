"""What can be asked, for every place and every profession, within Discord's limits."""

from __future__ import annotations

from itertools import product

import pytest

from bot.cards.asking.help import Step, Where, enough, examples, friendly, help_sheet
from bot.cards.asking.question import QuestionAddress
from bot.cards.markup import visible
from bot.cards.page import SCREEN
from bot.cards.reader import Reader
from bot.cards.sheet import Sheet, button
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.profession import Profession
from bot.presentation.layout import components
from tests.cards.reading import TODAY, reader, text
from tests.english import WORDS
from tests.limits import breaches
from tests.offenders import every
from tests.packaged import PACKAGED

READER = reader(PACKAGED)
LINES = 6
PLACES = tuple(product(Where, (True, False), (True, False)))


def labels(sheet: Sheet) -> list[str]:
    return [getattr(control, "label", "") for row in sheet.controls for control in row]


@pytest.mark.parametrize(("where", "hears", "has_step"), PLACES)
def test_help_fits_a_phone_everywhere(where: Where, *, hears: bool, has_step: bool) -> None:
    step = Step(WORDS("step-set-up"), button("Set up", "go")) if has_step else None
    asked = examples(None, READER)
    sheet = help_sheet(where, asked, READER, hears=hears, step=step)
    assert breaches(components(sheet)) == []
    assert len(visible(text(sheet))) <= SCREEN
    lines = [line for line in text(sheet).split("\n") if line.startswith(("- ", "**"))]
    assert len(lines) == LINES + (has_step and where is not Where.SERVER)


def test_only_where_a_message_is_heard_one_is_told_to_write_one() -> None:
    def told(where: Where, *, hears: bool) -> str:
        return text(help_sheet(where, (), READER, hears=hears))

    assert "a message that mentions me" in told(Where.SERIES, hears=True)
    assert "a message without any command" in told(Where.DIRECT, hears=True)
    for where in Where:
        assert "a message" not in told(where, hears=False)


@every(PACKAGED.professions.values(), lambda profession: profession.slug)
def test_three_different_questions_are_offered_about_every_profession(
    profession: Profession,
) -> None:
    asked = examples(profession.slug, READER)
    sheet = friendly(asked, READER)
    assert breaches(components(sheet)) == []
    assert len({*labels(sheet)}) == 3
    assert not any(label.endswith("…") for label in labels(sheet))


def test_they_can_be_read_back_and_are_about_that_profession() -> None:
    for control in friendly(examples("data-scientist", READER), READER).controls[0]:
        match = QuestionAddress.PATTERN.fullmatch(control.custom_id)
        assert match is not None
        found = QuestionAddress.parse(match, PACKAGED).understanding
        assert found.professions == ("data-scientist",)


def test_a_profession_that_is_gone_gives_way_to_that_of_the_day() -> None:
    assert examples("lamplighter", READER) == examples(None, READER)


def test_each_profession_has_its_day() -> None:
    days = (TODAY.fromordinal(TODAY.toordinal() + n) for n in range(len(PACKAGED.weeks)))
    readers = (Reader(WORDS, PACKAGED, day) for day in days)
    assert {examples(None, each)[0].professions[0] for each in readers} == {*PACKAGED.weeks}


def test_an_empty_catalogue_has_no_examples() -> None:
    empty = reader(Catalogue([]))
    assert examples(None, empty) == ()
    for sheet in (friendly((), empty), help_sheet(Where.DIRECT, (), empty, hears=False)):
        assert breaches(components(sheet)) == []
        assert labels(sheet) == []


def test_whoever_asks_too_much_is_told_how_much_is_answered() -> None:
    assert "I answer 5 questions in 30 seconds." in text(enough(5, 30, WORDS))
