"""Time zones as they are known: the tz database, countries, large cities, clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.zones import atlas, zones
from bot.domain.errors import JobError
from bot.domain.week.errors import NotAPlace, SeveralZones, UnknownZone
from bot.domain.week.offset import written
from bot.settings import packaged_catalogue
from tests.offenders import every

FOLDER = packaged_catalogue() / "zones"
ZONES, ATLAS = zones(FOLDER), atlas(FOLDER)
NOW = datetime(2026, 8, 4, 12, tzinfo=UTC)
TEXTS = (
    st.text(max_size=20)
    | st.sampled_from(sorted(available_timezones()))
    | st.sampled_from([*ATLAS.cities, *ATLAS.given, *ATLAS.countries, *ATLAS.clocks])
    | st.from_regex(r"(UTC|gmt|)? ?[+-] ?\d{1,2}([:.]?\d{1,2})?", fullmatch=True)
)


def meant(text: str) -> str:
    return ZONES.meant(text, NOW)


def taken(text: str) -> str | None:
    """Return the zone; None for what is refused, with zones instead that are all taken."""
    try:
        return meant(text)
    except UnknownZone as refusal:
        for near in refusal.near:
            meant(near)
        return None


def search(text: str) -> tuple[str, ...]:
    return ZONES.search(text, NOW)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("paris", "Europe/Paris"),
        ("Pariss", "Europe/Paris"),
        ("europe par", "Europe/Paris"),
        ("new york", "America/New_York"),
        ("newyork", "America/New_York"),
        ("sao paulo", "America/Sao_Paulo"),
        ("kolkatta", "Asia/Kolkata"),
        ("UTC", "UTC"),
        ("lord howe", "Australia/Lord_Howe"),
        ("beij", "Asia/Shanghai"),
        ("munich", "Europe/Berlin"),
        ("germany", "Europe/Berlin"),
        ("brazil", "America/Sao_Paulo"),
        ("EST", "America/New_York"),
        ("+3", "UTC+3"),
    ],
)
def test_a_zone_is_found_first_by_what_people_call_it(typed: str, zone: str) -> None:
    assert search(typed)[0] == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Beijing", "Asia/Shanghai"),
        ("Mumbai", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Washington, D.C.", "America/New_York"),
        ("Barcelona", "Europe/Madrid"),
        ("Rio de Janeiro", "America/Sao_Paulo"),
        ("Germany", "Europe/Berlin"),
        ("China", "Asia/Shanghai"),
        ("South Korea", "Asia/Seoul"),
        ("UK", "Europe/London"),
        ("Britain (UK)", "Europe/London"),
        ("Japan", "Asia/Tokyo"),
        ("Samoa", "Pacific/Apia"),
        ("Armenia", "Asia/Yerevan"),
        ("Stanley", "Atlantic/Stanley"),
        ("Belfast", "Europe/London"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Europe/Kiev", "Europe/Kyiv"),
    ],
)
def test_cities_and_countries_lead_to_their_zone(typed: str, zone: str) -> None:
    assert meant(typed) == zone


@pytest.mark.parametrize("typed", ["Brazil", "USA", "Russia", "Spain", "San Jose", "San Juan"])
def test_what_has_several_zones_leads_to_zones_that_are_taken(typed: str) -> None:
    with pytest.raises(SeveralZones) as refusal:
        meant(typed)
    assert len(refusal.value.near) > 1
    assert [meant(zone) for zone in refusal.value.near] == [*refusal.value.near]


@every(sorted(available_timezones()), str)
def test_a_name_of_the_tz_database_is_taken_with_its_clock_or_not_at_all(name: str) -> None:
    zone = taken(name)
    if zone is None:
        assert name.startswith("Etc/") or "/" not in name
        return
    offset = written(name)
    for days in range(0, 366, 7):
        day = NOW + timedelta(days=days)
        expected = ZoneInfo(name).utcoffset(day) if offset is None else offset
        assert ZoneInfo(zone).utcoffset(day) == expected


@pytest.mark.parametrize(
    "name", ["EST", "CET", "EST5EDT", "GMT0", "MST", "HST", "WET", "EET", "MET", "PST8PDT"]
)
def test_the_name_of_a_clock_leads_to_a_place(name: str) -> None:
    with pytest.raises(NotAPlace) as refusal:
        meant(name)
    assert set(refusal.value.near) <= {*ZONES.places, "UTC"}


def test_everything_that_is_ever_offered_is_taken() -> None:
    for name in ZONES.names:
        zone = meant(name)
        offset = written(name)
        assert zone == name if offset is None else ZoneInfo(zone).utcoffset(NOW) == offset


def test_no_clock_is_among_what_is_offered() -> None:
    assert not {"EST", "CET", "Factory", "GMT0"} & set(ZONES.names)
    assert not [name for name in ZONES.names if name.startswith(("Etc/", "SystemV/", "posix"))]


@given(TEXTS)
def test_only_what_can_be_offered_is_offered(text: str) -> None:
    assert set(search(text)) <= set(ZONES.names)
    assert len(search(text)) <= 25


@given(TEXTS)
def test_a_text_is_a_zone_or_refused_with_zones_that_are_taken(text: str) -> None:
    zone = taken(text)
    if zone is not None:
        ZoneInfo(zone)


def test_each_place_is_found_by_its_own_name() -> None:
    assert [zone for zone in ZONES.places if search(zone)[0] != zone] == []


def test_every_meaning_of_every_name_is_a_place() -> None:
    places = {*ATLAS.places, "UTC"}
    for names in (ATLAS.cities, ATLAS.given, ATLAS.countries, ATLAS.clocks):
        assert {name for name, meanings in names.items() if not set(meanings) <= places} == set()


def test_no_more_zones_come_than_discord_takes() -> None:
    assert len(search("")) == len(search("a")) == 25


def test_the_refusals_are_errors_that_have_an_answer() -> None:
    with pytest.raises(JobError, match="America/New_York"):
        meant("EST")


def test_each_language_of_discord_has_a_likely_place_and_an_unknown_one_utc() -> None:
    assert set(ATLAS.likely) == {locale.value for locale in discord.Locale}
    assert set(ATLAS.likely.values()) <= set(ATLAS.places)
    assert ZONES.likely("de") == "Europe/Berlin"
    assert ZONES.likely("tlh") == "UTC"
