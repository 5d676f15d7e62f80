"""Slash commands, a module for each thing they are about."""

from __future__ import annotations

from bot.presentation.commands import (
    about,
    ask,
    compare,
    fit,
    job,
    jobs,
    privacy,
    rankings,
    series,
    settings,
    skills,
    suggest,
    week,
)
from bot.presentation.desk import Desk
from bot.presentation.tree import Tree


def add_commands(tree: Tree, desk: Desk) -> None:
    """Add every command to the tree, named in the default language."""
    ask.add(tree, desk)
    job.add(tree, desk)
    jobs.add(tree, desk)
    skills.add(tree, desk)
    compare.add(tree, desk)
    fit.add(tree, desk)
    rankings.add(tree, desk)
    week.add(tree, desk)
    suggest.add(tree, desk)
    series.add(tree, desk)
    settings.add(tree, desk)
    privacy.add(tree, desk)
    about.add(tree, desk)
