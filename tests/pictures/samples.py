"""Pictures to draw: everyday ones, with real figures, and the strangest that can be."""

from __future__ import annotations

from dataclasses import replace

from bot.pictures.design import field_color
from bot.pictures.picture import (
    Amount,
    Axis,
    Bar,
    ChartPicture,
    Growth,
    Ladder,
    Picture,
    ProfessionPicture,
    Subject,
    Week,
    WeekKind,
    YearPicture,
)

SOURCE = "United States · U.S. Bureau of Labor Statistics, May 2025 and 2024–34"
LONGEST = "Computer network and information systems security architect I"


def subject(slug: str, field: str, title: str = "") -> Subject:
    return Subject(slug, title or slug.replace("-", " ").capitalize(), field_color(field))


def dollars(value: float, label: str = "") -> Amount:
    return Amount(value, f"${value:,.0f}", label)


def percent(value: float, label: str = "") -> Amount:
    return Amount(value, f"{value:+.1f}%".replace("-", "−"), label)


def axis(*thousands: int) -> Axis:
    return Axis(tuple(Amount(1000 * each, f"${each}k" if each else "0") for each in thousands))


PAY = axis(0, 50, 100, 150, 200, 250)
AI = subject("ai-engineer", "Technology", "AI engineer")
NURSE = subject("nurse-practitioner", "Health")
WIND = subject("wind-turbine-technician", "Climate and energy")
DATA = subject("data-scientist", "Technology")
ROBOTS = subject("robotics-engineer", "Manufacturing")


def ladder(p10: float, p25: float, median: float, p75: float, p90: float) -> Ladder:
    return Ladder(
        dollars(p10),
        dollars(p25, "junior"),
        dollars(median, "in the middle"),
        dollars(p75, "senior"),
        dollars(p90),
    )


AI_PAY = ladder(82_200, 103_570, 140_300, 188_700, 230_630)

PROFESSION = ProfessionPicture(
    subject=AI,
    field="Technology",
    growth=Growth(percent(19.7, "jobs by 2034"), percent(3.1, "all jobs")),
    pay_heading="Pay a year, before tax",
    pay=AI_PAY,
    axis=PAY,
    group="Figures of computer and information research scientists",
    source=SOURCE,
    alt="AI engineer",
)

COMPARISON = ChartPicture(
    heading="Pay a year, before tax",
    bars=(
        Bar(
            WIND,
            ladder(48_600, 58_840, 64_120, 78_010, 92_300),
            aside="+49.9% jobs by 2034",
        ),
        Bar(
            AI,
            AI_PAY,
            aside="+19.7% jobs by 2034",
            note="Figures of computer and information research scientists",
        ),
        Bar(NURSE, ladder(97_960, 112_000, 132_300, 148_650, 169_950), aside="+40.1% jobs by 2034"),
    ),
    axis=PAY,
    source=SOURCE,
    alt="Pay",
)

RESULT = ChartPicture(
    heading="Next week: 34 members voted",
    bars=(
        Bar(NURSE, amount=Amount(14, "14"), aside="comes next", is_first=True),
        Bar(DATA, amount=Amount(11, "11")),
        Bar(WIND, amount=Amount(6, "6")),
        Bar(ROBOTS, amount=Amount(3, "3")),
    ),
    axis=None,
    source="Closed Monday, November 30, 2026, 08:00 · most votes",
    alt="Result",
)

_FIELDS = ("Technology", "Health", "Finance", "Care", "Creative", "Education", "Agriculture")
_TEN = (
    "ux-designer",
    "genetic-counselor",
    "actuary",
    "home-care-aide",
    "film-and-video-editor",
    "nurse-educator",
    "soil-and-plant-scientist",
    "cloud-architect",
    "epidemiologist",
    "fintech-quantitative-analyst",
)
TEN = tuple(subject(slug, _FIELDS[i % len(_FIELDS)]) for i, slug in enumerate(_TEN))

GROWTHS = ChartPicture(
    heading="Growth of jobs, 2024 to 2034",
    bars=tuple(
        Bar(each, amount=percent(24.3 - 4.4 * i), aside=f"{i + 1}") for i, each in enumerate(TEN)
    ),
    axis=Axis(tuple(percent(each) for each in (-20, -10, 0, 10, 20, 30))),
    source=SOURCE,
    alt="Growth",
)

PAYS = ChartPicture(
    heading="Jobs by pay a year, before tax",
    bars=tuple(
        Bar(
            each,
            ladder(*(share * (150_000 - 9_500 * i) for share in (0.6, 0.78, 1, 1.28, 1.55))),
            aside=f"{percent(12 - i).text}",
        )
        for i, each in enumerate(TEN)
    ),
    axis=PAY,
    source=SOURCE,
    alt="Pays",
)

RANKS = ChartPicture(
    heading="LinkedIn Jobs on the Rise 2026, United States",
    bars=tuple(Bar(each, aside=f"{i + 1}.") for i, each in enumerate(TEN[:7])),
    axis=None,
    source="LinkedIn, January 2026: an order, without figures",
    alt="Ranks",
)

