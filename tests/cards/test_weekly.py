"""The weekly message, and all that is said around it, fits and says what is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from statistics import median

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.cards.asking import brief
from bot.cards.markup import length, visible
from bot.cards.sheet import Sheet
from bot.cards.week import candidate
from bot.cards.week.around import PAGE, coming, history, verified
from bot.cards.week.candidates import candidates
from bot.cards.week.result import result_picture
from bot.cards.week.rules import rules
from bot.cards.week.vote import own_sheet, receipt
from bot.cards.week.weekly import WeeklyCard
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.week.ballot import (
    Ballot,
    Candidate,
    Counts,
    Options,
    Origin,
    Requirements,
    Rule,
    Tally,
    TieRule,
    settle,
    tally,
)
from bot.domain.week.draw import commitment, draw, verify
from bot.domain.week.edition import Edition, State, marked
from bot.domain.week.series import Series
from bot.domain.week.slot import Schedule, Weekday
from bot.domain.week.vote import Barrier, Outcome, Receipt
from bot.domain.week.voted import Own, Verified, Voted
from bot.domain.week.weekly import Poll, Weekly
from bot.domain.week.year import Past, Year
from bot.pictures.picture import ChartPicture
from bot.presentation.layout import components
from bot.programme.coming import Coming
from tests.cards.extremes import LETTERS, SLUG, Maker, Scale, scales
from tests.cards.reading import parts, reader, text
from tests.english import WORDS
from tests.examples import at_most
from tests.limits import breaches
from tests.offenders import every
from tests.packaged import PACKAGED

SEED = "5e" * 32
SCHEDULE = Schedule(Weekday.MONDAY, time(9), "Europe/Paris")
THIS = SCHEDULE.slot(date(2026, 8, 31))
NEXT = SCHEDULE.slot(date(2026, 9, 7))
SERIES = Series(2**63 - 1, 2**63, 2**63, SCHEDULE, THIS.at - timedelta(days=30))
BALLOT_ID = 10**17
YEAR = Year(12, (Past(THIS.key, State.POSTED, SLUG, 12),), 1, 51)
VOTERS = Requirements(2**63, timedelta(days=30), timedelta(days=7))


def catalogue(scale: Scale, count: int) -> Catalogue:
    """Return one profession with so many others to vote on, all of that scale."""
    maker = Maker(scale)
    others = [maker.profession(f"{number}{SLUG[2:]}") for number in range(10, 10 + count)]
    known = maker.catalogue()
    return Catalogue(
        [*known.professions.values(), *others],
        list(known.rankings.values()),
        list(known.sources.values()),
        skills=known.skills.values(),
    )


def ballot(slugs: Sequence[str], withdrawn: int = 0, **options: object) -> Ballot:
    origins = [Origin.RUNNER_UP, Origin.PROPOSAL, *[Origin.ROTATION] * len(slugs)]
    return Ballot(
        BALLOT_ID,
        tuple(
            Candidate(slug, origin, is_withdrawn=number < withdrawn)
            for number, (slug, origin) in enumerate(zip(slugs, origins, strict=False))
        ),
        THIS.at,
        NEXT.at - timedelta(hours=1),
        commitment(SEED),
        replace(Options(size=10, choices=3, voters=VOTERS), **options),
    )


def poll(held: Ballot, votes: Sequence[tuple[int, str]], *, is_closed: bool) -> Poll:
    totals = tally(held, votes)
    if not is_closed:
        return Poll(held, NEXT, totals)
    return Poll(held, NEXT, totals, SEED, settle(held, totals, SEED), True)


def weekly(profession: str, vote: Poll | None, chosen: Poll | None = None) -> Weekly:
    return Weekly(
        SERIES,
        Edition(SERIES.id, THIS, profession),
        Origin.ROTATION,
        season=12,
        is_new_season=True,
        is_last_of_season=True,
        is_late=True,
        chosen_by=chosen,
        poll=vote,
        decided=None,
        next_slot=NEXT,
        updated=THIS.at + timedelta(days=2),
    )


def drawn(week: Weekly, known: Catalogue) -> Sheet:
    return WeeklyCard(week, reader(known)).sheet("<@&9223372036854775808>")


def marks(sheet: Sheet) -> set[tuple[int, date]]:
    ids = (part.get("custom_id", "") for part in parts(sheet))
    return {mark for mark in map(marked, ids) if mark is not None}


def cast_votes(slugs: Sequence[str]) -> list[tuple[int, str]]:
    return [(member, slug) for member, slug in enumerate(slugs)]


LONGEST = {name: Scale(letters, 300, 20, 20, 20) for name, letters in LETTERS.items()}


@at_most(60)
@given(scales(20), st.integers(2, 10), st.integers(0, 10), st.booleans(), st.booleans())
@example(LONGEST["families"], 10, 0, True, True)
@example(LONGEST["links"], 10, 10, True, True)
@example(LONGEST["emoji"], 10, 0, False, True)
@example(Scale(LETTERS["emoji"], 300, 1, 20, 1, 0, 1), 10, 9, False, False)
def test_a_weekly_message_fits_whatever_the_profession_and_the_ballot(
    scale: Scale, count: int, withdrawn: int, is_closed: bool, live: bool
) -> None:
    known = catalogue(scale, count)
    slugs = [slug for slug in known.professions if slug != SLUG][-count:]
    counts = Counts.LIVE if live else Counts.AT_CLOSE
    held = ballot(slugs, min(withdrawn, count), counts=counts)
    vote = poll(held, cast_votes(slugs), is_closed=is_closed)
    sheet = drawn(weekly(SLUG, vote, vote), known)
    assert breaches(components(sheet)) == []
    assert marks(sheet) == {(SERIES.id, THIS.key)}


@every(list(product(LONGEST, ["closed", "open"])), ", ".join)
def test_the_private_answers_around_a_vote_fit(kind: tuple[str, str]) -> None:
    scale, is_closed = LONGEST[kind[0]], kind[1] == "closed"
    known = catalogue(scale, 10)
    slugs = list(known.professions)[-10:]
    held = ballot(slugs)
    vote = poll(held, cast_votes(slugs), is_closed=is_closed)
    own = Own(vote, tuple(slugs[:3]), tuple(slugs[3:6]))
    voted = Voted(
        Receipt(Outcome.CHANGED, tuple(slugs[:3]), tuple(slugs[3:6])), held, held.closes, None
    )
    following = Coming(NEXT, timedelta(), vote)
    past = [weekly(SLUG, vote, vote)] * PAGE
    for sheet in (
        own_sheet(own, reader(known), voted),
        coming(following, reader(known)),
        candidates(vote, reader(known)),
        rules(vote, reader(known)),
        history(past, 3, reader(known), YEAR, has_more=True),
    ):
        assert breaches(components(sheet)) == []


@every(LONGEST, str)
def test_a_check_of_a_draw_among_ten_fits(kind: str) -> None:
    known = catalogue(LONGEST[kind], 10)
    slugs = list(known.professions)[-10:]
    vote = poll(ballot(slugs), [], is_closed=True)
    assert vote.result is not None
    assert vote.result.draw is not None
    steps = verify(
        vote.result.draw, committed=vote.ballot.commitment, ballot=BALLOT_ID, slugs=slugs
    )
    sheet = verified(Verified(vote, NEXT.key, steps, counts_hold=True), reader(known))
    assert breaches(components(sheet)) == []
    assert "All of it is right" in text(sheet)


def test_a_check_that_fails_says_what_was_published_and_what_comes_out() -> None:
    slugs = list(PACKAGED.profiles)[:3]
    vote = poll(ballot(slugs), [], is_closed=True)
    assert vote.result is not None
    assert vote.result.draw is not None
    other = commitment("ab" * 32)
    steps = verify(vote.result.draw, committed=other, ballot=BALLOT_ID, slugs=slugs)
    shown = text(verified(Verified(vote, NEXT.key, steps, counts_hold=False), reader(PACKAGED)))
    assert "Something is wrong" in shown
    assert other in shown
    assert commitment(SEED) in shown
    assert "another one" in shown


def test_hidden_counts_stay_hidden_until_the_close() -> None:
    slugs = list(PACKAGED.profiles)[:4]
    votes = cast_votes([slugs[0]] * 3)
    held = ballot(slugs, counts=Counts.AT_CLOSE)
    is_open = text(drawn(weekly(slugs[0], poll(held, votes, is_closed=False)), PACKAGED))
    assert "3 votes" not in is_open
    assert "**3 members** have voted" in is_open
    closed = text(drawn(weekly(slugs[0], poll(held, votes, is_closed=True)), PACKAGED))
    assert "3 votes" in closed
    assert SEED in closed


def test_what_a_member_suggested_says_so() -> None:
    slugs = list(PACKAGED.profiles)[:4]
    lines = text(drawn(weekly(slugs[0], poll(ballot(slugs), [], is_closed=False)), PACKAGED))
    said = {slug: _line(slug, lines) for slug in slugs}
    assert [slug for slug in slugs if said[slug].endswith(" · member’s suggestion")] == [slugs[1]]


def _line(slug: str, shown: str) -> str:
    title = PACKAGED.profiles[slug].title
    return next(line for line in shown.split("\n") if line.startswith(f"- **{title}** "))


@every(PACKAGED.profiles, str)
def test_each_candidate_is_a_line_that_helps_to_choose(slug: str) -> None:
    profession = PACKAGED.profiles[slug]
    line = candidate.line(Candidate(slug, Origin.ROTATION), reader(PACKAGED))
    for part in (
        f"**{profession.title}** {profession.in_short}",
        brief.pay(profession, WORDS),
        brief.growth(profession, WORDS),
    ):
        assert part in line
    is_of_group = profession.nearest_group("US") is not None
    assert line.endswith(" (nearest group)") is is_of_group
    assert length(line) <= 130


BALLOTS = len(PACKAGED.profiles) // 4


def ballot_of(number: int, *, is_suggested: bool) -> str:
    """Return what the message says of a vote on four, one of whom a member may have suggested."""
    slugs = list(PACKAGED.profiles)[number::BALLOTS][:4]
    held = ballot(slugs, choices=1, size=4, voters=Requirements())
    if not is_suggested:
        usual = (replace(each, origin=Origin.ROTATION) for each in held.candidates)
        held = replace(held, candidates=tuple(usual))
    below = drawn(weekly(slugs[0], poll(held, [], is_closed=False)), PACKAGED).below
    assert below is not None
    return "\n".join(below.texts)


@every(range(BALLOTS), str)
def test_a_ballot_is_short(number: int) -> None:
    assert seen(ballot_of(number, is_suggested=True)) <= 680


def test_a_ballot_says_what_its_figures_are_and_who_counted_them() -> None:
    shown = ballot_of(0, is_suggested=False)
    assert "\n\n-# Pay a year, jobs by 2034 · United States, BLS 2025\n" in shown


def test_ballots_are_shorter_as_a_rule() -> None:
    usual = (seen(ballot_of(number, is_suggested=False)) for number in range(BALLOTS))
    assert median(usual) <= 625


@every(PACKAGED.profiles, str)
def test_a_weekly_message_is_read_on_a_phone(slug: str) -> None:
    others = [other for other in PACKAGED.profiles if other != slug]
    start = list(PACKAGED.profiles).index(slug) % 48
    held = ballot(others[start : start + 4], choices=1, size=4, voters=Requirements())
    shown = text(drawn(weekly(slug, poll(held, [], is_closed=False)), PACKAGED))
    assert seen(shown) <= 1500


def seen(shown: str) -> int:
    """Return how many characters members see."""
    return len(visible(shown))


@pytest.mark.parametrize("counts", Counts)
def test_a_result_is_drawn_once_the_vote_is_closed(counts: Counts) -> None:
    slugs = list(PACKAGED.profiles)[:4]
    votes = cast_votes([slugs[2]] * 14 + [slugs[0]] * 11 + [slugs[3]])
    held = ballot(slugs, counts=counts)
    sheet = drawn(weekly(slugs[0], poll(held, votes, is_closed=False)), PACKAGED)
    assert sheet.below is not None
    assert sheet.below.picture is None
    closed = drawn(weekly(slugs[0], poll(held, votes, is_closed=True)), PACKAGED)
    assert closed.below is not None
    picture = closed.below.picture
    assert isinstance(picture, ChartPicture)
    winner, *others = picture.bars
    assert (winner.subject.slug, winner.is_first, winner.aside) == (slugs[2], True, "comes next")
    assert not any(bar.is_first or bar.aside for bar in others)
    assert [bar.amount.value for bar in picture.bars if bar.amount] == [14, 11, 1, 0]
    assert picture.axis is not None
    assert [tick.text for tick in picture.axis.ticks] == ["0", "5", "10", "15"]
    assert picture.heading == "Next week · 26 members voted"
    assert picture.source.startswith("Closed September 7, 2026, 6:00")
    assert picture.source.endswith(" UTC · the most votes")


@every(list(product([0, 1, 2, 7, 99, 100, 12345], Rule)), str)
def test_a_result_s_alternative_text_has_all_its_numbers(kind: tuple[int, Rule]) -> None:
    count, rule = kind
    slugs = list(PACKAGED.profiles)[:4]
    held = poll(ballot(slugs), [], is_closed=True)
    assert held.result is not None
    counts = Tally({**dict.fromkeys(slugs, 0), slugs[1]: count}, count)
    settled = replace(held.result, tally=counts, rule=rule)
    picture = result_picture(replace(held, tally=counts, result=settled), reader(PACKAGED))
    assert picture is not None
    for bar in picture.bars:
        assert bar.amount is not None
        assert f"{bar.subject.title}: {bar.amount.text}" in picture.alt
    assert picture.heading in picture.alt
    assert picture.source in picture.alt
    assert "comes next" in picture.alt
    ticks = [tick.value for tick in picture.axis.ticks] if picture.axis else []
    assert (2 <= len(ticks) <= 6) is (count > 0)
    assert all(tick == int(tick) for tick in ticks)
    assert all(before < count for before in ticks[:-1]), "no longer than it need be"


def test_a_paused_series_says_that_its_vote_stays_open() -> None:
    slugs = list(PACKAGED.profiles)[:4]
    held = replace(poll(ballot(slugs), [], is_closed=False), slot=None)
    assert "until the series, which is paused, goes on" in text(
        drawn(weekly(slugs[0], held), PACKAGED)
    )


@every(TieRule, str)
def test_the_rule_for_ties_is_told_while_the_vote_is_open(rule: TieRule) -> None:
    slugs = list(PACKAGED.profiles)[:4]
    held = poll(ballot(slugs, tie_rule=rule), [], is_closed=False)
    short = {TieRule.FAIREST: "featured least, then a draw", TieRule.DRAW: "a draw"}[rule]
    shown = text(drawn(weekly(slugs[0], held), PACKAGED))
    digits = held.ballot.commitment
    assert f"Tie: {short} · seal {digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]}" in shown
    assert digits not in shown
    told = text(rules(held, reader(PACKAGED)))
    assert WORDS(f"tie-{rule}") in told
    assert digits in told


@every(Rule, str)
def test_what_settled_the_vote_is_printed_at_the_close(rule: Rule) -> None:
    slugs = list(PACKAGED.profiles)[:2]
    held = poll(ballot(slugs), cast_votes(slugs), is_closed=True)
    assert held.result is not None
    drew = draw(SEED, BALLOT_ID, slugs) if rule is Rule.DRAW else None
    settled = replace(held, result=replace(held.result, rule=rule, draw=drew))
    told = WORDS(f"rule-{rule}", count=2)
    assert told in text(drawn(weekly(slugs[0], settled), PACKAGED))


@pytest.mark.parametrize("decided", [Origin.QUEUE, Origin.ROTATION, None])
def test_a_week_without_a_vote_still_carries_its_mark(decided: Origin | None) -> None:
    slugs = list(PACKAGED.profiles)
    week = weekly(slugs[0], None)
    next_one = Candidate(slugs[1], decided) if decided else None
    sheet = drawn(replace(week, decided=next_one), PACKAGED)
    assert marks(sheet) == {(SERIES.id, THIS.key)}
    assert (PACKAGED.profiles[slugs[1]].title in text(sheet)) is (decided is not None)


def test_a_test_carries_no_mark_and_says_what_it_is() -> None:
    slugs = list(PACKAGED.profiles)
    held = replace(ballot(slugs[1:11]), id="test")
    week = replace(weekly(slugs[0], Poll(held, NEXT, tally(held, []))), is_test=True)
    sheet = drawn(week, PACKAGED)
    assert marks(sheet) == set()
    assert "This is a test" in text(sheet)
    assert breaches(components(sheet)) == []


def test_a_message_whose_profile_is_gone_keeps_its_title_and_its_vote() -> None:
    slugs = list(PACKAGED.profiles)
    held = poll(ballot(slugs[1:11]), [], is_closed=False)
    sheet = drawn(weekly("long-gone", held), PACKAGED)
    assert "# long-gone" in text(sheet)
    assert "no longer in the catalogue" in text(sheet)
    assert marks(sheet) == {(SERIES.id, THIS.key)}


@every(list(product(Outcome, [True, False])), str)
def test_every_click_is_answered_in_whole_sentences(click: tuple[Outcome, bool]) -> None:
    outcome, had = click
    slugs = tuple(PACKAGED.profiles)[:2]
    held = ballot(slugs)
    barrier = Barrier.ROLE if outcome is Outcome.NOT_ELIGIBLE else None
    needs_one = outcome in (Outcome.CHANGED, Outcome.WITHDRAWN, Outcome.STILL_COUNTED)
    got = Receipt(outcome, slugs[:1] if had or needs_one else (), slugs[1:], barrier)
    said = receipt(Voted(got, held, held.closes, None), reader(PACKAGED))
    assert said.endswith(".")
    assert "none" not in said.split()


def test_a_clock_time_needs_no_zone_of_the_server() -> None:
    moment = int(datetime(2026, 9, 7, 6, tzinfo=UTC).timestamp())
    slugs = list(PACKAGED.profiles)[:4]
    shown = text(drawn(weekly(slugs[0], poll(ballot(slugs), [], is_closed=False)), PACKAGED))
    assert f"<t:{moment}:F>" in shown
    assert f"<t:{moment}:R>" in shown
