"""Half a year of four servers with each seed, whatever its dice say: 24 server-years.

`make chaos SEEDS=1000` carries out as many as one likes; a plan that fails here is told whole with
`python -m tests.chaos run --seed N --years 0.5`, and made small with `shrink`.
"""

from __future__ import annotations

import pytest

from tests.chaos.generator import plan_of
from tests.chaos.run import carried_out


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_found_in_half_a_year_of_four_servers(seed: int) -> None:
    run = carried_out(plan_of(seed, servers=4, weeks=26))
    assert not run.findings, "\n".join([*map(str, run.findings), str(run.world.plan)])
