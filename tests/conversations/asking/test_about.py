"""Asking what this bot is."""

from __future__ import annotations

from importlib.metadata import version

from simcord import MemberActor

from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.stage import Stage, answer, buttons, text


async def test_about_says_what_to_try_where_to_report_version_and_licence(
    club: Stage, amina: MemberActor
) -> None:
    said = answer(await amina.slash(club.channel, "about"))
    assert said.ephemeral
    shown = text(said)
    for command in ("job", "compare", "vote"):
        assert f"</{command}" in shown or f"/{command}" in shown
    assert "Something wrong or missing?" in shown
    assert f"Version {version('onejob')}, sources last looked at November 2026" in shown
    assert "MIT license" in shown


async def test_its_sources_stand_behind_a_button_with_what_licences_ask_to_be_named(
    club: Stage, amina: MemberActor, catalogue: Catalogue
) -> None:
    said = answer(await amina.slash(club.channel, "about"))
    await amina.click(said, label="Sources")
    shown = text(said)
    while "Next page" in buttons(said):
        await amina.click(said, label="Next page")
        shown += text(said)
    for source in catalogue.sources.values():
        assert source.url in shown
        assert (source.licence or "") in shown
