"""The units of deploy/ are whole: what they run works from anywhere, by what they say."""

from __future__ import annotations

import configparser
import getpass
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.signals import LONGEST_END
from bot.storage.sqlite.database import Database

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
NAMES = ("onejob.service", "onejob-backup.service", "onejob-backup.timer")
SERVICES = NAMES[:2]
_SECONDS = {"": 1, "s": 1, "min": 60}


def unit(name: str) -> configparser.ConfigParser:
    """Return a unit; systemd reads no other keys than those with capitals, the last."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # pyright: ignore[reportAttributeAccessIssue] - as the manual says
    read.read_string((DEPLOY / name).read_text("utf-8"))
    return read


def seconds(span: str) -> int:
    found = re.fullmatch(r"(\d+)(s|min|)", span)
    assert found
    return int(found[1]) * _SECONDS[found[2]]


@pytest.fixture
async def machine(tmp_path: Path) -> Path:
    """A root folder with a checkout in /srv/onejob whose bot has run once."""
    checkout = tmp_path / "srv/onejob"
    (checkout / ".venv/bin").mkdir(parents=True)
    python = checkout / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    for part in ("bot", "data"):
        (checkout / part).symlink_to(ROOT / part)
    async with Database.open(f"sqlite:///{checkout}/var/onejob.sqlite3"):
        pass
    return tmp_path


def start(unit: configparser.ConfigParser, machine: Path) -> subprocess.CompletedProcess[str]:
    """Do what systemd does with a service, with `machine` for its root; the last one counts."""
    service = unit["Service"]
    lines = [service[key] for key in ("ExecStartPre", "ExecStart") if key in service]
    folder = service.get("WorkingDirectory", "/")
    done: subprocess.CompletedProcess[str] | None = None
    for line in lines:
        command = line.lstrip("+").replace("/srv/", f"{machine}/srv/")
        command = command.replace("-o onejob", f"-o {getpass.getuser()}")
        done = subprocess.run(
            shlex.split(command),
            cwd=f"{machine}{folder}" if folder != "/" else "/",
            env={"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            return done
    assert done is not None
    return done


def test_the_page_for_operators_names_every_unit() -> None:
    page = (ROOT / "docs/operating.md").read_text("utf-8")
    assert {path.name for path in DEPLOY.glob("onejob*.*")} == set(NAMES)
    assert [name for name in NAMES if name not in page] == []


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_says_where_it_runs_and_names_programs_whole(name: str) -> None:
    service = unit(name)["Service"]
    assert Path(service["WorkingDirectory"]).is_absolute()
    for key in ("ExecStart", "ExecStartPre", "ExecReload"):
        assert service.get(key, "/").lstrip("+").startswith("/")


def test_systemd_waits_for_what_the_bot_promises_and_no_less() -> None:
    service = unit("onejob.service")["Service"]
    assert service["Type"] == "notify"
    assert seconds(service["TimeoutStopSec"]) > LONGEST_END
    assert seconds(service["WatchdogSec"]) >= 2 * 120  # the heart moves every two minutes


@pytest.mark.parametrize("name", SERVICES)
def test_what_the_process_uses_can_be_measured(name: str) -> None:
    assert "ProcSubset" not in unit(name)["Service"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_understands_every_line(tmp_path: Path) -> None:
    for name in NAMES:
        text = (DEPLOY / name).read_text("utf-8")
        text = text.replace("/srv/onejob/.venv/bin/python", sys.executable)
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name in NAMES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_every_night_there_is_a_backup(machine: Path) -> None:
    done = start(unit("onejob-backup.service"), machine)
    assert (done.returncode, done.stderr) == (0, "")
    backup = machine / "srv/backups/onejob.sqlite3"
    assert done.stdout.startswith(f"Backed up to {backup}: ")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert start(unit("onejob-backup.service"), machine).returncode == 0


def test_the_bot_starts_in_its_folder(machine: Path) -> None:
    settings = machine / "srv/onejob/.env"
    settings.write_text("DISCORD_TOKEN=not a token\n")
    settings.chmod(0o600)
    done = start(unit("onejob.service"), machine)
    assert (done.returncode, done.stderr[:31]) == (1, "DISCORD_TOKEN has a blank inside"[:31])
