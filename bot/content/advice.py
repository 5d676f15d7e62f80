"""What is no mistake and yet could be better: figures that have grown old or stand alone, and
weak writing as far as it can be measured.

Advice is given about a catalogue without mistakes, in the same words and order for the same files
on the same day.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, NamedTuple

from bot.content.diagnosis import named
from bot.content.document import Data, Document, Path
from bot.content.glance import weaknesses
from bot.content.keys import KEYS
from bot.content.loader import Folders
from bot.content.mistake import Mistake, quoted
from bot.content.sameness import sameness
from bot.content.wording import HARD, filler, lix, numbers, repetitions, words
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.catalogue.comparison import OLD
from bot.domain.catalogue.figure import Measure, PartialDate, Trust
from bot.domain.catalogue.profession import Profession

UNSEEN: Final = 18
"""Months after which somebody should look at a source again."""

LATELY: Final = 6
"""Months for which it is believed that an old table has no newer edition."""

# How many lines show a profession, by their key, and what they show.
_COUNTS: Mapping[str, tuple[int, int, str]] = MappingProxyType(
    {"duties": (5, 8, "the job"), "days": (2, 4, "the days")}
)

# How many words a text may have, by its key.
_LENGTHS: Mapping[str | int, tuple[int, int]] = MappingProxyType(
    {
        "in_short": (4, 15),
        "summary": (8, 35),
        "needed": (4, 30),
        "duties": (5, 30),
        "days": (5, 30),
        "essential": (1, 20),
        "nice": (1, 20),
        "personal": (1, 20),
        "steps": (4, 35),
        "question": (5, 30),
        "caution": (5, 50),
    }
)

# What a reading level can be measured of; the items of the other keys are no sentences.
_PROSE = ("summary", "needed", "duties", "days", "steps", "question")

# Both tell whether more people are needed, so that the newer of them keeps the other company.
_GROWTH = (Measure.GROWTH, Measure.HIRING_GROWTH)

# Both tell how many there are.
_SIZE = (Measure.EMPLOYMENT, Measure.JOBS)


def advice(folders: Folders, catalogue: Catalogue, today: date) -> tuple[Mistake, ...]:
    """Return what the authors of `catalogue`, which was read from `folders`, could do better."""
    profiles = [
        _Profile(document, catalogue.profiles[PurePath(document.file).stem])
        for document in folders.professions
    ]
    found = [
        *(each for profile in profiles for each in _about(profile, catalogue, today)),
        *_repeated(profiles),
        *sameness((profile.document.file, profile.profession) for profile in profiles),
        *_unseen(folders.sources, catalogue, today),
        *_outdated(folders.tables.descriptions, catalogue, today),
        *_unused(folders.skills, catalogue),
    ]
    return tuple(sorted(set(found), key=lambda m: (m.file, m.line or 0, m.what)))


def standing_alone(catalogue: Catalogue) -> int:
    """Return for how many professions all pay figures are one statistics office's."""
    return sum(
        len(publishers) == 1 and trusts == {Trust.OFFICIAL}
        for publishers, trusts in (
            _backing(profession, catalogue) for profession in catalogue.profiles.values()
        )
    )


