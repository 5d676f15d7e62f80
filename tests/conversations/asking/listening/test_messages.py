"""Direct messages to the bot."""

from __future__ import annotations

from bot.presentation.limit import QUESTIONS
from tests.conversations.asking.listening.hall import Hall
from tests.conversations.stage import text
from tests.lines import lines

FRIENDLY = "I answer questions about jobs"


async def test_a_direct_message_is_answered_without_a_mention(hall: Hall) -> None:
    reply = await hall.tell("lovely weather")
    assert reply
    assert text(reply).startswith(FRIENDLY)


async def test_it_does_not_answer_itself(hall: Hall) -> None:
    reply = await hall.tell("hello")
    assert reply
    assert hall.replies(reply) == []


async def test_a_direct_message_is_answered_once(hall: Hall) -> None:
    sent = await hall.amina.send_dm("hello")
    hall.repeat(sent)
    await hall.club.restart()
    hall.repeat(sent)
    await hall.club.env.settle()
    assert len(hall.replies(sent)) == 1


async def test_a_message_with_nothing_in_it_is_told_what_can_be_asked(hall: Hall) -> None:
    reply = await hall.tell("!!!")
    assert reply
    assert text(reply).startswith(FRIENDLY)


async def test_a_message_too_many_is_said_to_be_that_whether_it_is_told_or_not(hall: Hall) -> None:
    with lines() as told:
        for _ in range(QUESTIONS.most + 2):
            await hall.tell("what does a welder earn")
    answered, others = told[: QUESTIONS.most], told[QUESTIONS.most :]
    assert {line["outcome"] for line in answered} == {"answered"}
    assert [line["outcome"] for line in others] == ["too quick", "too quick"]


async def test_a_message_is_one_line_of_the_log_without_what_was_asked_or_by_whom(
    hall: Hall,
) -> None:
    with lines() as told:
        assert await hall.tell("what does a welder earn")
    (line,) = told
    assert (line["what"], line["outcome"]) == ("a message", "answered")
    assert "guild" not in line
    assert "welder" not in str(told)
    assert str(hall.amina.id) not in str(told)
