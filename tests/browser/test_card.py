"""What an author sees of a profile, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.page import chromium, demo, person
from tests.content.test_guide import write_the_example

pytestmark = pytest.mark.browser


async def test_the_page_opens_with_the_card_and_its_buttons_answer(tmp_path: Path) -> None:
    chromium()
    write_the_example(tmp_path)
    command = ("card", "moon-gardener", "--in", str(tmp_path), "--page", "--section", "duties")
    async with demo(*command) as running, person(running.url) as author:
        card = author.card("Moon gardener")
        await expect(card).to_contain_text("Brush pollen from flower to flower")
        await expect(author.button("Duties")).to_be_disabled()
        await author.button("Salary").click()
        await expect(author.card("$70,000 to $90,000")).to_be_visible()
        assert await running.stop() == (0, "")