@dataclass(frozen=True, slots=True)
class _Profile:
    """A profession, and the file that tells of it."""

    document: Document
    profession: Profession

    def warning(self, path: Path, what: str, cure: str) -> Mistake:
        return Mistake(self.document.file, self.document.line(path), what, cure)

    def stated(self, part: Path, when: PartialDate, source: str) -> Path | None:
        """Return the first place of `part` that has a figure of that time and source.

        None where it came from a table.
        """
        held: Data = self.document.data
        for key in part:
            held = held.get(str(key)) if isinstance(held, dict) else None
        places = enumerate(held) if isinstance(held, list) else [((), held)]
        for at, item in places:
            if not isinstance(item, dict) or item.get("source") != source:
                continue
            if str(item.get("date")) == str(when):
                return (*part, at) if isinstance(at, int) else part
        return None

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield what the authors wrote in their own words, with its place."""
        profession = self.profession
        if profession.in_short:
            yield ("in_short",), profession.in_short
        yield ("summary",), profession.summary
        for path, items in (
            (("needed",), profession.needed),
            (("duties",), profession.duties),
            (("days",), profession.days),
            (("skills", "essential"), profession.skills.essential),
            (("skills", "nice"), profession.skills.nice),
            (("skills", "personal"), profession.skills.personal),
            (("start", "steps"), profession.start.steps),
        ):
            yield from (((*path, at), text) for at, text in enumerate(items))
        yield ("question",), profession.question
        if profession.caution:
            yield ("caution",), profession.caution


def _about(profile: _Profile, catalogue: Catalogue, today: date) -> Iterator[Mistake]:
    yield from _old(profile, today)
    yield from _poorly_backed(profile, catalogue)
    yield from _one_sided(profile, catalogue)
    yield from _missing(profile)
    yield from _of_wrong_length(profile)
    yield from (profile.warning(*found) for found in weaknesses(profile.profession))
    yield from _hard_to_read(profile)
    yield from _saying_nothing(profile)
    yield from _without_source(profile)


def _old(profile: _Profile, today: date) -> Iterator[Mistake]:
    """Yield a warning for each source that has the newest figure of some kind, and an old one.

    An older figure beside a newer one is there on purpose: it tells how things were then.
    """
    newest: dict[Hashable, _Dated] = {}
    for dated in _figures(profile.profession):
        before = newest.setdefault(dated.kind, dated)
        if dated.date.months_before(today) < before.date.months_before(today):
            newest[dated.kind] = dated
    told: set[tuple[str, PartialDate]] = set()
    for _, part, when, source in newest.values():
        path = profile.stated(part, when, source)
        if when.months_before(today) <= OLD or (source, when) in told or path is None:
            continue
        told.add((source, when))
        yield profile.warning(
            (*path, "date"),
            f"what {quoted(source)} says of {when} is more than {OLD} months old, "
            "and nothing newer stands beside it",
            "Look for its latest edition.",
        )


class _Dated(NamedTuple):
    """When something was counted; figures of one kind tell of one thing at several times."""

    kind: Hashable
    part: Path
    """Where a profile states such figures, if it states them itself."""
    date: PartialDate
    source: str


def _figures(profession: Profession) -> Iterator[_Dated]:
    for figure in profession.outlook.figures:
        kinds = (kind for kind in (_GROWTH, _SIZE) if figure.measure in kind)
        kind = next(kinds, figure.measure)
        part = ("outlook", "figures")
        yield _Dated((kind, figure.country), part, figure.date, figure.source)
    for salary in profession.pay.salaries:
        kind, part = ("pay", salary.country), ("pay", "salaries")
        yield _Dated(kind, part, salary.date, salary.source)
    if education := profession.start.education:
        yield _Dated("education", ("start", "education"), education.date, education.source)


def _poorly_backed(profile: _Profile, catalogue: Catalogue) -> Iterator[Mistake]:
    publishers, trusts = _backing(profile.profession, catalogue)
    if len(publishers) == 1 and trusts != {Trust.OFFICIAL}:
        yield profile.warning(
            ("pay", "salaries"),
            f"all pay rests on {quoted(*publishers)} alone, which is no statistics office",
            "Look for official statistics, or for a second source.",
        )


def _backing(profession: Profession, catalogue: Catalogue) -> tuple[set[str], set[Trust]]:
    """Return who published the profession's pay figures, and how they know."""
    sources = [catalogue.sources[salary.source] for salary in profession.pay.salaries]
    return {source.publisher for source in sources}, {source.trust for source in sources}


def _one_sided(profile: _Profile, catalogue: Catalogue) -> Iterator[Mistake]:
    origins, slug = catalogue.origins, profile.profession.slug
    for at, other in enumerate(profile.profession.similar):
        if origins.get(other) != origins.get(slug):
            continue  # who writes in one folder may not write in the other
        if slug not in catalogue.profiles[other].similar:
            yield profile.warning(
                ("similar", at),
                f"{quoted(other)} does not name {quoted(slug)} as similar",
                "Name it there too, or remove it here.",
            )


def _missing(profile: _Profile) -> Iterator[Mistake]:
    profession, start = profile.profession, profile.profession.start
    of_another = start.education is not None and profession.nearest_group(start.education.country)
    for owner, path, key, is_there in (
        (Profession, (), "in_short", profession.in_short is not None),
        (Profession, (), "work", profession.work is not None),
        (Profession, (), "days", bool(profession.days)),
        (type(profession.skills), ("skills",), "index", bool(profession.skills.index)),
        (type(start), ("start",), "study", start.study is not None or not of_another),
    ):
        if not is_there:
            yield profile.warning(
                path,
                f"there is no {quoted(key)}",
                f"Add it: {KEYS[owner][key]}.",
            )


