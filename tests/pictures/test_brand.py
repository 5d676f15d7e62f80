"""The bot's own avatar and banner."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.pictures.brand import banner
from tests.pictures.looking import opened


def test_both_are_written_as_large_as_discord_wants_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["brand", str(tmp_path / "new" / "folder")]) == 0
    sizes = {
        path.name: opened(path.read_bytes()).size for path in (tmp_path / "new/folder").iterdir()
    }
    assert sizes == {"avatar.png": (512, 512), "banner.png": (1360, 480)}
    assert "avatar.png" in capsys.readouterr().out


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["brand", str(tmp_path / "file")]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_a_banner_without_professions_is_empty() -> None:
    assert banner([]).startswith(b"\x89PNG")
