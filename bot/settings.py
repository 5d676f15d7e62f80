"""What the operator sets, read once from the environment and `.env`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import SecretStr, StringConstraints, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.errors import OperatorError

_CURES = {
    "DISCORD_API_URL": "it must be an address that starts with http:// or https://",
    "DATABASE_URL": "it must look like sqlite:///var/onejob.sqlite3",
    "ONEJOB_LOG_LEVEL": "it must be debug, info, warning or error",
    "ONEJOB_LOG_FORMAT": "it must be text or json",
}


PACKAGED = "packaged"
"""Stands for the catalogue that comes with the bot."""


def packaged_catalogue() -> Path:
    """Return the catalogue that comes with the bot, in a wheel or in a checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


class Settings(BaseSettings):
    """Every setting; `.env.example` explains them, and a law test keeps the two equal."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    discord_token: SecretStr | None = None
    discord_api_url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+")] = (
        "https://discord.com/api/v10"
    )
    database_url: Annotated[str, StringConstraints(pattern=r"^sqlite:///.")] = (
        "sqlite:///var/onejob.sqlite3"
    )
    onejob_catalogue: str = PACKAGED
    onejob_log_level: Literal["debug", "info", "warning", "error"] = "info"
    onejob_log_format: Literal["text", "json"] = "text"

    @classmethod
    def read(cls) -> Self:
        """Read them all; raises OperatorError with every wrong one, and never prints a value."""
        try:
            return cls()
        except ValidationError as error:
            names = dict.fromkeys(str(mistake["loc"][0]).upper() for mistake in error.errors())
            wrong = "; ".join(f"{name}: {_CURES.get(name, 'it cannot be read')}" for name in names)
            raise OperatorError(f"These settings are wrong ({wrong}). See .env.example.") from None

    @property
    def catalogue_folders(self) -> tuple[Path, ...]:
        """The folders of the catalogue; what is in a later one adds to the earlier or replaces."""
        named = filter(None, self.onejob_catalogue.split(os.pathsep))
        folders = tuple(
            packaged_catalogue() if name == PACKAGED else Path(name).expanduser() for name in named
        )
        return folders or (packaged_catalogue(),)

    def token(self) -> str:
        """Return Discord's token; raises OperatorError where there is none."""
        if self.discord_token is None:
            raise OperatorError(
                "DISCORD_TOKEN is missing. Copy .env.example to .env and put the bot's token "
                "there, or try the bot without one: make demo."
            )
        return self.discord_token.get_secret_value()
