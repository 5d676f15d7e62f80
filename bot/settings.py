"""What the operator sets, read once from the environment and `.env`."""

from __future__ import annotations

import codecs
import os
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from tempfile import mkstemp
from typing import Annotated, Any, Literal, Self
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from dotenv.parser import Binding, parse_stream
from pydantic import AfterValidator, Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import OperatorError
from bot.domain.shards import ALL, Shards

PACKAGED = "packaged"
"""Stands for the catalogue that comes with the bot."""

ENV_FILE = "The file with the bot's token,"

_TOKEN = "DISCORD_TOKEN"  # noqa: S105 - its name
_NO_PROXY = "none"
_PREFIX = "ONEJOB_"
_TESTS = "ONEJOB_TEST_"  # what this project's own tests are told
_FASTEST = 10_000  # requests a second; nobody has been given as many by Discord
_ALIKE = 0.84  # DATABASE_URI is like DATABASE_URL, DISCORD_API_KEY not like DISCORD_API_URL

_CURES = {
    "DISCORD_API_URL": "it must be an address such as https://discord.com/api/v10",
    "DATABASE_URL": (
        "it must look like sqlite:///var/onejob.sqlite3 or "
        "postgresql://user:password@host:5432/database"
    ),
    "ONEJOB_LOG_LEVEL": "it must be debug, info, warning or error",
    "ONEJOB_LOG_FORMAT": "it must be text or json",
    "ONEJOB_PICTURES": "it must be on or off",
    "ONEJOB_MENTIONS": "it must be on or off, or left empty",
    "ONEJOB_SHARDS": "it must name the first shard, the last, and how many there are in all, as in "
    "0-3/16, or be left empty",
    "ONEJOB_PACE": "it must be a number of requests a second, such as 45, or the word off",
    "ONEJOB_STATUS": "it must be an address of this machine with a port, such as 127.0.0.1:9187",
    "ONEJOB_PROXY": "it must look like http://proxy.example:3128, or be the word none",
}


