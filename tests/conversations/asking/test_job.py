"""Asking for a profession with `/job`."""

from __future__ import annotations

import pytest
from simcord import MemberActor

from bot.cards.asking.address import Section
from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.stage import Stage, answer, buttons, chosen, menu, text, title

SECTIONS = ["Overview", "Duties", "Skills", "Salary", "Outlook", "How to start", "Sources"]


@pytest.mark.parametrize(
    "said",
    [
        "ai-engineer",
        "AI engineer",
        "ai ENGINEER",
        "  AI  engineer ",
        "Ai Éngineer",
        "artificial intelligence specialist",
    ],
    ids=["short name", "title", "wrong case", "blanks", "accents", "alias"],
)
async def test_any_of_its_names_opens_the_card(club: Stage, amina: MemberActor, said: str) -> None:
    card = answer(await amina.slash(club.channel, "job", profession=said))
    assert title(card) == "AI engineer"


async def test_the_card_tells_a_profession_at_a_glance(club: Stage, amina: MemberActor) -> None:
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    shown = text(card)
    job = club.desk.catalogue.find("ai-engineer")
    assert job.summary in shown
    for fact in (
        "**$140,300** a year in the middle, $103,570 junior to $188,700 senior",
        "**+19.7%** jobs by 2034, all jobs +3.1%",
        "**1st** in Jobs on the Rise",
        "LinkedIn 2020, +74% a year",
        "the nearest group: Computer and Information Research Scientists",
        f"- {job.duties[0]}",
    ):
        assert fact in shown
    assert buttons(card) == [*SECTIONS, "Show everyone"]
    assert chosen(card) == ["Overview"]


@pytest.mark.parametrize("section", Section)
async def test_a_section_is_opened_by_its_option(
    club: Stage, amina: MemberActor, section: Section
) -> None:
    card = answer(
        await amina.slash(club.channel, "job", profession="ai-engineer", section=section.value)
    )
    assert title(card) == "AI engineer"
    assert chosen(card)[-1] == SECTIONS[list(Section).index(section)]


@pytest.mark.parametrize("section", Section)
async def test_a_section_is_opened_by_its_button(
    club: Stage, amina: MemberActor, section: Section
) -> None:
    other = Section.OVERVIEW if section is Section.DUTIES else Section.DUTIES
    card = answer(
        await amina.slash(club.channel, "job", profession="ai-engineer", section=other.value)
    )
    pressed = await amina.click(card, label=SECTIONS[list(Section).index(section)])
    assert answer(pressed).id == card.id
    assert chosen(card)[-1] == SECTIONS[list(Section).index(section)]


@pytest.mark.parametrize("show", [{}, {"show": "me"}], ids=["left out", "only me"])
async def test_the_answer_is_private(club: Stage, amina: MemberActor, show: dict[str, str]) -> None:
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer", **show))
    assert card.ephemeral


async def test_the_answer_is_for_everyone_if_one_chooses_so(
    club: Stage, amina: MemberActor
) -> None:
    await amina.slash(club.channel, "job", profession="ai-engineer", show="everyone")
    (message,) = club.channel.history()
    assert message.author.name == "One Week One Job"
    assert not message.flags.ephemeral


@pytest.mark.parametrize("said", [{}, {"profession": " "}, {"profession": "\u200b"}], ids=repr)
async def test_without_a_profession_there_is_a_way_in(
    club: Stage, amina: MemberActor, catalogue: Catalogue, said: dict[str, str]
) -> None:
    way_in = answer(await amina.slash(club.channel, "job", **said))
    assert text(way_in).startswith("Which profession?")
    assert f"{len(catalogue.profiles)} are in the catalogue" in text(way_in)
    assert menu(way_in)["AI engineer"] == "ai-engineer"


async def test_a_profession_is_chosen_from_the_way_in(club: Stage, amina: MemberActor) -> None:
    way_in = answer(await amina.slash(club.channel, "job"))
    await amina.select(way_in, ["data-scientist"])
    assert title(way_in) == "Data scientist"


