"""What commands and controls have at hand."""

from __future__ import annotations

from dataclasses import dataclass

from bot.cards.words import Languages
from bot.clock import Clock
from bot.domain.catalogue.catalogue import Catalogue
from bot.domain.question.library import Library
from bot.domain.week.zone import Zones
from bot.metrics import Metrics
from bot.presentation.admission import Admission
from bot.presentation.answering import Answering
from bot.presentation.asker import Readers
from bot.presentation.deck import Deck
from bot.presentation.errands import Errands
from bot.presentation.integrations import Integrations
from bot.presentation.limit import Limit
from bot.presentation.presence import Presence
from bot.presentation.publisher import DiscordPublisher
from bot.presentation.replies import Replies
from bot.programme.heartbeat import Heartbeat
from bot.programme.programme import Programme


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that the bot stands on, open; made once, at the start."""

    library: Library
    languages: Languages
    readers: Readers
    zones: Zones
    clock: Clock
    programme: Programme
    heartbeat: Heartbeat
    publisher: DiscordPublisher
    deck: Deck
    answering: Answering
    admission: Admission
    replies: Replies
    errands: Errands
    integrations: Integrations
    limit: Limit
    presence: Presence
    metrics: Metrics

    @property
    def catalogue(self) -> Catalogue:
        """The one in use at this moment."""
        return self.library.catalogue
