"""Slash commands, a module for each thing they are about."""

from __future__ import annotations

from bot.presentation.client import Client
from bot.presentation.commands import (
    about,
    compare,
    fit,
    job,
    jobs,
    privacy,
    rankings,
    series,
    skills,
    suggest,
    week,
)


def add_commands(client: Client) -> None:
    """Add every command to the client's tree, named in the default language."""
    job.add(client)
    jobs.add(client)
    skills.add(client)
    compare.add(client)
    fit.add(client)
    rankings.add(client)
    week.add(client)
    suggest.add(client)
    series.add(client)
    privacy.add(client)
    about.add(client)
