"""The pictures of the README and docs, taken from the running demo: `make pictures`."""

from __future__ import annotations

import asyncio
from io import BytesIO

from PIL import Image
from playwright.async_api import Locator, expect

from tests.browser.page import ROOT, Person, demo, person

_FOLDER = ROOT / "docs" / "pictures"
_COLOURS = 128  # flat surfaces and text need no more, and the files stay small


async def _take(name: str, what: Locator) -> None:
    await what.scroll_into_view_if_needed()
    await what.page.wait_for_load_state("networkidle")  # until then its controls look dead
    picture = Image.open(BytesIO(await what.screenshot()))
    target = _FOLDER / f"{name}.png"
    picture.convert("RGB").quantize(_COLOURS).save(target, optimize=True)


async def _answer(reader: Person, command: str, text: str) -> Locator:
    """Type a command and return the card that answers it, without its author's line."""
    await reader.types(command)
    card = reader.card(text).locator(".component-container")
    await expect(card).to_be_visible()
    return card


# Ten cards for docs/cards.md: the picture's name, what is typed, and words that only it shows.
_CARDS = (
    ("nurse-practitioner", "/job nurse-practitioner", "Small towns and villages"),
    ("community-health-worker", "/duties community-health-worker", "Call a week later"),
    ("cybersecurity-analyst", "/skills cybersecurity-analyst", "Nice to have"),
    ("home-care-aide", "/salary home-care-aide", "less than $27,040"),
    ("compare", "/compare solar-installer, heat-pump-technician", "side by side"),
    ("who-needs-python", "/skills python", "professions need it"),
    ("jobs", "/jobs health", "Field: Health"),
)
# These are opened by a button of the card that its summary tells apart.
_SECTIONS = (
    ("wind-turbine-technician", "Climbs wind turbines", "Outlook", "9,980"),
    ("prosthetist-and-orthotist", "artificial limbs", "How to start", "makes it fit you really"),
    ("data-engineer", "Builds the systems", "Sources", "Official statistics: counted"),
)


async def _cards(reader: Person) -> None:
    for name, command, text in _CARDS:
        await _take(name, await _answer(reader, command, text))
    for name, summary, section, text in _SECTIONS:
        opened = await _answer(reader, f"/job {name}", summary)
        await opened.get_by_role("button", name=section, exact=True).click()
        card = reader.card(text).locator(".component-container")
        await expect(card).to_be_visible()
        await _take(name, card)


async def main() -> None:
    _FOLDER.mkdir(parents=True, exist_ok=True)
    async with demo() as running, person(running.url, height=1900, scale=2) as reader:
        weekly = reader.card("Vote: which profession comes next week?")
        await expect(weekly).to_be_visible()
        await _take("week", weekly.locator(".message-components").first)
        await _take("job", await _answer(reader, "/job ai-engineer", "Critical thinking"))
        await reader.button("Salary").click()
        salary = reader.card("A tenth earn less than").locator(".component-container")
        await _take("salary", salary)
        await _take("unknown", await _answer(reader, "/job robotic enginer", "Did you mean"))
        rankings = "/rankings linkedin-emerging-jobs-2020-us"
        await _take("rankings", await _answer(reader, rankings, "Ranked by"))
        await _cards(reader)
    async with demo() as running, person(running.url, width=1280, height=1000) as reader:
        await _answer(reader, "/skills data-scientist", "Nice to have")
        await _take("demo", reader.page.locator("body"))


if __name__ == "__main__":
    asyncio.run(main())
