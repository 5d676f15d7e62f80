"""The command line: `onejob`, or `python -m bot`.

It loads next to nothing, so that signals are heard from the first moment on, and so that whatever
is missing in this Python or beside it can be told in a sentence.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - nothing else keeps an older one from trying
    sys.exit(
        f"Python 3.11 or newer is needed, and this is {sys.version.split()[0]}: run the bot with "
        "the Python of its environment (.venv/bin/python), or make one with a newer Python."
    )

import argparse
import gc
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path

import bot
from bot.domain.errors import OperatorError
from bot.operators import requirements
from bot.signals import Signals

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the process's exit code: 0 if all went well."""
    _soften_streams()
    options = _parser().parse_args(arguments)
    try:
        code = options.command(options)
        sys.stdout.flush()
    except OperatorError as reason:
        _complain(str(reason))
    except ImportError as missing:
        _complain(requirements.told(missing))
    except BrokenPipeError:  # who reads has enough, as in `onejob card ai-engineer | head`
        return 0
    except OSError as error:
        _complain(_refused(error))
    except KeyboardInterrupt:
        return 130
    else:
        return code
    finally:
        _let_go_of_streams()
    return 1


def _soften_streams() -> None:
    """Spell out what a terminal or a file has no letters for, in whatever any command says."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed, as by `onejob check >&-`
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 - for good
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _let_go_of_streams() -> None:
    """Have what nobody can read any more forgotten; or its end would be what went wrong."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # a pipe that nobody reads, a terminal that was closed
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _complain(sentence: str) -> None:
    with suppress(OSError):  # a terminal that was closed
        print(sentence, file=sys.stderr, flush=True)


def _refused(error: OSError) -> str:
    where = f" ({os.fsdecode(error.filename)})" if isinstance(error.filename, str | bytes) else ""
    return (
        f"The system refuses: {error.strerror or type(error).__name__}{where}. See that what you "
        "named is there and may be used by the user who runs this, and that the disk has room."
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="onejob", description="One Week One Job: one profession of the future a week."
    )
    parser.add_argument("--version", action="version", version=bot.__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="connect the bot to Discord, with the token in .env")
    run.set_defaults(command=_run)

    sync = commands.add_parser("sync", help="give Discord the commands anew, whatever it has")
    sync.set_defaults(command=partial(_do, "running", "sync"))

    demo = commands.add_parser("demo", help="try the bot in a browser page, without a token")
    demo.add_argument(
        "--port", type=int, default=0, help="the page's port; any free one if left out"
    )
    demo.set_defaults(command=partial(_do, "showing", "demo"))

    rehearse = commands.add_parser("rehearse", help="tell what a series would post, week by week")
    rehearse.add_argument("--weeks", type=int, default=12, help="how many; 12 if left out")
    rehearse.add_argument("--day", choices=DAYS, default=DAYS[0], help="the weekday")
    rehearse.add_argument("--time", default="9:00", help="on the wall clock, as in 9:00")
    rehearse.add_argument(
        "--zone", default="UTC", help="a city, a country or a time zone, as in Europe/Paris"
    )
    rehearse.add_argument("--from", dest="begin", help="the first day, as in 2026-10-01; or today")
    rehearse.add_argument("--seed", default="rehearsal", help="another one gives other draws")
    rehearse.set_defaults(command=partial(_do, "showing", "rehearse"))

    checking = commands.add_parser("check", help="name every mistake in the catalogue and settings")
    checking.add_argument(
        "folder", nargs="?", type=Path, help="a catalogue's folder instead of those in use"
    )
    checking.add_argument("--strict", action="store_true", help="exit code 1 for advice as well")
    _with_own_folder(checking)
    checking.set_defaults(command=partial(_do, "checking", "check"))

    beginning = commands.add_parser("new", help="begin a profile: a file to fill in")
    beginning.add_argument("slug", help="its short name, as in moon-gardener")
    _with_own_folder(beginning)
    beginning.set_defaults(command=partial(_do, "writing", "new"))

    showing = commands.add_parser("card", help="show a profession's card as readers see it")
    showing.add_argument(
        "profession", metavar="SLUG", help="its short name, or another of its names"
    )
    showing.add_argument(
        "--section",
        default="overview",
        help="duties, skills, salary, outlook, start, sources or all; the overview if left out",
    )
    showing.add_argument("--page", action="store_true", help="in the browser page of the demo")
    showing.add_argument("--port", type=int, default=0, help="the page's port")
    _with_own_folder(showing)
    showing.set_defaults(command=partial(_do, "showing", "card"))

    backup = commands.add_parser("backup", help="copy the database, while the bot runs")
    backup.add_argument("file", type=Path, help="where to; an older backup there is replaced")
    backup.set_defaults(command=partial(_do, "copying", "backup"))

    restoring = commands.add_parser("restore", help="make the database what a backup is")
    restoring.add_argument("file", type=Path, help="the backup")
    restoring.add_argument(
        "--new", action="store_true", help="make the database where there is none so far"
    )
    restoring.set_defaults(command=partial(_do, "copying", "restore"))
    return parser


def _with_own_folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--in", dest="own", type=Path, metavar="FOLDER", help="a folder on top of those in use"
    )


def _do(module: str, name: str, options: argparse.Namespace) -> int:
    return getattr(import_module(f"bot.operators.{module}"), name)(options)


def _run(_: argparse.Namespace) -> int:
    gc.disable()  # until all is loaded: it stays, and a tenth of the start would go into looking
    with Signals() as signals:
        return import_module("bot.operators.running").run(signals)


if __name__ == "__main__":
    sys.exit(main())
