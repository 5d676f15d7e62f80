"""Everything that only reads also works in direct messages."""

from __future__ import annotations

import pytest
from simcord import Env, MemberActor
from simcord.builders import UserHandle

from tests.conversations.stage import answer, buttons, chosen, menu, text, title

READING = {
    *("job", "jobs", "duties", "skills", "salary"),
    *("compare", "fit", "rankings", "about", "ask", "help"),
}
PRIVACY = {"privacy show", "privacy export", "privacy delete"}
OF_A_SERVER = {"series", "settings", "suggest", "vote", "verify", "history", "next"}


@pytest.fixture
def user(amina: MemberActor) -> UserHandle:
    return amina.user


async def test_what_reads_is_offered_and_what_belongs_to_a_server_is_not(user: UserHandle) -> None:
    assert set(user.available_commands()) == READING | PRIVACY


@pytest.mark.parametrize(
    ("command", "said", "answered"),
    [
        ("job", {"profession": "ai-engineer"}, "AI engineer"),
        ("duties", {"profession": "ai-engineer"}, "AI engineer"),
        ("skills", {"profession": "ai-engineer"}, "AI engineer"),
        ("salary", {"profession": "ai-engineer", "level": "senior"}, "AI engineer"),
        (
            "compare",
            {"first": "ai-engineer", "second": "data-scientist"},
            "AI engineer and Data scientist",
        ),
        ("fit", {}, "Which might fit me?"),
        ("rankings", {}, "Rankings of professions"),
        ("jobs", {"sort": "featured"}, "Professions"),
        ("about", {}, "One Week One Job"),
        ("ask", {}, "What you can ask me"),
        ("help", {}, "What you can ask me"),
    ],
)
async def test_every_command_is_answered(
    user: UserHandle, command: str, said: dict[str, str], answered: str
) -> None:
    assert title(answer(await user.slash(command, **said))) == answered


@pytest.mark.parametrize("show", ["me", "everyone"])
async def test_a_card_turns_in_place(user: UserHandle, show: str) -> None:
    card = answer(await user.slash("job", profession="ai-engineer", show=show))
    assert answer(await user.click(card, label="Salary")).id == card.id
    assert chosen(card) == ["Salary"]


async def test_near_names_are_offered(user: UserHandle) -> None:
    near = answer(await user.slash("job", profession="robotics engi"))
    await user.click(near, label=buttons(near)[0])
    assert title(near) == "Robotics engineer"


async def test_a_menu_opens_what_is_chosen(user: UserHandle) -> None:
    listed = answer(await user.slash("rankings"))
    await user.select(listed, [next(iter(menu(listed).values()))])
    assert "Ranked by: " in text(listed)


async def test_professions_are_suggested(user: UserHandle) -> None:
    assert [c["value"] for c in await user.autocomplete("job", "profession", "dat")][:1] == [
        "data-scientist"
    ]


async def test_what_reads_is_registered_for_servers_direct_messages_and_users(env: Env) -> None:
    registered = {command["name"]: command for command in env.backend.commands[None].values()}
    assert registered.keys() == READING | {"privacy"} | OF_A_SERVER
    for name in (*READING, "privacy"):
        assert registered[name]["contexts"] == [0, 1, 2], name
        assert registered[name]["integration_types"] == [0, 1], name
    for name in OF_A_SERVER:
        assert registered[name]["contexts"] == [0], name
        assert registered[name]["integration_types"] == [0], name
