"""What is typed into the demo's page as plain text is run as the command it means."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from simcord import MemberActor

from bot.content import library
from bot.demo.page import Bookshelf
from bot.demo.typed import take_up
from tests.content.folder import PROFILE, Folder
from tests.conversations.asking.conftest import Trouble
from tests.conversations.stage import Stage, answer, text, title


async def typed(club: Stage, member: MemberActor, said: str) -> bool:
    await member.send(club.channel, said)
    return await take_up(club.world)


def on_screen(club: Stage, member: MemberActor) -> list[str]:
    """Return the titles of the answers that the member can see."""
    stored = club.env.backend.messages[club.channel.id].values()
    return [title(each) for each in stored if each.components and each.visible_to(member.id)]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("/job ai-engineer", "AI engineer"),
        ("/job", "Which profession?"),
        ("/job robotic engin", "I know no job called “robotic engin”."),
        ("/skills sre", "Site reliability engineer"),
        ("/salary data-scientist", "Data scientist"),
        ("/salary", "Which profession?"),
        ("/compare ai-engineer data-scientist", "AI engineer and Data scientist"),
        ("/compare AI engineer, data scientist, sre", "AI engineer, Data scientist, and Site"),
        ("/compare ai-engineer", "Which profession?"),
        ("/fit", "Which might fit me?"),
        ("/rankings", "Rankings of professions"),
        ("/jobs technology", "Professions"),
        ("/skills", "Which way round?"),
        ("/about", "One Week One Job"),
        ("/ask what does a data scientist earn", "A data scientist in the United States earns"),
        ("/ask", "What you can ask me"),
        ("/help", "What you can ask me"),
    ],
)
async def test_a_typed_command_is_answered(
    club: Stage, amina: MemberActor, said: str, answered: str
) -> None:
    assert await typed(club, amina, said)
    (shown,) = on_screen(club, amina)
    assert shown.startswith(answered)


async def test_what_was_typed_gives_way_to_the_answer(club: Stage, amina: MemberActor) -> None:
    await typed(club, amina, "/job ai-engineer")
    assert [message.content for message in club.channel.history()] == []


async def test_each_member_is_answered_as_themselves(
    club: Stage, amina: MemberActor, bruno: MemberActor
) -> None:
    await typed(club, amina, "/job ai-engineer")
    await typed(club, bruno, "/job data-scientist")
    assert on_screen(club, amina) == ["AI engineer"]
    assert on_screen(club, bruno) == ["Data scientist"]


@pytest.mark.parametrize("said", ["Hello!", "What does /job do?", "/unknown", "/", "/ job"])
async def test_other_messages_are_left_alone(club: Stage, amina: MemberActor, said: str) -> None:
    assert not await typed(club, amina, said)
    assert [message.content for message in club.channel.history()] == [said]


async def test_commands_typed_one_after_the_other_are_run_in_turn(
    club: Stage, amina: MemberActor
) -> None:
    await amina.send(club.channel, "/job ai-engineer")
    await amina.send(club.channel, "/about")
    assert await take_up(club.world)
    assert await take_up(club.world)
    assert not await take_up(club.world)
    assert len(on_screen(club, amina)) == 2


def bookshelf(club: Stage, folder: Folder) -> Bookshelf:
    return Bookshelf(club.world, [folder.path], partial(library, folder.path))


class TestTheBookshelf:
    """What authors write while the demo runs."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Folder:
        return Folder(tmp_path / "catalogue")

    def test_says_nothing_while_nobody_writes(self, club: Stage, folder: Folder) -> None:
        assert bookshelf(club, folder).look() == ""

    async def test_shows_a_changed_profile_at_once(
        self, club: Stage, amina: MemberActor, folder: Folder
    ) -> None:
        shelf = bookshelf(club, folder)
        folder.replace(PROFILE, "summary: Makes bread.", "summary: Bakes at night.")
        assert shelf.look() == "The catalogue has changed: 2 professions."
        assert "Bakes at night." in text(
            answer(await amina.slash(club.channel, "job", profession="baker"))
        )
        assert shelf.look() == ""

    def test_tells_the_author_each_mistake_and_keeps_what_was(
        self, club: Stage, folder: Folder, trouble: Trouble
    ) -> None:
        shelf, before = bookshelf(club, folder), club.desk.catalogue
        folder.replace(PROFILE, "summary: Makes bread.", "sumary: Bakes at night.")
        assert "baker.yaml:7: unknown key 'sumary'" in shelf.look()
        assert club.desk.catalogue is before
        assert trouble.take().name == "bot.content.reload"


@pytest.mark.parametrize(
    "said",
    [
        "@One Week One Job hello",
        "hello @one week one job",
        "hello, @One Week One Job!",
    ],
)
async def test_the_bot_s_name_after_an_at_is_a_mention_which_is_answered(
    club: Stage, amina: MemberActor, said: str
) -> None:
    assert await typed(club, amina, said)
    asked, reply = club.channel.history()
    assert asked.content.count(f"<@{club.env.backend.bot_user.id}>") == 1
    assert reply.reference is not None
    assert reply.reference.message_id == asked.id
    assert not await take_up(club.world)


@pytest.mark.parametrize("said", ["One Week One Job", "`@One Week One Job hello`", "@One Week"])
async def test_what_only_looks_like_it_stays_as_it_is(
    club: Stage, amina: MemberActor, said: str
) -> None:
    assert not await typed(club, amina, said)
    (message,) = club.channel.history()
    assert message.content == said


async def test_a_reply_with_the_name_stays_a_reply(club: Stage, amina: MemberActor) -> None:
    await typed(club, amina, "@One Week One Job hello")
    _, answered = club.channel.history()
    await amina.send(club.channel, "@One Week One Job and senior?", reply_to=answered)
    await take_up(club.world)
    *_, asked, reply = club.channel.history()
    assert asked.reference is not None
    assert asked.reference.message_id == answered.id
    assert reply.author.id == club.env.backend.bot_user.id
