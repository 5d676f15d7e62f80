"""The bot as a process, and its commands given to Discord: what `serving` loads late."""

from __future__ import annotations

import asyncio
import logging

from bot import log
from bot.domain.errors import OperatorError
from bot.operators import requirements
from bot.operators.loading import loaded
from bot.settings import Settings
from bot.signals import Signals

_log = logging.getLogger(__name__)


def run(signals: Signals) -> int:
    """Run the bot until a signal asks for its end; all that it says fits its log's format."""
    settings, wrong = Settings.looked_through()
    try:
        if wrong:
            raise OperatorError("\n".join(wrong))
        app = loaded("bot.app")
        if not signals.is_end_asked:
            asyncio.run(app.run(settings, signals))
    except OperatorError as reason:
        log.last_words(str(reason), settings.onejob_log_format)
        return 1
    except ImportError as missing:
        log.last_words(requirements.told(missing), settings.onejob_log_format)
        return 1
    except Exception:
        _log.critical("the bot ends for a reason that nobody foresaw", exc_info=True)
        return 1
    return 0


def sync() -> int:
    """Give Discord the commands anew."""
    settings = Settings.read()
    count = asyncio.run(loaded("bot.app").sync(settings))
    print(f"Discord has been given the {count} commands, in place of what it had.")
    return 0
