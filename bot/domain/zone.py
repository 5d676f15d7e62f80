"""Finding time zones by what people type."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

from bot.domain.search import Index, fold

# Zones named for a place in the world come first; `Etc/GMT+5` and `EST5EDT` are there for whoever
# asks for them by name.
_AREAS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


class Zones:
    """Every zone of the tz database."""

    def __init__(self) -> None:
        names = sorted(available_timezones(), key=_order)
        self._index = Index({name: (name, name.rpartition("/")[2]) for name in names}, alike=75.0)
        self._names = {fold(name): name for name in reversed(names)}

    def search(self, query: str, limit: int = 25) -> tuple[str, ...]:
        """Return what `query` may mean, best first; tolerant of typing mistakes."""
        return self._index.find(query, limit)

    def meant(self, text: str) -> str:
        """Return the zone called so in any spelling (`europe/paris`), else the text as it is."""
        return self._names.get(fold(text), text)


@cache  # walking the database's folders takes some 50 ms
def zones() -> Zones:
    """Return the zones, read when they are first asked for."""
    return Zones()


def _order(name: str) -> tuple[bool, bool, str]:
    return name.partition("/")[0] not in _AREAS, "/" in name, name
