"""Reading the catalogue anew, when more than its words is wrong."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.content import reload
from bot.content.reload import Reload
from bot.domain.catalogue.catalogue import Catalogue
from tests.content.folder import PROFILE, Folder


async def read(reload: Reload) -> None:
    """Ask for it, and wait until it is done."""
    reload.ask()
    (task,) = (task for task in asyncio.all_tasks() if task.get_name() == "reload")
    await asyncio.wait([task])


async def test_an_error_that_nobody_foresaw_is_logged_and_the_catalogue_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = Folder(tmp_path / "catalogue")
    library = reload.library(folder.path)
    before = library.catalogue

    def fail(*_: Path) -> Catalogue:
        raise OSError("the disk is gone")

    monkeypatch.setattr(reload, "library", fail)
    await read(Reload(library, [folder.path], SystemClock()))
    assert library.catalogue is before
    assert "the one before it stays in use" in caplog.text
    assert "OSError: the disk is gone" in caplog.text


async def test_after_such_an_error_it_is_read_again_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path / "catalogue")
    library = reload.library(folder.path)
    reloading = Reload(library, [folder.path], SystemClock())

    def fail(*_: Path) -> Catalogue:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(reload, "library", fail)
        await read(reloading)
    folder.replace(PROFILE, "summary: Makes bread.", "summary: Bakes at night.")
    await read(reloading)
    assert library.catalogue.profiles["baker"].summary == "Bakes at night."
