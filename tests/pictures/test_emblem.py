"""Each profession has a figure of its own, which people tell from the others."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from bot.pictures import design
from bot.pictures.emblem import emblem
from bot.pictures.parts import Figure
from tests.pictures.looking import Seen, seen

SLUGS = sorted(path.stem for path in Path("data/professions").glob("*.yaml"))
SMALL = 36
"""Half of the smallest that is drawn."""


def small(slug: str) -> Seen:
    middle = SMALL / 2
    return seen(Figure(emblem(slug), middle, middle, SMALL, design.field_color("technology")))


def difference(one: Seen, other: Seen) -> float:
    """Return which share of the pixels is clearly lighter or darker."""
    counted = ImageChops.difference(one, other).histogram()
    return sum(counted[64:]) / sum(counted)


def test_the_professions_that_we_ship_look_clearly_different() -> None:
    drawn = {slug: small(slug) for slug in SLUGS}
    near = {
        (one, other): difference(drawn[one], drawn[other]) for one, other in combinations(SLUGS, 2)
    }
    assert SLUGS
    assert {pair: share for pair, share in near.items() if share < 0.04} == {}


def test_two_thousand_others_seldom_look_alike() -> None:
    # By chance, two of them share one figure about once in 8,000 pairs.
    assert len({emblem(f"profession-{i}") for i in range(2000)}) > 1700


@given(st.text())
def test_the_figure_of_a_slug_is_the_same_everywhere(slug: str) -> None:
    first = emblem(slug)
    emblem.cache_clear()
    assert emblem(slug) == first
