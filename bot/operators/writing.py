"""`onejob new`: a profile is begun."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping

from bot.content.skeleton import begin
from bot.operators.reading import add_own, folders, writable
from bot.settings import packaged_catalogue


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Add the arguments of `new`."""
    new = commands["new"]
    new.add_argument("slug", help="its short name, as in moon-gardener")
    new.add_argument(
        "--from",
        dest="code",
        metavar="CODE",
        help="an occupation of the statistics, as 47-2111, of which all that is known is filled in",
    )
    add_own(new)
    new.set_defaults(command=_new)


def _new(options: argparse.Namespace) -> int:
    """Write a file to be filled in, and say what comes next."""
    in_use = folders(options)
    folder = writable(options, in_use)
    begun = begin(options.slug, folder, in_use, packaged_catalogue(), options.code)
    own = shlex.join(["--in", str(options.own)]) if options.own and folder in in_use[1:] else ""
    print(
        f"Wrote {begun.path}. Fill it in, then:",
        f"  onejob check {own}".rstrip(),
        f"  onejob card {options.slug} {own}".rstrip(),
        sep="\n",
    )
    if begun.ground is not None and begun.ground.slug != options.slug:
        print(
            f"The short profile {begun.ground.slug!r} stays beside it: called that, yours would "
            "take its place."
        )
    return 0
