"""What is sent by the short way is what discord.py would send."""

from __future__ import annotations

from itertools import islice

import pytest

from bot.cards.asking.address import Section
from bot.cards.asking.browse import JobsCard
from bot.cards.asking.fit import FitCard
from bot.cards.asking.profession import ProfessionCard
from bot.cards.asking.query import JobsQuery
from bot.cards.sheet import ChannelMenu, RoleMenu, Sheet, button, select
from bot.domain.catalogue.fit import Wishes
from bot.presentation.layout import Layout, components
from tests.cards.reading import reader
from tests.offenders import every
from tests.packaged import PACKAGED

READER = reader(PACKAGED)
EVERYTHING = Sheet(
    ["one", "two", "three"],
    [
        [button(str(number), f"press:{number}", chosen=number == 2) for number in range(7)],
        [ChannelMenu("where", "channel")],
        [ChannelMenu("where", "other-channel", 7)],
        [RoleMenu("whom", "role")],
        [RoleMenu("whom", "other-role", 8)],
        [select("all", "choose", [("l", "v", "d"), ("m", "w", "")], least=0, most=2, chosen="w")],
    ],
    0xABCDEF,
    below=Sheet(["below"], [[button("x" * 100, "y")]]),
)
SHEETS = {
    "everything": EVERYTHING,
    "nothing": Sheet([]),
    "jobs": JobsCard(READER).sheet(JobsQuery()),
    "fit": FitCard(Wishes(), READER).sheet(),
    **{
        f"{profession.slug} {section}": page
        for profession in islice(PACKAGED.professions.values(), 5)
        for section in Section
        for page in ProfessionCard(profession, READER).pages(section)
    },
}


@every(SHEETS, str)
def test_a_sheet_is_laid_out_as_discord_py_does_it(name: str) -> None:
    assert Layout(SHEETS[name]).view().to_components() == components(SHEETS[name])


@pytest.mark.parametrize("name", ["everything", "fit"])
async def test_a_view_is_nothing_that_discord_py_remembers(name: str) -> None:
    assert Layout(SHEETS[name]).view().is_finished()
