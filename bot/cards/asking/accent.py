"""A color for each field of work: nothing but decoration."""

from __future__ import annotations

_ACCENTS = {
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
_OTHER_ACCENT = 0x64748B


def accent_of(field: str) -> int:
    """Return the field's own color; one for all that are not known here."""
    return _ACCENTS.get(field.casefold(), _OTHER_ACCENT)