def packaged_catalogue() -> Path:
    """Return the catalogue that comes with the bot, in a wheel or in a checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def _address(text: str) -> str:
    """Return what is the address of a web server; raises ValueError for anything else."""
    parts = urlsplit(text)  # which raises one itself, as does the port
    is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    if not is_whole or not text.isprintable() or " " in text or parts.query or parts.fragment:
        raise ValueError("no address")
    return text


def _proxy(text: str) -> str:
    return text if text == _NO_PROXY else _address(text)


def _listening(text: str) -> str:
    """Return what is a host and a port; raises ValueError for anything else."""
    parts = urlsplit(f"//{text}")
    is_whole = bool(parts.hostname) and bool(parts.port) and parts.netloc == text
    if not is_whole or not text.isprintable() or " " in text or "@" in text:
        raise ValueError("no host and port")
    return text


def _shards(text: str) -> str:
    Shards.read(text)
    return text


class Settings(BaseSettings):
    """Every setting; `.env.example` explains them, and a law test keeps the two equal."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",  # Notepad begins UTF-8 files with a mark
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    discord_token: SecretStr | None = None
    discord_api_url: Annotated[str, AfterValidator(_address)] = "https://discord.com/api/v10"
    database_url: Annotated[str, StringConstraints(pattern=r"^(sqlite:///|postgresql://).")] = (
        "sqlite:///var/onejob.sqlite3"
    )
    onejob_catalogue: str = PACKAGED
    onejob_proxy: Annotated[str, AfterValidator(_proxy)] | None = None
    onejob_pace: Literal["off"] | Annotated[int, Field(ge=1, le=_FASTEST)] = 45
    onejob_pictures: Literal["on", "off"] = "on"
    onejob_mentions: Literal["on", "off"] | None = None
    onejob_shards: Annotated[str, AfterValidator(_shards)] | None = None
    onejob_status: Annotated[str, AfterValidator(_listening)] | None = None
    onejob_log_level: Literal["debug", "info", "warning", "error"] = "info"
    onejob_log_format: Literal["text", "json"] = "text"

    @classmethod
    def read(cls) -> Self:
        """Read them all; raises OperatorError with every wrong one, and never prints a value."""
        settings, wrong = cls.looked_through()
        if wrong:
            raise OperatorError("\n".join(wrong))
        return settings

    @classmethod
    def looked_through(cls) -> tuple[Self, tuple[str, ...]]:
        """Return them with a sentence for each mistake; what is wrong has its default instead."""
        file = env_file()
        unreadable = _unreadable(file)
        more: Mapping[str, Any] = {"_env_file": None} if unreadable else {}
        try:
            settings = cls(**more)
            return settings, (*unreadable, *settings._unusable())
        except ValidationError as error:
            names = dict.fromkeys(str(mistake["loc"][0]) for mistake in error.errors())
        told = "; ".join(
            f"{name.upper()}: {_CURES.get(name.upper(), 'it cannot be read')}" for name in names
        )
        defaults = {name: cls.model_fields[name].default for name in names}
        wrong = f"These settings are wrong ({told}). See .env.example."
        return cls(**more, **defaults), (*unreadable, wrong)

    @property
    def catalogue_folders(self) -> tuple[Path, ...]:
        """The folders of the catalogue; what is in a later one adds to the earlier or replaces."""
        named = filter(None, self.onejob_catalogue.split(os.pathsep))
        folders = tuple(packaged_catalogue() if name == PACKAGED else _path(name) for name in named)
        return folders or (packaged_catalogue(),)

    @property
    def proxy(self) -> str | None:
        """The address of the proxy that leads to Discord, if any; raises OperatorError.

        Where none is set, it is what other programs go by: HTTPS_PROXY and its kin.
        """
        if self.onejob_proxy is not None:
            return None if self.onejob_proxy == _NO_PROXY else self.onejob_proxy
        return _usual_proxy(urlsplit(self.discord_api_url))

    @property
    def pace(self) -> int | None:
        """Requests a second that all processes together make of Discord, if they are counted."""
        return None if self.onejob_pace == "off" else self.onejob_pace

    @property
    def hears_mentions(self) -> bool | None:
        """Whether messages are listened to; None where it depends on how many servers there are."""
        return None if self.onejob_mentions is None else self.onejob_mentions == "on"

    @property
    def shards(self) -> Shards:
        """Whose servers this process serves; those of other shards are other processes'."""
        return ALL if self.onejob_shards is None else Shards.read(self.onejob_shards)

    @property
    def status_address(self) -> tuple[str, int] | None:
        """The host and port at which the bot tells how it is doing, if it does."""
        if self.onejob_status is None:
            return None
        parts = urlsplit(f"//{self.onejob_status}")
        assert parts.hostname is not None
        assert parts.port is not None
        return parts.hostname, parts.port

    def _unusable(self) -> tuple[str, ...]:
        try:
            _ = self.proxy
        except OperatorError as reason:
            return (str(reason),)
        return ()

    def token(self) -> str:
        """Return Discord's token; raises OperatorError where there is none."""
        token = self.discord_token.get_secret_value().strip() if self.discord_token else ""
        if not token:
            file = env_file()
            where = f"there, {file}," if file.exists() else f"there (no {file} is there so far),"
            raise OperatorError(
                "DISCORD_TOKEN is missing. Copy .env.example to .env and put the bot's token "
                f"{where} or try the bot without one: make demo."
            )
        return token


def misnamed() -> tuple[str, ...]:
    """Return a sentence for each name that is set as if it were a setting, and is none.

    A name that only looks like one of ours may be another program's; where ours is set, it is.
    """
    known = [name.upper() for name in Settings.model_fields]
    in_file = {name.upper(): f" in {env_file()}" for name in _names(env_file())}
    in_environment = {name.upper(): " in the environment" for name in os.environ}
    set_ = {**in_file, **in_environment}
    return tuple(_misnamed(name, set_[name], known) for name in _strangers(set_, known))


def _strangers(set_: Mapping[str, str], known: list[str]) -> Iterator[str]:
    for name in sorted(set_):
        if name in known or name.startswith(_TESTS):
            continue
        near = get_close_matches(name, known, 1, _ALIKE)
        if name.startswith(_PREFIX) or (near and near[0] not in set_):
            yield name


def _misnamed(name: str, where: str, known: list[str]) -> str:
    meant = next(iter(get_close_matches(name, known, 1)), None)
    cure = f"Did you mean {meant}?" if meant else "See .env.example for all there are."
    return f"{name}{where} is no setting. {cure}"


def keeps_token() -> bool:
    """Whether there is a token in `.env`; raises OperatorError where nobody can tell."""
    file = env_file()
    if file.exists() and not file.is_file():
        raise OperatorError(f"{file} is no ordinary file: write DISCORD_TOKEN there yourself.")
    if wrong := _unreadable(file):
        raise OperatorError("\n".join(wrong))
    bindings = parse_stream(StringIO(_text(file)))
    return any(_is_token(binding) and binding.value for binding in bindings)


