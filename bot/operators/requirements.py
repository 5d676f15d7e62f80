"""What this Python lacks, in a sentence with the cure."""

from __future__ import annotations

import sys

# What is missing where a module is, if that is more than its name says.
_MISSING = {
    "_sqlite3": (
        "This Python was built without SQLite, in which the bot keeps what it remembers: install "
        "Python with SQLite (on Debian, its own python3 has it; pyenv needs libsqlite3-dev first)."
    ),
    "_ssl": (
        "This Python was built without TLS, so it cannot talk to Discord: install Python with it "
        "(on Debian, its own python3 has it; pyenv needs libssl-dev first)."
    ),
    "yaml._yaml": (
        "PyYAML is installed without libyaml, which reads the catalogue: install its ready-made "
        "package (pip install --force-reinstall --only-binary :all: pyyaml), or libyaml-dev first "
        "and then PyYAML anew."
    ),
}


def told(missing: ImportError) -> str:
    """Return what to tell of it; raises it again where it is a mistake of our own."""
    name = missing.name or ""
    if name.partition(".")[0] == "bot":
        raise missing
    if name in _MISSING:
        return _MISSING[name]
    if not isinstance(missing, ModuleNotFoundError):
        return (
            f"{name or 'A package'} is installed and cannot be loaded ({missing}): install the "
            "bot's packages anew, with the Python that runs it."
        )
    return (
        f"{name} is not installed where {sys.executable} looks for it: run .venv/bin/python -m "
        "bot, or install the bot's packages (make run does; or pip install -r requirements.lock)."
    )
