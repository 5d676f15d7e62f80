"""`onejob new`: a profile is begun."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Mapping
from pathlib import Path

from bot.content.skeleton import begin
from bot.domain.errors import OperatorError
from bot.operators.reading import add_own, folders
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
    folder: Path = (options.own or in_use[-1]).absolute()
    if folder.is_relative_to(Path(__file__).parents[1]):
        raise OperatorError(
            "The packaged catalogue is replaced at every upgrade: name a folder of your own with "
            "--in, and add it to ONEJOB_CATALOGUE, as in packaged:/srv/my-jobs."
        )
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
