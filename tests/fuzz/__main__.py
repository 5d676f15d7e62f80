"""`python -m tests.fuzz`: reads catalogues with a spoiled file in them, as many as are asked for.

`many` reports what should not be, a number for each kind; `one NUMBER` shows what stood in the
file, and what its author would read. `--jobs` are processes; each is as nice as it is started.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.content.folder import mistakes
from tests.fuzz.run import input_of
from tests.fuzz.tally import Tally, tallied
from tests.fuzz.verdict import Desk

_BATCH = 2_000


def main() -> int:
    """Return 1 where something was found."""
    parser = ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    commands = parser.add_subparsers(required=True)
    many = commands.add_parser("many", help=_many.__doc__)
    many.set_defaults(command=_many)
    many.add_argument("--inputs", type=int, default=100_000)
    many.add_argument("--first", type=int, default=0)
    many.add_argument("--jobs", type=int, default=1)
    one = commands.add_parser("one", help=_one.__doc__)
    one.set_defaults(command=_one)
    one.add_argument("number", type=int)
    arguments = parser.parse_args()
    return arguments.command(arguments)


def _many(arguments: Namespace) -> int:
    """Read inputs until so many are read, and report what should not be."""
    end = arguments.first + arguments.inputs
    batches = [(n, min(n + _BATCH, end)) for n in range(arguments.first, end, _BATCH)]
    whole, began, said = Tally(), time.monotonic(), time.monotonic()
    with ProcessPoolExecutor(arguments.jobs) as pool:
        # A process that hangs or crashes ends this with an error, and a trace of its own.
        for done in as_completed(pool.submit(tallied, batch) for batch in batches):
            if error := done.exception():
                pool.shutdown(cancel_futures=True)
                raise error
            whole.add(done.result())
            if time.monotonic() - said > 60:
                said = time.monotonic()
                _say(f"{whole.inputs / (said - began):.0f} inputs a second")
                _report(whole)
    _report(whole)
    return int(bool(whole.kinds))


def _report(tally: Tally) -> None:
    for line in tally.told():
        _say(line)


def _one(arguments: Namespace) -> int:
    """Show one input, and what is told of it."""
    given = input_of(arguments.number)
    _say(f"{given.seed.file}, {len(given.raw)} octets: {given.raw!r}")
    with TemporaryDirectory() as folder:
        verdict = Desk(Path(folder), given.seed).judge(given.raw)
        _say(str(verdict))
        for mistake in mistakes(Path(folder)):
            _say(repr(mistake))
    return int(bool(verdict.wrong))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
