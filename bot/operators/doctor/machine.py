"""What is on this machine: settings, time zones, the catalogue, and whether a picture is drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from bot.content import BadCatalogue
from bot.content.loader import Folders
from bot.domain.errors import OperatorError
from bot.operators.doctor.finding import Check, Finding, advice, ok, skipped, wrong
from bot.operators.loading import refuse_no_zones
from bot.pictures.artist import Artist
from bot.pictures.picture import Subject, Week, WeekKind, YearPicture
from bot.settings import Settings, packaged_catalogue

_DRAWING = 12.0  # seconds that the first picture may take


def settings(mistakes: Sequence[str], misnamed: Sequence[str]) -> Iterator[Finding]:
    """Tell of those that are wrong, and of names that are none."""
    for each in mistakes:
        yield wrong(Check.SETTINGS, each)
    for each in misnamed:
        yield advice(Check.SETTINGS, each)
    if not mistakes and not misnamed:
        yield ok(Check.SETTINGS, "All settings can be read.")


def zones() -> Finding:
    """Look one up."""
    try:
        refuse_no_zones()
    except OperatorError as reason:
        return wrong(Check.ZONES, str(reason))
    return ok(Check.ZONES, f"Time zones are known, by the package tzdata {version('tzdata')}.")


def catalogue(known: Settings) -> Finding:
    """Read it as the bot does at its start."""
    folders = known.catalogue_folders
    try:
        read = Folders.read(folders, packaged_catalogue()).catalogue()
    except BadCatalogue as bad:
        first, *others = str(bad).splitlines()
        more = f" ({len(others)} more lines)" if others else ""
        return wrong(
            Check.CATALOGUE, f"{first}{more}", "`onejob check` names every mistake, with its cure."
        )
    named = " and ".join(map(str, folders))
    return ok(Check.CATALOGUE, f"{len(read.profiles)} professions in {named}, without a mistake.")


async def pictures(known: Settings, artist: Artist | None = None) -> Finding:
    """Have a small one drawn, by a process of its own as the bot's are."""
    if known.onejob_pictures == "off":
        return skipped(Check.PICTURES, "ONEJOB_PICTURES=off: none is drawn.")
    artist, drawn = artist or Artist(), None
    try:
        async with asyncio.timeout(_DRAWING):
            drawn = await artist.draw(_small())
    except TimeoutError:
        pass
    finally:
        await artist.close()
    if drawn is None:
        return wrong(
            Check.PICTURES,
            "The drawing process draws no picture, so cards go out without.",
            "`python -m bot.pictures.worker < /dev/null` tells why; ONEJOB_PICTURES=off has none "
            "drawn.",
        )
    return ok(Check.PICTURES, "The drawing process drew one.")


def _small() -> YearPicture:
    subject = Subject("onejob", "One job", 0)
    return YearPicture("One week", (Week(WeekKind.PRESENT, subject),), "onejob doctor", "one week")
