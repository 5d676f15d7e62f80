"""The design system: sizes, spacing and colors of everything that is drawn, or framed in a card."""

from __future__ import annotations

WIDTH = 1200
"""Of every picture. A phone shows it at a third of that."""

LEAST = 30
"""Size of the smallest text that must be read."""

_FIELDS = {
    "technology": 0x3B82F6,
    "health": 0xEF4444,
    "climate and energy": 0x22C55E,
    "manufacturing": 0xF59E0B,
    "care": 0xEC4899,
    "education": 0x8B5CF6,
    "agriculture": 0x84CC16,
    "finance": 0x14B8A6,
    "creative": 0xD946EF,
    "law and ethics": 0x6366F1,
}
_OTHER_FIELD = 0x64748B


def field_color(field: str) -> int:
    """Return the field's own color; one for all that are not known here."""
    return _FIELDS.get(field.casefold(), _OTHER_FIELD)
