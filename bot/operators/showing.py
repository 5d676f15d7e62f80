"""`onejob demo` and `onejob card`: what members see, in a browser page or a terminal."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.clock import SystemClock
from bot.content import library, load
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.errors import UnknownProfession
from bot.domain.catalogue.profession import Profession
from bot.domain.errors import OperatorError
from bot.operators.loading import loaded, simulated
from bot.operators.reading import add_own, folders, settings
from bot.settings import packaged_catalogue


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `demo` and `card`."""
    demo = commands["demo"]
    demo.add_argument(
        "--port", type=int, default=0, help="the page's port; any free one if left out"
    )
    demo.set_defaults(command=_demo)

    card = commands["card"]
    card.add_argument("profession", metavar="SLUG", help="its short name, or another of its names")
    card.add_argument(
        "--section",
        default="overview",
        help="duties, skills, salary, outlook, start, sources or all; the overview if left out",
    )
    card.add_argument("--country", default="", help="whose figures, such as GB; US if left out")
    card.add_argument("--page", action="store_true", help="in the browser page of the demo")
    card.add_argument("--port", type=int, default=0, help="the page's port")
    add_own(card)
    card.set_defaults(command=_card)


def _demo(options: argparse.Namespace) -> int:
    return _serve(options.port, settings().catalogue_folders)


def _card(options: argparse.Namespace) -> int:
    in_use = folders(options)
    printing = loaded("bot.operators.printing")
    sections = printing.sections(options.section)
    catalogue = load(*in_use)
    profession = _called(options.profession, catalogue)
    if options.country and options.country not in catalogue.countries:
        known = ", ".join(sorted(catalogue.countries))
        raise OperatorError(f"No pay is known for {options.country!r}. Write one of {known}.")
    if options.page:
        first = {"section": sections[0]}
        if options.country:
            first["country"] = options.country
        return _serve(options.port, in_use, {"profession": profession.slug, **first})
    text: str = printing.card(
        profession.slug,
        sections,
        printing.reader(catalogue, SystemClock().now().date()).seeing(options.country),
        width=shutil.get_terminal_size().columns,
        bold=sys.stdout.isatty(),
    )
    print(text)
    return 0


def _serve(port: int, in_use: Sequence[Path], first: Mapping[str, str] | None = None) -> int:
    """Serve the demo's page until somebody ends it."""
    page = simulated("bot.demo.page", "demo")
    read = partial(library, *in_use, otherwise=packaged_catalogue())
    with suppress(KeyboardInterrupt):  # the way to end it
        asyncio.run(page.run(port, in_use, read, first))
    return 0


def _called(name: str, catalogue: Catalogue) -> Profession:
    try:
        return catalogue.find(name)
    except UnknownProfession as unknown:
        near = ", ".join(profession.slug for profession in unknown.near)
        cure = f"Did you mean {near}?" if near else "`onejob new` begins a profile."
        raise OperatorError(f"No profession is called {unknown.query!r}. {cure}") from None
