"""The design system: sizes, spacing and colors of everything that is drawn, or framed in a card.

All sizes are pixels of a picture that is `WIDTH` wide.
"""

from __future__ import annotations

WIDTH = 1200
"""Of every picture. A phone shows it at a third of that."""

LEAST = 30
"""Size of the smallest text that must be read."""

CORNER = 32
MARGIN = 56
GAP = 24
SPACE = 14
"""Between an amount and what it is about."""
BOTTOM = 40
LINE = 1.16
"""Height of a line, in sizes of its text."""
RISE = 0.72
"""How far capitals and digits stand above their baseline, in sizes of their text."""

# Sizes of text; a title's on one line, on two, and before it is cut.
TITLE, TITLE_TWICE, TITLE_LEAST = 76, 64, 52
HEADING = 42
AMOUNT = 56
GROWTH, GROWTH_BESIDE = 52, 38
NAME, NAME_CLOSE = 42, 38
BODY = 34
SMALL = LEAST

HEAD_HEIGHT = 240
EMBLEM = 184
GROWTH_LEFT = 640
"""Where the bars of growth begin, beside their words."""

BOX = 64
"""Height of the middle half of a ladder; the rest is half as high or less, so that it recedes."""
WHISKER = 22
MEDIAN = 8
OVERHANG = 12
"""How far the median's line stands out above and below."""
TICK = 12
SIGN = 20
"""Width of what stands for the middle half beside a written amount."""
SHORTEST = 90
"""Less room than this is none: hardly a word would be left."""

ROW_EMBLEM = 72
ROW_LEFT = 152
ROW_BAR = 36
ROW_WHISKER = 14
ROW_GAP, ROW_GAP_CLOSE = 26, 18
PANEL_EDGE = 20
"""How far the panel of the first one reaches beyond it."""
CLOSE = 6
"""From so many bars on, they stand closer and only their medians are written out."""

A_ROW = 13
WEEK = 74
WEEK_EMBLEM = 62
WEEK_CORNER = 14
FRAME = 6

AVATAR = 512
BANNER_WIDTH, BANNER_HEIGHT = 1360, 480
BANNER_CELL, BANNER_EMBLEM = 92, 78
"""Twice what Discord shows."""

GROUND = 0x1B1D22
"""Behind everything: dark on Discord's light, and a card of its own on Discord's dark."""
PANEL = 0x2B2E35
INK = 0xFFFFFF
SOFT = 0xBCC1CA
RULE = 0x868C98
TINT = 0.20
"""Share of a field's color in what is tinted by it."""
BACK = 0.34
"""Share of a field's color in the ground of its emblem."""
FADE = 0.55
"""Share of a field's color in what recedes."""

BRAND = 0xF59E0B
"""The one of seven that stands out."""
BRAND_OTHERS = 0x5B8DEF

READ = 4.5
"""Least contrast of text: WCAG AA."""
SEEN = 3.0
"""Least contrast of what is not text and must be seen."""

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
    "business": 0x7C3AED,
    "construction": 0xF97316,
    "food and hospitality": 0xFB7185,
    "maintenance and repair": 0xCA8A04,
    "office": 0x94A3B8,
    "public safety": 0x2563EB,
    "sales": 0x10B981,
    "science and engineering": 0x0891B2,
    "services": 0xC084FC,
    "social work": 0xF472B6,
    "transport": 0x06B6D4,
}
_OTHER_FIELD = 0x64748B

SERIES = 0x5865F2
"""Of what belongs to the week: votes, results, dates. The others are of answers about several."""
LIST = 0x0EA5E9
RANKING = 0xEAB308
FIT = 0xA855F7
PLAIN = _OTHER_FIELD
"""Of short answers, and of staff's."""


def field_color(field: str) -> int:
    """Return the field's own color; one for all that are not known here."""
    return _FIELDS.get(field.casefold(), _OTHER_FIELD)


def field_colors() -> tuple[int, ...]:
    """Return every color that a field has."""
    return (*_FIELDS.values(), _OTHER_FIELD)


def mixed(color: int, other: int, share: float) -> int:
    """Return `other` with so large a share of `color`."""
    parts = (
        round(own * share + beside * (1 - share))
        for own, beside in zip(_channels(color), _channels(other), strict=True)
    )
    red, green, blue = parts
    return red << 16 | green << 8 | blue


def contrast(color: int, other: int) -> float:
    """Return how far apart they are for the eye, from 1 to 21, as WCAG 2 counts it."""
    dark, light = sorted((_luminance(color), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lightened(color: int, ground: int, least: float) -> int:
    """Return the nearest to `color` that stands out from `ground` by `least`."""
    steps = (mixed(INK, color, step / 20) for step in range(21))
    return next((step for step in steps if contrast(step, ground) >= least), INK)


def tinted(color: int) -> int:
    """Return the ground in a field's color."""
    return mixed(color, GROUND, TINT)


def strong(color: int) -> int:
    """Return a field's color as it may be read, and seen, on the ground and what is tinted."""
    return lightened(lightened(color, tinted(color), READ), GROUND, READ)


def faded(color: int) -> int:
    """Return a field's color as it is seen but recedes."""
    return lightened(lightened(mixed(color, GROUND, FADE), tinted(color), SEEN), GROUND, SEEN)


def backed(color: int) -> int:
    """Return a field's color as the ground of its emblem."""
    return mixed(color, GROUND, BACK)


def _channels(color: int) -> tuple[int, int, int]:
    return color >> 16 & 255, color >> 8 & 255, color & 255


def _luminance(color: int) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(color))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
