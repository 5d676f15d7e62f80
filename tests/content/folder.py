"""A small catalogue in a folder, for tests that spoil it."""

from __future__ import annotations

from pathlib import Path

from bot.content import BadCatalogue, load

PROFILE = "professions/baker.yaml"
OTHER = "professions/miller.yaml"
RANKING = "rankings/hot-jobs.yaml"
SOURCES = "sources.yaml"
SKILLS = "skills.yaml"
VOCABULARY = "vocabulary/en.yaml"

FILES = {
    PROFILE: """\
slug: baker
title: Baker
aliases:
  - Bread maker
  - Bäckerin
field: food
summary: Makes bread.
needed:
  - In every town.
duties:
  - Knead the dough.
  - Heat the oven.
skills:
  essential:
    - Getting up early
start:
  education:
    level: Apprenticeship
    country: DE
    date: 2024
    source: statistics
  steps:
    - Bake a loaf.
similar:
  - miller
codes:
  - system: ISCO
    code: "7512"
    title: Bakers
    match: exact
outlook:
  figures:
    - measure: growth
      value: 1.5
      span: 2024-34
      country: DE
      statistic: projection
      date: 2024-05
      source: statistics
pay:
  salaries:
    - amount: 30000
      currency: EUR
      period: year
      country: DE
      statistic: median
      date: 2024-05-31
      source: statistics
    - amount:
        low: 40000
        high: 50000
      currency: EUR
      period: year
      sample: 12
      country: DE
      statistic: stated
      date: 2024
      source: magazine
  claims:
    - text: Some earn much more.
      source: magazine
      date: 2024
question: White or brown?
""",
    OTHER: """\
slug: miller
title: Miller
field: food
summary: Makes flour.
needed: [In every valley.]
duties: [Grind the corn.]
skills: {essential: [Patience], index: [waiting]}
start: {steps: [Visit a mill.]}
question: Wind or water?
""",
    RANKING: """\
id: hot-jobs
title: Hot jobs
publisher: Office
edition: "2024"
country: world
basis: How hot the job is.
unit: percent
source: statistics
places:
  - rank: 1
    title: Bakers
    figure: 220
    professions: [baker]
  - rank: 1
    title: Smiths
  - rank: 3
    title: Cooks
""",
    SKILLS: """\
kneading: {title: Kneading, aliases: [Dough]}
waiting: {title: Patience}
""",
    VOCABULARY: """\
language: english
spelled:
  u: you
small:
  - a the
  - and of
sets:
  trade: [trade, craft]
topics:
  salary:
    - says:
        - earn
        - how much * make
        - what do|does {job} get?
    - weight: 1
      says: [much]
  start:
    - weight: 4
      says:
        - become
        - learn a? <trade>
    - weight: 1
      says: [much]
together: [or]
jobs: [job]
levels:
  junior:
    - beginner
  senior:
    - master
periods: {year: [yearly]}
orders: {paid: [best paid]}
bounds:
  least: [over]
  most: [under]
amounts:
  "100000": [six figures]
joins: [and]
asking: [what]
closed: [do]
countries:
  DE: [germany]
  AT: [austria]
skills:
  kneading: [to knead]
fields:
  food: [kitchen]
""",
    SOURCES: """\
statistics:
  title: Work in numbers
  publisher: Office
  date: 2024
  url: https://example.org/work
  retrieved: 2025-01-31
  trust: official
magazine:
  title: The oven
  publisher: Bread Weekly
  date: 2024-03
  url: https://example.org/oven
  retrieved: 2025-01-31
  trust: press
""",
}


class Folder:
    """A catalogue's folder; valid until a test changes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for file, text in FILES.items():
            self.write(file, text)

    def write(self, file: str, content: str | bytes) -> None:
        path = self.path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def replace(self, file: str, old: str, new: str) -> None:
        """Put `new` in place of the only `old` that begins a line."""
        text = f"\n{FILES[file]}"
        assert text.count(f"\n{old}") == 1, old
        self.write(file, text.replace(f"\n{old}", f"\n{new}")[1:])

    def mistakes(self) -> list[str]:
        return mistakes(self.path)


def mistakes(folder: Path) -> list[str]:
    """Return what the author of the catalogue in `folder` would read."""
    try:
        load(folder)
    except BadCatalogue as bad:
        return [str(mistake) for mistake in bad.mistakes]
    return []
