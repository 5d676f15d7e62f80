"""A person at the demo's page: the demo as its own process, Chromium in front of it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

ROOT = Path(__file__).parents[2]

expect.set_options(timeout=20_000)  # milliseconds; a busy machine takes its time

# Chromium's own errands, which are nobody's business here.
_QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str:
    """Return the path of Debian's Chromium; skip the test, or fail it where it is required."""
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("ONEJOB_TEST_BROWSER") == "required":
            pytest.fail("chromium is required and not installed: apt-get install chromium")
        pytest.skip("chromium is not installed, so nobody looks at the page")
    return found


@dataclass(frozen=True, slots=True)
class Demo:
    """The running demo."""

    process: Process
    url: str

    async def press(self, key: str) -> str:
        """Press a key in the terminal; return the first line that is printed then."""
        assert self.process.stdin is not None
        self.process.stdin.write(key.encode())
        await self.process.stdin.drain()
        return await self.line()

    async def line(self) -> str:
        """Return the next line that is printed."""
        assert self.process.stdout is not None
        return (await asyncio.wait_for(self.process.stdout.readline(), 30)).decode().strip()

    async def stop(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit code and what was written to standard error."""
        if self.process.returncode is None:
            # Not `send_signal`: it looks whether the process is over, and if so takes its exit code
            # away from the event loop, which then reports 255.
            with suppress(ProcessLookupError):
                os.kill(self.process.pid, signal.SIGINT)
        return await self.ended()

    async def ended(self) -> tuple[int, str]:
        """Wait until it ends by itself; return what `stop` does."""
        _, errors = await asyncio.wait_for(self.process.communicate(), 30)
        assert self.process.returncode is not None
        return self.process.returncode, errors.decode()


def _with_ctrl_c() -> None:
    """Undo what a shell does to commands that it runs in the background: they ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@asynccontextmanager
async def demo(*command: str) -> AsyncGenerator[Demo]:
    """Start `onejob demo`, or another command that serves its page, and wait for the address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *(command or ("demo",)),
        "--port",
        "0",
        cwd=ROOT,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        preexec_fn=_with_ctrl_c,
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 60)).decode()
    address = re.search(r"http://127\.0\.0\.1:\d+/\S+", line)
    running = Demo(process, address[0] if address else "")
    try:
        assert running.url, line
        while not (await running.line()).startswith("q "):
            pass  # the keys are explained
        yield running
    finally:
        if process.returncode is None:
            await running.stop()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who types, presses and reads."""

    page: Page

    async def types(self, text: str) -> None:
        """Write a line into the composer and send it."""
        composer = self.page.locator("#channel-composer-input")
        await composer.click()
        await composer.press_sequentially(text)
        if " " not in text:  # then the list of commands stays, and Enter takes one from it
            await composer.press("Escape")
        # While the page looks for commands that fit, it takes Enter for a choice among them.
        await expect(self.page.get_by_role("listbox")).to_have_count(0)
        # As long as it is at work, it ignores Enter.
        await expect(self.page.locator("#send-message")).to_be_enabled()
        await composer.press("Enter")

    def button(self, label: str) -> Locator:
        """Return the newest button with that label."""
        return self.page.get_by_role("button", name=label, exact=True).last

    def card(self, title: str) -> Locator:
        """Return the newest message with that text in it."""
        return self.page.locator("article.channel-message").filter(has_text=title).last

    async def becomes(self, name: str) -> None:
        """Act as another member."""
        await self.page.wait_for_load_state("networkidle")
        await self.page.get_by_label("Viewing as").select_option(label=name)
        await self.page.wait_for_load_state("networkidle")

    async def votes(self, title: str) -> None:
        """Press the candidate's button under the newest ballot."""
        await self.page.get_by_role("button", name=title, exact=True).last.click()


@asynccontextmanager
async def person(
    url: str, *, width: int = 1100, height: int = 1000, scale: float = 1
) -> AsyncGenerator[Person]:
    """Open the page in Chromium."""
    path = chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_QUIET)
        page = await browser.new_page(
            viewport={"width": width, "height": height}, device_scale_factor=scale
        )
        await page.goto(url, wait_until="networkidle")
        yield Person(page)
        await browser.close()
