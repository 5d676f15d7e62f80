"""Answers are in the reader's language where the bot speaks it, else in English."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
import simcord.interactions
from simcord import Env, MemberActor

from bot.cards.words import DEFAULT, Languages
from tests.conversations.stage import Stage, answer, buttons, text

Speaking = Callable[..., None]

GERMAN = """
section-salary = Gehalt
show-everyone = Allen hier
command-job = beruf
    .description = Ein Beruf der Zukunft
"""


@pytest.mark.parametrize("locale", ["fr", "en-GB", "zh-CN", "xx"])
async def test_a_language_that_the_bot_does_not_speak_is_answered_in_english(
    club: Stage, amina: MemberActor, speaking: Speaking, locale: str
) -> None:
    speaking(locale)
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    assert "Salary" in buttons(card)
    assert "**$140,300**" in text(card)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ship a second language."""
    english = (files("bot.cards") / "locale" / f"{DEFAULT}.ftl").read_text("utf-8")
    languages = Languages({DEFAULT: english, "de": GERMAN})
    monkeypatch.setattr(Languages, "load", lambda: languages)


@pytest.mark.usefixtures("german")
async def test_a_private_card_is_in_the_language_of_who_asked(
    club: Stage, amina: MemberActor, speaking: Speaking
) -> None:
    await club.restart()
    speaking("de")
    card = answer(await amina.slash(club.channel, "job", profession="ai-engineer"))
    assert "Gehalt" in buttons(card)
    assert "**6.000\u00a0€**" in text(card)


@pytest.mark.usefixtures("german")
async def test_a_public_card_is_and_stays_in_the_language_of_the_server(
    club: Stage, amina: MemberActor, speaking: Speaking
) -> None:
    await club.restart()
    speaking("de", guild="en-US")
    said = {"profession": "ai-engineer", "show": "everyone"}
    card = answer(await amina.slash(club.channel, "job", **said))
    assert "Salary" in buttons(card)
    await amina.click(card, label="Duties")
    assert "Salary" in buttons(card)


@pytest.mark.usefixtures("german")
async def test_somebody_elses_own_card_is_in_their_language(
    club: Stage,
    amina: MemberActor,
    bruno: MemberActor,
    speaking: Speaking,
) -> None:
    await club.restart()
    said = {"profession": "ai-engineer", "show": "everyone"}
    card = answer(await amina.slash(club.channel, "job", **said))
    speaking("de")
    assert "Gehalt" in buttons(answer(await bruno.click(card, label="Duties")))


@pytest.mark.usefixtures("german")
async def test_commands_are_given_to_discord_in_every_language(club: Stage, env: Env) -> None:
    await club.restart()
    (job,) = [c for c in env.backend.commands[None].values() if c["name"] == "job"]
    assert job["name_localizations"] == {"de": "beruf"}
    assert job["description_localizations"] == {"de": "Ein Beruf der Zukunft"}


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("label", ["allen hier", "Everyone"])
async def test_a_choice_is_understood_by_its_label_in_the_readers_language_and_in_english(
    club: Stage,
    amina: MemberActor,
    speaking: Speaking,
    monkeypatch: pytest.MonkeyPatch,
    label: str,
) -> None:
    await club.restart()
    assert club.desk.languages.default("show-everyone") == "everyone"
    speaking("de", guild="de")
    original = simcord.interactions.base_payload

    def payload(*args: Any, data: dict[str, Any], **kwargs: Any) -> Any:
        # SimCord itself lets nobody send what is no value.
        [show] = [each for each in data["options"] if each["name"] == "show"]
        show["value"] = label
        return original(*args, data=data, **kwargs)

    monkeypatch.setattr(simcord.interactions, "base_payload", payload)
    said = {"profession": "ai-engineer", "show": "me"}
    assert not answer(await amina.slash(club.channel, "job", **said)).ephemeral
