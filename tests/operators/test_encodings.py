"""Whatever letters a terminal or a file has: every command says all it has to say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.content.folder import OTHER, PROFILE, Folder

ROOT = Path(__file__).parents[2]
TITLE = "Işık → 職業 ☕ Bäcker"
SPELT = {
    "utf-8": TITLE,
    "cp1252": "I\\u015f\\u0131k \\u2192 \\u8077\\u696d \\u2615 Bäcker",
    "ascii": "I\\u015f\\u0131k \\u2192 \\u8077\\u696d \\u2615 B\\xe4cker",
}

COMMANDS = {
    "init": (["init"], 1),
    "run": (["run"], 1),
    "sync": (["sync"], 1),
    "demo": (["demo"], 0),
    "rehearse": (["rehearse", "--weeks", "4"], 0),
    "check": (["check"], 0),
    "doctor": (["doctor"], 1),
    "new": (["new", "smith", "--in", TITLE], 0),
    "wanted": (["wanted"], 1),
    "card": (["card", "baker"], 0),
    "find": (["find", "baker"], 0),
    "ask": (["ask", "what", "do", "bakers", "get"], 0),
    "import": (["import", "onet", TITLE, "--into", "jobs"], 1),
    "figures": (["figures", "bls", TITLE, "--in", TITLE], 1),
    "brand": (["brand", TITLE], 0),
    "backup": (["backup", "copy"], 1),
    "restore": (["restore", "copy"], 1),
    "move": (["move", "--to", "sqlite:///other"], 1),
}
"""Each, and the exit code where there is no token, no database, no backup and no release."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Somewhere with odd letters in its name, and a catalogue inside with some in a title."""
    folder = tmp_path / TITLE
    catalogue = Folder(folder / "catalogue")
    (folder / TITLE).mkdir()
    for file, title in ((PROFILE, "Baker"), (OTHER, "Miller")):
        catalogue.replace(file, f"title: {title}", f"title: {TITLE} {title}")
    return folder


def onejob(
    folder: Path, arguments: Sequence[str], **environment: str
) -> subprocess.CompletedProcess[bytes]:
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "ONEJOB_CATALOGUE": "catalogue"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**own, **environment},
        capture_output=True,
        check=False,
        input=b"nq",  # the keys of the demo
    )


def said(done: subprocess.CompletedProcess[bytes], encoding: str) -> str:
    text = (done.stdout + done.stderr).decode(encoding)
    assert "Traceback" not in text
    return text


def test_every_command_is_tried_here(folder: Path) -> None:
    helped = said(onejob(folder, ["--help"]), "ascii")
    assert re.findall(r"^    ([a-z]+) ", helped, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_ends_as_it_does_elsewhere(folder: Path, command: str) -> None:
    encoding = "ascii"  # what it lacks, cp1252 and its like lack as well
    arguments, code = COMMANDS[command]
    done = onejob(folder, arguments, PYTHONIOENCODING=encoding)
    assert (done.returncode, said(done, encoding) != "") == (code, True)


@pytest.mark.parametrize("encoding", SPELT)
@pytest.mark.parametrize("command", ["rehearse", "check", "card"])
def test_a_title_or_a_folder_is_spelt_out_as_far_as_needed(
    folder: Path, command: str, encoding: str
) -> None:
    arguments, _ = COMMANDS[command]
    assert SPELT[encoding] in said(onejob(folder, arguments, PYTHONIOENCODING=encoding), encoding)


@pytest.mark.parametrize("command", ["run", "rehearse", "card"])
def test_a_mistake_in_such_a_profile_is_named(folder: Path, command: str) -> None:
    profile = folder / "catalogue" / PROFILE
    profile.write_text(f"{profile.read_text('utf-8')}{TITLE}: x\n", "utf-8")
    arguments, _ = COMMANDS[command]
    done = onejob(folder, arguments, PYTHONIOENCODING="cp1252", DISCORD_TOKEN="not-tried")
    assert done.returncode == 1
    assert f"unknown key '{SPELT['cp1252']}'" in said(done, "cp1252")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locale")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_machine_without_a_language(folder: Path, command: str) -> None:
    arguments, code = COMMANDS[command]
    plain = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    done = onejob(folder, arguments, **plain)
    assert (done.returncode, "Traceback" in said(done, "utf-8")) == (code, False)


@pytest.mark.skipif(sys.platform == "win32", reason="there, names are letters")
def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    Folder(Path(folder) / "catalogue")
    done = onejob(Path(folder), ["check"])
    assert (done.returncode, "No mistakes" in said(done, "utf-8")) == (0, True)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes streams there otherwise")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["rehearse"])
def test_a_stream_that_is_closed_keeps_nobody_from_working(
    folder: Path, command: str, closed: str
) -> None:
    line = f'"{sys.executable}" -m bot {" ".join(COMMANDS[command][0])} {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "ONEJOB_CATALOGUE": "catalogue", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, said(done, "ascii").count("rror")) == (0, 0)
