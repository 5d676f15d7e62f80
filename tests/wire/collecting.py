"""The bot, telling whether it looked for garbage until its end: `python -m tests.wire.collecting`.

And whether it left alone what it loaded at its start.
"""

from __future__ import annotations

import gc
import sys

from bot.__main__ import main

if __name__ == "__main__":
    code = main(["run"])
    sys.stdout.write(f"{gc.isenabled()} {gc.get_freeze_count() > 0}\n")
    sys.exit(code)
