"""Questions in one's own words, by the command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from simcord import MemberActor
from simcord.results import ResponseMessage

from bot.cards.sheet import Sheet
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.understanding import Topic, Understanding
from bot.presentation.respondent import Respondent
from tests.conversations.stage import Stage, answer, buttons, chosen, said, text

NONSENSE = "x y z @everyone <@1> **shut up** you `!!`"


async def test_what_is_not_understood_gets_one_friendly_line_and_three_examples(
    club: Stage, bruno: MemberActor
) -> None:
    asked = answer(await bruno.slash(club.channel, "ask", question=NONSENSE))
    assert asked.ephemeral
    assert text(asked).startswith("I answer questions about jobs")
    assert "\n" not in text(asked)
    assert len(buttons(asked)) == 3


async def test_nothing_of_it_is_repeated(club: Stage, bruno: MemberActor) -> None:
    shown = said(await bruno.slash(club.channel, "ask", question=NONSENSE))
    assert not any(word in shown for word in ("everyone", "shut", "!!", "<@"))


async def test_an_answer_is_public_where_everyone_is_chosen(
    club: Stage, bruno: MemberActor
) -> None:
    shown = answer(await bruno.slash(club.channel, "ask", question=NONSENSE, show="everyone"))
    assert not shown.ephemeral


async def test_it_works_in_direct_messages(bruno: MemberActor) -> None:
    assert "I answer questions" in text(await bruno.user.slash("ask", question=NONSENSE))


async def test_an_example_is_answered_in_place_for_who_asked(
    club: Stage, bruno: MemberActor
) -> None:
    shown = answer(await bruno.slash(club.channel, "ask", question=NONSENSE, show="everyone"))
    before = text(shown)
    pressed = answer(await bruno.click(shown, label=buttons(shown)[0]))
    assert pressed.id == shown.id
    assert text(pressed) != before


async def test_anybody_else_gets_an_answer_of_their_own(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    shown = answer(await bruno.slash(club.channel, "ask", question=NONSENSE, show="everyone"))
    before = text(shown)
    pressed = answer(await amina.click(shown, label=buttons(shown)[0]))
    assert pressed.ephemeral
    assert text(shown) == before


async def test_under_an_answer_to_a_message_all_answers_are_private(
    club: Stage, bruno: MemberActor
) -> None:
    respondent, reader = Respondent(club.desk), club.desk.readers.of("en-US")
    sheet = await respondent.answered(Understanding(Topic.NONE), reader, club.guild.id)
    assert isinstance(sheet, Sheet)
    await club.desk.errands.say(club.guild.id, club.channel.id, sheet)
    message = club.channel.history()[-1]
    pressed = answer(await bruno.click(message, label=buttons(message)[0]))
    assert pressed.ephemeral
    assert pressed.id != message.id


async def test_it_works_after_a_restart(club: Stage, bruno: MemberActor) -> None:
    shown = answer(await bruno.slash(club.channel, "ask", question=NONSENSE))
    await club.restart()
    assert answer(await bruno.click(shown, label=buttons(shown)[1])).id == shown.id


async def test_a_question_is_answered_by_a_sentence_with_its_source(
    club: Stage, bruno: MemberActor
) -> None:
    question = "what does a data scientist earn in the UK?"
    shown = answer(await bruno.slash(club.channel, "ask", question=question))
    first, *_, small = text(shown).split("\n")
    assert first.startswith("A data scientist in the United Kingdom earns **£")
    assert "[ONS, " in small
    assert "salary of data scientist, United Kingdom" in small
    opened = answer(await bruno.click(shown, label="All pay figures"))
    assert "£" in text(opened)
    assert "$" not in text(opened)


async def test_a_question_without_a_job_is_offered_three(club: Stage, bruno: MemberActor) -> None:
    shown = answer(await bruno.slash(club.channel, "ask", question="how much does it pay?"))
    first, *others = buttons(shown)
    assert len(others) == 2
    await bruno.click(shown, label=first)
    assert first.lower() in text(shown).lower()
    assert "earns" in text(shown)


async def test_a_job_that_nobody_knows_is_said_to_be_unknown(
    club: Stage, bruno: MemberActor
) -> None:
    question = "what does a unicorn tamer earn?"
    assert "is called so" in said(await bruno.slash(club.channel, "ask", question=question))


async def test_questions_about_the_series_belong_to_a_server(bruno: MemberActor) -> None:
    shown = await bruno.user.slash("ask", question="when is the next one?")
    assert "belong to servers that have me" in text(shown)


async def test_staff_who_ask_what_can_be_done_read_their_next_step_first(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    question = "what can you do?"
    asked = said(await amina.slash(club.channel, "ask", question=question))
    assert asked.split("\n")[1].startswith("**The next step:**")
    assert "The next step" not in said(await bruno.slash(club.channel, "ask", question=question))


async def test_a_question_about_a_profession_that_is_gone_is_told_so(
    club: Stage, bruno: MemberActor
) -> None:
    shown = answer(await bruno.slash(club.channel, "ask", question=NONSENSE))
    before = text(shown)
    await club.restart(Catalogue([]))
    pressed = answer(await bruno.click(shown, label=buttons(shown)[0]))
    assert "I know no job called" in text(pressed)
    assert text(shown) == before
    asked = answer(await bruno.slash(club.channel, "ask", question="what does a nurse earn?"))
    assert buttons(asked) == []  # there is nothing to ask about


async def answered(club: Stage, bruno: MemberActor) -> ResponseMessage:
    """Return the private answer to a question about pay."""
    shown = answer(await bruno.slash(club.channel, "ask", question=NONSENSE))
    return answer(await bruno.click(shown, label=buttons(shown)[0]))


async def test_the_card_behind_an_answer_opens_in_its_place(
    club: Stage, bruno: MemberActor
) -> None:
    shown = await answered(club, bruno)
    assert "earn" in text(shown)
    opened = answer(await bruno.click(shown, label="All pay figures"))
    assert opened.id == shown.id
    assert chosen(opened) == ["Salary"]


async def test_a_private_answer_is_shown_to_all_as_it_stands(
    club: Stage, bruno: MemberActor, speaking: Callable[[str, str], None]
) -> None:
    speaking("en-GB", "en-US")  # who reads pay of the United Kingdom, and their server does not
    shown = await answered(club, bruno)
    shared = answer(await bruno.click(shown, label="Show everyone"))
    assert shared.id != shown.id
    assert not shared.ephemeral
    assert text(shared) == text(shown)
    assert "Show everyone" not in buttons(shared)


async def test_five_are_answered_in_half_a_minute_and_the_sixth_is_told_so(
    club: Stage, bruno: MemberActor, amina: MemberActor
) -> None:
    for _ in range(3):
        shown = await bruno.slash(club.channel, "ask", question=NONSENSE)
        assert "I answer questions" in text(shown)
    for _ in range(2):
        assert "I answer questions" in text(await bruno.user.slash("ask", question=NONSENSE))
    late = await bruno.slash(club.channel, "ask", question=NONSENSE, show="everyone")
    assert "I answer 5 questions in 30 seconds" in said(late)
    other = await amina.slash(club.channel, "ask", question=NONSENSE)
    assert "I answer questions" in text(other)
    await club.jump(timedelta(seconds=30))
    again = await bruno.slash(club.channel, "ask", question=NONSENSE)
    assert "I answer questions" in text(again)
