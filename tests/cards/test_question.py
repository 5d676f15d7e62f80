"""What a question means, written into a `custom_id` and read again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from bot.cards.asking.question import QuestionAddress
from bot.domain.question.understanding import Understanding
from tests.cards.test_answer import QUESTIONS
from tests.packaged import PACKAGED


def again(asked: Understanding) -> Understanding:
    text = QuestionAddress(asked).custom_id(PACKAGED, "1")
    assert len(text) <= 100, text
    match = QuestionAddress.PATTERN.fullmatch(text)
    assert match, text
    return QuestionAddress.parse(match, PACKAGED).understanding


@given(QUESTIONS)
def test_a_question_fits_a_custom_id_and_is_read_again_but_for_what_was_assumed(
    asked: Understanding,
) -> None:
    asked = replace(asked, assumed=frozenset(), sure=1.0)
    read = again(asked)
    kept = asked.professions[: len(read.professions)]
    assert read == replace(asked, professions=kept)
    is_narrow = bool(asked.field or asked.skill or asked.bounds)
    assert len(kept) >= min(len(asked.professions), 1 if is_narrow else 3)
