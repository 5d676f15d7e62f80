"""What the bot needs besides itself is stated, and told in a sentence where it is missing."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.storage.sqlite.file import NEEDED, scripts_in

ROOT = Path(__file__).parents[2]

MISSING = """
import sys
for name in {names!r}:
    sys.modules[name] = None  # as if it was not installed
{more}
from bot.__main__ import main
sys.exit(main({arguments!r}))
"""

OLD_SQLITE = """
import sqlite3
sqlite3.sqlite_version_info, sqlite3.sqlite_version = (3, 36, 0), "3.36.0"
"""

NOT_INSTALLED = """
from importlib import metadata
def refuse(*_): raise metadata.PackageNotFoundError("onejob")
metadata.distribution = refuse
"""


def onejob(
    folder: Path, *arguments: str, names: Sequence[str] = (), more: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Type a command where some modules are not installed, and `more` is so."""
    code = MISSING.format(names=tuple(names), more=more, arguments=list(arguments))
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    return done.stderr


@pytest.mark.parametrize("version", ["3.7", "3.8", "3.9", "3.10"])
def test_an_older_python_is_told_what_is_needed(version: str, tmp_path: Path) -> None:
    python = _python(version)
    if python is None:
        pytest.skip(f"there is no Python {version} here")
    done = subprocess.run(
        [python, "-m", "bot", "check"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refusal(done).startswith(f"Python 3.11 or newer is needed, and this is {version}.")


def _python(version: str) -> str | None:
    """Return a Python of that version, of the system or of pyenv's."""
    found = Path.home().glob(f".pyenv/versions/{version}.*/bin/python")
    candidates = [shutil.which(f"python{version}"), *map(str, found)]
    for python in filter(None, candidates):
        if not subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode:
            return python
    return None


def test_pyyaml_without_libyaml(tmp_path: Path) -> None:
    done = onejob(tmp_path, "check", names=["yaml._yaml"])
    assert refusal(done).startswith("PyYAML is installed without libyaml")


@pytest.mark.parametrize("command", ["run", "check", "rehearse", "backup", "restore"])
def test_a_python_without_sqlite(tmp_path: Path, command: str) -> None:
    arguments = ["x"] if command in ("backup", "restore") else []
    done = onejob(tmp_path, command, *arguments, names=["_sqlite3"], DISCORD_TOKEN="not-tried")
    assert refusal(done).startswith("This Python was built without SQLite")


@pytest.mark.parametrize("command", ["run", "sync", "check", "backup", "restore"])
def test_an_sqlite_that_is_too_old(tmp_path: Path, command: str) -> None:
    arguments = ["x"] if command in ("backup", "restore") else []
    done = onejob(tmp_path, command, *arguments, more=OLD_SQLITE, DISCORD_TOKEN="not-tried")
    assert refusal(done).startswith(
        "SQLite 3.37 or newer is needed, and this Python has 3.36.0: install a newer one"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["pydantic", "orjson", "yaml", "rapidfuzz"])
def test_a_package_that_is_not_there(tmp_path: Path, name: str) -> None:
    told = refusal(onejob(tmp_path, "check", names=[name]))
    assert re.match(rf"{name}[\w.]* is not installed where \S+ looks for it: ", told)
    assert "requirements.lock" in told


@pytest.mark.parametrize("name", ["discord", "aiohttp", "babel", "aiosqlite"])
def test_a_package_of_the_running_bot_that_is_not_there(tmp_path: Path, name: str) -> None:
    told = refusal(onejob(tmp_path, "run", names=[name], DISCORD_TOKEN="not-tried"))
    assert re.match(rf"{name}[\w.]* is not installed", told)


@pytest.mark.parametrize("name", ["simcord", "markdown_it", "linkify_it", "regex"])
def test_a_package_of_the_demo_that_is_not_there(tmp_path: Path, name: str) -> None:
    told = refusal(onejob(tmp_path, "demo", names=[name]))
    assert name in told
    assert 'pip install "onejob[demo]"' in told


@pytest.mark.parametrize("arguments", [["check"], ["new", "smith", "--in", "own"]])
def test_what_authors_do_needs_nothing_of_the_running_bot(
    tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "own").mkdir()
    running = ["discord", "aiohttp", "babel.dates", "aiosqlite", "simcord"]
    done = onejob(tmp_path, *arguments, names=running)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", ["run", "check", "rehearse"])
def test_a_machine_that_knows_no_zones(tmp_path: Path, command: str) -> None:
    done = onejob(tmp_path, command, names=["tzdata"], PYTHONTZPATH="", DISCORD_TOKEN="not-tried")
    assert refusal(done).startswith("This machine knows no time zones")


def test_a_checkout_that_was_never_installed_runs_from_its_lock_file(tmp_path: Path) -> None:
    done = onejob(tmp_path, "run", more=NOT_INSTALLED)
    assert refusal(done).startswith("DISCORD_TOKEN is missing.")


def test_the_readme_states_them() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "Python 3.11" in readme
    assert f"SQLite {NEEDED[0]}.{NEEDED[1]}" in readme
    assert "libyaml" in readme


# The versions that brought them, of https://www.sqlite.org/changes.html.
SINCE = {
    r"\bSTRICT\b": (3, 37),
    r"\bDROP COLUMN\b": (3, 35),
    r"\bRETURNING\b": (3, 35),
    r"\bMATERIALIZED\b": (3, 35),
    r"\bUPDATE \w+ SET [^;]*?\bFROM\b": (3, 33),
    r"\bRENAME COLUMN\b": (3, 25),
    r"\bOVER \(": (3, 25),
    r"\bON CONFLICT\b": (3, 24),
    r"->": (3, 38),
    r"\bRIGHT JOIN\b|\bFULL JOIN\b|\bIS (NOT )?DISTINCT FROM\b": (3, 39),
    r"\bunixepoch\b|\bformat\(": (3, 38),
    r"\bstring_agg\b|\boctet_length\b": (3, 44),
    r"\bconcat\(|\bconcat_ws\(": (3, 44),
}


_VERB = re.compile(r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|RETURNING)\b")


def test_what_is_needed_is_what_the_statements_use() -> None:
    """And no less: a migration that uses what is newer must raise what is needed."""
    scripts = [script.read_text("utf-8") for script in scripts_in().values()]
    statements = [re.sub(r"--.*", "", script) for script in scripts]
    for store in (ROOT / "bot/storage").glob("*.py"):
        nodes = ast.walk(ast.parse(store.read_text("utf-8")))
        texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
        statements += [text for text in texts if isinstance(text, str) and _VERB.search(text)]
    used = [
        since
        for pattern, since in SINCE.items()
        if any(re.search(pattern, statement, re.DOTALL) for statement in statements)
    ]
    assert max(used) == NEEDED[:2]
