"""What many profiles have in common is told with numbers, in few lines, if it is a habit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.content.sameness import COMMON, FEWEST, MOST, sameness
from bot.domain.catalogue.profession import Profession, Skills, Start

MANY = 40
LIMIT = int(MANY * COMMON)
"""So many profiles of MANY may be alike."""


def profile(number: int, **lines: Sequence[str]) -> Profession:
    """Return a profession whose lines, but for those given, begin and go on like no other's."""
    keys = ("in_short", "needed", "duties", "days", "steps")
    own = {key: (f"Own{number} {key} here.",) for key in keys}
    texts = {**own, **{key: tuple(each) for key, each in lines.items()}}
    steps = texts.pop("steps")
    (in_short,) = texts.pop("in_short")
    return Profession.model_validate(
        {
            "slug": f"job-{number}",
            "title": f"Job {number}",
            "field": "Field",
            "in_short": in_short,
            "summary": "Works.",
            "skills": Skills(essential=("Will",)),
            "start": Start(steps=steps),
            "question": "Why?",
            **texts,
        }
    )


def told(*professions: Profession, folder: str = "professions") -> list[str]:
    return [
        str(each) for each in sameness((f"{folder}/{job.slug}.yaml", job) for job in professions)
    ]


def some_alike(alike: int, of: int = MANY, /, **lines: Sequence[str]) -> list[Profession]:
    return [profile(number, **lines if number < alike else {}) for number in range(of)]


HABITS = [
    (
        {"needed": ("Farms: in summer.", "Mills: in winter.")},
        "have every line of 'needed' in the form 'X: Y'",
    ),
    ({"needed": ("Farms in summer.",)}, "'Farms' opens a line of 'needed' in"),
    ({"duties": ("Write it down.",)}, "'Write' opens a line of 'duties' in"),
    ({"in_short": ("works at night",)}, "'works' opens a line of 'in_short' in"),
    ({"days": ("Nights are long.",)}, "'Nights' opens a line of 'days' in"),
    ({"steps": ("Study, then work.",)}, "'Study' opens a line of 'steps' in"),
    ({"duties": ("One, two, and three.",)}, "lines of 'duties' go on with ', and'"),
]


@pytest.mark.parametrize(("lines", "what"), HABITS, ids=lambda part: str(part)[:30])
def test_a_habit_is_told_as_soon_as_more_than_a_quarter_have_it(
    lines: dict[str, Sequence[str]], what: str
) -> None:
    assert not [each for each in told(*some_alike(LIMIT, **lines)) if what in each]
    assert [each for each in told(*some_alike(LIMIT + 1, **lines)) if what in each]


def test_it_is_told_with_numbers_and_a_few_examples() -> None:
    assert told(*some_alike(22, duties=["Write it down."])) == [
        (
            "professions: 'Write' opens a line of 'duties' in 22 of 40 profiles "
            "(job-0, job-1, job-2, ...). Begin some of them with another word."
        )
    ]


def test_lines_are_counted_each_and_openers_once_a_profile() -> None:
    lines = ["Ends, and ends.", "Ends, and begins."]
    opened, joined = told(*some_alike(FEWEST, FEWEST, duties=lines))
    assert f"'Ends' opens a line of 'duties' in {FEWEST} of {FEWEST} profiles" in opened
    assert f"{2 * FEWEST} of {2 * FEWEST} lines of 'duties' go on with ', and'" in joined


def test_a_line_without_a_label_is_enough_to_vary() -> None:
    lines = ["Farms: in summer.", "Mills in winter."]
    assert not [each for each in told(*some_alike(MANY, needed=lines)) if "'X: Y'" in each]


def test_an_article_is_nobody_s_habit() -> None:
    assert told(*some_alike(MANY, duties=["The oven is hot.", "A loaf is not."])) == []


def test_a_few_profiles_may_be_alike_by_chance() -> None:
    lines = {"duties": ["Write it down."]}
    assert told(*some_alike(FEWEST - 1, FEWEST - 1, **lines)) == []
    assert told(*some_alike(FEWEST, FEWEST, **lines)) != []


def test_profiles_of_another_folder_are_counted_by_themselves() -> None:
    shipped = some_alike(MANY, duties=["Write it down."])
    files = [(f"shipped/professions/{job.slug}.yaml", job) for job in shipped]
    files += [(f"own/professions/{job.slug}.yaml", job) for job in some_alike(0, FEWEST)]
    assert [each.file for each in sameness(files)] == ["shipped/professions"]


def test_however_many_are_alike_only_a_few_lines_are_told() -> None:
    words = [f"Word{number}" for number in range(30)]
    lines = [f"{word}: one, two, and three." for word in words]
    keys = ("needed", "duties", "steps")
    found = told(*some_alike(200, 200, **dict.fromkeys(keys, lines), days=lines[:4]))
    assert len(found) == 1 + (len(keys) + 1) * (MOST + 1)
    assert max(map(len, found)) < 300
