"""The pictures of the README and docs, taken from the running bot: `make pictures`."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.async_api import Locator, expect

from tests.browser.page import ROOT, Demo, Person, demo, person
from tests.conversations.stage import Stage
from tests.packaged import PACKAGED
from tests.pictures import gallery

_FOLDER = ROOT / "docs" / "pictures"
_COLORS = 256  # flat surfaces and text need no more, and the files stay small
_PHONE, _LONG = 412, 2600  # pixels; as high as the longest card, so that none is cut
_SCALE = 2

# Eleven cards for docs/cards.md: the picture's name, what is typed, and words that only it shows.
_CARDS = (
    ("nurse-practitioner", "/job nurse-practitioner", "Ask a patient what hurts"),
    ("community-health-worker", "/duties community-health-worker", "Call a week later"),
    ("cybersecurity-analyst", "/skills cybersecurity-analyst", "Nice to have"),
    ("home-care-aide", "/salary home-care-aide", "less than $27,040"),
    ("compare", "/compare solar-installer, heat-pump-technician", "side by side"),
    ("who-needs-python", "/skills python", "professions need it"),
    ("jobs", "/jobs health", "Field: Health"),
    ("plumber", "/job plumber", "Usually asked for"),
)
# These are opened by a button of the card that its summary tells apart.
_SECTIONS = (
    ("wind-turbine-technician", "Climbs wind turbines", "Outlook", "9,980"),
    ("prosthetist-and-orthotist", "artificial limbs", "How to start", "makes it fit you really"),
    ("actuary", "Works out what accidents", "Sources", "Official statistics: counted"),
)


def _phone(url: str) -> AbstractAsyncContextManager[Person]:
    return person(url, width=_PHONE, height=_LONG, scale=_SCALE)


def _keep(name: str, picture: Image.Image) -> None:
    target = _FOLDER / f"{name}.png"
    picture.convert("RGB").quantize(_COLORS, Image.Quantize.MAXCOVERAGE).save(target, optimize=True)


async def _seen(what: Locator) -> Image.Image:
    await what.scroll_into_view_if_needed()
    for drawn in await what.locator(".component-gallery img").all():
        await expect(drawn).not_to_have_js_property("naturalWidth", 0)
    await what.page.wait_for_load_state("networkidle")
    return Image.open(BytesIO(await what.screenshot()))


async def _take(name: str, what: Locator) -> None:
    _keep(name, await _seen(what))


async def _answer(reader: Person, command: str, text: str) -> Locator:
    """Type a command and return the card that answers it, without its author's line."""
    await reader.types(command)
    private = reader.page.locator("article.channel-message:has(.message-ephemeral-note)")
    card = private.filter(has_text=text).last.locator(".component-container")
    await expect(card).to_be_visible()
    await reader.page.wait_for_load_state("networkidle")  # until then its controls are dead
    return card


async def _conversation(reader: Person) -> None:
    """Take a question that mentions the bot, and its answer."""
    await reader.types("@One Week One Job what does a data scientist earn in the UK?")
    answer = reader.card("data scientist in the United Kingdom earns")
    await expect(answer).to_be_visible()
    await reader.page.wait_for_load_state("networkidle")
    asked = await _seen(reader.page.locator("article.channel-message").nth(-2))
    answered = await _seen(answer)
    whole = Image.new("RGB", (answered.width, asked.height + answered.height))
    whole.paste(asked, (0, 0))
    whole.paste(answered, (0, asked.height))
    _keep("mention", whole)


async def _week(running: Demo, reader: Person) -> None:
    """Take the weekly message, and what becomes of its vote."""
    message = reader.card("Vote for next week")
    await expect(message).to_be_visible()
    whole = await _seen(message)
    below = message.locator(".component-container").last
    top, start = await message.bounding_box(), await below.bounding_box()
    assert top is not None
    assert start is not None
    cut = round((start["y"] - top["y"] - 4) * _SCALE)
    _keep("week", whole.crop((0, 0, whole.width, cut)))
    _keep("vote", whole.crop((0, cut, whole.width, whole.height)))
    for name, choice in (
        ("Bruno", "Robotics engineer"),
        ("Chen", "Nurse practitioner"),
        ("Dana", "Robotics engineer"),
    ):
        await reader.becomes(name)
        await reader.votes(choice)
        await expect(reader.card("Your vote counts")).to_be_visible()
    await running.press("n")
    closed = reader.card("The vote for next week is closed").locator(".component-container").last
    await expect(closed.locator(".component-gallery img")).to_be_visible()
    await _take("result", closed)


async def _cards(reader: Person) -> None:
    for name, command, text in _CARDS:
        await _take(name, await _answer(reader, command, text))
    for name, summary, section, text in _SECTIONS:
        opened = await _answer(reader, f"/job {name}", summary)
        await opened.get_by_role("button", name=section, exact=True).click()
        card = reader.card(text).locator(".component-container")
        await expect(card).to_be_visible()
        await _take(name, card)


async def _year(running: Demo, reader: Person) -> None:
    for _ in range(9):
        await running.press("w")
        await running.line()
    # The page refuses what is typed while the demo moves on.
    await reader.page.wait_for_load_state("networkidle")
    await expect(reader.page.locator("#send-message")).to_be_enabled()
    await reader.page.wait_for_timeout(1000)
    await _take("year", await _answer(reader, "/history", "Past weeks"))


async def _panel() -> None:
    """Take the panel with which staff set a series up."""
    noon = datetime(2026, 8, 4, 12, tzinfo=UTC)
    with TemporaryDirectory() as folder:
        async with Stage.open(PACKAGED, Path(folder), noon) as stage:
            with stage.env.time_context():
                staff = await stage.hire()
                await staff.slash(stage.channel, "series setup", channel=stage.channel)
                preview = stage.env.preview(stage.channel, viewers=[staff], layout="channel")
                async with preview as page, _phone(page.url) as reader:
                    panel = reader.page.locator(".component-container").last
                    await expect(panel).to_be_visible()
                    await _take("panel", panel)


async def main() -> None:
    _FOLDER.mkdir(parents=True, exist_ok=True)
    gallery.make(datetime.now(UTC).date())
    async with demo() as running, _phone(running.url) as reader:
        await _take("job", await _answer(reader, "/job ai-engineer", "Train a model"))
        await _take("unknown", await _answer(reader, "/job robotic engin", "Did you mean"))
        await _conversation(reader)
        await _cards(reader)
    async with demo() as running, _phone(running.url) as reader:
        await _week(running, reader)
        await _year(running, reader)
    await _panel()


if __name__ == "__main__":
    asyncio.run(main())
