"""Reading the catalogue anew, and what stays in use where that fails."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest

from bot.clock import SystemClock
from bot.content import library
from bot.content.reload import Reload
from bot.domain.question.library import Library
from tests.content.folder import PROFILE, VOCABULARY, Folder


async def read(reload: Reload) -> None:
    """Ask for it, and wait until it is done."""
    reload.ask()
    (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "reload")
    await asyncio.wait([task])


def fail() -> Library:
    raise OSError("the disk is gone")


async def test_an_error_that_nobody_foresaw_is_logged_and_the_catalogue_before_stays(
    folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = library(folder.path)
    before = shelf.catalogue
    await read(Reload(shelf, fail, SystemClock()))
    assert shelf.catalogue is before
    assert "the one before it stays in use" in caplog.text
    assert "OSError: the disk is gone" in caplog.text


async def test_after_such_an_error_it_is_read_again_when_asked(folder: Folder) -> None:
    shelf = library(folder.path)
    attempts = [fail, partial(library, folder.path)]
    reloading = Reload(shelf, lambda: attempts.pop(0)(), SystemClock())
    await read(reloading)
    folder.replace(PROFILE, "summary: Makes bread.", "summary: Bakes at night.")
    await read(reloading)
    assert shelf.catalogue.profiles["baker"].summary == "Bakes at night."


async def test_a_vocabulary_with_mistakes_is_refused_and_the_one_before_stays(
    folder: Folder,
) -> None:
    shelf = library(folder.path)
    before = shelf.vocabulary("en")
    folder.replace(VOCABULARY, "        - earn\n", "        - earn <gold>\n")
    await read(Reload(shelf, partial(library, folder.path), SystemClock()))
    assert shelf.vocabulary("en") is before
    assert shelf.refusal is not None
    assert shelf.refusal.files == ("vocabulary/en.yaml",)
    assert shelf.refusal.mistakes == (
        "vocabulary/en.yaml:12: there is no set '<gold>'. Add it to 'sets'.",
    )


async def test_a_vocabulary_that_was_mended_is_used_from_then_on(folder: Folder) -> None:
    shelf = library(folder.path)
    folder.replace(VOCABULARY, "        - earn\n", "        - rake in\n")
    await read(Reload(shelf, partial(library, folder.path), SystemClock()))
    vocabulary = shelf.vocabulary("en")
    assert vocabulary is not None
    assert vocabulary.knows("rake")
    assert not vocabulary.knows("earn")
