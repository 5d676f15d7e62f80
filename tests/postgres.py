"""Debian's PostgreSQL, in a temporary folder, on 127.0.0.1, for as long as tests need it."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.storage.postgres.server import Address, prepare, tables_in

_DEBIAN = Path("/usr/lib/postgresql")
HURRIED = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


def programs() -> Path | None:
    """Return the folder of the newest server that is installed, if any is."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    folders = sorted(_DEBIAN.glob("*/bin"), key=lambda folder: float(folder.parent.name))
    return folders[-1] if folders else None


def require() -> None:
    """Skip what needs a server where none is installed."""
    if programs() is None:
        absent = "PostgreSQL is not installed: on Debian, `apt-get install postgresql` does that"
        if os.environ.get("ONEJOB_TEST_POSTGRES") == "required":
            pytest.fail(absent)
        pytest.skip(absent)


@dataclass(slots=True)
class Server:
    """One server, which can be stopped and started again."""

    folder: Path
    programs: Path
    user: str
    settings: Sequence[str]
    port: int = field(default_factory=lambda: free_port())
    _process: subprocess.Popen[bytes] | None = None
    _emptying: str = ""
    _numbers: count[int] = field(default_factory=count)

    def url(self, name: str = "postgres", user: str = "onejob") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        self.begin()
        self.wait()

    def begin(self) -> None:
        """To be called on a thread that stays: it ends with that."""
        settings = (
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "shared_buffers=16MB",
            "max_connections=200",
            "autovacuum=off",
            *self.settings,
        )
        options = [part for setting in settings for part in ("-c", setting)]
        command = [self.programs / "postgres", "-D", self.folder / "data", "-p", str(self.port)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self._as_user(*command, *options), stdout=log, stderr=log, cwd="/"
            )

    def wait(self) -> None:
        """Until it takes connections."""
        assert self._process is not None
        for _ in range(600):
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
            except psycopg.OperationalError:
                assert self._process.poll() is None, (self.folder / "log").read_text("utf-8")
                time.sleep(0.02)
            else:
                return
        raise AssertionError("PostgreSQL does not start")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: SIGINT lets nobody finish, SIGQUIT is a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def make(self) -> None:
        command = [self.programs / "initdb", "-D", self.folder / "data", "-U", "onejob"]
        options = ["-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        subprocess.run(self._as_user(*command, *options), check=True, capture_output=True, cwd="/")

    def ask(self, statement: str, name: str = "postgres") -> list[tuple[object, ...]]:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def database(self, template: str = "template0", *more: str) -> str:
        """Make a new database, and return its address."""
        name = f"onejob{next(self._numbers)}"
        words = " ".join(more) or "STRATEGY file_copy"
        self.ask(f"CREATE DATABASE {name} TEMPLATE {template} {words}")
        return self.url(name)

    def emptied(self) -> str:
        """Return the address of a database as a start has made it: one, with no row left of what
        was asked before, as to make one takes ten times as long.
        """
        url = self.url("onejob_empty")
        if not self._emptying:
            self.ask("CREATE DATABASE onejob_empty")
            prepare(Address.of(url), patience=5)
            with psycopg.connect(url) as connection:
                tables = [name for name in tables_in(connection) if name != "onejob_migration"]
                counters = connection.execute("SELECT relname FROM pg_class WHERE relkind = 'S'")
                deletions = [f"DELETE FROM {name}" for name in tables]
                restarts = [f"ALTER SEQUENCE {name} RESTART" for (name,) in counters]
            self._emptying = "; ".join([*deletions, *restarts])
        self.ask(self._emptying, "onejob_empty")
        return url

    def _as_user(self, *command: object) -> list[str]:
        """It refuses to run as root; and it ends with whoever started it."""
        ids = (f"--reuid={self.user}", f"--regid={_group_of(self.user)}", "--clear-groups")
        as_them = ids if os.geteuid() == 0 else ()
        return ["setpriv", "--pdeathsig", "INT", *as_them, *map(str, command)]


@contextmanager
def server(*settings: str, is_durable: bool = False) -> Generator[Server]:
    """Give one that runs; nothing of it is left."""
    found = programs()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="onejob-postgres-"))
    user = _user()
    if os.geteuid() == 0:
        shutil.chown(folder, user, _group_of(user))
    made = Server(folder, found, user, (*settings, *(() if is_durable else HURRIED)))
    try:
        made.make()
        made.start()
        yield made
    finally:
        made.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _group_of(user: str) -> int:
    return pwd.getpwnam(user).pw_gid


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
