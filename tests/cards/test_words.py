"""Words, numbers, money and dates, as a reader's language writes them."""

from __future__ import annotations

import pytest

from bot.cards.words import DEFAULT, Languages, Words
from bot.domain.catalogue.figure import PartialDate

ENGLISH = """
worldwide = worldwide
greeting = Hello { $name }
    .description = How to greet
farewell = Goodbye
answers = { $count ->
    [one] one answer
   *[other] { $count } answers
}
ordinal = { $form ->
    [one] { $number }st
    [two] { $number }nd
    [few] { $number }rd
   *[other] { $number }th
}
"""
GERMAN = """
greeting = Hallo { $name }
"""


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages({DEFAULT: ENGLISH, "de": GERMAN, "pt-BR": "greeting = Oi { $name }"})


@pytest.fixture(scope="module")
def english(languages: Languages) -> Words:
    return languages.default


@pytest.fixture(scope="module")
def german(languages: Languages) -> Words:
    return languages.of("de")


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("en-US", "en-US"),
        ("en-GB", "en-US"),
        ("de", "de"),
        ("pt-BR", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("es-419", "en-US"),
        ("zh-TW", "en-US"),
        ("", "en-US"),
    ],
)
def test_a_language_is_found_else_its_variety_else_english(
    languages: Languages, asked: str, given: str
) -> None:
    assert languages.of(asked).locale == given


def test_a_message_is_said_in_the_language(german: Words) -> None:
    assert german("greeting", name="Ada") == "Hallo Ada"


def test_a_message_that_is_not_translated_is_said_in_english(german: Words) -> None:
    assert german("farewell") == "Goodbye"


def test_a_part_that_is_not_translated_is_said_in_english(german: Words) -> None:
    assert german("greeting.description") == "How to greet"


def test_a_language_knows_which_messages_are_its_own(german: Words) -> None:
    assert german.has("greeting")
    assert not german.has("greeting.description")
    assert not german.has("farewell")


def test_no_invisible_marks_stand_around_what_is_filled_in(english: Words) -> None:
    assert english("greeting", name="مها") == "Hello مها"


def test_a_message_that_no_language_has_is_a_mistake(german: Words) -> None:
    with pytest.raises(LookupError, match="'compliment'"):
        german("compliment")


def test_a_value_that_is_missing_is_a_mistake(german: Words) -> None:
    with pytest.raises(ValueError, match=r"greeting.*name"):
        german("greeting")


def test_plurals_are_chosen_and_numbers_written_by_the_language(english: Words) -> None:
    said = [english("answers", count=count) for count in (1, 2, 1163)]
    assert said == ["one answer", "2 answers", "1,163 answers"]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (113, "113th"),
        (21, "21st"),
        (22, "22nd"),
        (103, "103rd"),
        (1000, "1,000th"),
    ],
)
def test_ranks_are_ordinals(english: Words, number: int, written: str) -> None:
    assert english.ordinal(number) == written


@pytest.mark.parametrize(
    ("value", "in_english", "in_german"),
    [(0, "0", "0"), (37200, "37,200", "37.200"), (1234.5, "1,234.5", "1.234,5"), (-7, "-7", "-7")],
)
def test_numbers(
    english: Words, german: Words, value: float, in_english: str, in_german: str
) -> None:
    assert (english.number(value), german.number(value)) == (in_english, in_german)


@pytest.mark.parametrize(
    ("value", "in_english", "in_german"),
    [
        (74, "74%", "74\u00a0%"),
        (19.7, "19.7%", "19,7\u00a0%"),
        (3.14159, "3.1%", "3,1\u00a0%"),
        (0, "0%", "0\u00a0%"),
        (1234, "1,234%", "1.234\u00a0%"),
    ],
)
def test_percentages_have_at_most_one_decimal(
    english: Words, german: Words, value: float, in_english: str, in_german: str
) -> None:
    assert (english.percent(value), german.percent(value)) == (in_english, in_german)


@pytest.mark.parametrize(
    ("amount", "currency", "in_english", "in_german"),
    [
        (57000, "USD", "$57,000", "57.000\u00a0$"),
        (57000.0, "EUR", "€57,000", "57.000\u00a0€"),
        (26.5, "USD", "$26.50", "26,50\u00a0$"),
        (7200000, "JPY", "¥7,200,000", "7.200.000\u00a0¥"),
        (86000, "CHF", "CHF\u00a086,000", "86.000\u00a0CHF"),
    ],
)
def test_money_has_cents_only_where_there_are_any(
    english: Words, german: Words, amount: float, currency: str, in_english: str, in_german: str
) -> None:
    said = (english.money(amount, currency), german.money(amount, currency))
    assert said == (in_english, in_german)


@pytest.mark.parametrize(
    ("date", "in_english", "in_german"),
    [
        ("2025", "2025", "2025"),
        ("2025-05", "May 2025", "Mai 2025"),
        ("2025-05-31", "May 31, 2025", "31. Mai 2025"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(
    english: Words, german: Words, date: str, in_english: str, in_german: str
) -> None:
    when = PartialDate.parse(date)
    assert (english.date(when), german.date(when)) == (in_english, in_german)


def test_countries_have_names(english: Words, german: Words) -> None:
    assert [english.country(code) for code in ("US", "CH", "world")] == [
        "United States",
        "Switzerland",
        "worldwide",
    ]
    assert german.country("CH") == "Schweiz"


def test_a_country_without_a_name_keeps_its_code(english: Words) -> None:
    assert english.country("QQ") == "QQ"


def test_lists_are_joined_as_the_language_joins_them(english: Words, german: Words) -> None:
    assert english.list(["one", "two", "three"]) == "one, two, and three"
    assert german.list(["one", "two", "three"]) == "one, two und three"


def test_a_message_quotes_others_wherever_they_stand_and_whatever_quotes_those() -> None:
    words = Languages(
        {
            DEFAULT: """
-name = { inner } Bot
first = { last }, { -name } { $count ->
    [one] { one.short }
   *[other]
{ last }
}
last = the end
inner = One
one = one of them
    .short = 1
"""
        }
    ).default
    assert (words("first", count=1), words("first", count=2)) == (
        "the end, One Bot 1",
        "the end, One Bot the end",
    )


def test_what_is_no_fluent_hides_nothing_around_it_and_the_first_of_one_name_counts() -> None:
    words = Languages({DEFAULT: "one = 1\nbroken = { $x\ntwo = 2\n# two = 3\ntwo = 4"}).default
    assert (words("one"), words("two"), words.has("broken")) == ("1", "2", False)


def test_every_language_that_is_shipped_loads() -> None:
    assert Languages.load().default("bot-name") == "One Week One Job"
