"""What members want to read about, and nobody has written."""

from __future__ import annotations

import pytest
from simcord import ChannelHandle
from simcord.results import InteractionResult

from bot.domain.catalogue.catalogue import Catalogue
from tests.conversations.catalogue import with_short_profiles
from tests.conversations.staff.office import NEXT_MONDAY, Office
from tests.conversations.stage import answer, buttons, said, text


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return with_short_profiles()


@pytest.fixture(autouse=True)
async def series(office: Office) -> None:
    await office.set_up()


async def suggest(office: Office, profession: str, by: int = 1) -> InteractionResult:
    member = office.members[by]
    return await member.slash(office.channel, "suggest", profession=profession)


async def log_channel(office: Office) -> ChannelHandle:
    channel = office.guild.create_text_channel("staff-only")
    await office.run("log-channel", channel=channel)
    return channel


async def drop(office: Office, slug: str) -> InteractionResult:
    shown = answer(await office.run("queue list"))
    return await office.chief.select(shown, [slug])


async def test_what_nobody_has_written_is_wanted_and_not_suggested(office: Office) -> None:
    asked = await suggest(office, "electrician")
    told = said(asked)
    assert answer(asked).ephemeral
    assert "Nobody has written a full profile of **Electrician** yet" in told
    assert "on this server’s list of wanted profiles now. One member here wants it." in told
    assert await office.programme.queue.suggestions(office.guild.id) == ()


async def test_what_is_written_is_suggested_as_before(office: Office) -> None:
    assert "Your suggestion **AI engineer** waits" in said(await suggest(office, "ai-engineer"))
    assert await office.programme.wanting.wanted(office.guild.id) == ()


async def test_asking_again_is_told_and_counts_once(office: Office) -> None:
    await suggest(office, "electrician")
    told = said(await suggest(office, "Electrician"))
    assert "You want **Electrician** already, and count once. One member here wants it." in told


async def test_another_member_counts_as_well(office: Office) -> None:
    await suggest(office, "electrician")
    told = said(await suggest(office, "electrician", by=2))
    assert "2 members here want it." in told


async def test_more_than_one_may_want_is_told_with_the_way_out(office: Office) -> None:
    for slug in ("electrician", "plumber", "roofer", "carpenter", "welder"):
        await suggest(office, slug)
    told = said(await suggest(office, "mason"))
    assert "You want 5 profiles here already" in told
    assert "Carpenter, Electrician, Plumber, Roofer, and Welder" in told
    assert "</privacy delete:" in told


async def test_staff_see_the_list_with_counts_the_most_wanted_first(office: Office) -> None:
    await suggest(office, "plumber")
    for member in (1, 2):
        await suggest(office, "electrician", by=member)
    assert "Wanted profiles\n-# Nobody has written full profiles of these" in said(
        shown := await office.run("queue list")
    )
    assert "\n- Electrician: 2 members\n- Plumber: one member" in said(shown)
    assert "2 profiles are wanted: </series queue list:" in said(await office.run("status"))


async def test_no_list_is_shown_where_nothing_is_wanted(office: Office) -> None:
    assert "Wanted profiles" not in said(await office.run("queue list"))
    assert "wanted" not in said(await office.run("status"))


async def test_staff_take_one_off_the_list(office: Office) -> None:
    await suggest(office, "electrician")
    await suggest(office, "plumber")
    told = said(await drop(office, "electrician"))
    assert "**Electrician** is off the list of wanted profiles." in told
    assert "- Plumber: one member" in told
    assert "- Electrician" not in told


async def test_who_is_no_longer_staff_takes_nothing_off_the_list(office: Office) -> None:
    await suggest(office, "electrician")
    shown = answer(await office.run("queue list"))
    for role in office.env.backend.get_guild(office.guild.id).roles.values():
        if role.name == "Staff":
            office.env.backend.edit_role(office.guild.id, role.id, {"permissions": 0})
    await office.env.settle()
    assert "Only members with" in said(await office.chief.select(shown, ["electrician"]))
    assert await office.programme.wanting.wanted(office.guild.id)


async def test_the_log_channel_hears_of_a_profession_once(office: Office) -> None:
    log = await log_channel(office)
    await suggest(office, "electrician")
    await suggest(office, "electrician")
    await suggest(office, "electrician", by=2)
    await drop(office, "electrician")
    await suggest(office, "electrician", by=3)
    [told] = log.history()
    assert "A member would like to read about **Electrician**" in text(told)
    assert buttons(told) == []
    await suggest(office, "plumber")
    assert "**Plumber**" in text(log.history()[-1])


async def test_only_full_profiles_can_be_queued(office: Office) -> None:
    told = said(await office.run("queue add", profession="electrician"))
    assert "Nobody has written a full profile of Electrician yet, and only full profiles" in told
    assert "The queue is empty" in said(await office.run("queue list"))


async def test_only_full_profiles_are_offered_for_the_queue(office: Office) -> None:
    offered = await office.chief.autocomplete(office.channel, "series queue add", "profession", "")
    assert {each["value"] for each in offered} == set(office.catalogue.profiles)
    wanted = await office.member.autocomplete(office.channel, "suggest", "profession", "electr")
    assert [each["value"] for each in wanted] == ["electrician"]


async def test_no_week_and_no_vote_has_a_short_profile(office: Office) -> None:
    await suggest(office, "electrician")
    await office.jump(NEXT_MONDAY)
    poll = await office.poll()
    shown = {(await office.weekly()).profession, *(c.slug for c in poll.ballot.candidates)}
    assert shown <= set(office.catalogue.profiles)


async def test_what_was_written_meanwhile_is_off_the_list_and_can_be_suggested(
    office: Office, catalogue: Catalogue
) -> None:
    await suggest(office, "electrician")
    await suggest(office, "plumber")
    writer = catalogue.professions["ai-engineer"]
    own = {"slug": "electrician", "title": "Electrician", "aliases": ()}
    await office.restart(
        Catalogue(
            [*catalogue.profiles.values(), writer.model_copy(update=own)],
            sources=catalogue.sources.values(),
            skills=catalogue.skills.values(),
            occupations=catalogue.occupations.values(),
        )
    )
    shown = said(await office.run("queue list"))
    assert "- Plumber: one member" in shown
    assert "Electrician" not in shown
    assert "Your suggestion **Electrician** waits" in said(await suggest(office, "electrician"))


async def test_wishes_are_shown_exported_and_deleted(office: Office) -> None:
    await suggest(office, "electrician")
    told = said(await office.member.slash(office.channel, "privacy show"))
    assert "### Wanted profiles\n- Electrician, in Future Club, " in told
    assert "the wish stays" in told
    asked = await office.member.slash(office.channel, "privacy delete")
    assert "Your wish for a profile is withdrawn." in said(asked)
    done = await office.member.click(answer(asked), label="Delete what is stored about me")
    assert "One wish for a profile is deleted." in said(done)
    assert await office.programme.wanting.wanted(office.guild.id) == ()


async def test_without_a_series_a_wish_names_who_can_begin_one(office: Office) -> None:
    await office.programme.servers.purge(office.guild.id)
    assert "</series setup:" in said(await suggest(office, "electrician"))


async def test_an_unknown_name_is_answered_as_everywhere(office: Office) -> None:
    assert "“zzzzz”" in said(await suggest(office, "zzzzz"))
