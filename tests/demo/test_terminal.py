"""Keys, from a real terminal."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from typing import TextIO

import pytest

from bot.demo.terminal import pressed_keys

pty = pytest.importorskip("pty", reason="this system has no terminals of that kind")
termios = pytest.importorskip("termios", reason="this system has no terminals of that kind")


@dataclass(frozen=True, slots=True)
class Terminal:
    keyboard: int
    screen: TextIO

    def press(self, keys: str) -> None:
        os.write(self.keyboard, keys.encode())

    def settings(self) -> list[object]:
        return termios.tcgetattr(self.screen.fileno())


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Generator[Terminal]:
    keyboard, screen = pty.openpty()
    with os.fdopen(screen) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield Terminal(keyboard, stdin)
    os.close(keyboard)


async def arrived(keys: deque[str], count: int) -> str:
    async with asyncio.timeout(10):
        while len(keys) < count:  # noqa: ASYNC110 - the loop's reader fills it
            await asyncio.sleep(0)
    return "".join(keys)


async def test_a_key_arrives_without_enter(terminal: Terminal) -> None:
    with pressed_keys() as keys:
        terminal.press("nw")
        assert await arrived(keys, 2) == "nw"


async def test_the_terminal_is_left_as_it_was(terminal: Terminal) -> None:
    before = terminal.settings()
    with pressed_keys():
        assert terminal.settings() != before
    assert terminal.settings() == before


@pytest.mark.parametrize("source", [os.devnull, __file__])
async def test_where_nobody_can_press_a_key_none_is_waited_for(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open(source) as stdin:  # noqa: ASYNC230, PTH123 - as a shell does
        monkeypatch.setattr("sys.stdin", stdin)
        with pressed_keys() as keys:
            await asyncio.sleep(0)
            assert not keys
