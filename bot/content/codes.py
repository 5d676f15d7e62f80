"""The codes of ISO 3166 (countries) and ISO 4217 (currencies), as Babel's CLDR data has them."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from babel.core import get_global


@cache
def countries() -> frozenset[str]:
    """Return today's country codes; CLDR adds a few islands, the EU and Kosovo, ISO agrees."""
    territories = _codes("territory_currencies")
    replaced = _codes("territory_aliases")
    return frozenset(territories - replaced - {"ZZ"})  # ZZ: unknown


@cache
def currencies() -> frozenset[str]:
    """Return the codes of today's and former currencies."""
    return frozenset(_codes("all_currencies") - {"XXX", "XTS"})  # none, and for testing


def country_meant(code: str) -> str | None:
    """Return today's code of a country that is also known by `code`, as GB for UK."""
    found = cast("dict[str, list[str]]", get_global("territory_aliases")).get(code, [])
    return found[0] if len(found) == 1 else None


def _codes(name: Any) -> set[str]:
    return set(cast("dict[str, object]", get_global(name)))
