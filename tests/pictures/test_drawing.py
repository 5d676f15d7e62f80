"""Every picture can be drawn, and all of its text stands where it should."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.design import LEAST, MARGIN, WIDTH
from bot.pictures.drawing import png, rendered, svg
from bot.pictures.picture import (
    Amount,
    Axis,
    Bar,
    ChartPicture,
    Growth,
    Ladder,
    Picture,
    ProfessionPicture,
    Subject,
    Week,
    WeekKind,
    YearPicture,
)
from tests.examples import at_most
from tests.offenders import every
from tests.pictures.looking import box, labels, opened
from tests.pictures.samples import BARE, COMPARISON, EVERYDAY, EXTREMES, PROFESSION, RANKS, YEAR

PICTURES: dict[str, Picture] = {**EVERYDAY, **EXTREMES}

texts = st.text(max_size=80)
values = st.floats(-1e12, 1e12, allow_nan=False) | st.just(0.0)
amounts = st.builds(Amount, values, texts, texts)
maybe = st.none() | amounts
axes = st.none() | st.builds(Axis, st.lists(amounts, max_size=6).map(tuple))
subjects = st.builds(Subject, texts, texts, st.integers(0, 0xFFFFFF))
ladders = st.builds(Ladder, maybe, maybe, maybe, maybe, maybe)
professions = st.builds(
    ProfessionPicture,
    subjects,
    texts,
    st.none() | st.builds(Growth, amounts, maybe),
    texts,
    ladders,
    axes,
    texts,
    texts,
    texts,
)
bars = st.builds(Bar, subjects, st.none() | ladders, maybe, texts, texts, st.booleans())
charts = st.builds(ChartPicture, texts, st.lists(bars, max_size=12).map(tuple), axes, texts, texts)
weeks = st.builds(Week, st.sampled_from(WeekKind), st.none() | subjects)
years = st.builds(YearPicture, texts, st.lists(weeks, max_size=60).map(tuple), texts, texts)


@at_most(60)
@given(professions | charts | years)
def test_any_picture_becomes_a_drawing_that_can_be_read(picture: Picture) -> None:
    drawing = svg(picture)
    ElementTree.fromstring(drawing)
    assert "nan" not in re.sub(r">[^<]*<", "><", drawing)
    assert min((int(size) for size in re.findall(r'font-size="(\d+)', drawing)), default=99) >= (
        LEAST
    )


@at_most(10)
@given(professions | charts | years)
def test_any_drawing_becomes_a_file(picture: Picture) -> None:
    assert png(picture).startswith(b"\x89PNG")


def test_every_picture_is_as_wide_as_it_must_be_and_has_round_corners() -> None:
    for picture in EVERYDAY.values():
        image = opened(png(picture))
        assert image.width == WIDTH
        assert image.getchannel("A").getpixel((0, 0)) == 0
        assert image.getchannel("A").getpixel((WIDTH // 2, 9)) == 255


def test_a_picture_weighs_no_more_than_it_may() -> None:
    sizes = {name: len(png(picture)) for name, picture in EVERYDAY.items()}
    assert sum(sizes.values()) / len(sizes) <= 40 * 1024
    assert len(png(replace(PROFESSION, group=""))) <= 32 * 1024


@every(sorted(PICTURES), str)
def test_no_label_meets_another_or_leaves_the_picture(name: str) -> None:
    drawing = svg(PICTURES[name])
    height = float(re.findall(r'height="([\d.]+)"', drawing)[0])
    found = labels(drawing)
    assert len(found) == len(set(found))
    boxes = {label: box(drawing, label) for label in found[:60]}
    for label, where in boxes.items():
        assert where, f"{label} cannot be seen"
        assert where.left >= MARGIN - 6, label
        assert where.right <= WIDTH - MARGIN + 6, label
        assert where.top >= 0, label
        assert where.bottom <= height, label
    for (one, here), (other, there) in combinations(boxes.items(), 2):
        assert here
        assert there
        assert not here.meets(there), (one, other)


def test_what_is_missing_leaves_no_hole() -> None:
    heights = [
        opened(png(picture)).height
        for picture in (
            PROFESSION,
            replace(PROFESSION, group=""),
            replace(PROFESSION, group="", growth=None),
            replace(PROFESSION, group="", growth=None, pay=Ladder(), axis=None),
            BARE,
        )
    ]
    assert heights == sorted(set(heights), reverse=True)
    assert 'id="field"' not in svg(replace(PROFESSION, field=""))


def test_a_text_is_drawn_as_it_stands_and_never_as_a_tag() -> None:
    drawing = svg(replace(PROFESSION, group="<script>&\"'"))
    assert ElementTree.fromstring(drawing).find(".//*[@id='group']") is not None
    assert "<script" not in drawing


def test_three_amounts_are_written_out_and_the_tenths_where_they_have_words() -> None:
    said = labels(svg(PROFESSION))
    assert [name for name in said if name in {"p10", "p25", "median", "p75", "p90"}] == [
        "p25",
        "median",
        "p75",
    ]
    assert {"p10", "p90"} <= set(labels(svg(EXTREMES["long"])))


def test_the_first_one_has_a_sign() -> None:
    assert svg(EVERYDAY["result"]).count('id="star"') == 1
    assert 'id="star"' not in svg(COMPARISON)


def test_ranks_alone_have_no_bars() -> None:
    blocks = re.search(r'<g id="blocks">(.*?)</g>', svg(RANKS), re.DOTALL)
    assert blocks
    assert "<rect" not in blocks[1]


def test_only_the_next_week_asks_who_it_will_be_and_the_present_one_has_a_frame() -> None:
    drawing = svg(YEAR)
    assert drawing.count(">?</text>") == 1
    assert drawing.count('id="present"') == 1


def test_the_median_stands_where_it_belongs() -> None:
    alone = rendered(svg(PROFESSION), "*{visibility:hidden} #mark{visibility:visible}")
    found = opened(alone).getchannel("A").getbbox()
    assert found
    middle = MARGIN + 140_300 / 250_000 * (WIDTH - 2 * MARGIN)
    assert abs((found[0] + found[2]) / 2 - middle) <= 1