def keep_token(token: str) -> Path:
    """Put the token into `.env`, leave all else there as it is, and return where that is.

    It is there whole then, for nobody but its owner, or what was there before still is.
    """
    file = env_file().resolve()
    handle, name = mkstemp(prefix=".env.", dir=file.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(_with_token(_text(file), token))
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists() and hasattr(os, "chown"):
            os.chown(unfinished, file.stat().st_uid, file.stat().st_gid)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
    return file


def _with_token(text: str, token: str) -> str:
    line = f"{_TOKEN}={token}\n"
    parts, is_there = list[str](), False
    for binding in parse_stream(StringIO(text)):
        was = binding.original.string
        before = was[: len(was) - len(was.lstrip())]
        parts.append(f"{before}{line}" if _is_token(binding) else was)
        is_there = is_there or _is_token(binding)
    whole = "".join(parts)
    if is_there:
        return whole
    return f"{whole}{'' if whole.endswith(chr(10)) or not whole else chr(10)}{line}"


def _is_token(binding: Binding) -> bool:
    return (binding.key or "").upper() == _TOKEN


def supervisor_address() -> str | None:
    """Return where systemd, or whatever else has started the program, wants to hear of it."""
    return os.environ.get("NOTIFY_SOCKET")


@contextmanager
def in_no_zone() -> Generator[None]:
    """Keep the machine's time zone from what is loaded meanwhile."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "UTC"
    try:
        yield
    finally:
        del os.environ["TZ"]
        if before is not None:
            os.environ["TZ"] = before


def _path(name: str) -> Path:
    """Return where that is, whole, so that whoever is told of it knows."""
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:  # nobody is called so
        return Path(name).absolute()


def _usual_proxy(discord: SplitResult) -> str | None:
    proxies = getproxies_environment()
    kind = discord.scheme if discord.scheme in proxies else "all"
    proxy = proxies.get(kind)
    if not proxy or proxy_bypass(discord.hostname or ""):
        return None
    try:
        return _address(proxy if "://" in proxy else f"http://{proxy}")
    except ValueError:
        raise OperatorError(
            f"{kind.upper()}_PROXY names a proxy that the bot cannot go by: it must look like "
            "http://proxy.example:3128. Set ONEJOB_PROXY to such a one, or to the word none."
        ) from None


def env_file() -> Path:
    """Return where `.env` is, or would be."""
    return Path(".env").absolute()


def _text(file: Path) -> str:
    """Return what is in `.env`, nothing where there is none; raises OSError and UnicodeError."""
    try:
        # A pipe, as some keepers of secrets make one, gives what it has only once.
        return "" if file.is_fifo() else file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""


def _names(file: Path) -> Iterator[str]:
    try:
        text = _text(file)
    except (OSError, UnicodeError):
        return
    yield from (binding.key for binding in parse_stream(StringIO(text)) if binding.key)


def _unreadable(file: Path) -> tuple[str, ...]:
    """Return a sentence where `.env` is there and cannot be read whole."""
    fault = _fault(file)
    return (f"{file} {fault}.",) if fault else ()


def _fault(file: Path) -> str | None:
    try:
        text = _text(file)
    except IsADirectoryError:
        return "is a folder: put a file in its place, as .env.example is one"
    except UnicodeError:
        return f"{_encoding(file)}: save it again with the encoding UTF-8"
    except OSError as error:
        cure = "make it a file that the user who runs this may read"
        return f"cannot be read ({error.strerror}): {cure}"
    if "\0" in text:  # as UTF-16 without its mark has after each letter
        return "is no plain text: save it again with the encoding UTF-8"
    bindings = parse_stream(StringIO(text))
    wrong = (each for each in bindings if each.error or (each.key and each.value is None))
    lines = [_line(each) for each in wrong]
    told = " and ".join(map(str, lines))
    return f"cannot be read in line {told}: write NAME=value there" if lines else None


def _line(binding: Binding) -> int:
    """Return the line in which it stands; to its text belong the blank lines before it."""
    text = binding.original.string
    blank = text[: len(text) - len(text.lstrip())]
    return binding.original.line + blank.count("\n")


def _encoding(file: Path) -> str:
    raw = file.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "is written in UTF-16, which Windows calls Unicode"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return f"is not UTF-8 text in line {raw.count(bytes([10]), 0, error.start) + 1}"
    return "is not UTF-8 text"
