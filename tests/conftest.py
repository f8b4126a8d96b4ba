"""What several test modules share."""

import sys
from pathlib import Path

import pytest

# the scorer of the hard cases is a script, so that anybody can run it
sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))


def pytest_addoption(parser):
    parser.addoption(
        "--require",
        action="append",
        default=[],
        metavar="WHAT",
        help="fail, and do not skip, the tests that need this and do not find it, such as 'browser'",
    )


@pytest.fixture(scope="session")
def missing(request):
    """Called with what is missing, of what group, by a test that cannot do without."""

    def say(group, reason):
        if group in request.config.getoption("--require"):
            pytest.fail(reason)
        pytest.skip(reason)

    return say
