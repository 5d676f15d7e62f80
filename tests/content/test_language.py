"""A second language is one more file, and no code."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import library
from bot.domain.catalogue.figure import Level
from bot.domain.question.understand import understand
from bot.domain.question.understanding import Order, Topic, Understanding
from bot.domain.question.vocabulary import Vocabulary
from bot.settings import packaged_catalogue

LIBRARY = library(packaged_catalogue(), Path(__file__).with_name("german"))
NURSE, PLUMBER = "registered-nurse", "plumber"


@pytest.fixture
def german() -> Vocabulary:
    found = LIBRARY.vocabulary("de-AT")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Was verdient eine Krankenschwester in Großbritannien?",
            Understanding(Topic.SALARY, (NURSE,), country="GB"),
        ),
        ("Wie ist das Gehalt der Klempner?", Understanding(Topic.SALARY, (PLUMBER,))),
        (
            "Was verdient ein Klempner im Monat?",
            Understanding(Topic.SALARY, (PLUMBER,), period="month"),
        ),
        (
            "Gehalt erfahrener Krankenschwestern in Österreich",
            Understanding(Topic.SALARY, (NURSE,), level=Level.SENIOR, country="AT"),
        ),
        ("was macht ein elektriker so", Understanding(Topic.DUTIES, ("electrician",))),
        ("Welche Aufgaben hat eine Zahnärztin?", Understanding(Topic.DUTIES, ("dentist",))),
        ("Wie wird man Zahnarzt?", Understanding(Topic.START, ("dentist",))),
        ("Ausbildung zur Krankenschwester?", Understanding(Topic.START, (NURSE,))),
        ("Hat der Beruf Elektriker Zukunft?", Understanding(Topic.OUTLOOK, ("electrician",))),
        (
            "Verdient ein Klempner mehr als ein Elektriker?",
            Understanding(Topic.COMPARE, (PLUMBER, "electrician")),
        ),
        ("Klempner oder Elektriker?", Understanding(Topic.COMPARE, (PLUMBER, "electrician"))),
        (
            "Welche Berufe im Gesundheitswesen sind die bestbezahlten?",
            Understanding(Topic.BROWSE, field="Health", order=Order.PAID),
        ),
        ("was kannst du?", Understanding(Topic.HELP)),
        ("Wie wird das Wetter in Berlin?", Understanding()),
        ("Krankenschwestr gehalt", Understanding(Topic.SALARY, (NURSE,))),
    ],
    ids=str,
)
def test_a_question_is_understood(text: str, meant: Understanding, german: Vocabulary) -> None:
    understood = understand(text, LIBRARY.catalogue, german)
    parts = ("topic", "professions", "level", "country", "period", "field", "order")
    assert {part: getattr(understood, part) for part in parts} == {
        part: getattr(meant, part) for part in parts
    }


def test_a_job_that_nobody_knows_is_called_by_the_name_that_was_typed(german: Vocabulary) -> None:
    understood = understand("Was verdient ein Drachenzähmer?", LIBRARY.catalogue, german)
    assert (understood.topic, understood.unknown) == (Topic.NONE, "drachenzahmer")


def test_what_was_asked_before_fills_in_what_is_left_out(german: Vocabulary) -> None:
    before = Understanding(Topic.SALARY, (NURSE,), sure=1.0)
    understood = understand("und in Österreich?", LIBRARY.catalogue, german, before)
    assert (understood.topic, understood.professions) == (Topic.SALARY, (NURSE,))
    assert understood.country == "AT"


def test_words_are_compared_by_their_stems_in_their_own_language(german: Vocabulary) -> None:
    # The stems of snowballstemmer itself: PyStemmer, where it is installed, would be used instead.
    stems = {word: german.stem(word) for word in ("verdienen", "aufgaben", "gehalter", "berufe")}
    assert stems == {
        "verdienen": "verdi",
        "aufgaben": "aufgab",
        "gehalter": "gehalt",
        "berufe": "beruf",
    }
    english = LIBRARY.vocabulary("fr")
    assert english is not None
    stems = {word: english.stem(word) for word in ("wages", "earning", "salaries", "duties")}
    assert stems == {"wages": "wage", "earning": "earn", "salaries": "salari", "duties": "duti"}


def test_one_who_reads_another_language_asks_in_english() -> None:
    assert LIBRARY.vocabulary("fr") is LIBRARY.vocabulary("en-US")
