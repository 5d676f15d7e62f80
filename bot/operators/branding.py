"""`onejob brand`: the bot's own avatar and banner, as files to upload."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from bot.content import load
from bot.operators.loading import loaded
from bot.operators.reading import settings
from bot.pictures.design import field_color
from bot.pictures.picture import Subject


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `brand`."""
    brand = commands["brand"]
    brand.add_argument(
        "folder", type=Path, nargs="?", default=Path(), metavar="FOLDER", help="here if left out"
    )
    brand.set_defaults(command=_brand)


def _brand(options: argparse.Namespace) -> int:
    """Write two pictures, and say where they are uploaded."""
    folder: Path = options.folder
    professions = load(*settings().catalogue_folders).profiles.values()
    drawing = loaded("bot.pictures.brand")
    subjects = [
        Subject(profession.slug, profession.title, field_color(profession.field))
        for profession in professions
    ]
    files: dict[str, bytes] = {
        "avatar.png": drawing.avatar(),
        "banner.png": drawing.banner(subjects),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    print(
        f"Wrote {' and '.join(str(folder / name) for name in files)}. Upload them at "
        "https://discord.com/developers/applications, on the application's page named Bot."
    )
    return 0
