"""How much of a phone an answer takes, laid out by a real browser."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.cards.asking.profession import ProfessionCard
from bot.demo.world import World, world
from tests.browser.page import Person, chromium, person
from tests.packaged import LIBRARY, PACKAGED

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 412, 915
SCREENS = 1.6

_AT_ONCE = 20  # answers, as many as one member gets in ten seconds

# How much of a channel is seen at once.
_SEEN = """answer => {
    let around = answer;
    while (!["auto", "scroll"].includes(getComputedStyle(around).overflowY))
        around = around.parentElement;
    return around.clientHeight;
}"""

# The page opens a picture on a press once it shows it, and no sooner.
_UNSHOWN = ".component-gallery .media-lightbox-trigger:disabled"
_PATIENCE = 60_000  # milliseconds; it looks at each in a process of its own

# Where the card, its title and its picture are, below the top of the answer that they are in.
_MEASURE = """answers => answers.map(answer => {
    const top = answer.getBoundingClientRect().top;
    const end = found => found ? found.getBoundingClientRect().bottom - top : Infinity;
    return {
        title: answer.querySelector("h1").textContent,
        titled: end(answer.querySelector("h1")),
        pictured: end(answer.querySelector(".component-gallery img")),
        high: answer.querySelector(".component-container").getBoundingClientRect().height,
    };
})"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A card on a phone, in pixels."""

    title: str
    titled: float
    """Where the title ends, below the answer's own top."""
    pictured: float
    """Where the picture ends; infinite where there is none."""
    high: float
    """Card, picture and buttons together."""

    def wrong(self, seen: float) -> str:
        """Say what is against the law where `seen` pixels of a channel are seen at once."""
        if max(self.titled, self.pictured) > seen:
            return f"{self.title}: the picture ends at {self.pictured:.0f}, {seen:.0f} are seen"
        if self.high > SCREENS * HEIGHT:
            return f"{self.title}: {self.high:.0f} pixels high, {self.high / HEIGHT:.2f} screens"
        return ""


@asynccontextmanager
async def phone(demo: World) -> AsyncGenerator[Person]:
    preview = demo.env.preview(demo.channel, viewers=demo.members, layout="channel")
    async with preview as page, person(page.url, width=WIDTH, height=HEIGHT) as reader:
        yield reader


async def answers(demo: World, reader: Person, slugs: list[str]) -> list[Answer]:
    """Ask for these professions; return how their cards are laid out."""
    demo.env.backend.advance_clock(10.0)
    for slug in slugs:
        await demo.members[0].slash(demo.channel, "job", profession=slug)
    await reader.page.reload()
    title = PACKAGED.profiles[slugs[-1]].title
    await expect(reader.card(title).get_by_role("button", name="Show everyone")).to_be_visible()
    await expect(reader.page.locator(_UNSHOWN)).to_have_count(0, timeout=_PATIENCE)
    shown = await reader.page.locator("article.channel-message").evaluate_all(_MEASURE)
    return [Answer(**each) for each in shown[-len(slugs) :]]


async def test_title_and_picture_are_seen_at_once_and_a_card_is_a_screen_and_a_half(
    tmp_path: Path,
) -> None:
    chromium()
    slugs = list(PACKAGED.profiles)
    noon = datetime(2026, 8, 4, 12, tzinfo=UTC)
    async with world(LIBRARY, tmp_path, noon, has_pictures=True) as demo:
        with demo.env.time_context():
            us = demo.desk.readers.of("en-US")
            cards = [ProfessionCard(each, us) for each in us.catalogue.profiles.values()]
            pictures = [card.picture for card in cards if card.picture]
            # The drawing process gives way to whatever else the machine has to do.
            drawn = await demo.client.shelf.all_drawn(pictures, patience=300)
            assert None not in drawn, "some were not drawn"
            async with phone(demo) as reader:
                found = [
                    answer
                    for first in range(0, len(slugs), _AT_ONCE)
                    for answer in await answers(demo, reader, slugs[first : first + _AT_ONCE])
                ]
                seen = await reader.page.locator("article.channel-message").last.evaluate(_SEEN)
    assert [each.title for each in found] == [each.title for each in PACKAGED.profiles.values()]
    wrong = [said for answer in found if (said := answer.wrong(seen))]
    assert not wrong, "\n".join(wrong)
