"""The bot on a machine whose clock leaps BY seconds once FILE is there:

`python -m tests.wire.leaping BY FILE`.

Only what asks for `time.time` sees it, as the bot's own clock does.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bot.__main__ import main


def _leap(by: float, file: Path) -> None:
    really = time.time
    time.time = lambda: really() + (by if file.exists() else 0.0)


if __name__ == "__main__":
    _leap(float(sys.argv[1]), Path(sys.argv[2]))
    sys.exit(main(["run"]))
