"""What operators set: read with every command, and told in a sentence where it is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.domain.errors import OperatorError
from bot.settings import ENV_FILE, Settings, env_file, misnamed
from bot.storage.sqlite.file import open_to_others

ROOT = Path(__file__).parents[2]

COMMANDS = (
    ["run"],
    ["sync"],
    ["demo"],
    ["rehearse"],
    ["check"],
    ["new", "smith"],
    ["card", "ai-engineer"],
    ["backup", "copy"],
    ["restore", "copy"],
)


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of `.env`, where there is none so far; nothing is set in the environment."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path / ".env"


def onejob(
    folder: Path, arguments: Sequence[str], environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    return done.stderr


# `.env` -------------------------------------------------------------------------------------------

TEXT = "# Müller's bot\nDISCORD_TOKEN=not-tried\n"
UNREADABLE = {
    "latin-1": (TEXT.encode("latin-1"), "is not UTF-8 text in line 1"),
    "cp1252": ("DISCORD_TOKEN=a\n# “x”\n".encode("cp1252"), "is not UTF-8 text in line 2"),
    "utf-16": (TEXT.encode("utf-16"), "is written in UTF-16"),
    "utf-16, big end first": ("\ufeff".encode("utf-16-be") + TEXT.encode("utf-16-be"), "UTF-16"),
    "utf-16 without a mark": ("DISCORD_TOKEN=a\n".encode("utf-16-le"), "is no plain text"),
    "no text": (bytes(range(256)), "is not UTF-8 text in line"),
    "a line that means nothing": (b"DISCORD_TOKEN=a b\n'a' b\n", "in line 2: write NAME=value"),
    "a name alone": (b"\n\nDISCORD_TOKEN\n", "in line 3: write NAME=value"),
    "a colon": (b"DISCORD_TOKEN: a\n", "in line 1: write NAME=value"),
    "a quotation mark that nobody closes": (b"DISCORD_TOKEN='a\n", "in line 1"),
}


@pytest.mark.parametrize(("content", "told"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read(env: Path, content: bytes, told: str) -> None:
    env.write_bytes(content)
    said = refusal(onejob(env.parent, ["run"]))
    assert said.startswith(f"{env} ")
    assert told in said


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_says_so(env: Path, command: list[str]) -> None:
    env.write_bytes(TEXT.encode("latin-1"))
    assert refusal(onejob(env.parent, command)) == (
        f"{env} is not UTF-8 text in line 1: save it again with the encoding UTF-8.\n"
    )


def test_a_folder_in_its_place(env: Path) -> None:
    env.mkdir()
    assert refusal(onejob(env.parent, ["check"])).startswith(f"{env} is a folder")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read it")
def test_a_file_that_may_not_be_read(env: Path) -> None:
    env.write_text(TEXT, "utf-8")
    env.chmod(0)
    assert "(Permission denied)" in refusal(onejob(env.parent, ["check"]))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_to_itself(env: Path) -> None:
    env.symlink_to(env)
    assert refusal(onejob(env.parent, ["check"])).startswith(f"{env} cannot be read (")


@pytest.mark.parametrize("content", [TEXT.encode("utf-8"), TEXT.encode("utf-8-sig")])
def test_utf_8_is_read_with_a_mark_and_without(env: Path, content: bytes) -> None:
    env.write_bytes(content)
    assert Settings.read().token() == "not-tried"


def test_lines_of_windows_are_read(env: Path) -> None:
    env.write_bytes(b"DISCORD_TOKEN=not-tried\r\nONEJOB_LOG_FORMAT=json\r\n")
    assert (Settings.read().token(), Settings.read().onejob_log_format) == ("not-tried", "json")


# Names --------------------------------------------------------------------------------------------

MISSPELT = {
    "ONEJOB_CATALOG": "ONEJOB_CATALOGUE",
    "ONEJOB_CATALOUGE": "ONEJOB_CATALOGUE",
    "ONEJOB_CATALOGUES": "ONEJOB_CATALOGUE",
    "ONEJOB_LOGLEVEL": "ONEJOB_LOG_LEVEL",
    "ONEJOB_LOG_FORMT": "ONEJOB_LOG_FORMAT",
    "DISCORD_TOKENS": "DISCORD_TOKEN",
    "DISCORDTOKEN": "DISCORD_TOKEN",
    "DISCORD_TOKN": "DISCORD_TOKEN",
    "DATABASE_URI": "DATABASE_URL",
    "DATABSE_URL": "DATABASE_URL",
    "DISCORD_API_ULR": "DISCORD_API_URL",
    "onejob_catalog": "ONEJOB_CATALOGUE",
}


@pytest.mark.parametrize(("wrong", "right"), MISSPELT.items())
def test_a_misspelt_name_is_told_with_the_right_one(
    env: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str
) -> None:
    monkeypatch.setenv(wrong, "x")
    assert misnamed() == (
        f"{wrong.upper()} in the environment is no setting. Did you mean {right}?",
    )
    monkeypatch.delenv(wrong)
    env.write_text(f"{wrong}=x\n", "utf-8")
    assert misnamed() == (f"{wrong.upper()} in {env} is no setting. Did you mean {right}?",)


def test_a_name_of_ours_that_is_like_none_is_told_too(env: Path) -> None:
    env.write_text("ONEJOB_=x\nONEJOB_ZZZZ=x\n", "utf-8")
    assert [sentence.partition(" ")[0] for sentence in misnamed()] == ["ONEJOB_", "ONEJOB_ZZZZ"]


@pytest.mark.parametrize(
    "name", ["PATH", "DISCORD_WEBHOOK", "DATABASE", "PGDATABASE", "LOG_LEVEL", "TOKEN", "TZ"]
)
@pytest.mark.usefixtures("env")
def test_the_names_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "x")
    assert misnamed() == ()


@pytest.mark.usefixtures("env")
def test_what_is_like_a_setting_is_another_program_s_where_that_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///x")
    monkeypatch.setenv("DATABASE_URI", "x")
    assert misnamed() == ()


def test_check_fails_for_a_misspelt_name(env: Path) -> None:
    told = refusal(onejob(env.parent, ["check"], {"ONEJOB_CATALOG": "/nowhere"}))
    assert told == (
        "ONEJOB_CATALOG in the environment is no setting. Did you mean ONEJOB_CATALOGUE?\n"
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_tells_of_a_misspelt_name(env: Path, command: list[str]) -> None:
    nobody = {"DISCORD_TOKEN": "not tried", "ONEJOB_CATALOGUE": "/nowhere"}
    done = onejob(env.parent, command, {"ONEJOB_LOGLEVEL": "debug", **nobody})
    assert done.returncode == 1
    assert "ONEJOB_LOGLEVEL in the environment is no setting." in done.stderr
    assert "Traceback" not in done.stderr


# Values -------------------------------------------------------------------------------------------

WRONG = {
    "DISCORD_API_URL": [
        "discord.com",
        "ftp://secret",
        "https://",
        "https://a b",
        "https://[::",
    ],
    "DATABASE_URL": [
        "jobs.sqlite3",
        "mysql://me:secret@host/jobs",
        "sqlite://x",
        "sqlite:///",
    ],
    "ONEJOB_LOG_LEVEL": ["loud", "INFO "],
    "ONEJOB_LOG_FORMAT": ["xml"],
    "ONEJOB_STATUS": [
        "9187",
        "127.0.0.1",
        "127.0.0.1:0",
        "127.0.0.1:99999",
        "127.0.0.1:port",
        "http://127.0.0.1:9187",
        "127.0.0.1:9187/metrics",
        "me:secret@127.0.0.1:9187",
        "::1:9187",
        "on",
    ],
    "ONEJOB_SHARDS": ["4", "0-4", "4-0/8", "0-8/8", "0/0", "all", "secret"],
    "ONEJOB_PACE": ["0", "-1", "1.5", "fast", "10001"],
    "ONEJOB_PROXY": [
        "proxy.example",
        "socks5://me:secret@proxy.example",
        "http://",
        "http://a:99999",
    ],
}


@pytest.mark.usefixtures("env")
@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_told_with_what_it_must_be_and_never_printed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(OperatorError) as refused:
        Settings.read()
    told = str(refused.value)
    assert f"{name}: it must" in told
    assert "secret" not in told


def test_all_that_is_wrong_is_told_at_once(env: Path) -> None:
    env.write_text("ONEJOB_LOG_LEVEL=loud\nONEJOB_CATALOG=x\nDISCORD_TOKEN=a b\n", "utf-8")
    done = onejob(env.parent, ["check", "nowhere"])
    assert done.returncode == 1
    for told in ("ONEJOB_LOG_LEVEL", "ONEJOB_CATALOG", "DISCORD_TOKEN has a blank", "nowhere"):
        assert told in done.stderr


@pytest.mark.parametrize("folder", ["/nowhere", "nowhere", "~nobody-at-all/x"])
@pytest.mark.parametrize("command", [["check"], ["card", "ai-engineer"], ["run"]])
def test_a_catalogue_that_is_not_there_is_named_whole(
    env: Path, command: list[str], folder: str
) -> None:
    set_ = {"ONEJOB_CATALOGUE": folder, "DISCORD_TOKEN": "not-tried"}
    told = refusal(onejob(env.parent, command, set_))
    assert told.startswith(f"{env.parent / folder}: there is no such folder.")


@pytest.mark.usefixtures("env")
@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("", None),
        ("127.0.0.1:9187", ("127.0.0.1", 9187)),
        ("localhost:1", ("localhost", 1)),
        ("[::1]:9187", ("::1", 9187)),
    ],
)
def test_the_address_of_the_status_has_a_host_and_a_port(
    monkeypatch: pytest.MonkeyPatch, value: str, address: tuple[str, int] | None
) -> None:
    monkeypatch.setenv("ONEJOB_STATUS", value)
    assert Settings.read().status_address == address


@pytest.mark.usefixtures("env")
@pytest.mark.parametrize(("value", "pace"), [("", 45), ("48", 48), ("1", 1), ("off", None)])
def test_the_pace_is_a_number_or_off(
    monkeypatch: pytest.MonkeyPatch, value: str, pace: int | None
) -> None:
    monkeypatch.setenv("ONEJOB_PACE", value)
    assert Settings.read().pace == pace


# The proxy ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("env")
@pytest.mark.parametrize(
    ("environment", "proxy"),
    [
        ({}, None),
        ({"HTTPS_PROXY": "http://p:1"}, "http://p:1"),
        ({"https_proxy": "http://p:1"}, "http://p:1"),
        ({"HTTPS_PROXY": "p:1"}, "http://p:1"),
        ({"HTTP_PROXY": "http://p:1"}, None),
        ({"ALL_PROXY": "http://p:1"}, "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "discord.com"}, None),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "example.org"}, "http://p:1"),
        ({"HTTPS_PROXY": "http://p:1", "ONEJOB_PROXY": "none"}, None),
        ({"HTTPS_PROXY": "http://p:1", "ONEJOB_PROXY": "http://q:2"}, "http://q:2"),
        ({"ONEJOB_PROXY": "http://me:secret@q:2"}, "http://me:secret@q:2"),
        (
            {"HTTP_PROXY": "http://p:1", "DISCORD_API_URL": "http://127.0.0.1:1/api"},
            "http://p:1",
        ),
    ],
)
def test_the_way_to_discord(
    monkeypatch: pytest.MonkeyPatch, environment: Mapping[str, str], proxy: str | None
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Settings.read().proxy == proxy


@pytest.mark.parametrize("command", [["check"], ["run"], ["sync"]])
def test_a_usual_proxy_that_cannot_be_gone_by(env: Path, command: list[str]) -> None:
    set_ = {"ALL_PROXY": "socks5://me:secret@p:1", "DISCORD_TOKEN": "not-tried"}
    told = refusal(onejob(env.parent, command, set_))
    assert told.startswith("ALL_PROXY names a proxy that the bot cannot go by")
    assert "secret" not in told


# The time zone of the machine ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "zone", [":/etc/timezone", ":", "Mars/Olympus", "/etc/passwd", "\\x", "CET-1"]
)
@pytest.mark.parametrize(
    "command", [["rehearse", "--weeks", "1"], ["card", "ai-engineer"], ["check"]]
)
def test_it_does_not_matter(env: Path, command: list[str], zone: str) -> None:
    done = onejob(env.parent, command, {"TZ": zone})
    assert (done.returncode, done.stderr) == (0, "")


# Who may read it ----------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize(
    ("folder", "mode", "is_told"),
    [(0o755, 0o644, True), (0o755, 0o640, True), (0o755, 0o600, False), (0o700, 0o644, False)],
)
def test_a_file_with_the_token_that_others_may_read_is_told_of(
    env: Path, folder: int, mode: int, is_told: bool
) -> None:
    env.write_text("DISCORD_TOKEN=secret-token\n", "utf-8")
    env.chmod(mode)
    env.parent.chmod(folder)
    told = open_to_others(env_file(), ENV_FILE)
    if not is_told:
        assert told is None
        return
    assert told is not None
    assert told.endswith(f"(its mode is {mode:04o}). Write: chmod 600 {env}.")
    assert told in onejob(env.parent, ["check"]).stdout
    assert "secret-token" not in told


def test_no_such_file_is_not_told_of(env: Path) -> None:
    assert not env.exists()
    assert open_to_others(env_file(), ENV_FILE) is None
