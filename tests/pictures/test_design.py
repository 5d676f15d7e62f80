"""Every color can be read, or seen, on what it stands on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.pictures import design
from tests.offenders import every

FIELDS = design.field_colors()
HEXADECIMAL = "#{:06x}".format


@every(FIELDS, HEXADECIMAL)
def test_text_can_be_read_on_every_ground(field: int) -> None:
    for ground in (design.GROUND, design.tinted(field)):
        for text in (design.INK, design.SOFT, design.strong(field)):
            assert design.contrast(text, ground) >= design.READ


@every(FIELDS, HEXADECIMAL)
def test_what_is_not_text_can_be_seen_on_every_ground(field: int) -> None:
    for ground in (design.GROUND, design.tinted(field)):
        for part in (design.strong(field), design.faded(field), design.RULE, design.INK):
            assert design.contrast(part, ground) >= design.SEEN
    for part in (design.strong(field), design.INK):
        assert design.contrast(part, design.backed(field)) >= design.SEEN
    assert design.contrast(design.INK, design.PANEL) >= design.READ
    assert design.contrast(design.RULE, design.PANEL) >= design.SEEN


@given(st.integers(0, 0xFFFFFF))
def test_any_color_becomes_one_that_can_be_read(color: int) -> None:
    assert design.contrast(design.strong(color), design.GROUND) >= design.READ


def test_contrast_is_what_wcag_says() -> None:
    assert design.contrast(0, 0xFFFFFF) == 21
    assert round(design.contrast(0xFFFFFF, 0x767676), 2) == 4.54


def test_no_text_is_smaller_than_the_least() -> None:
    sizes = (
        *(design.TITLE_LEAST, design.HEADING, design.AMOUNT, design.GROWTH, design.GROWTH_BESIDE),
        *(design.NAME, design.NAME_CLOSE, design.BODY, design.SMALL),
    )
    assert min(sizes) >= design.LEAST >= 30
