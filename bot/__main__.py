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
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import bot
from bot.domain.errors import OperatorError
from bot.operators import requirements

COMMANDS = {
    "init": ("beginning", "begin: keep the bot's token, and say how to invite the bot"),
    "run": ("serving", "connect the bot to Discord, with the token in .env"),
    "sync": ("serving", "give Discord the commands anew, whatever it has"),
    "demo": ("showing", "try the bot in a browser page, without a token"),
    "rehearse": ("rehearsing", "tell what a series would post, week by week"),
    "check": ("checking", "name every mistake in the catalogue and settings"),
    "doctor": ("doctoring", "tell what is well with the bot, and the cure for what is not"),
    "new": ("writing", "begin a profile: a file to fill in"),
    "wanted": ("wanting", "list the profiles that members want and nobody has written"),
    "card": ("showing", "show a profession's card as readers see it"),
    "find": ("finding", "tell which job a text means, as a member would be answered"),
    "ask": ("asking", "answer a question as a member would be answered"),
    "import": ("importing", "make a catalogue of a publisher's own files"),
    "figures": ("figuring", "make tables of figures from a publisher's own files"),
    "brand": ("branding", "write the bot's avatar and banner, to be uploaded"),
    "backup": ("copying", "copy the database, while the bot runs"),
    "restore": ("copying", "make the database what a backup is"),
    "move": ("moving", "copy everything into another database, of another kind if need be"),
}
"""Each, with the module of `bot.operators` that adds its arguments and does it, and its purpose."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the process's exit code: 0 if all went well."""
    _soften_streams()
    code = 1
    try:
        code = _do(sys.argv[1:] if arguments is None else arguments)
    except OperatorError as reason:
        _complain(str(reason))
    except ImportError as missing:
        _complain(requirements.told(missing))
    except BrokenPipeError:  # who reads has enough, as in `onejob card ai-engineer | head`
        code = 0
    except OSError as error:
        _complain(_refused(error))
    except KeyboardInterrupt:
        code = 130
    _let_go_of_streams()
    return code


def _do(arguments: Sequence[str]) -> int:
    options = _parser(arguments).parse_args(arguments)
    code: int = options.command(options)
    sys.stdout.flush()
    return code


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return one that knows every command, and the arguments of the one that is named."""
    parser = argparse.ArgumentParser(
        prog="onejob", description="One Week One Job: one profession of the future a week."
    )
    parser.add_argument("--version", action="version", version=bot.__version__)
    adding = parser.add_subparsers(required=True, metavar="COMMAND")
    commands = {name: adding.add_parser(name, help=told) for name, (_, told) in COMMANDS.items()}
    named = next((each for each in arguments if not each.startswith("-")), None)
    if named in COMMANDS:
        module, _ = COMMANDS[named]
        import_module(f"bot.operators.{module}").add(commands)
    return parser


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


if __name__ == "__main__":
    sys.exit(main())
