import os
import shutil
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from careerpilot.local.homes import Home
from careerpilot.local.tests.processes import eventually, pids_of


@pytest.fixture(scope="session")
def _shared_home():
    """One cluster for all tests here. pytest's own folder is closed to root's server user."""
    above = Path(tempfile.mkdtemp(prefix="careerpilot-test-"))
    above.chmod(0o755)
    folder = above / "test"
    folder.mkdir(mode=0o755)
    yield Home(folder, durable=False)
    shutil.rmtree(above)


@pytest.fixture
def home(_shared_home):
    """A home whose servers are down, before the test and after it."""
    yield _shared_home
    for pid in pids_of(_shared_home):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    assert eventually(lambda: pids_of(_shared_home) == {}, seconds=10)


@pytest.fixture
def _environ():
    """What the test puts into the environment is gone after it."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
