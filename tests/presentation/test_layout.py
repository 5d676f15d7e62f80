"""What is sent by the short way is what discord.py would send."""

from __future__ import annotations

from itertools import islice
from typing import Any

import orjson
import pytest
from discord import InteractionResponseType
from discord.ui import LayoutView

from bot.cards.asking.address import Section
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.fit import FitCard
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery
from bot.cards.sheet import Button, ChannelMenu, RoleMenu, Sheet, button, select
from bot.domain.catalogue.fit import Wishes
from bot.pictures.picture import Week, WeekKind, YearPicture
from bot.presentation.layout import Layout, components
from tests.cards.reading import reader
from tests.limits import walk
from tests.offenders import every
from tests.packaged import PACKAGED

UPDATE = InteractionResponseType.message_update
MESSAGE = InteractionResponseType.channel_message
READER = reader(PACKAGED)
ONE, OTHER = (
    YearPicture(heading, (Week(WeekKind.OPEN),), "", f"A year: {heading}")
    for heading in ("One", "Other")
)
EVERYTHING = Sheet(
    ["one", "two", "three"],
    [
        [Button("Only for you", "share", is_private=True)],
        [button(str(number), f"press:{number}", chosen=number == 2) for number in range(7)],
        [ChannelMenu("where", "channel")],
        [ChannelMenu("where", "other-channel", (7,))],
        [ChannelMenu("where", "some-channels", (7, 8), 25)],
        [RoleMenu("whom", "role")],
        [RoleMenu("whom", "other-role", 8)],
        [select("all", "choose", [("l", "v", "d"), ("m", "w", "")], least=0, most=2, chosen="w")],
    ],
    0xABCDEF,
    below=Sheet(["below"], [[button("x" * 100, "y")]], picture=OTHER),
    picture=ONE,
)
SHEETS = {
    "everything": EVERYTHING,
    "nothing": Sheet([]),
    "jobs": JobsCard(READER).sheet(JobsQuery()),
    "fit": FitCard(Wishes(), READER).sheet(),
    **{
        f"{profession.slug} {section}": page
        for profession in islice(PACKAGED.profiles.values(), 5)
        for section in Section
        for page in ProfessionCard(profession, READER).pages(section)
    },
}


@every(SHEETS, str)
def test_a_sheet_is_laid_out_as_discord_py_does_it(name: str) -> None:
    assert with_text_ids(Layout(SHEETS[name]).view()) == components(SHEETS[name])


def with_text_ids(view: LayoutView) -> list[Any]:
    """Return its JSON with ids as Discord describes them; discord.py writes some as numbers."""
    laid_out = view.to_components()
    for part in walk(laid_out):
        for chosen in part.get("default_values", ()):
            chosen["id"] = str(chosen["id"])
    return laid_out


DRAWN: dict[str, list[bytes | None]] = {
    "both": [b"one", b"other"],
    "one": [b"one", None],
    "other": [None, b"other"],
    "none": [None, None],
}


@every(DRAWN, str)
def test_pictures_that_were_drawn_are_laid_out_as_discord_py_does_it(name: str) -> None:
    layout, drawn = Layout(EVERYTHING), DRAWN[name]
    files = [file for file, _ in layout.files(drawn)]
    laid_out = components(EVERYTHING, files, is_private=True)
    assert with_text_ids(layout.view(drawn, is_private=True)) == laid_out
    assert [content for _, content in layout.files(drawn)] == list(filter(None, drawn))


def test_a_picture_stands_under_the_first_text_with_its_alternative_text() -> None:
    layout = Layout(EVERYTHING)
    frame, below = layout.view([b"one", b"other"]).to_components()
    (file, _), (other, _) = layout.files([b"one", b"other"])
    assert frame["components"][1] == {
        "type": 12,
        "items": [
            {
                "media": {"url": f"attachment://{file}"},
                "description": "A year: One",
                "spoiler": False,
            }
        ],
    }
    assert below["components"][1]["items"][0]["media"] == {"url": f"attachment://{other}"}


def test_a_button_for_private_answers_stands_nowhere_else() -> None:
    layout = Layout(EVERYTHING)
    assert "Only for you" in str(layout.view(is_private=True).to_components())
    assert "Only for you" not in str(layout.view().to_components())


def test_an_edit_without_a_picture_takes_the_one_away_that_stood_there() -> None:
    bodies = {
        kind: orjson.loads(Layout(EVERYTHING).body(kind, is_private=False, drawn=[None, None]))
        for kind in (
            InteractionResponseType.message_update,
            InteractionResponseType.channel_message,
        )
    }
    assert bodies[UPDATE]["data"]["attachments"] == []
    assert "attachments" not in bodies[MESSAGE]["data"]


@pytest.mark.parametrize("name", ["everything", "fit"])
async def test_a_view_is_nothing_that_discord_py_remembers(name: str) -> None:
    assert Layout(SHEETS[name]).view().is_finished()
