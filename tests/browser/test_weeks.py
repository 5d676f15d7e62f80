"""The demo as a person sees it: vote in the page, press keys in the terminal, see the winner."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Error, Page, async_playwright, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo of its own, with its terminal and its page."""

    process: Process
    page: Page

    async def press(self, key: str) -> str:
        """Press a key in the terminal; return the first line it prints."""
        assert self.process.stdin is not None
        self.process.stdin.write(key.encode())
        await self.process.stdin.drain()
        return await line(self.process)

    async def become(self, member: str) -> None:
        await self.page.wait_for_load_state("networkidle")
        await self.page.get_by_label("Viewing as").select_option(label=member)
        await self.page.wait_for_load_state("networkidle")

    async def vote(self, title: str) -> None:
        """Vote in the newest ballot of the page, and see that it counts."""
        await self.page.get_by_role("combobox", name="Vote for one profession").last.click()
        await self.page.get_by_role("option", name=title).last.click()
        answer = self.page.get_by_role("log").get_by_text("Your vote counts")
        await expect(answer).to_be_visible()


async def line(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(30):
        return (await process.stdout.readline()).decode().strip()


@pytest.fixture
async def demo() -> AsyncGenerator[Demo]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", cwd=ROOT, stdin=PIPE, stdout=PIPE
    )
    try:
        address = re.search(r"http\S+", await line(process))
        assert address is not None
        while not (await line(process)).startswith("q"):
            pass
        async with async_playwright() as playwright:
            try:
                browser = await playwright.chromium.launch(executable_path=CHROMIUM)
            except Error as error:
                pytest.skip(f"no Chromium to be driven: {error.message.splitlines()[0]}")
            page = await browser.new_page()
            await page.goto(address[0])
            yield Demo(process, page)
            await browser.close()
        assert process.stdin is not None
        process.stdin.write(b"q")
        await process.stdin.drain()
        async with asyncio.timeout(30):
            assert await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_members_vote_in_the_page_and_see_the_winner_s_card(demo: Demo) -> None:
    await demo.become("Bruno")
    await demo.vote("Robotics engineer")
    await demo.become("Chen")
    await demo.vote("Robotics engineer")
    closed = await demo.press("n")
    assert closed.endswith("the vote is closed. “Robotics engineer” has won.")
    await expect(demo.page.get_by_role("log").get_by_text("2 votes")).to_be_visible()
    posted = await demo.press("n")
    assert posted.endswith("“Robotics engineer” is posted.")
    heading = demo.page.get_by_role("heading", name="Robotics engineer", exact=True)
    await expect(heading).to_be_visible()


async def test_a_week_goes_by_at_a_key_and_so_does_one_without_the_bot(demo: Demo) -> None:
    assert "the vote is closed" in await demo.press("w")
    assert "is posted" in await line(demo.process)
    assert "the bot is stopped for a week" in await demo.press("o")
    assert "the bot is started again" in await line(demo.process)
