"""The dashboard and the alerts name what there is, and the guide knows every alert."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import opened
from bot.clock import SystemClock
from bot.domain.question.library import Library
from bot.metrics import Answered
from bot.status.condition import Watch
from bot.status.families import Families
from bot.storage.sqlite.database import Database
from tests.packaged import PACKAGED

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/operating.md").read_text("utf-8")
RULES: list[dict[str, Any]] = [
    rule
    for group in yaml.safe_load((ROOT / "deploy/prometheus/onejob.rules.yml").read_text("utf-8"))[
        "groups"
    ]
    for rule in group["rules"]
]
PANELS: list[dict[str, Any]] = orjson.loads((ROOT / "deploy/grafana/onejob.json").read_bytes())[
    "panels"
]

# What Prometheus itself knows of whatever it asks.
ITS_OWN = {"up"}
WORDS = {"sum", "by", "le", "rate", "increase", "histogram_quantile", "topk", "or", "and"}


def queries() -> Iterator[str]:
    yield from (rule["expr"] for rule in RULES)
    yield from (target["expr"] for panel in PANELS for target in panel["targets"])


def named(query: str) -> set[str]:
    """Return the metrics that a query names: no function, label or duration."""
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]|\bby \([^)]*\)", " ", query)
    return set(re.findall(r"(?<![\w.])[a-z_]\w*", bare)) - WORDS


def labels(query: str) -> set[str]:
    grouped = re.findall(r"\bby \(([^)]*)\)", query)
    matched = re.findall(r"(\w+)=", " ".join(re.findall(r"\{([^}]*)\}", query)))
    return {name.strip() for group in grouped for name in group.split(",")} | set(matched)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return every sample that a bot tells of, with its labels."""
    text = asyncio.run(_text(tmp_path_factory.mktemp("told")))
    return {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def _text(folder: Path) -> str:
    url = f"sqlite:///{folder / 'onejob.sqlite3'}"
    async with (
        opened(Library(PACKAGED), url, SystemClock()) as (client, desk),
        Database.open(url) as database,
    ):
        desk.metrics.answers[Answered("/job", "answered")].add(0.1)
        return generate_latest(Families(await Watch(client, desk, database).look())).decode()


def test_every_query_names_only_what_there_is(told: dict[str, set[str]]) -> None:
    unknown = {query: named(query) - told.keys() - ITS_OWN for query in queries()}
    assert {query: names for query, names in unknown.items() if names} == {}
    assert all(map(named, queries()))


def test_every_query_asks_only_for_labels_that_there_are(
    told: dict[str, set[str]],
) -> None:
    for query in queries():
        known = {label for name in named(query) for label in told.get(name, {"job"})}
        assert labels(query) <= known, query


def test_all_that_a_bot_tells_of_itself_is_looked_at_somewhere(
    told: dict[str, set[str]],
) -> None:
    looked_at = {name for query in queries() for name in named(query)}
    families = {re.sub(r"_(bucket|sum|count|created)$", "", name) for name in looked_at}
    ours = {re.sub(r"_(bucket|sum|count|created)$", "", name) for name in told}
    assert {name for name in ours - families if name.startswith("onejob_")} == {"onejob_info"}


def test_every_alert_says_how_grave_it_is_and_what_is_the_matter() -> None:
    for rule in RULES:
        assert rule["labels"]["severity"] in {"critical", "warning"}
        assert rule["annotations"]["summary"].endswith(".")


def test_the_guide_says_of_every_alert_what_it_means_and_what_to_do() -> None:
    lines = re.findall(r"(?m)^\| `(OneJob\w+)` \| (.+) \| (.+) \|$", GUIDE)
    assert [alert for alert, *_ in lines] == [rule["alert"] for rule in RULES]
    assert all(len(cell) > 20 for line in lines for cell in line[1:])


def test_a_query_that_names_what_is_not_there_would_be_found() -> None:
    query = 'sum by (le) (rate(onejob_gone_bucket{kind="x"}[5m])) > 0.5e6'
    assert named(query) == {"onejob_gone_bucket"}
    assert labels(query) == {"le", "kind"}
