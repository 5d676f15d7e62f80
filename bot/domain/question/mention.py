"""Which professions a sentence names, and where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.naming.finder import Finder, Found
from bot.domain.naming.register import Kind
from bot.domain.question.token import Token
from bot.domain.question.vocabulary import Vocabulary

_MOST = 6  # words of a name
_SAID = frozenset({Kind.TITLE, Kind.SHOWN, Kind.EVERYDAY, Kind.FOREIGN, Kind.SEVERAL})
_SHOWN = frozenset({Kind.TITLE, Kind.SHOWN})
_OWN = frozenset({Kind.TITLE, Kind.SHOWN, Kind.EVERYDAY})
_LIKE = 0.86
"""How sure a job must be that is only called nearly so."""
_MISTYPED = 0.9  # and one whose name is a single word, mistyped
_LONG, _MISTYPED_LONG = 8, 0.84
_SHORTEST = 5  # letters of a word that is mistyped


@dataclass(frozen=True, slots=True)
class Mention:
    """A name from one place to before another; `jobs` are who may be meant, the surest first."""

    start: int
    end: int
    jobs: tuple[str, ...]
    """None where somebody stands there whom nobody knows."""
    near: tuple[str, ...] = ()
    is_sure: bool = True
    """Whether its word is a profession wherever it stands."""


def mentions(
    tokens: Sequence[Token],
    taken: Sequence[bool],
    ranks: Collection[int],
    vocabulary: Vocabulary,
    finder: Finder,
) -> list[Mention]:
    """Return the professions that are named, in their order.

    `taken` are words of other things, `ranks` the places of words such as junior.
    """
    reading = _Reading(tokens, taken, ranks, vocabulary, finder)
    return sorted(reading.found(), key=lambda each: each.start)


class _Reading:
    def __init__(
        self,
        tokens: Sequence[Token],
        taken: Sequence[bool],
        ranks: Collection[int],
        vocabulary: Vocabulary,
        finder: Finder,
    ) -> None:
        self._tokens = tokens
        self._free = [True] * len(tokens)
        self._taken = taken
        self._ranks = ranks
        self._vocabulary = vocabulary
        self._finder = finder
        # A word that only holds others together is in no name, but between two words of one.
        self._small = [bool(token.amount) or vocabulary.is_small(token.text) for token in tokens]
        self._cue = [vocabulary.says(token.text) for token in tokens]

    def found(self) -> Iterator[Mention]:
        whole = [self._longer(each) for each in self._whole()]
        yield from whole
        for start, end in self._runs():
            yield from self._run(start, end)

    def _longer(self, mention: Mention) -> Mention:
        """Return it with the word behind it, if that is mistyped: wind turbine tecnician."""
        end = mention.end
        if end >= len(self._tokens) or not self._is_strange(end):
            return mention
        token = self._tokens[end]
        if self._finder.knows(token.form) or self._tokens[end - 1].is_last:
            return mention
        found = self._finder.meant(" ".join(t.text for t in self._tokens[mention.start : end + 1]))
        if not found.is_name:
            return mention
        self._free[end] = False
        return Mention(mention.start, end + 1, _slugs(found))

    def _whole(self) -> Iterator[Mention]:
        """Yield names of several words as they stand, the longest first."""
        tokens = self._tokens
        for size in range(min(_MOST, len(tokens)), 1, -1):
            for start in range(len(tokens) - size + 1):
                end = start + size
                if not self._may_be(start, end):
                    continue
                words = [token.form for token in tokens[start:end]]
                found = self._finder.called(words)
                if found.is_name and self._is_one(start, end):
                    self._free[start:end] = [False] * size
                    yield Mention(start, end, _slugs(found))
                    yield from self._shared(start, end)

    def _may_be(self, start: int, end: int) -> bool:
        if not all(self._free[start:end]):
            return False
        if any(token.is_last for token in self._tokens[start : end - 1]):
            return False
        if self._tokens[end - 1].form in self._vocabulary.jobs:
            return False  # an office job is not one
        return not all(self._small[start:end])

    def _is_one(self, start: int, end: int) -> bool:
        """Whether words are one name, though only a list of titles may have them as one.

        Then they are none of which each is a name, as paramedic EMT, or that say something else.
        """
        words = [token.form for token in self._tokens[start:end]]
        kinds = self._finder.kinds(words)
        if kinds & _SHOWN:
            return True
        if all(self._cue[at] or self._small[at] for at in range(start, end)):
            return False  # a vote count
        return bool(kinds & _OWN) or not all(_OWN & self._finder.kinds([word]) for word in words)

    def _shared(self, start: int, end: int) -> Iterator[Mention]:
        """Yield whom a name before it is short for: mechanical *and electrical engineers*."""
        at = start - 2
        is_joined = at >= 0 and self._tokens[at + 1].text in self._vocabulary.book.joins
        if not is_joined or self._small[at] or not self._free[at]:
            return
        words = [self._tokens[at].form, self._tokens[end - 1].form]
        found = self._finder.called(words)
        if found.is_name and not self._finder.kinds(words[:1]) & _SHOWN:
            self._free[at] = False
            yield Mention(at, at + 1, _slugs(found))

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield where words stand that are neither small nor of any phrase, one beside another."""
        start = 0
        for at in range(len(self._tokens) + 1):
            is_in = at < len(self._tokens) and self._is_strange(at)
            if not is_in or (at > start and self._tokens[at - 1].is_last):
                if at > start:
                    yield start, at
                start = at if is_in else at + 1

    def _is_strange(self, at: int) -> bool:
        if not self._free[at] or self._small[at] or self._taken[at]:
            return False
        if self._is_slip(self._tokens[at]):
            return False
        return self._is_name(at) if self._cue[at] else True

    def _is_name(self, at: int) -> bool:
        token = self._tokens[at]
        is_name = bool(_SAID & self._finder.kinds([token.form]))
        return is_name and not self._vocabulary.asks(token.text)

    def _run(self, start: int, end: int) -> Iterator[Mention]:
        """Yield the professions of a run, as much of it as is a name at once."""
        at = strange = start
        is_row = all(_OWN & self._finder.kinds([each.form]) for each in self._tokens[start:end])
        while at < end:
            last = at + 1 if is_row else min(end, at + _MOST)
            for stop in range(last, at, -1):
                mention = self._mention(at, stop, is_whole=stop - at == end - start)
                if mention is None:
                    continue
                if at > strange and not self._is_told(strange, at):
                    mention = Mention(strange, stop, (), near=mention.jobs)
                yield mention
                at = strange = stop
                break
            else:
                at += 1

    def _is_told(self, start: int, end: int) -> bool:
        """Whether words before a name change nothing: certified, junior; not those of a dragon."""
        return all(
            at in self._ranks or self._finder.is_filler(self._tokens[at].form)
            for at in range(start, end)
        )

    def _mention(self, start: int, end: int, *, is_whole: bool) -> Mention | None:
        tokens = self._tokens[start:end]
        if end - start == 1:
            return self._single(start, is_alone=is_whole)
        if not is_whole and all(self._finder.knows(token.form) for token in tokens):
            return None  # names of several words were looked for already
        found = self._finder.meant(" ".join(token.text for token in tokens))
        if not found.jobs or (not found.is_name and found.jobs[0][1] < _LIKE):
            return None
        if not found.is_name and any(map(self._is_slip, tokens)):
            return None
        return Mention(start, end, _slugs(found))

    def _is_slip(self, token: Token) -> bool:
        """Whether it is a word of a phrase, mistyped."""
        near = self._vocabulary.near(token.text)
        return not self._finder.knows(token.form) and any(map(self._vocabulary.says, near))

    def _single(self, at: int, *, is_alone: bool) -> Mention | None:
        token = self._tokens[at]
        kinds = self._finder.kinds([token.form])
        if kinds:
            if not kinds & _SAID and self._finder.is_ordinary(token.form):
                return None
            found = self._finder.called([token.form])
            if not found.jobs:
                return None
            vocabulary = self._vocabulary
            before = self._tokens[at - 1].text if at else ""
            is_said = vocabulary.says(token.text) and not token.is_owner
            if is_said and before not in vocabulary.before:
                return None  # they train; do you post?
            is_foreign = not kinds & (_SAID - {Kind.FOREIGN})  # who is called Stewart is no steward
            is_doubtful = (
                token.text in vocabulary.sometimes
                or vocabulary.says(token.text)
                or (is_foreign and self._finder.is_ordinary(token.form))
            )
            is_sure = bool(kinds & _SAID) and not is_doubtful
            return Mention(at, at + 1, _slugs(found), is_sure=is_sure)
        # Beside a stranger, a strange word is a stranger too: Taylor Swift is no tailor.
        if self._finder.knows(token.form) or len(token.text) < _SHORTEST or not is_alone:
            return None
        if token.typed[0].isupper() and at and not self._tokens[0].typed[0].isupper():
            return None  # a name of somebody
        found = self._finder.meant(token.text)
        least = _MISTYPED if len(token.text) < _LONG else _MISTYPED_LONG
        if not found.is_name or found.jobs[0][1] < least:
            return None
        return Mention(at, at + 1, _slugs(found))


def _slugs(found: Found) -> tuple[str, ...]:
    return tuple(job.key for job, _ in found.jobs)