@pytest.mark.parametrize(
    ("said", "nearest"),
    [
        ("robotics engi", "Robotics engineer"),
        ("aerospace engi", "Aerospace engineer"),
        ("site reliab", "Site reliability engineer"),
    ],
)
async def test_half_a_name_is_answered_with_the_nearest_names(
    club: Stage, amina: MemberActor, said: str, nearest: str
) -> None:
    answered = answer(await amina.slash(club.channel, "job", profession=said))
    assert f"I know no job called “{said}”." in text(answered)
    assert 1 <= len(buttons(answered)) <= 5
    assert buttons(answered)[0] == nearest


@pytest.mark.parametrize(
    "said",
    ["robotic enginer", "Robotics-Engineers", "engineer for robotics", "senior robotics engineer"],
)
async def test_a_name_may_be_mistyped_turned_or_of_a_rank(
    club: Stage, amina: MemberActor, said: str
) -> None:
    assert title(answer(await amina.slash(club.channel, "job", profession=said))) == (
        "Robotics engineer"
    )


async def test_a_near_name_opens_the_card_in_place(club: Stage, amina: MemberActor) -> None:
    near = answer(await amina.slash(club.channel, "job", profession="robotic engin"))
    await amina.click(near, label="Robotics engineer")
    assert title(near) == "Robotics engineer"


async def test_near_names_are_told_privately_even_for_everyone(
    club: Stage, amina: MemberActor
) -> None:
    said = {"profession": "robotic engin", "show": "everyone"}
    assert answer(await amina.slash(club.channel, "job", **said)).ephemeral


async def test_a_name_like_nothing_is_answered_with_the_way_in(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    answered = answer(await amina.slash(club.channel, "job", profession="zzzz"))
    assert "I know no job called “zzzz”" in text(answered)
    assert "</suggest:" in text(answered)
    assert buttons(answered) == [f"All {len(catalogue.professions)} professions"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("@everyone", "“@\u200beveryone”"),
        ("<@1> **engineer**", r"“\<@​1\> \*\*engineer\*\*”"),
        ("[free](https://example.org)", "“\\[free\\](https:\u200b//example.org)”"),
        ("\u202ereenigne", "“reenigne”"),
        ("مهندس", "“\u2068مهندس\u2069”"),
    ],
)
async def test_what_was_typed_is_repeated_inert(
    club: Stage, amina: MemberActor, said: str, shown: str
) -> None:
    answered = answer(await amina.slash(club.channel, "job", profession=said))
    assert shown in text(answered)


async def test_a_text_as_long_as_discord_lets_one_type_is_repeated_in_part(
    club: Stage, amina: MemberActor
) -> None:
    answered = answer(await amina.slash(club.channel, "job", profession="zz " * 2000))
    assert len(text(answered)) < 400


async def test_similar_professions_are_opened_from_how_to_start(
    club: Stage, amina: MemberActor
) -> None:
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer", section="start"))
    await amina.click(card, label="Data scientist")
    assert title(card) == "Data scientist"
    assert chosen(card) == ["Overview"]


@pytest.mark.parametrize(
    ("command", "section"), [("duties", "Duties"), ("skills", "Skills"), ("salary", "Salary")]
)
async def test_a_section_has_a_command_of_its_own(
    club: Stage, amina: MemberActor, command: str, section: str
) -> None:
    card = answer(await amina.slash(club.channel, command, profession="ai-engineer"))
    assert card.ephemeral
    assert chosen(card) == [section]


@pytest.mark.parametrize("command", ["duties", "skills", "salary"])
async def test_a_section_is_shown_to_everyone_if_one_chooses_so(
    club: Stage, amina: MemberActor, command: str
) -> None:
    said = {"profession": "ai-engineer", "show": "everyone"}
    assert not answer(await amina.slash(club.channel, command, **said)).ephemeral


@pytest.mark.parametrize("command", ["duties", "skills", "salary"])
async def test_every_command_answers_half_a_name(
    club: Stage, amina: MemberActor, command: str
) -> None:
    near = answer(await amina.slash(club.channel, command, profession="robotic engin"))
    assert buttons(near)[0] == "Robotics engineer"
