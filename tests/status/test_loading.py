"""What tells how the bot is doing is loaded only where somebody wants to know."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROBE = """
import sys, bot.app
print(sorted({"prometheus_client", "aiohttp.web", "bot.status"} & set(sys.modules)))
"""


def test_a_bot_that_nobody_watches_loads_nothing_for_it() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PROBE],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
