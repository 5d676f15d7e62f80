"""The process that draws, and the one that asks it."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.pictures.artist import COMMAND, Artist
from bot.pictures.parcel import DRAWN, LENGTH, framed, packed, unpacked
from bot.pictures.picture import Picture
from tests.offenders import every
from tests.pictures.samples import EVERYDAY, EXTREMES, PROFESSION, RESULT

ROOT = Path(__file__).parents[2]
PNG = b"\x89PNG"


@pytest.fixture
async def artist() -> AsyncGenerator[Artist]:
    artist = Artist()
    yield artist
    await artist.close()


@every([*EVERYDAY.values(), *EXTREMES.values()], repr)
def test_a_picture_comes_out_of_its_parcel_as_it_was(picture: Picture) -> None:
    assert unpacked(packed(picture)) == picture
    assert unpacked(packed(picture)).digest == picture.digest


def test_it_draws_and_ends_when_nobody_can_ask_any_more() -> None:
    asked = framed(packed(PROFESSION))
    done = subprocess.run(COMMAND, input=asked, capture_output=True, cwd=ROOT, check=True)
    length = int.from_bytes(done.stdout[:LENGTH], "big")
    answer = done.stdout[LENGTH:]
    assert len(answer) == length, "nothing else may be printed in between"
    assert answer.startswith(DRAWN + PNG)


def test_what_cannot_be_drawn_is_told_and_the_next_one_is_drawn() -> None:
    asked = framed(b'["NoSuchPicture", {}]') + framed(packed(RESULT))
    done = subprocess.run(COMMAND, input=asked, capture_output=True, cwd=ROOT, check=True)
    assert done.stdout[LENGTH:].startswith(b"-KeyError")
    assert DRAWN + PNG in done.stdout


def test_ctrl_c_is_left_to_the_bot_and_sigterm_ends_it() -> None:
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdin
        assert process.stdout
        for asked in (packed(RESULT), packed(PROFESSION)):
            process.stdin.write(framed(asked))
            process.stdin.flush()
            length = int.from_bytes(process.stdout.read(LENGTH), "big")
            assert process.stdout.read(length).startswith(DRAWN)
            process.send_signal(signal.SIGINT)
        process.terminate()
        assert process.wait() == -signal.SIGTERM


PROBE = """
import sys
{code}
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
print(*sorted(name for name in sys.modules if name.startswith("bot")))
"""


def loaded(code: str) -> tuple[set[str], set[str]]:
    """Return which libraries and which modules of ours a process has that runs it."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROBE.format(code=code)],
        capture_output=True,
        cwd=ROOT,
        text=True,
        check=True,
    )
    libraries, own = done.stdout.splitlines()
    return set(libraries.split()), set(own.split())


def test_the_bot_does_not_load_what_draws() -> None:
    libraries, _ = loaded("import bot.app, bot.operators.serving, bot.pictures.shelf")
    assert "discord" in libraries
    assert not libraries & {"jinja2", "resvg_py", "fontTools", "PIL"}


def test_what_draws_does_not_load_the_bot() -> None:
    libraries, own = loaded("import bot.pictures.worker")
    assert {"jinja2", "resvg_py", "fontTools"} <= libraries
    assert not libraries & {"discord", "pydantic", "aiosqlite", "yaml", "fluent", "babel"}
    assert [name for name in own if not name.startswith("bot.pictures")] == ["bot"]


async def test_one_that_dies_between_two_pictures_is_replaced(
    artist: Artist, caplog: pytest.LogCaptureFixture
) -> None:
    assert await artist.draw(PROFESSION)
    first = artist.pid
    assert first
    os.kill(first, signal.SIGKILL)
    assert await artist.draw(RESULT)
    assert artist.pid != first
    assert len(caplog.records) <= 1


async def test_one_that_is_killed_while_it_draws_is_replaced_and_nobody_notices_but_the_log(
    artist: Artist, caplog: pytest.LogCaptureFixture
) -> None:
    assert await artist.draw(PROFESSION)
    first = artist.pid
    assert first
    os.kill(first, signal.SIGSTOP)  # so that it is still drawing
    drawing = asyncio.create_task(artist.draw(RESULT))
    await asyncio.sleep(0)
    os.kill(first, signal.SIGKILL)
    assert (await drawing or b"").startswith(PNG)
    assert artist.pid != first
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "Nurse" not in caplog.text


async def test_one_that_hangs_is_replaced(caplog: pytest.LogCaptureFixture) -> None:
    artist = Artist(longest=3)
    assert await artist.draw(PROFESSION)
    first = artist.pid
    assert first
    os.kill(first, signal.SIGSTOP)
    assert (await artist.draw(RESULT) or b"").startswith(PNG)
    assert artist.pid != first
    assert "took longer than 3 seconds" in caplog.text
    await artist.close()


@pytest.mark.parametrize("command", [("/no/such/program",), (sys.executable, "-c", "")])
async def test_one_that_never_starts_is_told_of_once_and_not_tried_at_once(
    command: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    artist = Artist(command)
    assert [await artist.draw(RESULT) for _ in range(3)] == [None, None, None]
    assert len(caplog.records) == 1
    await artist.close()


async def test_one_that_is_let_go_while_it_draws_ends_with_it(artist: Artist) -> None:
    assert await artist.draw(RESULT)
    first = artist.pid
    drawing = asyncio.create_task(artist.draw(PROFESSION))
    await asyncio.sleep(0)
    drawing.cancel()
    await asyncio.wait([drawing])
    assert drawing.cancelled()
    assert artist.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(first or 0, 0)
