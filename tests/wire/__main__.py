"""The server as a process of its own, to try a bot by hand: `python -m tests.wire`.

It prints the settings to start the bot with, in another terminal. Then each line is a command
that Alice sends, as `job profession=ai-engineer`, and what comes back is printed.
"""

# ruff: noqa: T201  printing is what it is for

from __future__ import annotations

import asyncio
import json
import sys

from tests.wire.openapi import judge
from tests.wire.server import Server


async def _main() -> None:
    async with Server(judge=judge()) as server:
        print(f"DISCORD_API_URL={server.url} DISCORD_TOKEN={server.realm.token}", flush=True)
        while line := (await asyncio.to_thread(sys.stdin.readline)).strip():
            words = [word for word in line.split() if "=" not in word]
            options = dict(word.split("=", 1) for word in line.split() if "=" in word)
            try:
                answer = await server.slash(" ".join(words), options)
            except (LookupError, OSError) as problem:
                print(problem)
            else:
                print(json.dumps(answer.callback, indent=2, ensure_ascii=False))
            while server.rest.violations:
                print("Discord would not allow:", server.rest.violations.pop())


if __name__ == "__main__":
    asyncio.run(_main())
