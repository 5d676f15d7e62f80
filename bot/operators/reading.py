"""What commands read first: the settings, and where the catalogue is, with --in on top."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot.domain.errors import OperatorError
from bot.settings import Settings, misnamed


def add_own(command: argparse.ArgumentParser) -> None:
    """Have it take --in."""
    command.add_argument(
        "--in", dest="own", type=Path, metavar="FOLDER", help="a folder on top of those in use"
    )


def settings() -> Settings:
    """Return them, and tell of those that are misspelt; raises OperatorError for wrong ones."""
    read = Settings.read()
    for sentence in misnamed():
        print(sentence, file=sys.stderr)
    return read


def folders(options: argparse.Namespace) -> tuple[Path, ...]:
    """Return the folders of the catalogue in use, with --in on top."""
    return on_top(options, settings().catalogue_folders)


def on_top(options: argparse.Namespace, found: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders that were found, with --in on top."""
    own: Path | None = options.own
    if own is None or own.resolve() in (folder.resolve() for folder in found):
        return tuple(found)
    return (*found, own.absolute())


def writable(options: argparse.Namespace, in_use: Sequence[Path]) -> Path:
    """Return the folder to write into: --in, else the last; raises OperatorError for our own."""
    folder: Path = (options.own or in_use[-1]).absolute()
    if folder.is_relative_to(Path(__file__).parents[1]):
        raise OperatorError(
            "The packaged catalogue is replaced at every upgrade: name a folder of your own with "
            "--in, and add it to ONEJOB_CATALOGUE, as in packaged:/srv/my-jobs."
        )
    return folder
