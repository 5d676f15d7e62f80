"""The demo's weeks: vote in the page, press keys in the terminal, see the winner."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.page import chromium, demo, person

pytestmark = pytest.mark.browser


async def test_two_members_vote_by_a_press_and_see_the_result_and_the_winner_as_pictures() -> None:
    chromium()
    async with demo() as running, person(running.url) as member:
        for name in ("Bruno", "Chen"):
            await member.becomes(name)
            await member.votes("Robotics engineer")
            await expect(member.card("Your vote counts")).to_be_visible()

        closed = await running.press("n")
        assert closed.endswith("the vote is closed. “Robotics engineer” has won.")
        result = member.card("The vote for next week is closed").locator("img[alt*='voted']")
        await expect(result).to_be_visible()
        told = await result.get_attribute("alt") or ""
        assert told.startswith("Next week · 2 members voted. Robotics engineer")
        assert "comes next" in told
        assert "2 votes" in told.split(". ")[1]

        posted = await running.press("n")
        assert posted.endswith("“Robotics engineer” is posted.")
        card = member.card("Chosen in last week’s vote")
        await expect(card.get_by_role("heading", name="Robotics engineer")).to_be_visible()
        await expect(card.locator("img[alt^='Robotics engineer, ']")).to_be_visible()

        await running.press("q")
        assert await running.ended() == (0, "")


async def test_a_week_goes_by_at_a_key_and_so_does_one_without_the_bot() -> None:
    async with demo() as running:
        assert "the vote is closed" in await running.press("w")
        assert "is posted" in await running.line()
        assert "the bot is stopped for a week" in await running.press("o")
        assert "the bot is started again" in await running.line()
