"""The contact sheet of all pictures, which `make pictures` makes."""

from __future__ import annotations

import re

from bot.domain.catalogue.profession import Profession
from tests.offenders import every
from tests.packaged import PACKAGED
from tests.pictures.gallery import FOLDER, PAGE

SHEET = dict(
    re.findall(r'src="pictures/gallery/(\S+)\.png" width="\d+" alt="([^"]+)"', PAGE.read_text())
)


@every(PACKAGED.profiles.values(), lambda profession: profession.slug)
def test_the_gallery_shows_each_profession_and_says_whose_picture_it_is(job: Profession) -> None:
    assert (FOLDER / f"{job.slug}.png").is_file(), "not drawn: make pictures"
    assert SHEET[job.slug].startswith(f"{job.title}, ")


def test_the_gallery_shows_no_profession_that_is_gone() -> None:
    assert SHEET.keys() == PACKAGED.profiles.keys()
    assert {file.stem for file in FOLDER.iterdir()} == SHEET.keys()
