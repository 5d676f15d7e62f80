"""`onejob check`: every mistake in the catalogue and the settings, then advice."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from bot.clock import SystemClock
from bot.content import BadCatalogue
from bot.content.advice import advice, standing_alone
from bot.content.loader import Folders
from bot.domain.errors import OperatorError
from bot.operators.loading import refuse_no_zones
from bot.operators.reading import add_own, on_top
from bot.presentation import token
from bot.settings import ENV_FILE, Settings, env_file, misnamed, packaged_catalogue
from bot.storage.adapter import is_file, part
from bot.storage.sqlite.file import open_to_others, refuse_old_sqlite, too_open


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `check`."""
    check = commands["check"]
    check.add_argument(
        "folder", nargs="?", type=Path, help="a catalogue's folder instead of those in use"
    )
    check.add_argument("--strict", action="store_true", help="exit code 1 for advice as well")
    add_own(check)
    check.set_defaults(command=_check)


def _check(options: argparse.Namespace) -> int:
    """Print them all, mistakes on standard error; 1 if there are any, or advice where strict."""
    settings, wrong = Settings.looked_through()
    folder: Path | None = options.folder
    folders = on_top(options, [folder.absolute()] if folder else settings.catalogue_folders)
    mistakes = [*wrong, *misnamed(), *_impossible(settings)]
    read = Folders.read(folders, packaged_catalogue())
    try:
        catalogue = read.catalogue()
    except BadCatalogue as bad:
        print(*mistakes, bad, sep="\n", file=sys.stderr)
        return 1
    if mistakes:
        print(*mistakes, sep="\n", file=sys.stderr)
        return 1
    professions = len(catalogue.profiles)
    short = len(catalogue.professions) - professions
    languages = len(read.vocabularies) + len(read.spare)
    print(
        f"No mistakes: {professions} professions, "
        f"{f'{short} more jobs with short profiles, ' if short else ''}"
        f"{len(catalogue.rankings)} rankings, {len(catalogue.sources)} sources, "
        f"{languages} {'vocabulary' if languages == 1 else 'vocabularies'} in "
        f"{' and '.join(map(str, folders))}."
    )
    found = [*advice(read, catalogue, SystemClock().now().date()), *_careless(settings)]
    for each in found:
        print(each)
    if alone := standing_alone(catalogue):
        print(f"Pay of {alone} of {professions} professions rests on one official source alone.")
    return 1 if found and options.strict else 0


def _impossible(settings: Settings) -> Iterator[str]:
    """Yield a sentence for each thing that would keep the bot from starting, as far as is seen."""
    secret = settings.discord_token.get_secret_value() if settings.discord_token else ""
    for look in (
        partial(_refuse_address, settings.database_url),
        refuse_no_zones,
        partial(token.refuse, secret),
    ):
        try:
            look()
        except OperatorError as reason:
            yield str(reason)


def _careless(settings: Settings) -> Iterator[str]:
    """Yield advice on what works and could be safer."""
    url = settings.database_url
    is_open = too_open(url) if is_file(url) else None
    yield from filter(None, (open_to_others(env_file(), ENV_FILE), is_open))


def _refuse_address(url: str) -> None:
    """Raise StorageError where nothing can be opened there with what is installed."""
    if is_file(url):
        refuse_old_sqlite()
    else:
        part(url, "server").Address.of(url)
