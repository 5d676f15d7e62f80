"""All pictures of professions on one page, docs/gallery.md: a contact sheet for whoever draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from bot.cards.asking.picture import profession_picture
from bot.cards.reader import Reader
from bot.cards.words import Languages
from bot.pictures.drawing import lean, rendered, svg
from bot.pictures.picture import ProfessionPicture
from tests.packaged import PACKAGED

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "gallery.md"
FOLDER = DOCS / "pictures" / "gallery"

_WIDTH = 600  # pixels; half of what Discord gets
_COLORS = 64
_IN_A_ROW = 3

_HEAD = """# All professions

The picture of each, as its card and the weekly post show it, drawn by the bot's own code;
`make pictures` draws them anew. What a picture is made of stands in
[architecture.md](architecture.md#pictures).
"""


def pictures(today: date) -> list[ProfessionPicture]:
    """Return those of the catalogue that we ship, by field and title."""
    reader = Reader(Languages.load().default, PACKAGED, today)
    found = [profession_picture(each, reader) for each in reader.catalogue.profiles.values()]
    return sorted(filter(None, found), key=lambda each: (each.field, each.subject.title))


def page(shown: Iterable[ProfessionPicture]) -> str:
    """Return the page, in Markdown."""
    return "\n".join([_HEAD, *_fields(shown)])


def _fields(shown: Iterable[ProfessionPicture]) -> Iterator[str]:
    for field, group in groupby(shown, lambda each: each.field):
        cells = [_cell(each) for each in group]
        yield f"## {field}\n\n{'|   ' * _IN_A_ROW}|\n{'|---' * _IN_A_ROW}|"
        for first in range(0, len(cells), _IN_A_ROW):
            row = cells[first : first + _IN_A_ROW]
            yield f"| {' | '.join(row + [''] * (_IN_A_ROW - len(row)))} |"
        yield ""


def _cell(picture: ProfessionPicture) -> str:
    alt = picture.alt.replace("&", "&amp;").replace('"', "&quot;").replace("|", "&#124;")
    return f'<img src="pictures/gallery/{picture.subject.slug}.png" width="270" alt="{alt}">'


def make(today: date) -> None:
    """Draw all anew; what is of no profession any more goes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shown = pictures(today)
    for picture in shown:
        drawn = lean(rendered(svg(picture), width=_WIDTH), _COLORS)
        (FOLDER / f"{picture.subject.slug}.png").write_bytes(drawn)
    for file in FOLDER.glob("*.png"):
        if file.stem not in PACKAGED.profiles:
            file.unlink()
    PAGE.write_text(page(shown), "utf-8")
