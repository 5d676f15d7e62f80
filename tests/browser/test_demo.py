"""What a newcomer does with the demo, in a real browser."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from urllib.parse import urlsplit

import pytest
from playwright.async_api import expect

from tests.browser.page import ROOT, chromium, demo, person

pytestmark = pytest.mark.browser


async def test_a_newcomer_reads_a_card_turns_it_misspells_a_name_and_becomes_somebody_else() -> (
    None
):
    chromium()
    async with demo() as running, person(running.url) as amina:
        await expect(amina.card("Welcome to the demo")).to_be_visible()

        await amina.types("/job ai-engineer")
        card = amina.card("AI engineer")
        await expect(card.get_by_role("heading", name="AI engineer")).to_be_visible()
        await expect(amina.page.locator("img.entity-avatar-img").last).to_be_visible()
        await expect(card).to_contain_text("1st in Jobs on the Rise")
        await expect(card).to_contain_text("$103,570")

        await amina.button("Salary").click()
        await expect(card).to_contain_text("A tenth earn less than $82,200")
        await expect(card).to_contain_text("Then · Junior: $57,000")
        await expect(amina.button("Salary")).to_be_disabled()

        await amina.types("/job robotic engin")
        await expect(amina.card("Did you mean")).to_be_visible()
        await amina.button("Robotics engineer").click()
        await expect(amina.card("Robotics engineer")).to_contain_text("jobs by 2034")

        await amina.becomes("Bruno")
        await expect(amina.card("Welcome to the demo")).to_be_visible()
        await expect(amina.card("A tenth earn less than")).to_have_count(0)

        assert await running.stop() == (0, "")


async def test_a_command_picked_from_the_menu_and_completed_by_its_suggestions_answers() -> None:
    chromium()
    async with demo() as running, person(running.url) as amina:
        await expect(amina.card("Welcome to the demo")).to_be_visible()
        composer = amina.page.locator("#channel-composer-input")
        await composer.click()
        await composer.press_sequentially("/duties")
        await expect(amina.page.get_by_role("option", name="duties")).to_be_visible()
        await composer.press("Tab")
        await amina.page.keyboard.type("site rel")
        await amina.page.get_by_role("option", name="Site reliability engineer").click()
        await amina.button("Send").click()
        await expect(amina.card("Site reliability engineer")).to_contain_text("Duties")


async def test_the_page_asks_nothing_of_the_network() -> None:
    chromium()
    asked: set[str] = set()
    async with demo() as running, person(running.url) as amina:
        amina.page.on("request", lambda request: asked.add(request.url))
        await amina.page.reload()
        await amina.types("/job ai-engineer")
        await expect(amina.card("AI engineer")).to_contain_text("a year in the middle")
        await expect(amina.card("AI engineer").locator("img[alt*='19.7%']")).to_be_visible()
    made = {url for url in asked if url.startswith(("blob:", "data:"))}  # by the page itself
    assert {urlsplit(url).hostname for url in asked - made} == {"127.0.0.1"}


async def test_a_port_that_is_taken_is_told_in_one_sentence() -> None:
    async with demo() as running:
        port = str(urlsplit(running.url).port)
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "demo", "--port", port, cwd=ROOT, stdout=PIPE, stderr=PIPE
        )
        printed, complaint = await asyncio.wait_for(second.communicate(), 60)
    assert (second.returncode, printed) == (1, b"")
    assert complaint.startswith(b"The page cannot be served (")
    assert complaint.count(b"\n") == 1


async def test_a_plain_message_that_mentions_the_bot_is_answered() -> None:
    chromium()
    async with demo() as running, person(running.url) as amina:
        await amina.types("@One Week One Job what does a data scientist earn in the UK?")
        await expect(amina.card("data scientist in the United Kingdom earns")).to_be_visible()
        assert await running.stop() == (0, "")
