"""Asking what this bot is."""

from __future__ import annotations

from importlib.metadata import version

from simcord import MemberActor

from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.stage import Stage, answer, text


async def test_about_says_version_date_sources_licence_and_where_to_report(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    said = answer(await amina.slash(club.channel, "about"))
    assert said.ephemeral
    shown = text(said)
    assert f"Version {version('onejob')}, sources last looked at November 2026." in shown
    assert "MIT license" in shown
    assert "Something wrong or missing?" in shown
    for source in catalogue.sources.values():
        assert source.url in shown


async def test_about_names_what_licences_ask_to_be_named(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    shown = text(answer(await amina.slash(club.channel, "about")))
    for source in catalogue.sources.values():
        assert (source.licence or "") in shown