YEAR = YearPicture(
    heading="Season 1: 17 of 52 weeks",
    weeks=(
        *(
            Week(WeekKind.NONE) if i == 5 else Week(WeekKind.PAST, TEN[i % len(TEN)])
            for i in range(16)
        ),
        Week(WeekKind.PRESENT, AI),
        *(Week(WeekKind.OPEN) for _ in range(35)),
    ),
    source="Future Club · since March 2, 2026",
    alt="Year",
)

EVERYDAY: dict[str, Picture] = {
    "profession": PROFESSION,
    "comparison": COMPARISON,
    "result": RESULT,
    "growths": GROWTHS,
    "pays": PAYS,
    "ranks": RANKS,
    "year": YEAR,
}

# The strangest that can be.

HUGE = Amount(1e9, "$1,000,000,000", "in the middle of all that anybody ever earned here")
STRANGE = Subject("moon-gardener", "月面の庭師 🌕", field_color(""))
RIGHT_TO_LEFT = Subject("ai-engineer", "مهندس الذكاء الاصطناعي", field_color("Technology"))
LONG = Subject("long", LONGEST, field_color("Agriculture"))

BARE = ProfessionPicture(
    subject=LONG,
    field="",
    growth=None,
    pay_heading="",
    pay=Ladder(),
    axis=None,
    group="",
    source="",
    alt="",
)

EXTREMES: dict[str, Picture] = {
    "bare": BARE,
    "long": replace(
        PROFESSION,
        subject=LONG,
        field="Agriculture, forestry, fishing and whatever else grows anywhere on this planet",
        growth=Growth(percent(-99.9, LONGEST), percent(3.1, LONGEST)),
        pay=Ladder(
            Amount(0, "$0", "a tenth earn less than"),
            Amount(0, "$0", LONGEST),
            HUGE,
            replace(HUGE, label=LONGEST),
            replace(HUGE, label="nine tenths earn less than"),
        ),
        axis=Axis((Amount(0, "0"), Amount(5e8, "$500,000,000"), Amount(1e9, "$1,000,000,000"))),
        group=f"Figures of {LONGEST}, {LONGEST} and {LONGEST}",
        source=f"{SOURCE} · {SOURCE} · {SOURCE}",
    ),
    "strange": replace(
        PROFESSION,
        subject=STRANGE,
        field="農業",
        growth=Growth(percent(0), percent(-3.1)),
        pay=Ladder(median=HUGE),
        group="月 & <b>\"moon\"</b> 'gardeners'",
        source="\x00\x1b\u202e 出典 ]]> &amp;",
    ),
    "right to left": replace(
        PROFESSION,
        subject=RIGHT_TO_LEFT,
        pay=replace(AI_PAY, p90=None),
        growth=Growth(percent(-12.5, "jobs by 2034")),
        group="",
    ),
    "many": ChartPicture(
        heading=f"{LONGEST}, {LONGEST} and {LONGEST}",
        bars=tuple(
            Bar(
                (LONG, STRANGE, RIGHT_TO_LEFT, *TEN)[i % 13],
                ladder(0, 10**i, 2 * 10**i, 3 * 10**i, 10**9) if i % 3 else None,
                aside=(LONGEST, "", "🌕", "30.")[i % 4],
                note=LONGEST if i % 5 == 0 else "",
                is_first=i == 0,
            )
            for i in range(30)
        ),
        axis=Axis(tuple(Amount(each * 1e8, f"${each * 1e8:,.0f}") for each in range(11))),
        source=f"{SOURCE} · {SOURCE}",
        alt="",
    ),
    "falling": ChartPicture(
        heading="",
        bars=(
            Bar(LONG, amount=percent(-1e9), aside=LONGEST),
            Bar(STRANGE, amount=percent(0)),
            Bar(AI, amount=Amount(-3, "−3.0% " + LONGEST), note=LONGEST),
        ),
        axis=None,
        source="",
        alt="",
    ),
    "empty": ChartPicture(heading="", bars=(), axis=Axis(()), source="", alt=""),
    "few": ChartPicture(
        heading="Pay a year, before tax",
        bars=(
            Bar(LONG, ladder(0, 0, 0, 0, 0)),
            Bar(AI, ladder(1e9, 1e9, 1e9, 1e9, 1e9), aside=LONGEST, is_first=True),
            Bar(NURSE, Ladder(median=HUGE)),
            Bar(WIND, Ladder()),
        ),
        axis=None,
        source=SOURCE,
        alt="",
    ),
    "no weeks": YearPicture(heading="", weeks=(), source="", alt=""),
    "years": YearPicture(
        heading=LONGEST * 3,
        weeks=tuple(Week(tuple(WeekKind)[i % 4], (None, LONG, STRANGE)[i % 3]) for i in range(160)),
        source=SOURCE * 3,
        alt="",
    ),
}
