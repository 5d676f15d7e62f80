"""The bot on a machine whose clock leaps: `python -m tests.wire.leaping BY AFTER`, in seconds.

Only what asks for `time.time` sees it, as the bot's own clock does.
"""

from __future__ import annotations

import sys
import time

from bot.__main__ import main


def _leap(by: float, after: float) -> None:
    really, begin = time.time, time.monotonic()
    time.time = lambda: really() + (by if time.monotonic() - begin >= after else 0.0)


if __name__ == "__main__":
    _leap(*map(float, sys.argv[1:]))
    sys.exit(main(["run"]))
