"""A picture becomes an SVG by its template, and a PNG by resvg."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image
from resvg_py import svg_to_bytes

from bot.pictures import chart, design, profession, year
from bot.pictures.emblem import polygon
from bot.pictures.lettering import fonts
from bot.pictures.picture import ChartPicture, Picture, ProfessionPicture, subjects

_SHADES = 24  # of the ground and of letters on it
_OF_EACH = 8  # shades more for each field that is in the picture
_CLEAR, _SOLID = 5, 250  # of 255: reducing the colors makes 1 of nothing, and 254 of all


def png(picture: Picture) -> bytes:
    """Return it as a picture file."""
    fields = {subject.color for subject in subjects(picture)}
    return lean(rendered(svg(picture)), _SHADES + _OF_EACH * len(fields))


def svg(picture: Picture) -> str:
    """Return it as a drawing, in which each label has an id."""
    match picture:
        case ProfessionPicture():
            return filled("profession.svg", profession.drawing(picture))
        case ChartPicture():
            return filled("chart.svg", chart.drawing(picture))
        case _:
            return filled("year.svg", year.drawing(picture))


def rendered(drawing: str, style_sheet: str | None = None, width: int | None = None) -> bytes:
    """Return a drawing as a PNG in its own size, or another; in our own fonts only."""
    return svg_to_bytes(
        svg_string=drawing,
        style_sheet=style_sheet,
        width=width,
        skip_system_fonts=True,
        font_files=list(fonts()),
    )


def lean(picture: bytes, colors: int) -> bytes:
    """Return a PNG with few colors instead of millions: it looks the same, at half the bytes.

    There are few to begin with, and the shades between two of them at the edges of letters.
    """
    with Image.open(BytesIO(picture)) as image:
        few = image.quantize(colors, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = few.getpalette("RGBA") or []
    palette[3::4] = [_opacity(each) for each in palette[3::4]]
    few.putpalette(palette, "RGBA")
    content = BytesIO()
    few.save(content, "PNG")
    return content.getvalue()


def _opacity(alpha: int) -> int:
    return 0 if alpha <= _CLEAR else 255 if alpha >= _SOLID else alpha


def filled(template: str, it: object) -> str:
    """Return a template with its values, and with the design."""
    return _environment().get_template(template).render(it=it, design=design, polygon=polygon)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,  # by itself it would be for HTML and XML only, not for SVG
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"px": _px, "ink": _ink}  # pyright: ignore[reportUnknownMemberType]
    return environment


def _px(value: float) -> str:
    """Write it down to a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def _ink(color: int) -> str:
    return f"#{color:06x}"
