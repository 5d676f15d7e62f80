"""In which country a server reads: chosen by its staff, or by nobody."""

from __future__ import annotations

import pytest

from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import said, text


@pytest.mark.parametrize("typed", ["DE", "Germany", "germany"])
async def test_a_series_is_set_up_with_a_country(office: Office, typed: str) -> None:
    told = said(await office.set_up(country=typed))
    assert "**Country of the figures**: Germany" in told
    assert (await office.terms()).country == "DE"
    status = await office.click(await office.run("status"), "Settings and details")
    assert "**Country of the figures**: Germany" in said(status)


async def test_the_weekly_post_is_of_the_server_s_country(office: Office) -> None:
    await office.set_up(country="DE")
    await office.jump(NEXT_MONDAY)
    (post,) = office.posts()
    assert "€" in text(post)


async def test_without_a_country_each_reader_has_their_own(office: Office) -> None:
    told = said(await office.set_up())
    assert "**Country of the figures**: each reader’s own; posts show United States" in told
    assert (await office.terms()).country is None


async def test_a_country_without_figures_is_refused_with_those_there_are(office: Office) -> None:
    told = said(await office.set_up(country="Atlantis"))
    assert "No pay figure is known for “Atlantis”" in told
    assert "no weekly series" in said(await office.run("status"))


async def test_a_country_is_changed_and_taken_away(office: Office) -> None:
    await office.set_up(country="DE")
    asked = await office.run("edit", country="GB")
    assert "Germany → **United Kingdom**" in said(asked)
    await office.click(asked, "Save")
    assert (await office.terms()).country == "GB"
    await office.click(await office.run("edit", country="none"), "Save")
    assert (await office.terms()).country is None


async def test_a_panel_keeps_the_country_that_was_typed(office: Office) -> None:
    panel = await office.run("setup", country="DE", channel=office.channel)
    assert "**Country of the figures**: Germany" in said(panel)
    await office.click(panel, "Save")
    assert (await office.terms()).country == "DE"


async def test_countries_are_offered_by_name_and_none_of_them_first(office: Office) -> None:
    choices = await office.chief.autocomplete(office.channel, "series edit", "country", "")
    assert choices[0] == {"name": "each reader’s own", "value": "none"}
    assert {"name": "Germany", "value": "DE"} in choices
