"""A share of `python -m tests.wire.fleet`, without the kill, after which a minute has to pass."""

from __future__ import annotations

from pathlib import Path

from tests.postgres import require, server
from tests.wire.fleet import Size, prove


async def test_processes_post_once_and_lose_no_vote_while_postgresql_crashes(
    tmp_path: Path,
) -> None:
    require()
    size = Size(servers=24, processes=2, shards=4, votes=30, killed_at=None)
    with server(is_durable=True) as postgres:
        outcome = await prove(size, tmp_path, postgres)
    assert outcome.wrong == {}
    assert outcome.lost == []
    assert outcome.answers["counted"] > size.servers
    assert [each.code for each in outcome.ended] == [0, 0]
