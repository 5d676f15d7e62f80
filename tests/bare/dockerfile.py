"""Carries a Dockerfile out on the machine that it runs on, as far as ours goes: the image's Python
is the first on PATH, and what the container starts must end by itself for want of a token.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path


def main(file: Path, context: Path) -> None:
    """Raises where a step fails, or where the bot ends otherwise than for want of a token."""
    folder, user, settings = Path("/"), "root", dict[str, str]()
    for step in steps(file.read_text("utf-8")):
        keyword, _, rest = step.partition(" ")
        print(f"-- {step}", flush=True)
        match keyword:
            case "FROM" | "VOLUME" | "HEALTHCHECK":
                pass  # the Python is here, and the folder is made by a step
            case "RUN":
                subprocess.run(["sh", "-ec", rest], cwd=folder, check=True)
            case "WORKDIR":
                folder = Path(rest)
                folder.mkdir(parents=True, exist_ok=True)
            case "COPY":
                *sources, target = shlex.split(rest)
                for source in sources:
                    copy(context / source, folder / target)
            case "ENV":
                settings |= dict(each.split("=", 1) for each in shlex.split(rest))
            case "USER":
                user = rest
            case "CMD":
                start(json.loads(rest), folder, user, settings)
            case _:
                raise SystemExit(f"{keyword} is not known here: teach it to {__file__}")


def steps(text: str) -> list[str]:
    """Return one line for each step, with its arguments as they are where nobody gives any."""
    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ")
    for name, usual in re.findall(r"^ARG (\w+)=(.*)$", text, flags=re.MULTILINE):
        text = text.replace(f"${{{name}}}", usual)
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    return [line for line in lines if not line.startswith("ARG ")]


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def start(command: list[str], folder: Path, user: str, settings: dict[str, str]) -> None:
    """Start the bot as the container would, without a token."""
    done = subprocess.run(
        command,
        cwd=folder,
        user=user,
        group=user,
        extra_groups=[],
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout + done.stderr, flush=True)
    if done.returncode != 1 or "DISCORD_TOKEN" not in done.stderr:
        raise SystemExit(f"the bot ended with {done.returncode}, and not for want of a token")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