def _of_wrong_length(profile: _Profile) -> Iterator[Mistake]:
    for key, lines in (("duties", profile.profession.duties), ("days", profile.profession.days)):
        count, (fewest, most, what) = len(lines), _COUNTS[key]
        if lines and not fewest <= count <= most:
            noun = "line" if count == 1 else "lines"
            yield profile.warning(
                (key,),
                f"{quoted(key)} has {count} {noun}, where {fewest} to {most} show {what}",
                "Write more of them." if count < fewest else "Leave the least important out.",
            )
    for path, text in profile.texts():
        count, (fewest, most) = len(words(text)), _LENGTHS[_key(path)]
        if count < fewest:
            what = f"{named(path)} has {count} words, {fewest} or more would say something"
            yield profile.warning(path, what, "Say what exactly, with what, for whom.")
        elif count > most:
            what = f"{named(path)} has {count} words, up to {most} are easy to read"
            yield profile.warning(path, what, "Keep one thought and leave the rest out.")


def _hard_to_read(profile: _Profile) -> Iterator[Mistake]:
    prose = [(path, text) for path, text in profile.texts() if _key(path) in _PROSE]
    level = lix(text for _, text in prose)
    if level > HARD:
        hardest, _ = max(prose, key=lambda found: lix([found[1]]))
        yield profile.warning(
            hardest,
            f"the profile is hard to read (LIX {level:.0f}, up to {HARD:.0f} is easy enough), "
            "and this hardest of all",
            "Take shorter words and shorter sentences, here and elsewhere.",
        )


def _saying_nothing(profile: _Profile) -> Iterator[Mistake]:
    for path, text in profile.texts():
        for found in filler(text):
            what = f"{quoted(found)} fits any job, and so says nothing about this one"
            yield profile.warning(path, what, "Say what one really does, or leave it out.")


def _without_source(profile: _Profile) -> Iterator[Mistake]:
    """Yield the numbers in what tells of hours, years and deeds, and has no place for a source."""
    for path, text in profile.texts():
        for found in numbers(text) if _key(path) in ("days", "in_short") else ():
            yield profile.warning(
                path,
                f"{quoted(found)} is a number, and here it has no source",
                "Say it without a number, such as 'years' or 'long shifts'.",
            )


def _repeated(profiles: Sequence[_Profile]) -> Iterator[Mistake]:
    # Cautions are left out: what they tell of the same statistics must be told the same way.
    texts = [
        (profile, path, text)
        for profile in profiles
        for path, text in profile.texts()
        if _key(path) != "caution"
    ]
    for repetition in repetitions([text for *_, text in texts]):
        profile, path, _ = texts[repetition.later]
        other, there, _ = texts[repetition.earlier]
        place = f"{other.document.file}:{other.document.line(there)}"
        yield profile.warning(
            path,
            f"the words {quoted(repetition.words)} stand at {place} too",
            "Say what is different here.",
        )


def _unseen(documents: Iterable[Document], catalogue: Catalogue, today: date) -> Iterator[Mistake]:
    for id_, document in _entries(documents).items():
        seen = catalogue.sources[id_].retrieved
        if seen.months_before(today) > UNSEEN:
            yield Mistake(
                document.file,
                document.line((id_, "retrieved")),
                f"nobody has looked at {quoted(id_)} since {seen}, more than {UNSEEN} months ago",
                "See whether it still says so and whether there is a newer one, and put the date.",
            )


def _outdated(
    documents: Iterable[Document], catalogue: Catalogue, today: date
) -> Iterator[Mistake]:
    """Yield a warning for each old table of which nobody saw lately that it is the latest."""
    described = _entries(documents)
    for head in (table.head for table in catalogue.tables.used):
        seen = catalogue.sources[head.source].retrieved
        if head.date.months_before(today) > OLD and seen.months_before(today) > LATELY:
            document = described[head.id]
            yield Mistake(
                document.file,
                document.line((head.id, "date")),
                f"the figures of {quoted(head.id)} are of {head.date}, more than {OLD} months old",
                f"Look for a newer edition; if there is none, date {quoted(head.source)} anew.",
            )


def _unused(documents: Iterable[Document], catalogue: Catalogue) -> Iterator[Mistake]:
    used = {id_ for profession in catalogue.profiles.values() for id_ in profession.skills.index}
    for id_, document in _entries(documents).items():
        if id_ not in used:
            yield Mistake(
                document.file,
                document.line((id_,)),
                f"no profession names the skill {quoted(id_)}",
                "Name it under 'index' where it is needed, or remove it.",
            )


def _entries(documents: Iterable[Document]) -> Mapping[str, Document]:
    """Return the file that counts for each id: the last one that has it."""
    return {id_: document for document in documents for id_ in document.data or {}}


def _key(path: Path) -> str | int:
    """Return the key of a text, or that of the list in which it is an item."""
    return path[-2] if isinstance(path[-1], int) else path[-1]
