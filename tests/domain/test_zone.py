"""Finding time zones by what people type."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from bot.domain.zone import zones


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
    ],
)
def test_a_zone_is_found_first_by_its_city(typed: str, zone: str) -> None:
    assert zones().search(typed)[0] == zone


@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_every_zone_is_found_by_its_own_name(zone: str) -> None:
    assert zone in zones().search(zone)


def test_no_more_zones_come_than_discord_takes() -> None:
    assert len(zones().search("")) == len(zones().search("a")) == 25


def test_a_zone_is_meant_in_any_spelling_of_its_whole_name() -> None:
    assert zones().meant("europe/PARIS") == "Europe/Paris"
    assert zones().meant("Europe Paris") == "Europe/Paris"


def test_half_a_name_is_not_taken_for_a_zone() -> None:
    assert zones().meant("Paris") == "Paris"
