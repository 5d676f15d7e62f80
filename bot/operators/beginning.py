"""`onejob init`: the first start, by conversation."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping
from getpass import getpass
from importlib import import_module
from typing import Any

from bot.domain.errors import OperatorError
from bot.operators.loading import loaded
from bot.operators.reading import settings
from bot.settings import keep_token, keeps_token

_TRIES = 3
_PORTAL = "https://discord.com/developers/applications"


def add(commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Have `init` done here; it has no arguments."""
    commands["init"].set_defaults(command=_init)


def _init(_: argparse.Namespace) -> int:
    if not sys.stdin.isatty():
        raise OperatorError(
            "`onejob init` asks for things, and nobody can answer here: start it in a terminal, or "
            "write DISCORD_TOKEN=... into .env yourself, as .env.example shows."
        )
    try:
        return _talk()
    except EOFError:
        print()
        raise OperatorError("Nobody answers any more: begin again with `onejob init`.") from None


def _talk() -> int:
    if keeps_token() and not _agreed(
        "There is a token in .env already. Put another one in its place?", otherwise=False
    ):
        asked = _asked(settings().token())
    else:
        secret, asked = _new_token()
        file = keep_token(secret)
        print(f"It is kept in {file}, which only you may read.")
        if settings().token() != secret:
            raise OperatorError(
                "But DISCORD_TOKEN in the environment is another one, and counts more than .env: "
                "take it out of there, then start the bot with `onejob run`."
            )
    print(f"It is the token of {asked.name}. Invite it to your server with this link:\n")
    print(f"  {asked.link}\n")
    if not _agreed("Start the bot now?", otherwise=True):
        print("Start it with `onejob run` (in a checkout: make run).")
        return 0
    print("Ctrl-C ends it. In your server, go on with /series setup.", flush=True)
    code: int = import_module("bot.operators.serving").run()
    return code


def _new_token() -> tuple[str, Any]:
    """Ask until Discord accepts it, and return it with its application; raises OperatorError."""
    wrong_token = loaded("bot.presentation.application").WrongToken
    print(f"The bot's token is at {_PORTAL}: your application, Bot, Reset Token.")
    for left in reversed(range(_TRIES)):
        secret = getpass("Paste it here (it is not shown): ").strip()
        if not secret:
            break
        try:
            return secret, _asked(secret)
        except wrong_token as reason:
            if not left:
                raise
            print(f"{reason}\n")
    raise OperatorError("No token was given, and nothing was changed.")


def _asked(secret: str) -> Any:
    """Return the application that the token is of; raises OperatorError."""
    found = settings()
    ask = loaded("bot.presentation.application").application
    return asyncio.run(ask(secret, found.discord_api_url, found.proxy))


def _agreed(question: str, *, otherwise: bool) -> bool:
    """Ask it; whoever only presses Enter means `otherwise`."""
    answer = input(f"{question} [{'Y/n' if otherwise else 'y/N'}] ").strip().casefold()
    return answer.startswith("y") if answer else otherwise
