"""A skill that several professions ask for: the common word that their profiles share."""

from __future__ import annotations

from bot.domain.catalogue.figure import Model
from bot.domain.text import Name, Slug


class Skill(Model):
    """One entry of the catalogue's index of skills; `id` is what profiles refer to."""

    id: Slug
    title: Name
    aliases: tuple[Name, ...] = ()
