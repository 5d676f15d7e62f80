"""Finding time zones by what people type, among a few."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.week.errors import NoSuchOffset, NotAPlace, SeveralZones, UnknownZone
from bot.domain.week.zone import Atlas, Zones

SUMMER = datetime(2026, 8, 1, tzinfo=UTC)
BERLIN, BUSINGEN, KOLKATA = "Europe/Berlin", "Europe/Busingen", "Asia/Kolkata"
SAO_PAULO, MANAUS, ST_JOHNS = "America/Sao_Paulo", "America/Manaus", "America/St_Johns"

ZONES = Zones(
    Atlas(
        places=(BERLIN, BUSINGEN, KOLKATA, "America/Belem", SAO_PAULO, MANAUS, ST_JOHNS),
        links={"Asia/Calcutta": KOLKATA},
        main=frozenset({SAO_PAULO}),
        countries={
            "Germany": (BERLIN, BUSINGEN),
            "Brazil": ("America/Belem", SAO_PAULO, MANAUS),
        },
        cities={"Mumbai": (KOLKATA,), "Cordoba": (SAO_PAULO, BERLIN), "Germany": (KOLKATA,)},
        given={"Bombay": (KOLKATA,)},
        clocks={"IST": (KOLKATA,), "MET": (BERLIN,)},
    )
)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("europe/BERLIN", BERLIN),
        (" Europe Berlin ", BERLIN),
        ("berlin", BERLIN),
        ("Asia/Calcutta", KOLKATA),
        ("Mumbai", KOLKATA),
        ("bombay", KOLKATA),
        ("Germany", BERLIN),
        ("são paulo", SAO_PAULO),
        ("UTC+2", "Etc/GMT-2"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_meant_by_its_name_a_city_a_country_or_an_offset(text: str, zone: str) -> None:
    assert ZONES.meant(text, SUMMER) == zone


@pytest.mark.parametrize("text", ["", " ", "Berl", "Middle Earth", "Factory", "localtime"])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(UnknownZone) as refusal:
        ZONES.meant(text, SUMMER)
    assert refusal.value.near == ()


def test_a_country_that_goes_by_several_clocks_leads_to_one_zone_for_each() -> None:
    with pytest.raises(SeveralZones) as refusal:
        ZONES.meant("Brazil", SUMMER)
    assert refusal.value.near == (SAO_PAULO, MANAUS)


def test_a_name_of_several_cities_leads_to_the_zones_of_all() -> None:
    with pytest.raises(SeveralZones) as refusal:
        ZONES.meant("Cordoba", SUMMER)
    assert refusal.value.near == (SAO_PAULO, BERLIN)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("IST", KOLKATA),
        ("met", BERLIN),
        ("Etc/GMT+5", "UTC-5"),
        ("etc/utc", "UTC"),
        ("Etc/Zulu", "UTC"),
        ("posix/Asia/Kolkata", KOLKATA),
        ("SystemV/MET", BERLIN),
    ],
)
def test_the_name_of_a_clock_is_not_taken_and_leads_to_what_is(text: str, instead: str) -> None:
    with pytest.raises(NotAPlace) as refusal:
        ZONES.meant(text, SUMMER)
    assert refusal.value.near == (instead,)
    assert ZONES.search(text, SUMMER)[0] == instead


@pytest.mark.parametrize(
    ("text", "near"),
    [("UTC+5:30", (KOLKATA,)), ("-3:30", (ST_JOHNS,)), ("-2:30", (ST_JOHNS,)), ("+99", ())],
)
def test_an_offset_without_a_zone_leads_to_places_that_have_it(
    text: str, near: tuple[str, ...]
) -> None:
    with pytest.raises(NoSuchOffset) as refusal:
        ZONES.meant(text, SUMMER)
    assert refusal.value.near == near
    assert ZONES.search(text, SUMMER) == near


def test_an_offset_is_offered_as_people_write_it() -> None:
    assert ZONES.search("gmt+5", SUMMER) == ("UTC+5",)
    assert ZONES.search("UTC+1:00", SUMMER) == ("UTC+1",)
