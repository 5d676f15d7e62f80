"""What jobs are called beside their titles, as authors and publishers wrote it down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.naming.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Names:
    """Names by the slug of a profession or the code of an occupation; none where none is known."""

    shown: Mapping[str, Sequence[str]] = field(default_factory=dict[str, "Sequence[str]"])
    """By slug: what a card may show as another name, the best known first."""
    found: Mapping[str, str] = field(default_factory=dict[str, str])
    """By slug: all others that people use; a line each."""
    foreign: Mapping[str, str] = field(default_factory=dict[str, str])
    """The same in other languages than the catalogue's."""
    several: Mapping[str, Sequence[str]] = field(default_factory=dict[str, "Sequence[str]"])
    """The codes of those that a general word may mean."""
    formal: Mapping[str, str] = field(default_factory=dict[str, str])
    """By code: the names of a publisher's list, folded, a line each; there are very many."""
    lexicon: Lexicon = field(default_factory=Lexicon)
