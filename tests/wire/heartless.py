"""The bot with a heart that stops at once: `python -m tests.wire.heartless error|silence`."""

from __future__ import annotations

import sys

from bot.__main__ import main
from bot.programme.heartbeat import Heartbeat


async def _stop(self: Heartbeat) -> None:
    if sys.argv[1] == "error":
        raise RuntimeError(f"{type(self).__name__} broken on purpose")


if __name__ == "__main__":
    Heartbeat.run = _stop
    sys.exit(main(["run"]))
