"""Pictures stay as they are until somebody means to change them.

`python -m tests.pictures.test_goldens` draws all of them anew; look at them before you commit.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops

from bot.pictures.drawing import png, svg
from bot.pictures.picture import Picture
from tests.offenders import every
from tests.pictures.looking import opened
from tests.pictures.samples import EVERYDAY, EXTREMES

FOLDER = Path(__file__).parent / "goldens"
NAMES = ("profession", "comparison", "result", "growths", "pays", "ranks", "year")
STRANGE = ("long", "strange", "falling", "few")
GOLDENS: dict[str, Picture] = {
    **{name: EVERYDAY[name] for name in NAMES},
    **{name: EXTREMES[name] for name in STRANGE},
}
CLEARLY = 64
"""Of 255, by which a pixel must differ to count."""
MOST = 200
"""Pixels that may: another release of resvg draws the edges of letters a little differently."""


@every(sorted(GOLDENS), str)
def test_a_drawing_is_what_it_was(name: str) -> None:
    assert svg(GOLDENS[name]) == (FOLDER / f"{name}.svg").read_text("utf-8")


@every(sorted(GOLDENS), str)
def test_a_picture_looks_as_it_did(name: str) -> None:
    now, then = (
        Image.alpha_composite(Image.new("RGBA", image.size, "#313338"), image).convert("L")
        for image in (
            opened(png(GOLDENS[name])),
            Image.open(FOLDER / f"{name}.png").convert("RGBA"),
        )
    )
    assert now.size == then.size
    assert sum(ImageChops.difference(now, then).histogram()[CLEARLY:]) <= MOST


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(GOLDENS)


def draw() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, picture in GOLDENS.items():
        (FOLDER / f"{name}.svg").write_text(svg(picture), "utf-8")
        (FOLDER / f"{name}.png").write_bytes(png(picture))


if __name__ == "__main__":
    draw()
