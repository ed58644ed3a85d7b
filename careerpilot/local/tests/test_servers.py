import pytest

from careerpilot.local.homes import Home
from careerpilot.local.servers import Postgres

CARE = {"fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off"}


@pytest.mark.parametrize(("durable", "without"), [(True, set()), (False, CARE)])
def test_only_a_cluster_to_throw_away_goes_without_care(tmp_path, durable, without):
    cluster = Postgres(Home(tmp_path, durable=durable), tmp_path, None, programs=tmp_path)

    assert CARE & set(cluster.command()) == without
